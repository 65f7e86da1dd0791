import { OF_SIDES, sideOf } from '../../../text/debit-credit.ts';
import { plainText } from '../../../text/plain-form.ts';
import type { SeenColumn } from '../seen-list.ts';

/** How a cell says that its row is charged, or given back; 380 and 381 are the codes of electronic invoices (UNTDID 1001). */
const WORDS = [
  ['charge', /^(?:factures?|fact|fac|fa|invoice|debit|380)$/],
  ['credit', /^(?:avoirs?|av|notes? de credit|credit notes?|credit|381)$/],
] as const;

/** Those that mean nothing else: a column of `Débit` alone may say how the invoice is paid. */
const SURE = /^(?:factures?|invoice|avoirs?|notes? de credit|credit notes?|38[01])$/;

/** The column that says of each row whether it is a charge or a credit, and what each of its words says. */
export interface RowKinds {
  readonly seen: SeenColumn;
  readonly kinds: ReadonlyMap<string, 'charge' | 'credit'>;
  /** Letters are those of the operator's accounts or of the group's own, where a debit is what is given back. */
  readonly areLetters: boolean;
}

/**
 * The one column all of whose cells say it, where credits have no minus in any column that may be the net amount. One that
 * says charges alone counts: its first credit is then refused, not charged.
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
  const kinds = new Map<string, 'charge' | 'credit'>();
  for (const cell of new Set(cells)) {
    const kind = WORDS.find(([, words]) => words.test(plainText(cell)))?.[0];
    if (kind === undefined) return undefined;
    kinds.set(cell, kind);
  }
  const isSure = cells.some((cell) => SURE.test(plainText(cell)));
  return isSure || new Set(kinds.values()).size > 1 ? kinds : undefined;
}

/** What the letters of a column of debits and credits say; of credits alone they are more likely those of another account. */
function sidesOf({ header, cells }: SeenColumn): RowKinds['kinds'] | undefined {
  if (!OF_SIDES.test(header)) return undefined;
  const kinds = new Map<string, 'charge' | 'credit'>();
  for (const cell of new Set(cells)) {
    const side = sideOf(cell);
    if (side === undefined) return undefined;
    kinds.set(cell, side);
  }
  return [...kinds.values()].includes('charge') ? kinds : undefined;
}
