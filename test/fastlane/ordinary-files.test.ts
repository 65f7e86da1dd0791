/** A file of which cells cannot be read alone, or whose lines hang on each other, goes the ordinary way as a whole. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { windows1252 } from '../invoices/temporary-workspace.ts';
import { inFolder } from '../properties/product.ts';
import { bothWays, outcomeOf } from './both-ways.ts';
import { difference } from './difference.ts';
import { CONVENTION, type LineCells, RULES, smallWorkspace } from './small.ts';

const ALL = { selection: { kind: 'all' }, allowUnallocated: false } as const;
const HEADER =
  'invoice_number,invoice_date,line_number,access,label,category,period_start,period_end,net_amount,vat_rate';
const LINES = Array.from(
  { length: 4 },
  (_, index) => `F1,2025-01-31,${index + 1},AG,Accès,subscription,2025-01-01,2025-01-31,10.03,20`,
);

/** The text of a file of four lines that are alike, after some changes. */
function text(...changes: readonly (readonly [string, string])[]): string {
  const whole = `${[HEADER, ...LINES].join('\n')}\n`;
  return changes.reduce((changed, [from, to]) => changed.replaceAll(from, to), whole);
}

const layout = (entry: string): string => `${CONVENTION}invoices:\n  - { files: "*", ${entry} }\n${RULES}`;

test.each([
  ['under carry', `${CONVENTION.replace('largest_remainder', 'carry')}${RULES}`, text()],
  ['with VAT by invoice', `${CONVENTION.replace('vat: line', 'vat: invoice')}${RULES}`, text()],
  ['with VAT by invoice by its layout', layout('vat: invoice'), text()],
  ['in windows-1252', CONVENTION + RULES, windows1252(text())],
  ['with categories by label', layout('categories: { "Acc*": usage }'), text([',subscription', ','])],
  [
    'with categories by label, and one for all others',
    layout('categories: { "Acc*": usage }, defaults: { category: setup }'),
    text([',subscription', ','], ['1,AG,Accès', '1,AG,Autre']),
  ],
  [
    'with VAT and its credits apart',
    layout('amounts: { vat_amount: { charge: label, credit: category } }, defaults: { category: setup }'),
    text(['Accès,subscription', '1.00,']),
  ],
  ['with rows to skip', layout('skip_rows: { label: ["Total*"] }'), text(['4,AG,Accès', '4,AG,Total'])],
  ['with numbers from its rows', layout('line_number: row'), text(['line_number', 'quantity'])],
  [
    'with charges and credits apart',
    layout('amounts: { charge: net_amount, credit: vat_rate }, defaults: { vat_rate: "20" }'),
    text([',20\n', ',\n']),
  ],
  [
    'with an amount that is always the same',
    layout('defaults: { net_amount: "10.03" }'),
    text([',10.03', ',']),
  ],
  ['with VAT that is always the same', layout('defaults: { vat_amount: "2.00" }'), text()],
])('a file %s', async (_, convention, file) => {
  await inFolder(smallWorkspace({ 'convention.yaml': convention }, []), async (folder) => {
    writeFileSync(join(folder, 'invoices/f.csv'), file);
    const both = await bothWays(folder, ALL);
    expect(difference(both.withLane, both.without)).toBeUndefined();
    expect(both.without.problems).toEqual([]);
    expect(both.shared).toBeGreaterThan(2);
    expect(both.inLane).toBe(0);
  });
});

test('a file of the same lines goes through the lane, but for the first of them', async () => {
  await inFolder(smallWorkspace({}, []), async (folder) => {
    writeFileSync(join(folder, 'invoices/f.csv'), text());
    const { shared, inLane } = await bothWays(folder, ALL);
    expect([shared, inLane]).toEqual([4, 3]);
  });
});

test('nothing is written any more once an error was found', async () => {
  const lines = ['1', '1', '1', 'X', '1', '1'].map((net): LineCells => ({ day: '2025-01-09', net }));
  await inFolder(smallWorkspace({}, lines), async (folder) => {
    const { outcome, given } = await outcomeOf(folder, ALL, true);
    expect(outcome.problems.map(({ code }) => code)).toEqual(['number-invalid']);
    expect(
      given
        .split('\n')
        .filter((row) => row !== '')
        .map((row) => row.split(',')[3]),
    ).toEqual(['1', '1', '2', '2', '3', '3']);
  });
});
