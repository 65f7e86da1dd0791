/** Workbooks that LibreOffice saved, read as those written by hand that they were made from. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openRecords } from '../../src/workspace/records/open-records.ts';
import { asFile, type CellTable } from '../workspace/lists/as-files.ts';
import { INVOICES, LISTS } from '../workspace/lists/group.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';
import { runTool } from './reports/written-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'grappe-sheets-'));

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** Opens workbooks in LibreOffice, which computes them, and saves each in another form: one start saves them all. */
function saved(paths: readonly string[], form: 'xlsx' | 'ods'): readonly string[] {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const out = mkdtempSync(join(folder, 'out-'));
  runTool('soffice', [profile, '--headless', '--convert-to', form, '--outdir', out, ...paths]);
  return paths.map((path) => join(out, `${basename(path, extname(path))}.${form}`));
}

const SETTINGS = { decimalMark: undefined, currency: undefined };

function read(path: string) {
  const problems: unknown[] = [];
  const source = openRecords(path, path, undefined, SETTINGS, (found) => void problems.push(found));
  const records = source === undefined ? [] : [...source.batches(() => {})].flatMap((batch) => batch.records);
  return {
    problems,
    header: source?.header,
    records,
    flaws: source?.sheet?.flaws,
    formulas: source?.sheet?.formulas,
  };
}

/** A table without the title rows above its header: the first row is the header. */
function withHeader({ rows, merges = [] }: CellTable): CellTable {
  const first = rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  return {
    rows: rows.slice(first),
    merges: merges.map(([from, to, column]) => [from - first, to - first, column]),
  };
}

const TABLES = Object.entries({ ...LISTS, ...INVOICES }).map(
  ([name, table]) => [name, withHeader(table)] as const,
);

let byHand: readonly string[];
/** The workbooks of each table: as saved from xlsx and from ods, each in both forms. */
let bySuite: readonly (readonly string[])[];
beforeAll(() => {
  byHand = TABLES.map(([, table], index) => write(`${index}.xlsx`, asFile(table, 'xlsx')));
  const fromXlsx = (['xlsx', 'ods'] as const).map((form) => saved(byHand, form));
  const fromOds = (['xlsx', 'ods'] as const).map((form) => saved(fromXlsx[1] ?? [], form));
  bySuite = TABLES.map((_, index) => [...fromXlsx, ...fromOds].map((paths) => paths[index] ?? ''));
});

test.each(TABLES.map(([name], index) => [name, index] as const))(
  '%s, saved by LibreOffice from one form into the other',
  (_, index) => {
    const expected = read(byHand[index] ?? '');
    expect(expected.problems).toEqual([]);
    expect(bySuite[index]).toHaveLength(4);
    for (const path of bySuite[index] ?? []) expect(read(path), path).toEqual(expected);
  },
);

test('formulas give what LibreOffice computed: 0.1+0.2 is 0.3, an error is an error', () => {
  const cells = [
    ['somme', 'taux', 'erreur'],
    [
      { f: '0.1+0.2', v: '0' },
      { f: '11/200', v: '0', s: 1 },
      { f: '1/0', v: '0' },
    ],
  ];
  const path = write('f.xlsx', writeXlsx({ sheets: [{ name: 'S', rows: cells }], formats: ['0.0%'] }));
  for (const form of ['xlsx', 'ods'] as const) {
    const { records, formulas, flaws } = read(saved([path], form)[0] ?? '');
    expect([records[0]?.slice(0, 2), formulas]).toEqual([['0.3', '5.5'], 3]);
    expect(flaws?.get(2)?.map(({ index, fault }) => [index, fault.code])).toEqual([[2, 'sheet-error-cell']]);
  }
});
