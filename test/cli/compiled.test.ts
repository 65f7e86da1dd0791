/** What V8 compiled when grappe was built is used where it is whole and of the same text, and changes nothing. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const COMMANDS = [
  ['--help'],
  ['check', resolve('fixtures/grand-est')],
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
const HARMS: readonly ((path: string) => void)[] = [
  (path) => changeByte(path, 0),
  (path) => changeByte(path, readFileSync(path).length >> 1),
  (path) => changeByte(path, readFileSync(path).length - 1),
  (path) => writeFileSync(path, readFileSync(path).subarray(0, 3)),
  (path) => writeFileSync(path, readFileSync(path).subarray(0, -1)),
  (path) => rmSync(path),
  (path) => {
    rmSync(path);
    mkdirSync(path);
  },
];

function changeByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}

describe('what V8 compiled', () => {
  test.each(COMMANDS)(
    'is taken by %s, and says the same when it is damaged, cut short, not there or a folder',
    (...argv) => {
      const whole = told(argv);
      expect(whole).toMatchObject({ refused: [], stderr: '' });
      expect(whole.loaded).toBeGreaterThan(2);
      const kept = `${compiled}-kept`;
      cpSync(compiled, kept, { recursive: true });
      for (const harm of HARMS) {
        for (const name of readdirSync(compiled)) harm(join(compiled, name));
        const { refused, ...rest } = told(argv);
        expect(refused).toHaveLength(whole.loaded);
        expect({ ...rest, refused: [] }).toEqual(whole);
        rmSync(compiled, { recursive: true });
        cpSync(kept, compiled, { recursive: true });
      }
    },
  );

  test('is not taken for a text that was changed after it, even by one of the same length', () => {
    const named =
      readdirSync(join(folder, 'dist')).find((name) => /^command-runs-.*\.cjs$/u.test(name)) ?? '';
    const path = join(folder, 'dist', named);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace("'use strict'", "'USE strict'"));
    expect(told(['check', resolve('fixtures/grand-est')]).refused).toEqual([`./${named}`]);
    writeFileSync(path, text);
  });
});
