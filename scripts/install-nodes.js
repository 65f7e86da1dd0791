// Installs the versions of Node that grappe is tested on, beside the one at hand: .nodes/22, .nodes/24.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const VERSIONS = ['22', '24'];

for (const version of VERSIONS) {
  const folder = `.nodes/${version}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', `node@${version}`], {
    cwd: folder,
    stdio: 'inherit',
  });
}
