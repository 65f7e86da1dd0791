import { OF_SIDES, sideOf } from '../../../text/debit-credit.ts';
import { plainText } from '../../../text/plain-form.ts';
import type { SeenColumn } from '../seen-list.ts';

/** The words of a cell for a charge or a credit; 380 and 381 are the codes of electronic invoices (UNTDID 1001). */
const WORDS = [
  ['charge', /^(?:factures?|fact|fac|fa|invoice|debit|380)$/],
  ['credit', /^(?:avoirs?|av|notes? de credit|credit notes?|credit|381)$/],
] as const;

/** Words that mean nothing else: a column of only `Débit` may say how the invoice is paid. */
const SURE = /^(?:factures?|invoice|avoirs?|notes? de credit|credit notes?|38[01])$/;

/** The column that says of each row whether it is a charge or a credit, and the meaning of each of its words. */
export interface RowKinds {
  readonly seen: SeenColumn;
  readonly kinds: ReadonlyMap<string, 'charge' | 'credit'>;
  /** Whether they are letters for the operator's accounts, or for the group's own, where a debit is a credit. */
  readonly areLetters: boolean;
}

/**
 * The only column all of whose cells are such words, if credits have no minus in any possible net amount. A column of
 * charges only counts too: its first credit is then refused, not charged.
 */
export function rowKinds(
  columns: readonly SeenColumn[],
  nets: readonly SeenColumn[],
  rows: readonly (readonly string[])[],
): RowKinds | undefined {
  const all = columns.flatMap((seen): readonly RowKinds[] => {
    const kinds = kindsOf(seen);
    if (kinds !== undefined) return [{ seen, kinds, areLetters: false }];
    const sides = sidesOf(seen);
    return sides === undefined ? [] : [{ seen, kinds: sides, areLetters: true }];
  });
  const inWords = all.filter(({ areLetters }) => !areLetters);
  const [found, ...others] = inWords.length > 0 ? inWords : all;
  if (found === undefined || others.length > 0 || nets.length === 0) return undefined;
  const credits = rows.filter((row) => found.kinds.get(row[found.seen.index] ?? '') === 'credit');
  const isSigned = credits.some((row) => nets.some(({ index }) => /^[-−(]|-$/.test(row[index] ?? '')));
  return isSigned ? undefined : found;
}

function kindsOf({ cells }: SeenColumn): RowKinds['kinds'] | undefined {
  const kinds = eachMeant(cells, (cell) => WORDS.find(([, words]) => words.test(plainText(cell)))?.[0]);
  const isSure = cells.some((cell) => SURE.test(plainText(cell)));
  return isSure || new Set(kinds?.values()).size > 1 ? kinds : undefined;
}

/** The letters of a column of debits and credits; credits alone are more likely about another account. */
function sidesOf({ header, cells }: SeenColumn): RowKinds['kinds'] | undefined {
  const sides = OF_SIDES.test(header) ? eachMeant(cells, sideOf) : undefined;
  return sides && [...sides.values()].includes('charge') ? sides : undefined;
}

/** What each cell means; undefined if one of them means neither. */
function eachMeant(
  cells: readonly string[],
  kindOf: (cell: string) => 'charge' | 'credit' | undefined,
): RowKinds['kinds'] | undefined {
  const kinds = new Map<string, 'charge' | 'credit'>();
  for (const cell of new Set(cells)) {
    const kind = kindOf(cell);
    if (kind === undefined) return undefined;
    kinds.set(cell, kind);
  }
  return kinds;
}
