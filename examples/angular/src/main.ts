import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { ConnectItGlue } from './ConnectItGlue';

await bootstrapApplication(ConnectItGlue, { providers: [provideZonelessChangeDetection()] });
