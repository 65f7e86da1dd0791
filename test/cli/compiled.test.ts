/** What V8 compiled when grappe was built is used where it is whole and of the same text, and changes nothing. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Runs a command and prints of each file that it loaded whether V8 took what it had compiled, as the last line. */
const TELLING = `
const { loaded } = require('./bin/load.js');
process.on('exit', () => {
  const refused = [...loaded].filter(([, script]) => script.cachedDataRejected !== false).map(([name]) => name);
  console.log(JSON.stringify({ loaded: loaded.size, refused }));
});
require('./bin/grappe.js');`;

const COPIED = ['bin', 'dist', 'package.json'];
const CHECK = ['check', resolve('fixtures/grand-est')];
const COMMANDS = [
  ['--help'],
  CHECK,
  ['status', resolve('fixtures/grand-est')],
  ['explain', resolve('fixtures/grand-est'), '--invoice', 'F2025-0009', '--line', '1'],
];

let folder: string;
let compiled: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-compiled-'));
  for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
  compiled = join(folder, 'dist/compiled', `${process.version}-${process.platform}-${process.arch}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function told(argv: readonly string[]) {
  const words = ['-e', TELLING, 'bin/grappe.js', ...argv];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  const lines = stdout.trimEnd().split('\n');
  const { loaded, refused } = JSON.parse(lines.pop() ?? '') as { loaded: number; refused: readonly string[] };
  return { loaded, refused, said: lines, stderr, status };
}

/** What can have happened to a file with what was compiled. */
const HARMS: Readonly<Record<string, (path: string) => void>> = {
  'changed in its first byte': (path) => changeByte(path, 0),
  'changed in the middle': (path) => changeByte(path, readFileSync(path).length >> 1),
  'changed in its last byte': (path) => changeByte(path, readFileSync(path).length - 1),
  'cut to three bytes': (path) => writeFileSync(path, readFileSync(path).subarray(0, 3)),
  'cut by a byte': (path) => writeFileSync(path, readFileSync(path).subarray(0, -1)),
  'not there': (path) => rmSync(path),
  'a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
};

/** What a command says while every file with what was compiled is harmed. */
function harmed(harm: ((path: string) => void) | undefined, argv: readonly string[]) {
  const kept = `${compiled}-kept`;
  cpSync(compiled, kept, { recursive: true });
  for (const name of readdirSync(compiled)) harm?.(join(compiled, name));
  const { refused, ...rest } = told(argv);
  rmSync(compiled, { recursive: true });
  renameSync(kept, compiled);
  return { ...rest, refused: refused.length };
}

/** What a command says, had none of the files that it loads been taken. */
const withNoneTaken = (whole: ReturnType<typeof told>) => ({ ...whole, refused: whole.loaded });

function changeByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}

describe('what V8 compiled', () => {
  test.each(COMMANDS)('is taken by %s, which says the same without', (...argv) => {
    const whole = told(argv);
    expect(whole).toMatchObject({ refused: [], stderr: '' });
    expect(whole.loaded).toBeGreaterThan(2);
    expect(harmed(HARMS['not there'], argv)).toEqual(withNoneTaken(whole));
  });

  test.each(Object.entries(HARMS))('is not taken where it is %s', (_, harm) => {
    expect(harmed(harm, CHECK)).toEqual(withNoneTaken(told(CHECK)));
  });

  test('is not taken for a text that was changed after it, even by one of the same length', () => {
    const named =
      readdirSync(join(folder, 'dist')).find((name) => /^command-runs-.*\.cjs$/u.test(name)) ?? '';
    const path = join(folder, 'dist', named);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace("'use strict'", "'USE strict'"));
    expect(told(CHECK).refused).toEqual([`./${named}`]);
    writeFileSync(path, text);
  });
});
