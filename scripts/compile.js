// Keeps what V8 compiles of the built files while they live a month of the example: bin/load.js gives it back to V8.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RECORDER = fileURLToPath(new URL('record-compiled.cjs', import.meta.url));
const { COMPILED } = createRequire(import.meta.url)('../bin/load.js');

const folder = mkdtempSync(join(tmpdir(), 'grappe-compile-'));
const workspace = join(folder, 'example');
const run = join(workspace, 'runs/2025-09');

/** In the order in which each finds what it needs; each adds to what those before it had compiled. */
const COMMAND_LINES = [
  ['allocate', workspace, '--period', '2025-09', '--reports', 'csv,xlsx,pdf,html'],
  ['close', run, '--on', '2025-10-20'],
  ['account', workspace, '--period', '2025-09'],
  ['status', workspace],
  // Last: it sets no flags of V8, as they are when the files that every command starts with are loaded.
  ['--help'],
];
rmSync(join(COMPILED, '..'), { recursive: true, force: true });
// The flags of somebody else's runs are not those of grappe's.
const { NODE_OPTIONS: _, ...env } = process.env;
try {
  cpSync('fixtures/grand-est', workspace, { recursive: true });
  for (const argv of COMMAND_LINES) {
    const words = [RECORDER, ...argv];
    const { status, stderr, error, signal } = spawnSync(process.execPath, words, { encoding: 'utf8', env });
    if (status !== 0) throw new Error(`grappe ${argv.join(' ')}: ${error ?? signal ?? stderr}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
