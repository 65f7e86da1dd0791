/** The inputs of two runs held against each other, workbooks sheet by sheet. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/audit/manifest-schema.ts';
import { inputDifferences } from '../../src/runs/input-records.ts';
import { inFolder } from '../audit/workspace.ts';
import { writeXlsx, type XlsxSheet } from '../workspace/sheet/write-xlsx.ts';

const FILE = 'listes.xlsx';

/** What two runs differ in that each keep one input of these bytes. */
async function between(before: Uint8Array | string, after: Uint8Array | string) {
  return inFolder(async (folder) => {
    const kept = [before, after].map((bytes, index) => {
      const run = join(folder, String(index));
      mkdirSync(join(run, 'inputs'), { recursive: true });
      writeFileSync(join(run, 'inputs', FILE), bytes);
      const manifest = { inputs: [{ path: FILE, bytes: 1, sha256: String(index) }] };
      return [run, manifest as unknown as Manifest] as const;
    });
    const [old, recent] = kept;
    if (old === undefined || recent === undefined) throw new Error('no runs');
    return inputDifferences(old, recent);
  });
}

const book = (...sheets: readonly XlsxSheet[]): Uint8Array => writeXlsx({ sheets });

const SITES: XlsxSheet = {
  name: 'Sites',
  rows: [
    ['id', 'nom'],
    ['S1', 'Un'],
  ],
};
const OTHER: XlsxSheet = {
  name: 'Autre',
  rows: [
    ['x', 'y'],
    ['1', '2'],
  ],
};

test('the only sheet is called by its file, whatever its name was', async () => {
  const after = {
    name: 'Feuil1',
    rows: [
      ['id', 'nom'],
      ['S1', 'Deux'],
    ],
  };
  expect(await between(book(SITES), book(after))).toEqual([
    {
      file: FILE,
      change: 'changed',
      records: [
        expect.objectContaining({
          oldRow: 2,
          newRow: 2,
          cells: [{ column: 'nom', old: 'Un', new: 'Deux' }],
        }),
      ],
    },
  ]);
});

test('of several sheets, one that vanished and one that came are told, and none that is the same', async () => {
  expect(await between(book(SITES, OTHER), book(SITES))).toEqual([
    { file: `${FILE}[Autre]`, change: 'vanished', records: undefined },
  ]);
  expect(await between(book(SITES), book(SITES, OTHER))).toEqual([
    { file: `${FILE}[Autre]`, change: 'appeared', records: undefined },
  ]);
});

test('a header that changed is told, be it all that the sheet holds', async () => {
  const notes = (text: string): XlsxSheet => ({ name: 'Notes', rows: [[text]] });
  const [found, ...others] = await between(
    book(SITES, notes('Annuaire 2025')),
    book(SITES, notes('Annuaire 2026')),
  );
  expect([found?.file, others]).toEqual([`${FILE}[Notes]`, []]);
  expect(found?.records?.map(({ cells }) => cells)).toEqual([
    [{ column: 'A', old: 'Annuaire 2025', new: undefined }],
    [{ column: 'A', old: undefined, new: 'Annuaire 2026' }],
  ]);
});

test('a cell stands in its column, though those before it are empty', async () => {
  const after = {
    name: 'Sites',
    rows: [
      ['id', 'nom'],
      [undefined, 'Un'],
    ],
  };
  const [found] = await between(book(SITES), book(after));
  expect(found?.records?.[0]?.cells).toEqual([{ column: 'id', old: 'S1', new: '' }]);
});

test('a workbook that cannot be read has changed, nobody knows in what', async () => {
  const unknown = [{ file: FILE, change: 'changed', records: undefined }];
  expect(await between(book(SITES), 'no workbook')).toEqual(unknown);
  const damaged = zipSync({ ...unzipSync(book(SITES, OTHER)), 'xl/worksheets/sheet2.xml': strToU8('<') });
  expect(await between(book(SITES), damaged)).toEqual(unknown);
});
