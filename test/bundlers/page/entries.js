// Imports every entry of the package that needs no optional peer dependency.

import * as main from 'itglue-connect';
import * as element from 'itglue-connect/element';
import * as frame from 'itglue-connect/frame';
import { de } from 'itglue-connect/languages/de';
import { fr } from 'itglue-connect/locales/fr';
import * as nango from 'itglue-connect/nango';
import openapi from 'itglue-connect/openapi.json';
import * as server from 'itglue-connect/server';
import 'itglue-connect/standalone';
import 'itglue-connect/styles.css';

console.log(main, element, frame, de, fr, nango, openapi, server);
