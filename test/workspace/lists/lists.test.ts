/** A group's own lists and invoices, read as they are, against the same group written by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Cells, rowsOf } from '../../audit/tables.ts';
import { inFolder, must, writeFiles } from '../../audit/workspace.ts';
import { asFile, FORMS, type Form } from './as-files.ts';
import { BY_HAND, headcounts, INVOICES, LISTS, listsConvention } from './group.ts';

/** The group in its own lists, the export of so many rows among them. */
function ownFiles(form: Form, rows: number): Readonly<Record<string, string | Uint8Array>> {
  const lists = { ...LISTS, effectifs: headcounts(rows) };
  return {
    'convention.yaml': listsConvention(form),
    ...Object.fromEntries(
      Object.entries(lists).map(([name, table]) => [`${name}.${form}`, asFile(table, form)]),
    ),
    ...Object.fromEntries(
      Object.entries(INVOICES).map(([name, table]) => [`invoices/${name}.${form}`, asFile(table, form)]),
    ),
  };
}

/** The allocations of a workspace without the columns that say where a line stands. */
async function allocations(folder: string): Promise<readonly Cells[]> {
  await must('allocate', folder, '--reports', 'none');
  const rows = rowsOf(join(folder, 'runs/all'), 'allocations.csv');
  return rows.map(({ file, row, ...others }) => others);
}

const SHOWN = [
  ...['supplier', 'invoice_date', 'access', 'serves', 'category', 'item_code', 'period_start', 'period_end'],
  ...['vat_rate', 'rule', 'article', 'member', 'site', 'share', 'net_amount', 'vat_amount', 'gross_amount'],
  ...['billed_to', 'chapter', 'function', 'nature'],
];

describe('lists and invoices as they are', () => {
  test('written by hand, the group pays to the cent what a pocket calculator gives', () =>
    inFolder(async (folder) => {
      writeFiles(folder, BY_HAND);
      const rows = await allocations(folder);
      // 449.00 over 414 and 263 pupils: 274.5731… and 174.4268…; the cent left goes to the larger fraction.
      const first = rows.filter((row) => row['invoice_number'] === 'F2025-091' && row['line_number'] === '1');
      const shown = first.map((row) => SHOWN.map((column) => row[column]).join(','));
      expect(shown).toEqual([
        'OP,2025-09-30,L-001,STENAY,subscription,,2025-09-01,2025-09-30,20,cites,6.1,MEUSE,0550020Y,414/677,274.57,54.91,329.48,REGION,011,221,6262',
        'OP,2025-09-30,L-001,STENAY,subscription,,2025-09-01,2025-09-30,20,cites,6.1,REGION,0550072E,263/677,174.43,34.89,209.32,REGION,011,222,6262',
      ]);
    }));

  test.each(FORMS)('as %s they give the same rows but for file and row', (form) =>
    inFolder(async (folder) => {
      const [own, byHand] = [join(folder, 'own'), join(folder, 'by-hand')];
      writeFiles(own, ownFiles(form, form === 'csv' ? 10_000 : 1000));
      writeFiles(byHand, BY_HAND);
      expect(await allocations(own)).toEqual(await allocations(byHand));
    }),
  );

  test('a run of them packs the lists as they are, and verifies from the run alone', () =>
    inFolder(async (folder) => {
      writeFiles(folder, ownFiles('xlsx', 100));
      await must('allocate', folder, '--reports', 'none');
      expect(readFileSync(join(folder, 'runs/all/inputs/Grappes.xlsx'))).toEqual(
        readFileSync(join(folder, 'Grappes.xlsx')),
      );
      await must('verify', join(folder, 'runs/all'));
    }));

  test('check -v tells per list what was left aside, filled and translated', () =>
    inFolder(async (folder) => {
      writeFiles(folder, ownFiles('xlsx', 100));
      const shown = await must('check', folder, '-v', '--lang', 'fr');
      expect(shown).toMatch(/^effectifs\.xlsx +XLSX +measures, students, 2024-10-01 +6$/m);
      expect(shown).toContain(
        'Grappes.xlsx (grappes) : 4 lignes lues, 6 cellules reprises de celle du dessus (fill_down)',
      );
      expect(shown).toContain(
        'effectifs.xlsx (measures, students, 2024-10-01) : 6 lignes lues, 94 laissées de côté, inconnues (only_known)',
      );
      expect(shown).toContain(
        'Liste des sites 2025.xlsx (sites) : 6 lignes lues, 1 écartée par skip_rows, 1 cellule traduite',
      );
    }));

  test('check tells programs which entry of a list is meant, where several read one file', () =>
    inFolder(async (folder) => {
      writeFiles(folder, ownFiles('xlsx', 100));
      const { files } = JSON.parse(await must('check', folder, '--format', 'json'));
      const constants = Object.fromEntries(files.map((file: Cells) => [file['path'], file['constants']]));
      expect(constants['effectifs.xlsx']).toEqual(['students', '2024-10-01']);
      expect(constants['Grappes.xlsx']).toEqual([]);
    }));
});
