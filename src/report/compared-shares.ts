import type { Language } from '../domain/language.ts';
import type { ComparedSums } from '../settle/comparison.ts';
import { type Amounts, NOTHING } from '../settle/totals.ts';
import { type Percentages, percentageColumns } from './percentages.ts';

const NO_SHARE = '—';

/**
 * The shares of the whole beside sums that are compared: those by the convention, then those by each of the others. A
 * credit has none, nor has a whole of nothing or of credits.
 */
export function comparedShares(
  rows: readonly ComparedSums[],
  whole: ComparedSums | undefined,
  language: Language,
): readonly Percentages[] {
  const ways = ({ before, after }: ComparedSums): readonly Amounts[] => [before, ...after];
  const columns = (whole === undefined ? [] : ways(whole)).map((of, way) => ({
    parts: rows.map((row) => ways(row)[way]?.gross ?? NOTHING.gross),
    whole: of.gross,
  }));
  const found = percentageColumns(columns, language);
  return columns.map(({ parts }, way) => ({
    parts: parts.map((part, row) => (part < 0n ? NO_SHARE : (found[way]?.parts[row] ?? NO_SHARE))),
    total: found[way]?.total ?? NO_SHARE,
  }));
}
