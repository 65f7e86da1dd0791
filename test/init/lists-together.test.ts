/** What `grappe init --from` makes of several lists and invoices that are shown together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

/** The convention proposed from files shown together, and what is said beside it. */
function proposed(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ readonly yaml: string; readonly said: string }> {
  return inFolder(async (folder) => {
    const lists = join(folder, 'lists');
    writeFiles(lists, files);
    const workspace = join(folder, 'group');
    const { stderr, stdout } = await runCommand(['init', workspace, '--lang', 'en', '--from', lists]);
    return { yaml: readFileSync(join(workspace, 'convention.yaml'), 'utf8'), said: stdout + stderr };
  });
}

/** The globs of its layouts of invoices, in the order in which they are tried. */
function globsOf(yaml: string): readonly string[] {
  return [...yaml.matchAll(/^ {2}- files: "(.*)"$/gm)].map(([, glob = '']) => glob);
}

const BILLS = 'N° facture;Date facture;N° ligne;Réf accès;Du;Au;Montant HT;Taux TVA\n';
const CREDITS = 'N° avoir;Date;Rang;Réf lien;Du;Au;HT;TVA %\n';
const LINE = 'F1;30/09/2025;1;A1;01/09/2025;30/09/2025;100,00;20\n';

test('of two globs that fit a file, the one that says more of its name is tried first', async () => {
  const { yaml } = await proposed({
    'operateur-2025-09.csv': BILLS + LINE,
    'operateur-2025-10.csv': BILLS + LINE.replace('F1', 'F2'),
    'operateur-2025-10-avoirs.csv': CREDITS + LINE.replace('F1', 'A1'),
  });
  expect(globsOf(yaml)).toEqual(['operateur-*-avoirs.csv', 'operateur-*.csv']);
});

test('a file that the glob of another header would take has its own name before it', async () => {
  const { yaml } = await proposed({
    'operateur-2025-09.csv': BILLS + LINE,
    'operateur-2025-10.tsv': (BILLS + LINE.replace('F1', 'F2')).replaceAll(';', '\t'),
    'operateur-2025-11.csv': CREDITS + LINE.replace('F1', 'A1'),
  });
  expect(globsOf(yaml)).toEqual(['operateur-2025-09.csv', 'operateur-*.csv', 'operateur-*.*']);
});

test('what only a later file of a form shows is proposed too: a total, merged cells, hidden rows', async () => {
  const cells = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((row) => row.split(';'));
  const later = {
    rows: cells(
      `${BILLS}${LINE.replace('F1', 'F2')}${LINE.replace('F1;', ';').replace(';1;', ';2;')}Total;;;;;;200,00;\n`,
    ),
    merges: ['A2:A3'],
    hiddenRows: [3],
  };
  const { yaml } = await proposed({
    'operateur-2025-09.xlsx': writeXlsx({ sheets: [{ name: 'A', rows: cells(BILLS + LINE) }] }),
    'operateur-2025-10.xlsx': writeXlsx({ sheets: [{ name: 'A', ...later }] }),
  });
  expect(yaml).toContain('# hidden_rows: read   # 1 row is hidden');
  expect(yaml).toContain('    fill_down: [invoice_number]');
  expect(yaml).toContain('    skip_rows: { invoice_number: ["Total"] }   # 1 row looks like a total');
});

const SITES =
  "UAI;Nom de l'établissement;Type;Collectivité;Effectif 2024\n0550020Y;Kastler;Collège;Meuse;414\n0550072E;Kastler;Lycée;Région;263\n";

test.each(['measure;site;as_of;value', 'mesure;site;constate_le;valeur'])(
  'pupils that two lists count are read from one of them, its headers %s',
  async (header) => {
    const rows = 'students;0550020Y;2024-10-01;414\nstudents;0550072E;2024-10-01;263\n';
    const { yaml } = await proposed({ 'effectifs.csv': `${header}\n${rows}`, 'sites-2024.csv': SITES });
    expect(yaml).toContain('# effectifs.csv counts the same; only one of the two is read.');
  },
);

test.each(['grappe;name;kind;site', 'grappe;nom;nature;site', 'Cité;Libellé;Nature;UAI'])(
  'the kinds of the grappes in a list are told under the headers %s',
  async (header) => {
    const rows = 'STENAY;Stenay;Cité mixte;0550020Y\nSTENAY;Stenay;Cité mixte;0550072E\n';
    const { yaml } = await proposed({ 'cites.csv': `${header}\n${rows}`, 'sites-2024.csv': SITES });
    expect(yaml).toContain('# Kinds of grappes in your lists: Cité mixte');
  },
);

test('whoever is to pay and to coordinate is a line without a value, too', async () => {
  const { yaml, said } = await proposed({ 'sites-2024.csv': SITES });
  expect(yaml.match(/^\w+: +#/gm)).toHaveLength(6);
  expect(said).toContain('and in the lines without a value.');
});

const LABELLED = 'N° facture;Date facture;N° ligne;Réf accès;Libellé;Du;Au;Montant HT;Taux TVA\n';
const labelled = (label: string, number = 1): string =>
  `F1;30/09/2025;${number};A1;${label};01/09/2025;30/09/2025;100,00;20\n`;

test('a row that begins like a total, and has all that lines have, is not left aside by itself', async () => {
  const skipsOf = async (...rows: readonly string[]): Promise<readonly string[]> => {
    const { yaml } = await proposed({ 'operateur.csv': LABELLED + rows.join('') });
    return (yaml.match(/^ *(?:# )?(?:skip_rows|totals): .*?}/gm) ?? []).map((line) => line.trim());
  };
  const complete = labelled('Total Protect, antivirus', 2);
  const perhaps = ['# skip_rows: { label: ["Total *"] }'];
  expect(await skipsOf(labelled('Fibre'), complete)).toEqual(perhaps);
  expect(await skipsOf(complete)).toEqual(perhaps);
  expect(await skipsOf(labelled('Fibre'), ';;;;Sous-total;;;100,00;\n', complete)).toEqual([
    'skip_rows: { label: ["Sous-total"] }',
    '# totals: { label: ["Sous-total"] }',
    ...perhaps,
  ]);
  // Lines of an invoice whose number is written once have other cells than a total of it, or more.
  const aside = ['skip_rows: { label: ["Sous-total"] }', '# totals: { label: ["Sous-total"] }'];
  const once = labelled('Location', 2).replace('F1;30/09/2025', ';');
  const dated = labelled('Sous-total').replace(';1;A1;', ';;;');
  expect(await skipsOf(labelled('Fibre'), once, dated)).toEqual(aside);
  const undated = labelled('Fibre').replace('01/09/2025;30/09/2025;100,00;20', ';;100,00;');
  expect(await skipsOf(undated, once, ';;3;A1;Sous-total;;;100,00;\n')).toEqual(aside);
});

test('a pattern for rows of sums matches no line', async () => {
  const rows = [labelled('Fibre'), labelled('TVA intracommunautaire', 2), ';;;;TVA 20 %;;;40,00;\n'];
  const { yaml } = await proposed({ 'operateur.csv': LABELLED + rows.join('') });
  expect(yaml).toContain('skip_rows: { label: ["TVA 20 %"] }');
  const { yaml: alone } = await proposed({
    'operateur.csv': LABELLED + rows.join('').replace('TVA intra', 'Intra'),
  });
  expect(alone).toContain('skip_rows: { label: ["TVA *"] }');
});

test('a label of a line does not make the pattern of a total take it', async () => {
  const rows = [labelled('Fibre'), labelled('Total Protect', 2), ';;;;Total du site;;;200,00;\n'.repeat(2)];
  const { yaml } = await proposed({ 'operateur.csv': LABELLED + rows.join('') });
  expect(yaml).toContain('    skip_rows: { label: ["Total du site"] }');
});
