import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { LineTerms } from '../../allocate/line-terms.ts';
import { ALLOCATION_COLUMNS, type AllocationColumn, type AllocationRecord } from './allocation-columns.ts';
import { headerOf } from './output-table.ts';

export const allocationsHeader = headerOf(ALLOCATION_COLUMNS);

/**
 * The rows of a line in allocations.csv, by member then site. The file has millions of rows: a cell is written once for
 * all that share it, by the scope of its column.
 */
export function allocationRows({ line, plan, terms, rows }: AllocatedLine): string {
  const record: Writable<AllocationRecord> = {
    line,
    serves: plan.serves,
    rule: terms.rule,
    article: terms.article,
    billedTo: terms.billedTo,
    member: '',
    site: '',
    share: '',
    imputation: undefined,
    net: 0n,
    vat: 0n,
    gross: 0n,
  };
  for (const { scope, columns, place } of PARTS) {
    if (scope === 'line') ofLine[place] = cellsOf(columns, record);
  }
  const ofTerms = termTexts(terms, record);
  let text = '';
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const texts = ofTerms[index];
    if (row === undefined || texts === undefined) continue;
    record.net = row.net;
    record.vat = row.vat;
    record.gross = row.gross;
    for (const { scope, columns, place } of PARTS) {
      if (scope === 'line') text += ofLine[place];
      else if (scope === 'terms') text += texts[place];
      else text += cellsOf(columns, record);
    }
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

/** The texts of the parts of the line that is being written. */
const ofLine: string[] = PARTS.map(() => '');

function partsOf(columns: readonly AllocationColumn[]): readonly Part[] {
  const parts: { readonly scope: Part['scope']; readonly columns: AllocationColumn[] }[] = [];
  for (const column of columns) {
    const last = parts.at(-1);
    if (last?.scope === column.scope) last.columns.push(column);
    else parts.push({ scope: column.scope, columns: [column] });
  }
  return parts.map((part, place) => ({ ...part, place }));
}

/** The texts of rows whose lines have terms in common: of each row, one for each part. */
const known = new Map<LineTerms, readonly (readonly string[])[]>();

/** All texts are forgotten when there are so many. */
const REMEMBERED = 32_768;

function termTexts(terms: LineTerms, of: AllocationRecord): readonly (readonly string[])[] {
  const before = known.get(terms);
  if (before !== undefined) return before;
  const texts = terms.rows.map((row) => {
    const record = { ...of, ...row };
    return PARTS.map(({ scope, columns }) => (scope === 'terms' ? cellsOf(columns, record) : ''));
  });
  if (known.size === REMEMBERED) known.clear();
  known.set(terms, texts);
  return texts;
}

/** Cells with the mark that follows each: a comma, or the end of the row. */
function cellsOf(columns: readonly AllocationColumn[], record: AllocationRecord): string {
  let text = '';
  for (const { kind, cell, name } of columns) {
    const value = cell(record);
    text += (kind === 'text' ? csvCell(value) : value) + (name === LAST ? '\n' : ',');
  }
  return text;
}

const LAST = ALLOCATION_COLUMNS.at(-1)?.name;

/** A cell of the file: quoted only if it holds `,` `"` CR or LF (DATA.md, "What allocate writes"). */
function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const NEEDS_QUOTES = /[",\r\n]/;
