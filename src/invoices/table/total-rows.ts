import { fault, type OnProblem, problemAt } from '../../diagnostics/problem.ts';
import type { AmountColumn } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { cleanText } from '../../text/clean-text.ts';
import { matchesAny } from '../../text/glob.ts';
import { cellProblem } from '../../workspace/columns/cell-reader.ts';
import { rowConditions } from '../../workspace/reading/row-conditions.ts';
import type { StatedTotal } from '../invoice-file.ts';
import { placeOfName } from './column-slots.ts';
import { beginRecord, cellValue, failCell, netCell, type RecordCells, recordCells } from './record-cells.ts';
import { cellsReadBy, type PlacedFile } from './split-amounts.ts';

export type TotalRows = NonNullable<ReturnType<typeof totalRows>>;

/**
 * The `totals` of a layout for a file; undefined, with the problem reported, where they name a column that it lacks.
 */
export function totalRows(placed: PlacedFile, report: OnProblem) {
  const { file, layout, slots, split } = placed;
  const indexOf = (name: string): number => placeOfName(name, file, layout, slots);
  const matches = rowConditions('totals', file, layout, indexOf, report);
  if (matches === undefined) return undefined;
  const path = file.fingerprint.path;
  const { totals } = layout ?? { totals: new Map<string, readonly string[]>() };
  /** Whether a cell says that the row is a total, and so names neither an invoice nor its supplier. */
  const saysTotal = (name: 'supplier' | 'invoice_number', record: readonly string[]): boolean => {
    const { index, header } = slots[name];
    const globs = totals.get(name) ?? totals.get(header) ?? [];
    return matchesAny(globs, cleanText(record[index] ?? ''));
  };
  const cells = recordCells({ path, slots, split });
  const mayState = totals.size > 0;
  let stated: (Omit<StatedTotal, 'supplier'> & { readonly supplier: string | undefined })[] = [];
  /** The supplier of the invoices in the file, by number; undefined where there are several. */
  const senders = new Map<string, string | undefined>();
  return {
    /** Starts another reading of the file. */
    restart(): void {
      stated = [];
      senders.clear();
    },
    stated: (): readonly StatedTotal[] =>
      stated.map(({ supplier, ...total }) => ({
        ...total,
        supplier: supplier ?? senders.get(total.invoiceNumber ?? '') ?? slots.supplier.fallback ?? '',
      })),
    /** Receives each line of the file. */
    sees({ supplier, invoiceNumber }: InvoiceLine): void {
      if (!mayState) return;
      const isOther = senders.has(invoiceNumber) && senders.get(invoiceNumber) !== supplier;
      senders.set(invoiceNumber, isOther ? undefined : supplier);
    },
    /** The cells by which the record states a total, which is then kept; undefined where it states none. */
    takes(record: readonly string[], row: number, reportLater: OnProblem): readonly number[] | undefined {
      const statedBy = matches(record);
      if (statedBy === undefined) return undefined;
      beginRecord(cells, record, row, reportLater);
      const amount = (column: AmountColumn): Cents | undefined => amountOf(column, cells, file);
      const amounts = { net: amount('net_amount'), vat: amount('vat_amount'), gross: amount('gross_amount') };
      const statesNone = Object.values(amounts).every((cents) => cents === undefined);
      if (statesNone && cells.failures === 0) {
        const { header } = netCell(placed);
        failCell(cells, cellProblem(fault('cell-empty', { column: header }), path, row, header, ''));
      }
      stated.push({
        supplier: saysTotal('supplier', record) ? undefined : cellValue(cells, slots.supplier),
        invoiceNumber: saysTotal('invoice_number', record)
          ? undefined
          : cellValue(cells, slots.invoice_number),
        ...amounts,
        file: path,
        row,
      });
      return statedBy;
    },
  };
}

/** An amount of a total: from one column, or from a charge and a credit. */
function amountOf(
  column: AmountColumn,
  cells: RecordCells,
  { sheet }: PlacedFile['file'],
): Cents | undefined {
  const { path, row, record, slots } = cells;
  const flawed = (index: number, header: string): boolean => {
    const flaw = sheet?.flaws.get(row)?.find((found) => found.index === index);
    if (flaw !== undefined) failCell(cells, problemAt(flaw.fault, { file: path, row, column: header }));
    return flaw !== undefined;
  };
  const slot = slots[column];
  const split = cells.split[column];
  if (split === undefined) return flawed(slot.index, slot.header) ? undefined : cellValue(cells, slot);
  const wrong = cellsReadBy(split).filter(({ index, header }) => flawed(index, header));
  if (wrong.length > 0) return undefined;
  const reading = split.read(record, 'total');
  if ('amount' in reading) return reading.amount;
  const place = { file: path, row, column: reading.header, value: reading.raw };
  return failCell(cells, problemAt(reading.fault, place));
}
