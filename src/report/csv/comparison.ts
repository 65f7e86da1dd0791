import { formatCents } from '../../domain/money.ts';
import { type ComparedSums, difference } from '../../settle/comparison.ts';
import type { Amounts } from '../../settle/totals.ts';
import { csvRow } from './csv.ts';

/** The text of a comparison by member, category and grappe: one row for each of the other conventions. */
export function comparisonCsv(rows: readonly ComparedSums[], names: readonly string[]): string {
  const sums = (name: string): readonly string[] =>
    ['net_amount', 'vat_amount', 'gross_amount'].map((column) => `${name}_${column}`);
  const header = [
    'with',
    'member',
    'category',
    'grappe',
    'lines',
    ...['before', 'after', 'difference'].flatMap(sums),
  ];
  const cells = ({ net, vat, gross }: Amounts): readonly string[] => [net, vat, gross].map(formatCents);
  const of = (name: string, way: number): readonly string[] =>
    rows.map(({ keys, before, after }) => {
      const other = after[way] ?? before;
      const amounts = [before, other, difference(other, before)].flatMap(cells);
      return csvRow([name, ...keys, Math.max(before.lines, other.lines), ...amounts]);
    });
  return csvRow(header) + names.flatMap(of).join('');
}
