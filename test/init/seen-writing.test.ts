/** How `init --from` sees that a file writes its days and numbers in forms of its own. */
import { expect, test } from 'vitest';
import { formsOfDays, seenWriting, withDaysOf } from '../../src/init/from/seen-writing.ts';
import { writingLines } from '../../src/init/from/yaml-text.ts';

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
  expect(formsOfDays([['01/09/25'], ['99.99.99']])).toEqual([]);
});
