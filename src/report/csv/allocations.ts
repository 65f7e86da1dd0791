import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { ChargeTerms, PlanShare } from '../../allocate/plan/plan.ts';
import { cachedLatest } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import type { AllocationColumn, AllocationRecord } from './allocation-columns.ts';

/** Writes the rows of lines in allocations.csv, by member then site; a cell is written once for all that share it. */
export function allocationWriter(columns: readonly AllocationColumn[]): (line: AllocatedLine) => string {
  const parts = partsOf(columns);
  const textsOf = (scope: Part['scope']): TextsOf => {
    const own = parts.filter((part) => part.scope === scope);
    return (record) => own.map((part) => textOf(part, record));
  };
  const ofInvoice = invoiceTexts(textsOf('invoice'));
  const [textsOfLine, textsOfShare, textsOfTerms] = [textsOf('line'), textsOf('share'), textsOf('terms')];
  const ofShare = cachedLatest((_share: PlanShare, record: AllocationRecord) => textsOfShare(record));
  const ofTerms = cachedLatest((_terms: ChargeTerms, record: AllocationRecord) => textsOfTerms(record));
  return ({ line, plan, billedTo, rows }) => {
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
    let text = '';
    let ofLine: Texts | undefined;
    for (let index = 0; index < rows.length; index++) {
      const row = defined(rows[index]);
      const share = defined(plan.shares[index]);
      record.member = row.member;
      record.site = row.site;
      record.share = row.share;
      record.imputation = row.imputation;
      record.net = row.net;
      record.vat = row.vat;
      record.gross = row.gross;
      ofLine ??= textsOfLine(record);
      const texts = {
        invoice: ofInvoice(record),
        line: ofLine,
        share: ofShare(share, record),
        terms: ofTerms(row.terms, record),
        row: undefined,
      };
      for (let at = 0; at < parts.length; at++) {
        const part = defined(parts[at]);
        text += texts[part.scope]?.[part.place] ?? textOf(part, record);
      }
    }
    return text;
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Columns of one scope that follow each other. */
interface Part {
  readonly scope: AllocationColumn['scope'];
  readonly cells: readonly Cell[];
  /** What `textOf` joins: before each mark it puts a cell, the next row the next one. */
  readonly pieces: string[];
  /** Where it stands among the parts of its scope. */
  readonly place: number;
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
      last = { scope, cells: [], pieces: [], place: parts.filter((part) => part.scope === scope).length };
      parts.push(last);
    }
    last.cells.push({ cell, isText: kind === 'text' });
    last.pieces.push('', ',');
  }
  parts.at(-1)?.pieces.splice(-1, 1, '\n');
  return parts;
}

/** The texts of the parts of a scope, each at its place. */
type Texts = readonly string[];

type TextsOf = (record: AllocationRecord) => Texts;

/** The texts of the invoice of a line: the lines of an invoice follow each other. */
function invoiceTexts(textsOf: TextsOf): TextsOf {
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
      texts = textsOf(record);
    }
    return texts;
  };
}

/** The cells of a part; joined, since a text that is added up stays in as many pieces in memory. */
function textOf({ cells, pieces }: Part, record: AllocationRecord): string {
  for (let at = 0; at < cells.length; at++) {
    const { cell, isText } = defined(cells[at]);
    const value = cell(record);
    pieces[2 * at] = isText ? csvCell(value) : value;
  }
  return pieces.join('');
}

/** A cell of the file: quoted only if it holds `,` `"` CR or LF (DATA.md, "What allocate writes"). */
function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const NEEDS_QUOTES = /[",\r\n]/;
