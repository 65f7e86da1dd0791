/** Verify names the first line that differs, however large the two files are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differingLine } from '../../src/runs/differing-line.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-differing-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function between(recorded: string | Buffer, computed: string | Buffer, path = 'allocations.csv') {
  writeFileSync(join(folder, 'recorded'), recorded);
  writeFileSync(join(folder, 'computed'), computed);
  return differingLine(join(folder, 'recorded'), join(folder, 'computed'), path);
}

/** Over several pieces: lines of seven bytes, so that none of them ends where a piece does. */
const LINES = Array.from({ length: 40_000 }, (_, i) => String(100_000 + i));

test.each([0, 1, 9_361, 9_362, 9_363, 18_724, 39_998, 39_999])('line %i of many', (index) => {
  const changed = LINES.with(index, '1xx000');
  expect(between(LINES.join('\n'), changed.join('\n'))).toEqual({
    line: index + 1,
    recorded: LINES[index],
    computed: '1xx000',
  });
});

test('the last byte of a line, and a byte that is missing', () => {
  expect(between('a\nbc\nd\n', 'a\nbd\nd\n')).toEqual({ line: 2, recorded: 'bc', computed: 'bd' });
  expect(between('a\nbc\n', 'a\nb\n')).toEqual({ line: 2, recorded: 'bc', computed: 'b' });
});

test('a file that goes on, and one that has ended', () => {
  expect(between('a\nb', 'a\nb\nc')).toEqual({ line: 3, recorded: undefined, computed: 'c' });
});

test('a file that lacks its last lines has ended, but a line that is empty has not', () => {
  expect(between('a\n', 'a\nb\n')).toEqual({ line: 2, recorded: undefined, computed: 'b' });
  expect(between('a\nb\nc\n', 'a\nb\n')).toEqual({ line: 3, recorded: 'c', computed: undefined });
  expect(between('a\n\nc\n', 'a\nb\nc\n')).toEqual({ line: 2, recorded: '', computed: 'b' });
  expect(between('a', 'a\n')).toEqual({ line: 2, recorded: undefined, computed: '' });
});

test('nothing where the two are the same', () => {
  expect(between('', '')).toBeUndefined();
  expect(between(LINES.join('\n'), LINES.join('\n'))).toBeUndefined();
});

test('of a binary file only that it differs', () => {
  const place = { line: undefined, recorded: undefined, computed: undefined };
  expect(between(Buffer.from([1, 2, 3]), Buffer.from([1, 2, 4]), 'statements/REGION.pdf')).toEqual(place);
});
