import type { OnProblem, Problem } from '../../diagnostics/problem.ts';
import type { BrokenLine, InvoiceLine } from '../../domain/invoice-line.ts';
import { type JoinedColumn, joinerOf } from '../../workspace/reading/joined-columns.ts';
import { headerAgain, noRow } from '../../workspace/reading/no-row.ts';
import { cellCounts, isBlank, untitledColumns } from '../../workspace/reading/record-shape.ts';
import { tableBelow } from '../../workspace/reading/table-below.ts';
import { type InvoiceColumn, invoiceLineSchema } from '../../workspace/tables/invoice-lines.ts';
import { creditRows } from './charged-credit.ts';
import type { FilledColumns } from './filled-columns.ts';
import { lineReader, type TableContext } from './record-to-line.ts';
import { type NamedSlot, sheetRows } from './sheet-rows.ts';
import type { SkipRule } from './skip-rows.ts';
import { cellsReadBy, type PlacedFile } from './split-amounts.ts';
import type { TotalRows } from './total-rows.ts';

/** A file whose columns are found, with the rules for rows left aside and for cells that repeat the one above. */
export interface PlacedTable extends PlacedFile, TableContext {
  readonly path: string;
  readonly skip: SkipRule;
  readonly totals: TotalRows;
  readonly down: FilledColumns;
  readonly joined: readonly JoinedColumn[];
  /** Whether columns are in doubt, so that no row becomes a line. */
  readonly inDoubt: boolean;
}

const NO_PROBLEMS: readonly Problem[] = [];

/**
 * The lines of a file, batch by batch, in file order; `onBroken` receives the rows that could not become lines because
 * of their cells.
 */
export function* lineBatches(
  table: PlacedTable,
  report: OnProblem,
  onBroken: ((row: BrokenLine) => void) | undefined,
): Generator<readonly InvoiceLine[]> {
  for (const reading of [table.skip, table.totals, table.down]) reading.restart();
  const named = { source: table.file, nameOf: cellsOfColumns(table).nameOf };
  const below = tableBelow(named, report, (row: BrokenLine) => onBroken?.(row));
  const lineIn = rowReader(table, below.report, below.take);
  for (const { firstRow, records } of table.file.batches(report)) {
    const lines: InvoiceLine[] = [];
    let row = firstRow;
    for (const record of records) {
      below.begin(record, row);
      const line = lineIn(record, row++);
      if (line === undefined) continue;
      below.wasRead();
      lines.push(line);
    }
    yield lines;
  }
  below.end();
}

/**
 * Reads the records of a file one after the other; undefined for one that is no line, which is left aside or has its
 * problems reported.
 */
export function rowReader(
  table: PlacedTable,
  report: OnProblem,
  onBroken: (row: BrokenLine) => void,
): (record: readonly string[], row: number) => InvoiceLine | undefined {
  const { file, path, slots, split, skip, totals, down, joined, convention, layout } = table;
  const { named, isRead, nameOf } = cellsOfColumns(table);
  const joiner = joinerOf(path, joined);
  const cellCount = cellCounts(path, file);
  const untitled = untitledColumns(file, layout?.ignoreColumns);
  const sheet = sheetRows({ ...table, currency: convention.currency }, named, isRead);
  const credits =
    split.net_amount === undefined ? creditRows(file.header, slots.net_amount.header, isRead) : undefined;
  const tableSource = { source: file, schema: invoiceLineSchema, nameOf };
  const read = lineReader(table);
  const ofCells: Problem[] = [];
  const broken: BrokenLine[] = [];
  const keep = (found: Problem): void => void ofCells.push(found);
  const keepBroken = (found: BrokenLine): void => void broken.push(found);

  /**
   * Takes a record that states a total, or that the layout leaves aside; false where it is neither. `whole` also has the
   * joined columns.
   */
  const takesAside = (record: readonly string[], whole: readonly string[], row: number): boolean => {
    const totalCells = totals.takes(whole, row, report);
    const asideCells = totalCells ?? skip.takes(whole);
    if (asideCells === undefined) return false;
    // A total is read, so that its cells must agree; of what is left aside nothing is.
    if (totalCells !== undefined) joiner?.differing(record, row).forEach(report);
    if (headerAgain(tableSource, record, row) === undefined) down.pass(whole, asideCells);
    const isRepeated = (index: number): boolean => down.isFilled(index) && !asideCells.includes(index);
    sheet?.ofRowAside(record, row, isRepeated).forEach(report);
    return true;
  };

  /** Reports what is wrong with the cells of a record; in their place that it is a total or a note, or the flaws of its row. */
  const reportCells = (record: readonly string[], row: number, flaws: readonly Problem[]): void => {
    const isMerged = flaws.length > 0 && flaws.every(({ code }) => code === 'sheet-merged');
    const other = noRow(tableSource, record, row, ofCells, isMerged);
    // A title merged across its row is a note: nothing else is reported about its cells.
    const isOther = other !== undefined && (isMerged || flaws.length === 0);
    const ofRow = isOther ? [other] : flaws.length > 0 ? flaws : ofCells;
    ofRow.forEach(report);
    if (flaws.length === 0 && other === undefined) broken.forEach(onBroken);
    ofCells.length = 0;
    broken.length = 0;
  };

  return (record, row) => {
    if (isBlank(record)) {
      untitled?.(record, row, report);
      return undefined;
    }
    if (record.length !== file.header.length) {
      report(cellCount(record, row));
      return undefined;
    }
    const whole = joiner === undefined ? record : joiner.join(record);
    if (takesAside(record, whole, row)) return undefined;
    untitled?.(record, row, report);
    const filled = down.fill(whole);
    const flaws = sheet?.flawsOf(row) ?? NO_PROBLEMS;
    const lost = sheet?.lostIn(record, row) ?? NO_PROBLEMS;
    const differing = joiner?.differing(record, row) ?? NO_PROBLEMS;
    lost.forEach(report);
    differing.forEach(report);
    const line = read(filled, row, keep, keepBroken);
    if (ofCells.length + broken.length > 0) reportCells(record, row, flaws);
    else flaws.forEach(report);
    if (line === undefined || flaws.length + lost.length + differing.length > 0) return undefined;
    sheet?.percentagesOf(row).forEach(report);
    credits?.(record, line, report);
    totals.sees(line);
    return line;
  };
}

/** From which cells the columns of a file are read. */
function cellsOfColumns({ slots, split, joined }: PlacedTable) {
  const parts = joined.flatMap((column) => column.parts.map((part) => ({ ...part, name: column.name })));
  const named: readonly NamedSlot[] = [
    ...Object.entries(slots),
    // The columns are those of the schema.
    ...parts.map((part) => [part.name, { ...slots[part.name as InvoiceColumn], ...part }] as const),
  ];
  const ofAmounts = Object.values(split).flatMap(cellsReadBy);
  const indices = new Set([...named.map(([, slot]) => slot), ...ofAmounts].map(({ index }) => index));
  return {
    named,
    isRead: (index: number): boolean => indices.has(index),
    /** The column that is read from the cell at an index; undefined for an amount in two columns. */
    nameOf: (index: number): string | undefined => named.find(([, slot]) => slot.index === index)?.[0],
  };
}
