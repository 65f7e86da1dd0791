import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { ChargeTerms } from '../../allocate/charge-terms.ts';
import type { PlanShare } from '../../allocate/plan/plan.ts';
import { ALLOCATION_COLUMNS, type AllocationColumn, type AllocationRecord } from './allocation-columns.ts';
import { csvCell } from './csv.ts';
import { headerOf } from './output-table.ts';

export const allocationsHeader = headerOf(ALLOCATION_COLUMNS);

/**
 * The rows of a line in allocations.csv, by member then site. The file has millions of rows: a cell is written once for
 * all that share it, by the scope of its column.
 */
export function allocationRows({ line, plan, billedTo, rows }: AllocatedLine): string {
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
  const ofLine = textsOf('line', record);
  let text = '';
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const share = plan.shares[index];
    if (row === undefined || share === undefined) continue;
    record.member = row.member;
    record.site = row.site;
    record.share = row.share;
    record.imputation = row.imputation;
    record.net = row.net;
    record.vat = row.vat;
    record.gross = row.gross;
    const texts = {
      line: ofLine,
      share: remembered(ofShares, share, 'share', record),
      terms: remembered(ofTerms, row.terms, 'terms', record),
      row: undefined,
    };
    for (const { scope, columns, place } of PARTS) {
      text += texts[scope]?.[place] ?? cellsOf(columns, record);
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

function textsOf(scope: Part['scope'], record: AllocationRecord): Texts {
  return PARTS.map((part) => (part.scope === scope ? cellsOf(part.columns, record) : ''));
}

/** The texts of shares, each of one plan, and of terms. */
const ofShares = new Map<PlanShare, Texts>();
const ofTerms = new Map<ChargeTerms, Texts>();

/** All texts of a scope are forgotten when there are so many. */
const REMEMBERED = 32_768;

function remembered<K>(memory: Map<K, Texts>, key: K, scope: Part['scope'], record: AllocationRecord): Texts {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const texts = textsOf(scope, record);
  if (memory.size === REMEMBERED) memory.clear();
  memory.set(key, texts);
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
