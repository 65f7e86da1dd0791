/** Files of a run by the names that runs record, which some disks and copies decompose. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn, placeIn } from '../../src/runs/run-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('of two names that are one when composed, and neither is composed, both are listed', () => {
  // The marks of ệ (U+1EC7) in two orders: a disk that keeps names as they are written has both.
  const names = ['\u00ea\u0323.csv', '\u1eb9\u0302.csv'];
  for (const name of names) writeFileSync(join(folder, name), name);
  const found = filesIn(folder);
  expect(found).toHaveLength(readdirSync(folder).length);
  expect(found).toContain('\u1ec7.csv');
  expect(new Set(found.map((path) => readFileSync(placeIn(folder, path), 'utf8'))).size).toBe(found.length);
});
