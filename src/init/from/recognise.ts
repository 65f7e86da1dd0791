import { monthNumber } from '../../domain/time/month-names.ts';
import { isOwnHeader } from '../../workspace/tables/invoice-lines.ts';
import { writtenPeriod } from '../../workspace/written/written-period.ts';
import { AMOUNT_HINTS, plainHeader, SPLIT_HINTS, USUAL_HEADERS } from '../header-words.ts';
import { LIST_HEADERS, type ListedKind, type ListKind, NAME_HINTS } from './list-words.ts';
import { areSirets, areUais, keyedCells, type Placement, placementOf } from './place-columns.ts';
import { mostCells, type SeenColumn, type SeenList } from './seen-list.ts';

export type Clue =
  | { readonly kind: 'column'; readonly column: string; readonly header: string }
  | { readonly kind: 'uai' | 'siret'; readonly header: string; readonly right: number; readonly of: number }
  | { readonly kind: 'name' }
  | { readonly kind: 'folder' };

export interface Recognition {
  readonly kind: ListKind;
  readonly clues: readonly Clue[];
  /** Undefined for invoices, which have layouts of another kind. */
  readonly placement: Placement | undefined;
}

/** The columns by which each table is recognised. One of each group is required. */
const SIGNS: Readonly<Record<ListedKind, readonly (readonly string[])[]>> = {
  members: [
    ['siret', 'member'],
    ['name', 'member'],
  ],
  sites: [
    ['uai', 'site'],
    ['type', 'member'],
    ['name', 'member'],
  ],
  grappes: [['grappe'], ['site']],
  measures: [['value'], ['site']],
  accesses: [['access'], ['serves', 'bandwidth_mbps', 'activated_on']],
  prices: [['item_code'], ['unit_price']],
  imputations: [['chapter'], ['nature', 'function']],
};

/** The tables, the most specific first: it wins where two fit equally. */
const KINDS = Object.keys(SIGNS) as readonly ListedKind[];

/** The table that a list looks like; undefined where it looks like none. */
export function recognise(list: SeenList, inInvoices: boolean): Recognition | undefined {
  if (inInvoices) return { kind: 'invoices', clues: [{ kind: 'folder' }], placement: undefined };
  const billed = invoiceClues(list);
  const fitting = KINDS.flatMap((kind) => {
    const placement = placementOf(kind, list);
    if (!fits(kind, list, placement)) return [];
    const named = isNamed(kind, list);
    const score = 3 * SIGNS[kind].length + placement.known.size + placement.found.size + (named ? 3 : 0);
    return [{ kind, score, placement, clues: cluesOf(kind, list, placement, named) }];
  });
  // Sites without owners may only be named by an inventory or a list of cités.
  const areNamed = fitting.some(({ kind }) => kind === 'accesses' || kind === 'grappes');
  const rank = ({ kind, score, placement: { known, found } }: (typeof fitting)[number]): number =>
    kind === 'sites' && areNamed && !known.has('member') && !found.has('member') ? score - 3 : score;
  const [best] = fitting.sort((a, b) => rank(b) - rank(a));
  if (billed.length >= 3 && (best === undefined || billed.length > best.clues.length - 1)) {
    return { kind: 'invoices', clues: billed, placement: undefined };
  }
  return best;
}

/** Further tables that a list of sites or grappes also is: its counts of pupils are measures. */
export function alsoRecognised(list: SeenList, { kind }: Recognition): readonly Recognition[] {
  if (kind !== 'sites' && kind !== 'grappes') return [];
  const more: readonly ListedKind[] = kind === 'sites' ? ['grappes', 'measures'] : ['measures'];
  return more.flatMap((other) => {
    const placement = placementOf(other, list);
    const isThere =
      other === 'measures'
        ? hasValues(placement)
        : placement.found.has('grappe') || placement.known.has('grappe');
    if (!isThere || !fits(other, list, placement)) return [];
    return [{ kind: other, placement, clues: cluesOf(other, list, placement, false) }];
  });
}

function fits(kind: ListedKind, list: SeenList, placement: Placement): boolean {
  const has = (name: string): boolean =>
    placement.known.has(name) || placement.found.has(name) || (name === 'value' && hasValues(placement));
  if (!SIGNS[kind].every((group) => group.some(has))) return false;
  if (kind === 'members') {
    const isKeyed = list.columns.some(areSirets) || isNamed('members', list);
    return isKeyed && !list.columns.some(areUais);
  }
  // A schedule has the same prices for all; with a price for each site, it is an inventory.
  if (kind === 'prices') return !isBilled(list) && !isOfCalls(list) && !list.columns.some(areUais);
  if (kind === 'accesses') return !isBilled(list);
  if (kind === 'grappes') return areGrappes(list, placement);
  if (kind === 'sites') return has('member') || !(list.columns.some(areKindsOfGrappes) || isByMonth(list));
  return true;
}

/**
 * Whether a header says that its column is of grappes. Codes and names may be those of anything, and need a column that
 * says the kind; names must also be those of several rows.
 */
function areGrappes({ columns, rows }: SeenList, { found }: Placement): boolean {
  const [called, ...others] = found.get('grappe') ?? [];
  if (called === undefined || others.length > 0) return true;
  const header = plainHeader(called.header);
  if (LIST_HEADERS.grappes.grappe?.includes(header)) return true;
  if (header === 'code') return columns.some(areKindsOfGrappes);
  const areShared = new Set(called.cells).size < rows.length;
  return areShared && (found.get('kind')?.some(areKindsOfGrappes) ?? false);
}

/** Whether a column says of each row whether it is in a cité scolaire or a grappe: no type of site does. */
function areKindsOfGrappes(seen: SeenColumn): boolean {
  return mostCells(10, seen, (cell) => /^(grappe|cite scolaire)s?$/.test(plainHeader(cell)));
}

/** The fewest columns with the name of a month in a list by month. */
const FEWEST_MONTHS = 6;

/** Whether a list has a column for each month, such as what each site cost: whoever owns the sites is listed elsewhere. */
function isByMonth({ columns }: SeenList): boolean {
  const isMonth = (text: string): boolean =>
    (monthNumber(text.replace(/\.$/, '')) ?? writtenPeriod(text)) !== undefined;
  return columns.filter(({ header }) => isMonth(header)).length >= FEWEST_MONTHS;
}

function hasValues({ known, found, counts }: Placement): boolean {
  return known.has('value') || found.has('value') || counts.length > 0;
}

function isNamed(kind: ListKind, { name, sheet }: SeenList): boolean {
  return NAME_HINTS[kind].test(plainHeader(`${name.replace(/\.\w+$/, '')} ${sheet ?? ''}`));
}

function cluesOf(
  kind: ListedKind,
  list: SeenList,
  { known, found, counts }: Placement,
  named: boolean,
): readonly Clue[] {
  const signs = new Set(SIGNS[kind].flat());
  const ofColumns = [...[...known].map(([name, seen]) => [name, [seen]] as const), ...found].flatMap(
    ([column, [seen]]): readonly Clue[] => {
      if (seen === undefined || !signs.has(column)) return [];
      const { header } = seen;
      if (areUais(seen)) return [{ kind: 'uai', header, ...keyedCells(seen) }];
      if (areSirets(seen)) return [{ kind: 'siret', header, ...keyedCells(seen) }];
      return [{ kind: 'column', column, header }];
    },
  );
  const ofCounts = counts.map(({ seen }): Clue => ({ kind: 'column', column: 'value', header: seen.header }));
  const distinct = new Map([...ofColumns, ...ofCounts].map((clue) => [JSON.stringify(clue), clue]));
  return [...distinct.values(), ...(named && list.rows.length > 0 ? [{ kind: 'name' } as const] : [])];
}

/** Whether a list bills: it has columns that only invoices have, or charges and credits. */
function isBilled(list: SeenList): boolean {
  return (
    invoiceClues(list).length >= 3 ||
    list.columns.some(({ header }) => isOwnHeader('invoice_number', header)) ||
    list.columns.some(({ header }) => SPLIT_HINTS.credit.test(plainHeader(header)))
  );
}

/** Whether a list asks for sums, as one of advances does: a price schedule does not say who pays, or by when. */
function isOfCalls({ columns }: SeenList): boolean {
  return columns.some(({ header }) => CALL_WORDS.test(plainHeader(header)));
}

const CALL_WORDS = /\b(debtor|payer|payable|due|debiteur|redevable|payeur|echeance)\b/;

/** The lists, those with most of the columns that only invoices have first. */
export function mostLikeLines<L extends { readonly list: SeenList }>(given: readonly L[]): readonly L[] {
  return given.toSorted((a, b) => invoiceClues(b.list).length - invoiceClues(a.list).length);
}

/** The columns that only invoices have: a number, dates of service, rates and amounts. */
function invoiceClues(list: SeenList): readonly Clue[] {
  const columns = [
    'invoice_number',
    'invoice_date',
    'line_number',
    'period_start',
    'vat_rate',
    'quantity',
  ] as const;
  const named = columns.flatMap((column): readonly Clue[] => {
    const words: readonly string[] = USUAL_HEADERS[column];
    const seen = list.columns.find(({ header }) => words.includes(plainHeader(header)));
    return seen === undefined ? [] : [{ kind: 'column', column, header: seen.header }];
  });
  const [charge, credit] = [SPLIT_HINTS.charge, SPLIT_HINTS.credit].map((hint) =>
    list.columns.find(({ header }) => hint.test(plainHeader(header))),
  );
  const amount = list.columns.find(isAmount) ?? (charge === credit ? undefined : credit && charge);
  return amount === undefined
    ? []
    : [...named, { kind: 'column', column: 'net_amount', header: amount.header }];
}

/** Whether a column is the amount of a line; a price schedule also has unit prices, dates and rates of VAT. */
function isAmount({ header }: SeenColumn): boolean {
  const plain = plainHeader(header);
  return AMOUNT_HINTS.net_amount.test(plain) && !AMOUNT_HINTS.unit_price.test(plain);
}
