import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { Booking } from '../../allocate/sharing.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { ALLOCATION_COLUMNS, type AllocationColumn, type AllocationRecord } from './allocation-columns.ts';
import { headerOf } from './output-table.ts';

export const allocationsHeader = headerOf(ALLOCATION_COLUMNS);

/**
 * The rows of a line in allocations.csv, by member then site. The file has millions of rows: a cell is written once for
 * all that share it, by the scope of its column.
 */
export function allocationRows({ line, plan, billedTo, booking, rows }: AllocatedLine): string {
  const record: Writable<AllocationRecord> = {
    line,
    serves: plan.serves,
    rule: plan.rule,
    article: plan.article,
    billedTo,
    member: '',
    site: '',
    share: '',
    imputation: undefined,
    net: 0n,
    vat: 0n,
    gross: 0n,
  };
  const texts: Record<Part['scope'], Texts> = {
    invoice: ofInvoice(record),
    line: textsOf('line', record),
    service: ofService(record),
    share: NO_TEXTS,
    row: NO_TEXTS,
  };
  const shares = remembered(booking);
  let text = '';
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row === undefined) continue;
    record.member = row.member;
    record.site = row.site;
    record.share = row.share;
    record.imputation = row.imputation;
    record.net = row.net;
    record.vat = row.vat;
    record.gross = row.gross;
    shares[index] ??= textsOf('share', record);
    texts.share = shares[index] ?? NO_TEXTS;
    for (const { scope, columns, place } of PARTS) text += texts[scope][place] ?? cellsOf(columns, record);
  }
  return text;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Columns of one scope that follow each other. */
interface Part {
  readonly scope: AllocationColumn['scope'];
  readonly columns: readonly AllocationColumn[];
  /** Where it stands among the parts. */
  readonly place: number;
}

const PARTS: readonly Part[] = partsOf(ALLOCATION_COLUMNS);

function partsOf(columns: readonly AllocationColumn[]): readonly Part[] {
  const parts: { readonly scope: Part['scope']; readonly columns: AllocationColumn[] }[] = [];
  for (const column of columns) {
    const last = parts.at(-1);
    if (last?.scope === column.scope) last.columns.push(column);
    else parts.push({ scope: column.scope, columns: [column] });
  }
  return parts.map((part, place) => ({ ...part, place }));
}

/** The texts of the parts of a scope, each at its place. */
type Texts = readonly string[];

/** They are kept, and joined: V8 keeps a text that was added to piece by piece as a tree of its pieces. */
function textsOf(scope: Part['scope'], record: AllocationRecord): Texts {
  return PARTS.map((part) =>
    part.scope === scope ? part.columns.map((column) => cellOf(column, record)).join('') : '',
  );
}

const NO_TEXTS: Texts = [];

const ofInvoice = untilChanged(
  'invoice',
  (a, b) =>
    a.invoiceNumber === b.invoiceNumber &&
    a.supplier === b.supplier &&
    a.invoiceDate === b.invoiceDate &&
    a.file === b.file,
);

const ofService = untilChanged(
  'service',
  (a, b) => a.periodStart === b.periodStart && a.periodEnd === b.periodEnd && a.vatRate === b.vatRate,
);

/** Writes the texts of a scope anew where a line differs in it from the one before. */
function untilChanged(
  scope: Part['scope'],
  isSame: (a: InvoiceLine, b: InvoiceLine) => boolean,
): (record: AllocationRecord) => Texts {
  let last: InvoiceLine | undefined;
  let texts = NO_TEXTS;
  return (record) => {
    if (last === undefined || !isSame(last, record.line)) texts = textsOf(scope, record);
    last = record.line;
    return texts;
  };
}

/** What the rows of lines that are booked alike repeat, row by row. */
const ofBookings = new WeakMap<Booking, Texts[]>();

function remembered(booking: Booking): Texts[] {
  const known = ofBookings.get(booking);
  if (known !== undefined) return known;
  const texts: Texts[] = [];
  ofBookings.set(booking, texts);
  return texts;
}

/** A cell with the mark that follows it: a comma, or the end of the row. */
function cellOf({ kind, cell, name }: AllocationColumn, record: AllocationRecord): string {
  const value = cell(record);
  return (kind === 'text' ? csvCell(value) : value) + (name === LAST ? '\n' : ',');
}

function cellsOf(columns: readonly AllocationColumn[], record: AllocationRecord): string {
  let text = '';
  for (const column of columns) text += cellOf(column, record);
  return text;
}

const LAST = ALLOCATION_COLUMNS.at(-1)?.name;

/** A cell of the file: quoted only if it holds `,` `"` CR or LF (DATA.md, "What allocate writes"). */
function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const NEEDS_QUOTES = /[",\r\n]/;
