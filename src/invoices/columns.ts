import { type Fault, type Problem, problem } from '../diagnostics/problem.ts';
import type { DecimalMark, Layout } from '../domain/convention.ts';
import { type CellReader, cellProblem, cellReader, cleanText } from '../workspace/cell-reader.ts';
import { CONVENTION_FILE } from '../workspace/convention/load.ts';
import type { CsvFile } from '../workspace/csv-file.ts';
import { missingColumn, placeColumns } from '../workspace/header.ts';
import { markRule } from '../workspace/numbers.ts';
import { columnsOf } from '../workspace/table.ts';
import {
  type InvoiceColumn,
  type InvoiceLineRow,
  invoiceLineSchema,
} from '../workspace/tables/invoice-lines.ts';

const COLUMNS = columnsOf(invoiceLineSchema);

/** A column of an invoice file: where it stands, how its cells are read, and what an empty one means. */
export interface Slot<T> {
  /** -1 where the file lacks the column. */
  readonly index: number;
  readonly header: string;
  readonly read: CellReader;
  readonly fallback: T | undefined;
}

export type Slots = { readonly [C in InvoiceColumn]: Slot<NonNullable<InvoiceLineRow[C]>> };

/** Places the columns of an invoice file under its layout; undefined, with the problems reported, where one lacks. */
export function placeSlots(
  file: CsvFile,
  layout: Layout | undefined,
  decimalMark: DecimalMark | undefined,
  report: (found: Problem) => void,
): Slots | undefined {
  const path = file.fingerprint.path;
  const rule = markRule(file.dialect.delimiter, layout?.decimalMark ?? decimalMark);
  const renamed = layout?.columns ?? new Map<string, string>();
  const placed = placeColumns(
    path,
    file.headerRow,
    file.header,
    COLUMNS,
    renamed,
    layout?.ignoreColumns ?? [],
  );
  placed.problems.forEach(report);
  let usable = !placed.problems.some(({ severity }) => severity === 'error');
  const slots = COLUMNS.map((column) => {
    const place = placed.places.find((candidate) => candidate.column === column);
    const fallback = readDefault(column.name, layout, report);
    if (fallback === 'faulty') usable = false;
    const mapped = renamed.get(column.name);
    if (place === undefined && mapped !== undefined) {
      usable = false;
      report(headerMissing(file, layout, column.name, mapped));
    } else if (place === undefined && column.required && !filledByLayout(column.name, layout)) {
      usable = false;
      report(missingColumn(path, file.headerRow, column, file.header));
    }
    const slot: Slot<unknown> = {
      index: place?.index ?? -1,
      header: place?.header ?? column.name,
      read: cellReader({ ...column, required: false }, rule),
      fallback: fallback === 'faulty' ? undefined : fallback?.value,
    };
    return [column.name, slot] as const;
  });
  // COLUMNS are those of the schema, so the record has a slot for each of its keys.
  return usable ? (Object.fromEntries(slots) as unknown as Slots) : undefined;
}

/** Whether a layout says what an absent required column holds. */
function filledByLayout(column: string, layout: Layout | undefined): boolean {
  if (layout === undefined) return false;
  if (layout.defaults.has(column)) return true;
  if (column === 'line_number') return layout.lineNumberFromRow;
  return column === 'category' && layout.categories.length > 0;
}

function readDefault(
  name: string,
  layout: Layout | undefined,
  report: (found: Problem) => void,
): { readonly value: unknown } | 'faulty' | undefined {
  const text = layout?.defaults.get(name);
  const column = COLUMNS.find((candidate) => candidate.name === name);
  if (text === undefined || column === undefined) return undefined;
  const reading = cellReader(column, 'either')(text);
  if ('value' in reading) return reading;
  report(defaultProblem(reading.fault, layout?.row ?? 1, name, text));
  return 'faulty';
}

function defaultProblem(found: Fault, row: number, name: string, text: string): Problem {
  return cellProblem(found, CONVENTION_FILE, row, `defaults.${name}`, text);
}

function headerMissing(file: CsvFile, layout: Layout | undefined, column: string, header: string): Problem {
  const place = { file: CONVENTION_FILE, row: layout?.row ?? 1, column: `columns.${column}`, value: header };
  const found = file.header.map(cleanText).join(', ');
  return problem('layout-header-missing', place, { column, header, file: file.fingerprint.path, found });
}
