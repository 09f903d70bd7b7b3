import { startFirefox } from '../passwords/firefox.js';
import { testReader } from './says.js';

testReader(startFirefox);
