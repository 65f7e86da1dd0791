// `npm run build`: builds, unless this tree, what was built included, is byte for byte what the last build left.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Holds the hash of the tree that the last build left. Its folder is not packed. */
const LEFT = 'dist/compiled/left';
const INSTALLED = 'node_modules/.package-lock.json';

/** What no build reads or writes: whatever else is found counts. */
const APART =
  'node_modules test bench mutation validators demo runs reports coverage release .git .ci .nodes .scripts .mutation';
const NOT_COUNTED = new Set([LEFT, ...APART.split(' ')]);

/** @returns {string} hash of names and contents, and of what else a build depends on */
function treeHash() {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`);
  const add = (/** @type {string} */ name) =>
    hash.update(`${name}\0`).update(readFileSync(name)).update('\0');
  const addFolder = (/** @type {string} */ folder) => {
    const entries = readdirSync(folder || '.', { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = folder + entry.name;
      if (NOT_COUNTED.has(name)) continue;
      if (entry.isDirectory()) addFolder(`${name}/`);
      else if (entry.isFile()) add(name);
    }
  };
  addFolder('');
  if (existsSync(INSTALLED)) add(INSTALLED);
  return hash.digest('hex');
}

if (!existsSync(LEFT) || readFileSync(LEFT, 'utf8') !== treeHash()) {
  // A build that ends before its time leaves none.
  rmSync(LEFT, { force: true });
  for (const words of [
    ['scripts/build.js'],
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'],
  ])
    execFileSync(process.execPath, words, { stdio: 'inherit' });
  writeFileSync(LEFT, treeHash());
}
