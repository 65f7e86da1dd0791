/** A file of the run that is lent to the press: what it holds, and its fingerprint. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutput } from '../../src/run/output-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-lent-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (): string => readFileSync(join(folder, 'rows.csv'), 'utf8');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('texts go to whoever borrowed it, who writes bytes and says the hash of all', () => {
  const file = createOutput(folder, 'rows.csv', 'é\n');
  const texts: string[] = [];
  const { begun, write, giveBack } = file.lend((text) => void texts.push(text));
  expect(begun).toBe('é\n');
  file.write('a row\n');
  expect([texts, written()]).toEqual([['a row\n'], 'é\n']);
  const bytes = Buffer.from('ligne é\n');
  write(bytes);
  // It may be written over at once.
  bytes.fill(0);
  write(Buffer.from('another\n'));
  giveBack(sha256('é\nligne é\nanother\n'));
  expect(file.close()).toEqual({ path: 'rows.csv', sha256: sha256(written()), bytes: 20 });
  expect(written()).toBe('é\nligne é\nanother\n');
});

test('one that is not lent is what was written', () => {
  const file = createOutput(folder, 'rows.csv', 'é\n');
  file.write('a');
  file.write(Buffer.from('é'));
  expect(file.close()).toEqual({ path: 'rows.csv', sha256: sha256('é\naé'), bytes: 6 });
  expect(written()).toBe('é\naé');
});

test('once rows are written it is not lent any more: their hash is begun', () => {
  const file = createOutput(folder, 'rows.csv', 'header\n');
  file.write('a row\n');
  expect(() => file.lend(() => {})).toThrow('rows.csv is lent before its rows are written');
  file.close();
});

test('bytes that would come out of turn are refused while it is lent, and all that comes once it was given back', () => {
  const file = createOutput(folder, 'rows.csv', 'é\n');
  const texts: string[] = [];
  const { giveBack } = file.lend((text) => void texts.push(text));
  expect(() => file.write(Buffer.from('a'))).toThrow('rows.csv takes texts only while it is lent');
  giveBack(sha256('é\n'));
  expect(() => file.write('b')).toThrow('rows.csv is complete');
  expect(texts).toEqual([]);
  file.close();
  expect(written()).toBe('é\n');
});
