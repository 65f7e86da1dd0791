/** Writes the manual pages beside the build: man/grappe.1 and, in French, man/fr/grappe.1. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { grappeVersion } from '../src/package-files.ts';
import { manPage } from './man-page.ts';

mkdirSync('man/fr', { recursive: true });
writeFileSync('man/grappe.1', manPage('en', grappeVersion()));
writeFileSync('man/fr/grappe.1', manPage('fr', grappeVersion()));
