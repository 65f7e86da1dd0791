import type { OnProblem, Problem } from '../../diagnostics/problem.ts';
import type { BrokenLine, DeclaredInvoice, InvoiceLine } from '../../domain/invoice-line.ts';
import { cleanText } from '../../text/clean-text.ts';
import { cellProblem } from '../../workspace/columns/cell-reader.ts';
import { lostForm } from '../../workspace/columns/lost-form.ts';
import { headerBelow } from '../../workspace/reading/header-below.ts';
import { noRow } from '../../workspace/reading/no-row.ts';
import { cellCounts, flawProblems, isBlank } from '../../workspace/reading/record-shape.ts';
import { untitledColumns } from '../../workspace/reading/untitled.ts';
import type { FileSource } from '../../workspace/records/input-file.ts';
import { openRecords } from '../../workspace/records/open-records.ts';
import type { RecordSource, SheetFacts } from '../../workspace/records/record-source.ts';
import type { SheetSource } from '../../workspace/records/sheet/open-sheet.ts';
import {
  INVOICE_LINE_COLUMNS,
  type InvoiceColumn,
  invoiceLineSchema,
} from '../../workspace/tables/invoice-lines.ts';
import type { InvoiceFile, StatedTotal } from '../invoice-file.ts';
import { creditRows } from './charged-credit.ts';
import { placeSlots, type Slot, type Slots } from './column-slots.ts';
import { type FilledDown, filledDown } from './filled-down.ts';
import { headerFields } from './header-fields.ts';
import { type JoinedColumn, joinerOf } from './joined-columns.ts';
import { percentageWarnings } from './line-warnings.ts';
import { lineReader, type TableContext } from './record-to-line.ts';
import { type SkipRule, skipRule } from './skip-rows.ts';
import { cellsOf, cellsReadBy, type PlacedFile, placeSplitAmounts } from './split-amounts.ts';
import { type TotalRows, totalRows } from './total-rows.ts';
import { foreignSheet, unreadSheets } from './unread-sheets.ts';

/** A file whose columns are found, with what leaves rows aside and what repeats the cell above. */
interface PlacedTable extends PlacedFile, TableContext {
  readonly path: string;
  readonly skip: SkipRule;
  readonly totals: TotalRows;
  readonly down: FilledDown;
  readonly joined: readonly JoinedColumn[];
}

/** Opens a CSV or a sheet of `invoices/`; undefined, with the problems reported, where its header cannot be read. */
export function openTableInvoices(
  source: FileSource | SheetSource,
  path: string,
  context: TableContext,
  report: OnProblem,
): InvoiceFile | undefined {
  const table = placeTable(source, path, context, report);
  if (table === undefined) return undefined;
  const { file, slots, skip, totals, down } = table;
  const nets = cellsOf(table, 'net_amount');
  return {
    fingerprint: file.fingerprint,
    position: file.position,
    form: file.form,
    dialect: file.dialect,
    layout: context.layout,
    headers: headersOf(slots),
    sheets: file.sheet && { read: file.sheet.name, others: file.otherSheets ?? [] },
    filled: down.count,
    formulas: file.sheet?.formulas,
    isComputed: (row) => nets.some(({ index }) => file.sheet?.cellAt(row, index)?.isFormula === true),
    skipped: skip.total,
    declared: () => totals.stated().flatMap(declaredInvoice),
    stated: totals.stated,
    batches: (reportLater, broken) => lineBatches(table, reportLater, broken),
  };
}

function placeTable(
  source: FileSource | SheetSource,
  path: string,
  context: TableContext,
  report: OnProblem,
): PlacedTable | undefined {
  const { convention, layout } = context;
  const { release, currency } = convention;
  const decimalMark = layout?.decimalMark ?? convention.decimalMark;
  const { preamble, sheet, readsHidden } = layout ?? {};
  const options = { preamble, sheet, readsHidden, decimalMark, currency, release };
  const file = openRecords(source, path, options, report);
  if (file === undefined) return undefined;
  const below = headerBelow(file, INVOICE_LINE_COLUMNS, layout?.columns ?? new Map());
  const foreign = below ?? foreignSheet(file, layout);
  if (foreign !== undefined) {
    report(foreign);
    return undefined;
  }
  const fields = layout === undefined ? new Map() : headerFields(path, file, layout, report);
  if (fields === undefined) return undefined;
  const { slots, joined, usable } = placeSlots(file, layout, fields, convention, report);
  const split = placeSplitAmounts(file, layout, slots, report);
  const placed = { file, layout, slots, split: split ?? {} };
  const skip = skipRule(placed, release, report);
  const totals = totalRows(placed, report);
  const down = filledDown(placed, joined, report);
  unreadSheets(placed).forEach(report);
  if (!usable || !split || !skip || !totals || !down) return undefined;
  return { ...context, ...placed, path, skip, totals, down, joined };
}

/** The lines of a file, batch by batch, in file order; `onBroken` is given the rows that are none because of their cells. */
function* lineBatches(
  { file, path, slots, split, skip, totals, down, joined, convention, layout, lineless }: PlacedTable,
  report: OnProblem,
  onBroken: ((row: BrokenLine) => void) | undefined,
): Generator<readonly InvoiceLine[]> {
  const parts = joined.flatMap((column) => column.parts.map((part) => ({ ...part, name: column.name })));
  const columns = [...Object.values(slots), ...parts].map(({ index }) => index);
  const cells = [
    ...Object.entries(slots),
    ...parts.map((part) => [part.name, { ...slots[part.name], ...part }] as const),
  ];
  const ofAmounts = Object.values(split).flatMap((amount) => cellsReadBy(amount).map(({ index }) => index));
  const nameOf = (index: number): string | undefined =>
    Object.entries(slots).find(([, slot]) => slot.index === index)?.[0] ??
    parts.find((part) => part.index === index)?.name;
  const named = { source: file, schema: invoiceLineSchema, nameOf };
  const isRead = (index: number): boolean => columns.includes(index) || ofAmounts.includes(index);
  skip.restart();
  totals.restart();
  down.restart();
  const ofCells: Problem[] = [];
  const keep = (found: Problem): void => void ofCells.push(found);
  const broken: BrokenLine[] = [];
  const keepBroken = (found: BrokenLine): void => void broken.push(found);
  const read = lineReader({ path, layout, slots, split, convention, lineless });
  const joiner = joinerOf(path, joined);
  const cellCount = cellCounts(path, file);
  const untitled = untitledColumns(file, layout?.ignoreColumns);
  const credits =
    split.net_amount === undefined ? creditRows(file.header, slots.net_amount.header, isRead) : undefined;
  const percentages =
    file.sheet && percentageWarnings(path, file.sheet, { slots, split }, convention.currency);
  for (const { firstRow, records } of file.batches(report)) {
    const lines: InvoiceLine[] = [];
    let row = firstRow - 1;
    for (const record of records) {
      row++;
      if (isBlank(record)) {
        untitled?.(record, row, report);
        continue;
      }
      if (record.length !== file.header.length) {
        report(cellCount(record, row));
        continue;
      }
      const whole = joiner === undefined ? record : joiner.join(record);
      const statedBy = totals.takes(whole, row, report);
      const asideBy = statedBy ?? skip.takes(whole);
      if (asideBy !== undefined) {
        if (statedBy !== undefined) joiner?.differing(record, row).forEach(report);
        down.pass(whole, asideBy);
        const stands = (index: number): boolean => down.isFilled(index) && !asideBy.includes(index);
        cellFlaws(file, record, row, slots, stands).forEach(report);
        continue;
      }
      untitled?.(record, row, report);
      const filled = down.fill(whole);
      const flaws = file.sheet === undefined ? [] : flawProblems(file, row, isRead, down);
      const lost = file.sheet === undefined ? [] : lostForms(file, file.sheet, record, row, cells);
      const wrong = joiner === undefined ? lost : [...lost, ...joiner.differing(record, row)];
      wrong.forEach(report);
      const line = read(filled, row, keep, keepBroken);
      if (ofCells.length > 0) {
        const isMerged = flaws.every(({ code }) => code === 'sheet-merged');
        const other = noRow(named, record, row, ofCells, isMerged && flaws.length > 0);
        // A title that is merged over its row is a note: nothing else is said of its cells.
        const ofRow = isMerged && other !== undefined ? [other] : flaws.length > 0 ? flaws : ofCells;
        ofRow.forEach(report);
        if (flaws.length === 0 && other === undefined) for (const found of broken) onBroken?.(found);
        ofCells.length = 0;
        broken.length = 0;
      } else flaws.forEach(report);
      if (line === undefined || flaws.length > 0 || wrong.length > 0) continue;
      percentages?.(row).forEach(report);
      credits?.(record, line, report);
      totals.sees(line);
      lines.push(line);
    }
    yield lines;
  }
}

/** Of a row that is left aside, what is wrong with the cells that `fill_down` repeats below it. */
function cellFlaws(
  file: RecordSource,
  record: readonly string[],
  row: number,
  slots: Slots,
  stands: (index: number) => boolean,
): readonly Problem[] {
  const { sheet } = file;
  if (sheet === undefined) return [];
  const filled = Object.entries(slots).filter(([, { index }]) => stands(index));
  // One merged with the cell above has no other value than that one.
  const flaws = flawProblems(file, row, stands, MERGED).filter(({ place }) => place.column !== undefined);
  return [...flaws, ...lostForms(file, sheet, record, row, filled)];
}

const MERGED = { repeats: () => true, nameAt: () => '' };

/** Cells of a sheet that identify and are numbers or days, and may have lost their form that way. */
function lostForms(
  { fingerprint }: RecordSource,
  sheet: SheetFacts,
  record: readonly string[],
  row: number,
  slots: readonly (readonly [name: string, slot: Slot<unknown>])[],
): readonly Problem[] {
  return slots.flatMap(([name, { index, header, read }]) => {
    const cell = sheet.cellAt(row, index);
    if (cell?.storedAs === undefined) return [];
    const raw = record[index] ?? '';
    const reading = read(raw);
    const value = 'value' in reading && typeof reading.value === 'string' ? reading.value : undefined;
    // What the layout translates is written in the convention.
    if (value === undefined || value !== cleanText(raw)) return [];
    const lost = lostForm(invoiceLineSchema[name as InvoiceColumn], cell);
    return lost === undefined ? [] : [cellProblem(lost, fingerprint.path, row, header, raw)];
  });
}

/** What reconcile holds the lines of an invoice against. */
function declaredInvoice({ invoiceNumber, ...total }: StatedTotal): readonly DeclaredInvoice[] {
  return invoiceNumber === undefined ? [] : [{ ...total, invoiceNumber }];
}

function headersOf(slots: Slots): ReadonlyMap<string, string> {
  const placed = Object.entries(slots).filter(([, { index }]) => index !== -1);
  return new Map(placed.map(([name, { header }]) => [name, header]));
}
