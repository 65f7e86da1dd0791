/** What is kept of lines, where there are more than the first columns have room for. */
import { expect, test } from 'vitest';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import { readInvoiceLines } from '../../src/jobs/read-invoice-lines.ts';
import { categoryAt, FLAG, has } from '../../src/reconcile/lines/line-columns.ts';
import {
  daysAt,
  invoiceOf,
  lineStore,
  placeOfLine,
  subjectAt,
} from '../../src/reconcile/lines/line-store.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { billed, MAY } from './billed.ts';

/** A convention and a line of May. */
async function inMay() {
  const loaded = loadWorkspace(billed(MAY));
  const [may] = (await readInvoiceLines(loaded)).value;
  if (loaded.workspace === undefined || may === undefined) throw new Error('not readable');
  return { convention: loaded.workspace.convention, may };
}

test('of sixteen hundred lines each stands as it was read', async () => {
  const { convention, may } = await inMay();
  const day = may.periodStart ?? 0;
  const lines = Array.from(
    { length: 1600 },
    (_, at): InvoiceLine => ({
      ...may,
      file: `file ${at % 3}`,
      row: at + 2,
      invoiceNumber: `F${at % 700}`,
      lineNumber: `${at}`,
      access: `A${at % 900}`,
      itemCode: `I${at % 800}`,
      category: at % 2 === 0 ? 'usage' : 'subscription',
      periodStart: day + (at % 1100),
      periodEnd: day + (at % 1100) + (at % 1200),
      quantity: `${at % 1300}`,
      unitPrice: `${at % 1400}`,
      net: at % 5 === 0 ? -1n : 1n,
    }),
  );
  const { store, add } = lineStore(convention, {
    concerns: () => true,
    selects: ({ lineNumber }) => Number(lineNumber) % 7 === 0,
    ofClosedPeriod: ({ lineNumber }) => (Number(lineNumber) % 11 === 0 ? 'late' : undefined),
    cycleOf: () => ({ startDay: 1, basis: 'actual' }),
    hasTotals: () => false,
  });
  for (const line of lines) add(line);
  const { columns, subjects } = store;
  const kept = lines.map((_, at) => ({
    ...placeOfLine(store, at),
    invoice: invoiceOf(store, at).invoiceNumber,
    access: subjects.accessOf(subjectAt(store, at)),
    item: columns.items.textOf(columns.item[at] ?? 0),
    category: categoryAt(columns, at),
    days: daysAt(columns, at),
    quantity: columns.quantities.textOf(columns.quantity[at] ?? 0),
    unitPrice: columns.unitPrices.textOf(columns.unitPrice[at] ?? 0),
    flags: [FLAG.credit, FLAG.selected, FLAG.late].map((flag) => has(columns, at, flag)),
  }));
  expect(kept).toEqual(
    lines.map((line, at) => ({
      file: line.file,
      row: line.row,
      line: line.lineNumber,
      invoice: line.invoiceNumber,
      access: line.access,
      item: line.itemCode,
      category: line.category,
      days: { from: line.periodStart, to: line.periodEnd },
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      flags: [at % 5 === 0, at % 7 === 0, at % 11 === 0],
    })),
  );
});

test('what is numbered stands beyond the numbers of two bytes as before them', async () => {
  const { convention, may } = await inMay();
  const { store, add } = lineStore(convention, {
    concerns: () => false,
    selects: () => false,
    ofClosedPeriod: () => undefined,
    cycleOf: () => ({ startDay: 1, basis: 'actual' }),
    hasTotals: () => false,
  });
  for (let at = 0; at < 70_000; at++) {
    add({ ...may, invoiceNumber: `F${at}`, itemCode: `I${at}`, quantity: `${at}`, unitPrice: `${at}.5` });
  }
  const { columns } = store;
  const some = [0, 1, 32_767, 32_768, 65_534, 65_535, 65_536, 69_999];
  const kept = some.map((at) => [
    invoiceOf(store, at).invoiceNumber,
    columns.items.textOf(columns.item[at] ?? 0),
    columns.quantities.textOf(columns.quantity[at] ?? 0),
    columns.unitPrices.textOf(columns.unitPrice[at] ?? 0),
  ]);
  expect(kept).toEqual(some.map((at) => [`F${at}`, `I${at}`, `${at}`, `${at}.5`]));
});
