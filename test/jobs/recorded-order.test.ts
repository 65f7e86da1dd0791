/** In which order a run is computed again over the lines that closed runs saw (ALLOCATION §7). */
import { expect, test } from 'vitest';
import type { Release } from '../../src/domain/release.ts';
import { inRecordedOrder } from '../../src/jobs/closed-lines/recorded-order.ts';
import { line } from '../domain/line.ts';

/** Lines of one invoice in the order of today's file: their places among all that was seen, who saw them, who spent them. */
type Seen = readonly [lineNumber: string, order: number, seenBy: number, spentBy: number | undefined];

function ordered(file: string, release: Release, ...lines: readonly Seen[]): string {
  const seen = lines.map(([lineNumber, order, seenBy, spentBy]) => {
    const { supplier, invoiceNumber, net } = line;
    const known = { supplier, invoiceNumber, lineNumber, order, seenBy, spentBy, facts: line, net };
    return { line: { ...line, lineNumber, file }, known: { ...known, vat: 0n, corrected: false, row: 2 } };
  });
  return inRecordedOrder(seen, release)
    .map(({ line: { lineNumber } }) => lineNumber)
    .join(' ');
}

const TURNED: readonly Seen[] = [
  ['2', 1, 0, 0],
  ['1', 0, 0, 0],
];

test('lines come as they were recorded; to a run of 0.1, those of one run as they stand today', () => {
  expect(ordered('invoices/a.csv', [0, 2], ...TURNED)).toBe('1 2');
  expect(ordered('invoices/a.csv', [0, 1], ...TURNED)).toBe('2 1');
  expect(ordered('invoices/a.csv', [0, 1], ['3', 2, 1, 1], ...TURNED)).toBe('2 1 3');
});

const LEFT: readonly Seen[] = [
  ['2', 1, 0, undefined],
  ['1', 0, 0, 0],
];

test('the rows of a table tell the order though a run left one unallocated, also in a sheet of several', () => {
  for (const file of ['invoices/a.csv', 'invoices/a.xlsx', 'invoices/a.xlsx[Octobre]'])
    expect(ordered(file, [0, 2], ['3', 2, 1, 1], ...LEFT)).toBe('1 2 3');
});

test('the lines of an electronic invoice of which a run left one unallocated come in file order, those of later runs after them', () => {
  expect(ordered('invoices/a.xml', [0, 2], ['3', 2, 1, 1], ...LEFT)).toBe('2 1 3');
  expect(ordered('invoices/a.xml', [0, 2], ['3', 2, 1, 1], ...TURNED)).toBe('1 2 3');
});
