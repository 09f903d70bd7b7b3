import { startFirefox } from './firefox.js';
import { testPasswordManager } from './leftAlone.js';

testPasswordManager(startFirefox);
