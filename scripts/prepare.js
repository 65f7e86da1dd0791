// Builds where npm packs, links or installs from git; a clone without its libraries gets them first.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const npm = (/** @type {readonly string[]} */ ...words) =>
  execFileSync('npm', [...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });

if (!existsSync(new URL('../node_modules/esbuild', import.meta.url)))
  npm('ci', '--ignore-scripts', '--global=false');
npm('run', '--silent', 'build');
