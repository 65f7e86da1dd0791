// Runs a TypeScript file of the repository with its arguments: `node scripts/typescript.js FILE [ARG…]`.
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { FOR_NODE } from './for-node.js';

const [file, ...args] = process.argv.slice(2);
// One folder deep, as src and dist are, so that what looks for package.json finds it.
const outfile = `.scripts/${process.pid}.mjs`;
await build({
  ...FOR_NODE,
  entryPoints: [file ?? ''],
  outfile,
  packages: 'external',
});
process.argv = [process.argv[0] ?? 'node', file ?? '', ...args];
try {
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(outfile, { force: true });
}
