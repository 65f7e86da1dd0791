import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { ChargeTerms } from '../../allocate/charge-terms.ts';
import type { PlanShare } from '../../allocate/plan/plan.ts';
import { cachedLatest } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import { csvCell } from '../../text/csv-cell.ts';
import { type AllocationColumn, type AllocationRecord, NOTHING_SHARED } from './allocation-columns.ts';

/** Writes the rows of lines in allocations.csv, by member then site. A cell that rows share becomes text once. */
export function allocationWriter(columns: readonly AllocationColumn[]): (line: AllocatedLine) => string {
  const parts = partsOf(columns);
  const inScope = (scope: Part['scope']): readonly Part[] => parts.filter((part) => part.scope === scope);
  const [ofInvoice, ofLine, ofRow] = [inScope('invoice'), inScope('line'), inScope('row')];
  const [ofShare, ofTerms] = [inScope('share'), inScope('terms')];
  const invoiceTexts = textsOfInvoice(ofInvoice);
  const shareTexts = cachedLatest((_: PlanShare, record: AllocationRecord) => textsOf(ofShare, record));
  const termsTexts = cachedLatest((_: ChargeTerms, record: AllocationRecord) => textsOf(ofTerms, record));
  // Reused for all lines: a million of them need no million objects.
  const texts = parts.map(() => '');
  let record: Writable<AllocationRecord> | undefined;
  return ({ line, plan, billedTo, rows }) => {
    record ??= { ...NOTHING_SHARED, line, serves: '' };
    record.line = line;
    record.serves = plan.serves;
    record.rule = plan.rule;
    record.article = plan.article;
    record.billedTo = billedTo;
    put(texts, ofInvoice, invoiceTexts(record));
    for (const part of ofLine) texts[part.at] = textOf(part, record);
    let text = '';
    for (let index = 0; index < rows.length; index++) {
      const row = defined(rows[index]);
      record.member = row.member;
      record.site = row.site;
      record.share = row.share;
      record.imputation = row.imputation;
      record.net = row.net;
      record.vat = row.vat;
      record.gross = row.gross;
      put(texts, ofShare, shareTexts(defined(plan.shares[index]), record));
      put(texts, ofTerms, termsTexts(row.terms, record));
      for (const part of ofRow) texts[part.at] = textOf(part, record);
      for (const one of texts) text += one;
    }
    return text;
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Neighbouring columns of one scope. */
interface Part {
  readonly scope: AllocationColumn['scope'];
  readonly cells: readonly Cell[];
  /** Cells and the marks after them in turn; each row fills its cells in anew. */
  readonly pieces: string[];
  /** Its place among all parts of a row. */
  readonly at: number;
}

interface Cell {
  readonly cell: AllocationColumn['cell'];
  readonly isText: boolean;
}

function partsOf(columns: readonly AllocationColumn[]): readonly Part[] {
  const parts: (Part & { readonly cells: Cell[] })[] = [];
  for (const { scope, kind, cell } of columns) {
    let last = parts.at(-1);
    if (last?.scope !== scope) {
      last = { scope, cells: [], pieces: [], at: parts.length };
      parts.push(last);
    }
    last.cells.push({ cell, isText: kind === 'text' });
    last.pieces.push('', ',');
  }
  parts.at(-1)?.pieces.splice(-1, 1, '\n');
  return parts;
}

/** The texts of parts, in their order. */
type Texts = readonly string[];

function textsOf(parts: readonly Part[], record: AllocationRecord): Texts {
  return parts.map((part) => textOf(part, record));
}

/** Puts the texts of parts into their places in a row. */
function put(row: string[], parts: readonly Part[], texts: Texts): void {
  for (let index = 0; index < parts.length; index++) {
    row[defined(parts[index]).at] = defined(texts[index]);
  }
}

/** The texts of the invoice of a line, kept: the lines of an invoice follow each other. */
function textsOfInvoice(parts: readonly Part[]): (record: AllocationRecord) => Texts {
  let latest: Pick<InvoiceLine, 'supplier' | 'invoiceNumber' | 'invoiceDate'> | undefined;
  let texts: Texts = [];
  return (record) => {
    const { supplier, invoiceNumber, invoiceDate } = record.line;
    const isLatest =
      latest?.invoiceNumber === invoiceNumber &&
      latest.supplier === supplier &&
      latest.invoiceDate === invoiceDate;
    if (!isLatest) {
      latest = { supplier, invoiceNumber, invoiceDate };
      texts = textsOf(parts, record);
    }
    return texts;
  };
}

/** The cells of a part as one text; joined, because a concatenated text stays in pieces in memory. */
function textOf({ cells, pieces }: Part, record: AllocationRecord): string {
  for (let at = 0; at < cells.length; at++) {
    const { cell, isText } = defined(cells[at]);
    const value = cell(record);
    pieces[2 * at] = isText ? csvCell(value) : value;
  }
  return pieces.join('');
}
