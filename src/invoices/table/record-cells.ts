import { type Fault, type OnProblem, type Place, type Problem, problem } from '../../diagnostics/problem.ts';
import type { AmountColumn } from '../../domain/convention.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { cellProblem } from '../../workspace/columns/cell-reader.ts';
import { columnName } from '../../workspace/columns/table.ts';
import {
  type InvoiceColumn,
  type InvoiceLineRow,
  invoiceLineSchema,
} from '../../workspace/tables/invoice-lines.ts';
import type { Slot, Slots } from './column-slots.ts';
import { cellsOf, type SplitAmounts } from './split-amounts.ts';

/** The places of the cells of a file, and the record being read. One object serves all records of the file. */
export interface RecordCells {
  readonly path: string;
  readonly slots: Slots;
  readonly split: SplitAmounts;
  record: readonly string[];
  row: number;
  report: OnProblem;
  /** How many cells of the record were not understood. */
  failures: number;
  /** The last fault of the record: for a text from which several fields are read it is reported once. */
  reported: Fault | undefined;
}

export function recordCells({
  path,
  slots,
  split,
}: Pick<RecordCells, 'path' | 'slots' | 'split'>): RecordCells {
  return { path, slots, split, record: [], row: 0, report: () => {}, failures: 0, reported: undefined };
}

/** Starts the next record. */
export function beginRecord(
  cells: RecordCells,
  record: readonly string[],
  row: number,
  report: RecordCells['report'],
): void {
  cells.record = record;
  cells.row = row;
  cells.report = report;
  cells.failures = 0;
  cells.reported = undefined;
}

/** The place of a cell of the record. */
export function cellPlace({ path, row }: RecordCells, { header }: { readonly header: string }): Place {
  return { file: path, row, column: header };
}

/** Reports why a cell has no value. */
export function failCell(cells: RecordCells, found: Problem): undefined {
  cells.failures++;
  cells.report(found);
}

/** The value of a cell; undefined where it is empty, or was not understood. */
export function cellValue<T>(cells: RecordCells, slot: Slot<T>): T | undefined {
  if (slot.index === -1) {
    if (slot.inDoubt) cells.failures++;
    return undefined;
  }
  const raw = cells.record[slot.index] ?? '';
  const reading = slot.read(raw);
  if ('value' in reading) {
    if (slot.inDoubt && reading.value === undefined) cells.failures++;
    // The slot's reader is the one of its column, whose values are of the slot's type.
    return reading.value as T | undefined;
  }
  if (reading.fault === cells.reported) {
    cells.failures++;
    return undefined;
  }
  cells.reported = reading.fault;
  return failCell(cells, cellProblem(reading.fault, cells.path, cells.row, slot.header, raw));
}

/** The value of a cell; for an empty one, its fallback. */
export function valueOrFallback<T>(cells: RecordCells, slot: Slot<T>): T | undefined {
  return cellValue(cells, slot) ?? slot.fallback;
}

/** The same, for a column that every line needs: it is reported where there is no value. */
export function requiredValue<N extends InvoiceColumn>(
  cells: RecordCells,
  name: N,
): NonNullable<InvoiceLineRow[N]> | undefined {
  const before = cells.failures;
  const slot = cells.slots[name];
  const value = valueOrFallback<NonNullable<InvoiceLineRow[N]>>(cells, slot);
  return value === undefined && cells.failures === before ? empty(cells, name, slot) : value;
}

/** An amount, from one column or from one of charges and one of credits. */
export function amountValue(cells: RecordCells, column: AmountColumn): Cents | undefined {
  const split = cells.split[column];
  const slot = cells.slots[column];
  if (split === undefined) return valueOrFallback(cells, slot);
  const reading = split.read(cells.record, 'line');
  if ('amount' in reading) return reading.amount ?? slot.fallback;
  return failCell(cells, cellProblem(reading.fault, cells.path, cells.row, reading.header, reading.raw));
}

export function requiredNet(cells: RecordCells): Cents | undefined {
  const before = cells.failures;
  const value = amountValue(cells, 'net_amount');
  if (value !== undefined || cells.failures !== before) return value;
  return empty(cells, 'net_amount', netCell(cells));
}

/** The cell of the net amount; if it has two columns, that of charges. */
export function netCell(cells: Pick<RecordCells, 'slots' | 'split'>) {
  const [cell = cells.slots.net_amount] = cellsOf(cells, 'net_amount');
  return cell;
}

function empty(
  cells: RecordCells,
  name: InvoiceColumn,
  slot: Pick<Slot<unknown>, 'header' | 'index'>,
): undefined {
  const column = slot.index === -1 ? columnName(invoiceLineSchema, name) : slot.header;
  const ofRows = `line_number: row, ignore_columns: [${JSON.stringify(slot.header)}]`;
  const unnumbered = name === 'line_number' ? ofRows : undefined;
  return failCell(cells, problem('cell-empty', cellPlace(cells, slot), { column, unnumbered }));
}
