/** Which files a glob of `ignore_files` is for. */
import { expect, test } from 'vitest';
import { isIgnoredBy } from '../../src/workspace/folder/ignored-files.ts';

const PATHS = [
  'invoices/a/f.xml',
  'invoices/b.zip/f.xml',
  'invoices/f.xml',
  './f.xml',
  'invoices/f.xlsx[f.xml]',
];

test.each([
  ['f.xml', PATHS.slice(0, 4)],
  ['invoices/f.xml', ['invoices/f.xml']],
  ['invoices/*', [...PATHS.slice(0, 3), 'invoices/f.xlsx[f.xml]']],
  ['*.zip/f.xml', ['invoices/b.zip/f.xml']],
  ['./f.xml', ['./f.xml']],
  ['f.xlsx', ['invoices/f.xlsx[f.xml]']],
])('%s', (glob, matched) => {
  expect(PATHS.filter((path) => isIgnoredBy(glob, path, {}))).toEqual(matched);
});

test('in runs of 0.1, only names: a glob with a folder matched none', () => {
  const matched = (glob: string) => PATHS.filter((path) => isIgnoredBy(glob, path, { release: [0, 1] }));
  expect(['invoices/f.xml', 'invoices/*', 'f.xml'].map(matched)).toEqual([[], [], PATHS.slice(0, 4)]);
});
