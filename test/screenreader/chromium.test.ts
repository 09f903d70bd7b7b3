import { startChromium } from '../passwords/chromium.js';
import { testReader } from './says.js';

testReader(startChromium);
