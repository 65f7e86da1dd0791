import type { Language } from '../domain/language.ts';
import { type Cents, sumOfCents } from '../domain/numbers/money.ts';
import {
  type BorneKey,
  type ComparedSums,
  type Comparison,
  compareSums,
  differs,
} from '../settle/comparison.ts';
import { type PartsOf, type Percentages, percentageColumns } from './percentages.ts';

/** A table that compares: for each row its keys and the cells next to them; and the cells of the sums below. */
export interface ComparedRows<Cell> {
  readonly rows: readonly { readonly keys: readonly string[]; readonly cells: readonly (Cell | string)[] }[];
  readonly total: readonly (Cell | string)[];
}

/**
 * What is borne, gross: by the convention, with its share of the whole; by each other convention, with its share and
 * the difference. All members have a row; categories and grappes only where something changes.
 */
export function comparedRows<Cell>(
  { before, after }: Pick<Comparison, 'before' | 'after'>,
  by: readonly BorneKey[],
  language: Language,
  amountCell: (amount: Cents) => Cell,
): ComparedRows<Cell> {
  const all = compareSums(before, after, by);
  const rows = by.length === 1 ? all : all.filter(differs);
  // Each with a whole of its own: another file may read invoices differently, or compute VAT by invoice, not by line.
  const [whole] = compareSums(before, after, []);
  const ways = [before, ...after].map((_, way) => rows.map((row) => grossOf(row)[way] ?? 0n));
  const shares = sharesOf(ways, whole === undefined ? [] : grossOf(whole), language);
  const cells = (
    sums: readonly Cents[],
    shareOf: (column: Percentages) => string | undefined,
  ): readonly (Cell | string)[] =>
    sums.flatMap((gross, way) => {
      const column = shares[way];
      const own = [amountCell(gross), (column && shareOf(column)) ?? ''];
      return way === 0 ? own : [...own, amountCell(gross - (sums[0] ?? 0n))];
    });
  return {
    rows: rows.map((row, index) => ({
      keys: row.keys,
      cells: cells(grossOf(row), ({ parts }) => parts[index]),
    })),
    total: cells(ways.map(sumOfCents), ({ total }) => total),
  };
}

/** The headers of these cells; with several other conventions, they are numbered. */
export function comparedHeaders(
  words: Readonly<Record<'before' | 'share' | 'after' | 'shareOfSeveral' | 'difference', string>>,
  others: number,
): readonly string[] {
  const { before, share, after, shareOfSeveral, difference } = words;
  if (others === 1) return [before, share, after, share, difference];
  const numbered = Array.from({ length: others }, (_, way) =>
    [after, shareOfSeveral, difference].map((word) => `${word} [${way + 1}]`),
  );
  return [before, share, ...numbered.flat()];
}

function grossOf({ before, after }: ComparedSums): readonly Cents[] {
  return [before, ...after].map(({ gross }) => gross);
}

const NO_SHARE = '—';

/** The shares of the whole, for each way of sharing. Undefined for a credit, and where the whole is zero or below. */
function sharesOf(
  ways: readonly (readonly Cents[])[],
  wholes: readonly Cents[],
  language: Language,
): readonly Percentages[] {
  const columns = wholes.map((whole, way): PartsOf => ({ parts: ways[way] ?? [], whole }));
  const found = percentageColumns(columns, language);
  return columns.map(({ parts }, way) => ({
    parts: parts.map((part, row) => (part < 0n ? NO_SHARE : (found[way]?.parts[row] ?? NO_SHARE))),
    total: found[way]?.total ?? NO_SHARE,
  }));
}
