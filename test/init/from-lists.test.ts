/** A workspace made by `grappe init --from` of the lists as they are: what is typed by hand is decisions only. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../audit/tables.ts';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { ALL_FORMS, asFile, type Form } from '../workspace/lists/as-files.ts';
import { BY_HAND, headcounts, INVOICES, LISTS } from '../workspace/lists/group.ts';
import { AWKWARD_FILES } from './awkward-group.ts';

function ownFiles(form: Form): Readonly<Record<string, Uint8Array>> {
  const lists = Object.entries({ ...LISTS, effectifs: headcounts(1000) });
  return Object.fromEntries([
    ...lists.map(([name, table]) => [`${name}.${form}`, asFile(table, form)] as const),
    ...Object.entries(INVOICES).map(
      ([name, table]) => [`invoices/${name}.${form}`, asFile(table, form)] as const,
    ),
  ]);
}

/** An edit of a line: what stands there, and what is typed for it. */
type Decision = readonly [stands: RegExp, typed: string];

/** What every group decides, whatever its lists are like. */
const CHOICES: readonly Decision[] = [
  [/^coordinator:/m, 'coordinator: REGION'],
  [/^billed_to:/m, 'billed_to: REGION'],
  [/^prorata:/m, 'prorata: daily'],
  [/^rounding:/m, 'rounding: largest_remainder'],
  [/^vat:/m, 'vat: line'],
  [/^basis:/m, 'basis: service'],
  [/^ {4}# supplier: "…"/m, '    supplier: "OP"'],
  [/^ {6}# net_amount:/m, '      net_amount:'],
  [/^ {4}# categories:/m, '    categories:'],
  [/^ {4}# {3}"ABO \*": …/m, '      "ABO *": subscription'],
  [/^ {4}# {3}"SRV \*": …/m, '      "SRV *": service'],
  [
    /^# rules:[\s\S]*/m,
    `rules:
  - id: cites
    article: "6.1"
    applies_to: { target: grappe, kinds: [cite_scolaire] }
    share: { by: élèves, as_of: { date: "10-01", year: previous } }
  - id: communs
    article: "7"
    applies_to: { target: group }
    share: { by: fixed, parts: { REGION: 60, CEA: 35, MEUSE: 5 } }
`,
  ],
];

function decided(convention: string, decisions: readonly Decision[]): string {
  return decisions.reduce((text, [line, typed]) => {
    if (!line.test(text)) throw new Error(`nothing to decide at ${line}`);
    return text.replace(line, typed);
  }, convention);
}

/** allocations.csv byte for byte, but for the cells of `file` and `row`. */
async function allocations(folder: string): Promise<string> {
  await must('allocate', folder, '--reports', 'none');
  const text = readFileSync(join(folder, 'runs/all/allocations.csv'), 'utf8');
  expect(text).toMatch(/^supplier,invoice_number,invoice_date,line_number,file,row,/);
  expect(text).not.toContain('"');
  return text.replace(/^((?:[^,\n]*,){4})[^,\n]*,\d+,/gm, '$1,,');
}

/** The workspace that `init --from` and the decisions make of the group's lists in one form. */
async function workspaceIn(folder: string, form: Form): Promise<Readonly<Record<string, Uint8Array>>> {
  const files = ownFiles(form);
  writeFiles(folder, files);
  const paths = Object.keys(files).map((path) => join(folder, path));
  await must('init', folder, '--lang', 'fr', '--from', ...paths);
  const convention = join(folder, 'convention.yaml');
  writeFileSync(convention, decided(readFileSync(convention, 'utf8'), CHOICES));
  return files;
}

describe('six lists and three months of invoices as they are', () => {
  test.each(ALL_FORMS)(
    'as %s: init --from, twelve decisions, and the cents are those of the twin by hand',
    (form) =>
      inFolder(async (folder) => {
        const [own, byHand] = [join(folder, 'own'), join(folder, 'by-hand')];
        writeFiles(byHand, BY_HAND);
        const files = await workspaceIn(own, form);

        expect(await allocations(own)).toEqual(await allocations(byHand));
        for (const [path, content] of Object.entries(files))
          expect(readFileSync(join(own, path))).toEqual(Buffer.from(content));
      }),
  );

  test('in all forms: the same bytes of allocations.csv but for file and row', () =>
    inFolder(async (folder) => {
      const written = new Map<Form, string>();
      for (const form of ALL_FORMS) {
        await workspaceIn(join(folder, form), form);
        written.set(form, await allocations(join(folder, form)));
      }
      const csv = written.get('csv') ?? '';
      expect(csv.split('\n').length).toBeGreaterThan(20);
      expect([...written.values()]).toEqual(ALL_FORMS.map(() => csv));
    }));

  test('in forms worse than those: one decision more, and the same cents', () =>
    inFolder(async (folder) => {
      const [own, byHand] = [join(folder, 'own'), join(folder, 'by-hand')];
      writeFiles(own, AWKWARD_FILES);
      writeFiles(byHand, BY_HAND);
      const paths = Object.keys(AWKWARD_FILES).map((path) => join(own, path));
      const said = await must('init', own, '--lang', 'fr', '--from', ...paths);
      expect(said).toContain(
        '(définitif).xlsx : les sites. Reconnue à la colonne « Établissement », à la colonne « ',
      );
      const convention = join(own, 'convention.yaml');
      writeFileSync(
        convention,
        decided(readFileSync(convention, 'utf8'), [
          ...CHOICES,
          [/^ {10}# "Dpt Meuse": …/m, '          "Dpt Meuse": MEUSE'],
        ]),
      );

      expect(await allocations(own)).toEqual(await allocations(byHand));
      for (const [path, content] of Object.entries(AWKWARD_FILES))
        expect(readFileSync(join(own, path))).toEqual(Buffer.from(content));
      // One workbook is read as two tables: the run keeps it once, and holds by itself.
      await must('verify', join(own, 'runs/all'));
    }));
});

test('sites by their names, offers, pupils beside floor area, an invoice of before the rules of the template: what is proposed works', () =>
  inFolder(async (folder) => {
    const own = join(folder, 'own');
    writeFiles(own, {
      'sites.csv': `Nom;Type;UAI;Collectivité;Élèves;Surface
Collège Alfred Kastler;college;0550020Y;MEUSE;414;3200
Lycée Alfred Kastler;lycee;0550072E;REGION;263;5400
`,
      'invoices/operateur-2024-03.csv': `N° facture;Date facture;Site;Offre;Libellé;Du;Au;Montant HT;Taux TVA
F1;31/03/2024;COLLEGE ALFRED-KASTLER;FTTO100;Abonnement;01/03/2024;31/03/2024;100,00;20
F1;31/03/2024;0550072E;FTTO200;Abonnement;01/03/2024;31/03/2024;200,00;20
F1;31/03/2024;Ailleurs;FTTO200;Abonnement;01/03/2024;31/03/2024;1,00;20
`,
    });
    await must(
      'init',
      own,
      '--lang',
      'fr',
      '--from',
      join(own, 'sites.csv'),
      join(own, 'invoices/operateur-2024-03.csv'),
    );
    const convention = join(own, 'convention.yaml');
    const proposed = readFileSync(convention, 'utf8');
    expect(proposed).toContain('value: "Élèves"');
    expect(proposed).toContain('value: "Surface"');
    expect(proposed).toMatch(/^# {5}from: 2024-03-01 {3}# le mois du premier jour/m);
    writeFileSync(
      convention,
      decided(proposed, [
        ...CHOICES.slice(0, 9),
        [/^ {4}# {3}"Abonnement\*": …/m, '      "Abonnement*": subscription'],
        [/^ {8}# "Ailleurs": …/m, '        "Ailleurs": MEUSE'],
        [/^ {8}# as_of: …/m, '        as_of: 2023-10-01'],
        [/^ {8}# as_of: …/m, '        as_of: 2023-10-01'],
      ]),
    );
    await must('allocate', own, '--reports', 'none');
    const rows = rowsOf(join(own, 'runs/all'), 'allocations.csv');
    expect(
      rows.map(({ serves, item_code: item, site, share }) => [serves, item, site, share].join(' ')),
    ).toEqual(['0550020Y FTTO100 0550020Y 1/1', '0550072E FTTO200 0550072E 1/1', 'MEUSE FTTO200  1/1']);
  }));

test('two invoices of one name from two folders are refused: one of them would be written over the other', () =>
  inFolder(async (folder) => {
    const of = (month: string): string => `Facture;Date;N°;Montant HT\nF${month};2025-${month}-05;1;10,00\n`;
    writeFiles(folder, { 'given/09/facture.csv': of('09'), 'given/10/Facture.csv': of('10') });
    const make = ['init', join(folder, 'new'), '--from', join(folder, 'given'), '--lang', 'en'];
    const { exitCode, stderr } = await runCommand(make);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/09\/facture\.csv and .*10\/Facture\.csv are two files of one name/);
    expect(readdirSync(folder)).toEqual(['given']);
    writeFiles(folder, { 'given/10/Facture.csv': of('09') });
    await must(...make);
  }));
