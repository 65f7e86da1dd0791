// Writes docs/diagnostics.md from the codes, their wording, and what grappe says of each example.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const bundle = 'dist/document-diagnostics.js';
await build({
  entryPoints: ['test/diagnostics/catalogue.ts'],
  outfile: bundle,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});
const { catalogue } = await import(pathToFileURL(bundle).href);
mkdirSync('docs', { recursive: true });
writeFileSync('docs/diagnostics.md', await catalogue());
rmSync(bundle);
