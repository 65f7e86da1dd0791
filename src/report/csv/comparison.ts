import { AMOUNT_COLUMNS } from '../../domain/convention.ts';
import { formatFraction } from '../../domain/numbers/fraction.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import { type ComparedSums, difference, shareOf } from '../../settle/comparison.ts';
import type { Amounts } from '../../settle/totals.ts';
import { csvRows } from './csv.ts';

/** A comparison by member, category and grappe: one row for each other convention. Shares are of the whole gross, exact. */
export function comparisonCsv(
  rows: readonly ComparedSums[],
  whole: ComparedSums | undefined,
  names: readonly string[],
): string {
  const sums = (name: string): readonly string[] => AMOUNT_COLUMNS.map((column) => `${name}_${column}`);
  const header = [
    'with',
    'member',
    'category',
    'grappe',
    'lines',
    ...['before', 'after', 'difference'].flatMap(sums),
    ...['before_share', 'after_share'],
  ];
  const cells = ({ net, vat, gross }: Amounts): readonly string[] => [net, vat, gross].map(formatCents);
  const shareText = (part: Amounts, all: Amounts | undefined): string => {
    const share = shareOf(part, all);
    return share === undefined ? '' : formatFraction(share);
  };
  const of = (name: string, way: number) =>
    rows.map(({ keys, before, after }) => {
      const other = after[way] ?? before;
      const amounts = [before, other, difference(other, before)].flatMap(cells);
      const shares = [shareText(before, whole?.before), shareText(other, whole?.after[way])];
      return [name, ...keys, Math.max(before.lines, other.lines), ...amounts, ...shares];
    });
  return csvRows([header, ...names.flatMap(of)]);
}
