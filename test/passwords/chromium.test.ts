import { startChromium } from './chromium.js';
import { testPasswordManager } from './leftAlone.js';

testPasswordManager(startChromium);
