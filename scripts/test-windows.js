// Runs tests as on Windows: Wine runs Node for Windows on a copy of the working tree, on its drive C:.
// `npm run test:windows -- test/runs` runs a folder; without one, all that `npm test` runs.
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const HOME = resolve('.nodes/windows');
const NODE = resolve('.nodes/node_modules/node-windows/bin/node.exe');
const CLONE = join(HOME, 'wine/drive_c/grappe');
const MODULES = join(CLONE, 'node_modules');
const LOCK = 'package-lock.json';

/** A test takes ten times as long there. */
const USUAL = ['--testTimeout', '600000'];

const env = {
  ...process.env,
  WINEPREFIX: join(HOME, 'wine'),
  WINEDEBUG: '-all',
  XDG_RUNTIME_DIR: join(HOME, 'runtime'),
  NO_COLOR: '1',
};

if (!fs.existsSync(NODE)) {
  process.stderr.write('Install Node for Windows first: node scripts/install-nodes.js\n');
  process.exit(2);
}
fs.mkdirSync(env.XDG_RUNTIME_DIR, { recursive: true });
execFileSync('wineboot', ['--init'], { env, stdio: 'ignore' });
const isNew = !fs.existsSync(MODULES) || lockOf(CLONE) !== lockOf('.');
copyTree();
if (isNew) {
  const options = ['--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['ci', ...options], { cwd: CLONE, stdio: 'inherit' });
}
// What V8 compiled of dist here is not for the other one.
const compiled = inWine('scripts/compile.js');
process.exitCode =
  compiled === 0
    ? inWine('node_modules/vitest/vitest.mjs', 'run', ...USUAL, ...process.argv.slice(2))
    : compiled;

function lockOf(folder) {
  return fs.readFileSync(join(folder, LOCK), 'utf8');
}

/** The files that git knows or would take, and dist. */
function copyTree() {
  fs.mkdirSync(CLONE, { recursive: true });
  for (const name of fs.readdirSync(CLONE)) {
    if (name !== 'node_modules') fs.rmSync(join(CLONE, name), { recursive: true });
  }
  const argv = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', argv, { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\0');
  for (const path of [...listed.filter((name) => name !== '' && fs.existsSync(name)), 'dist']) {
    fs.mkdirSync(dirname(join(CLONE, path)), { recursive: true });
    fs.cpSync(path, join(CLONE, path), { recursive: true });
  }
}

/** Runs a program of the copy. Node for Windows cannot write to pipes of this system: what it says goes through a file. */
function inWine(...argv) {
  const said = join(HOME, 'said.txt');
  const descriptor = fs.openSync(said, 'w');
  const stdio = ['ignore', descriptor, descriptor];
  const { status } = spawnSync('wine', [NODE, ...argv], { cwd: CLONE, env, stdio });
  fs.closeSync(descriptor);
  process.stdout.write(fs.readFileSync(said));
  return status ?? 1;
}
