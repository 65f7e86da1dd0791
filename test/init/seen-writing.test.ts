/** How `init --from` sees that a file writes its days and numbers in forms of its own. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seenWriting, sharedWriting, withDaysOf } from '../../src/init/from/seen-writing.ts';
import { writingLines } from '../../src/init/from/yaml-text.ts';
import { inFolder, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

function linesOf(columns: Readonly<Record<string, readonly string[]>>, isPointed = false): readonly string[] {
  const all = Object.entries(columns).map(([header, cells]) => ({ header, cells }));
  return writingLines(seenWriting(all, isPointed));
}

test.each([
  [{ Montant: ['12,50', '1 289,90'] }, ['numbers: { decimal: "," }']],
  [{ Montant: ['12,50', '12.50'] }, []],
  [{ Montant: ['1.289,90', '12,50-'] }, ['numbers: { decimal: ",", thousands: ".", negative: "1-" }']],
  [{ Montant: ['1.289,90', "1'289,90"] }, ['numbers: { decimal: "," }']],
  [{ Montant: ['1.234', '12'] }, []],
  [{ Montant: ['(12,50) €'] }, ['numbers: { decimal: ",", negative: "(1)" }']],
  [{ 'Date de facture': ['30/09/25', '01/10/25'] }, ['dates: DD/MM/YY']],
  [{ 'Date de facture': ['1/9/2025', '30/10/2025'] }, ['dates: D/M/YYYY']],
  [{ 'Date de facture': ['30/09/2025', '2025-09-30'] }, []],
  [{ Facture: ['30/09/2025'], Du: ['01/09/25'] }, ['dates: [DD/MM/YY, DD/MM/YYYY]']],
  [{ Du: ['01.09.25'], Au: ['30.09.2025'] }, ['dates: [DD.MM.YY, DD.MM.YYYY]']],
  [{ 'Date de début': ['20250901'] }, ['dates: YYYYMMDD']],
  [{ 'N° client': ['20250901'] }, []],
  [{ Libellé: ['01.09.25', 'Abonnement'] }, []],
])('%o', (columns, expected) => {
  expect(linesOf(columns)).toEqual(expected);
});

test('the point is said in a file that commas separate only beside what needs it', () => {
  expect(linesOf({ Montant: ['12.50'] }, true)).toEqual([]);
  expect(linesOf({ Montant: ['1,234.50'] }, true)).toEqual(['numbers: { decimal: ".", thousands: "," }']);
});

test('days within texts count beside those of columns', () => {
  const nothing = seenWriting([], false);
  expect(withDaysOf(nothing, ['01/09/25', '30/09/25'], ['Abonnement']).days).toEqual(['DD/MM/YY']);
  expect(withDaysOf(nothing, ['01/09/25'], ['30/09/2025']).days).toEqual(['DD/MM/YY', 'DD/MM/YYYY']);
  expect(withDaysOf(nothing, ['01/09/2025'], []).days).toEqual([]);
});

test('a form of days within texts stands beside that of the columns, and of days in four figures', () => {
  const ofColumns = seenWriting([{ header: 'Date', cells: ['30/09/25'] }], false);
  expect(withDaysOf(ofColumns, ['01/09/25', '30/09/2025'], []).days).toEqual(['DD/MM/YY', 'DD/MM/YYYY']);
  expect(withDaysOf(ofColumns, ['30/09/2025'], []).days).toEqual(['DD/MM/YY', 'DD/MM/YYYY']);
});

test('several files share what none of them contradicts', () => {
  const of = (...cells: readonly string[]) => seenWriting([{ header: 'Montant', cells }], false);
  expect(writingLines(sharedWriting([of('12,50'), of('1.289,90', '3,50-')]))).toEqual([
    'numbers: { decimal: ",", thousands: ".", negative: "1-" }',
  ]);
  expect(writingLines(sharedWriting([of('1.289,90'), of("1'289,90")]))).toEqual([
    'numbers: { decimal: "," }',
  ]);
  expect(writingLines(sharedWriting([of('1.289,90'), of('12.50')]))).toEqual([]);
});

/** What `init --from` proposes for a file. */
const proposed = (name: string, text: string) =>
  inFolder(async (folder) => {
    writeFiles(folder, { [name]: text });
    return (await runCommand(['init', '--from', join(folder, name), '--lang', 'en'])).stdout;
  });

test('a column of a list is placed though its days are written in another form', async () => {
  const list =
    'UAI;Nom;Type;Collectivité;Depuis le\n0550020Y;Collège A;Collège;MEUSE;01/09/24\n0550072E;Lycée B;Lycée;REGION;01/09/24\n';
  const yaml = await proposed('sites.csv', list);
  expect(yaml).toContain('valid_from: "Depuis le"');
  expect(yaml).toContain('      dates: DD/MM/YY\n');
});

test('a column of texts is read for its days though they are written in another form', async () => {
  const lines =
    'Facture;Date facture;Ligne;Accès;Période;Montant HT;Taux TVA\nF1;30/09/2025;1;A1;du 01/09/25 au 30/09/25;289,90;20\n';
  for (const start of ['01/09/25', '01/09', '1er']) {
    const yaml = await proposed('operateur.csv', lines.replace('01/09/25', start));
    expect(yaml).toContain('"Période": ["du {period_start} au {period_end}"]');
    expect(yaml).toContain('    dates: [DD/MM/YY, DD/MM/YYYY]\n');
  }
});
