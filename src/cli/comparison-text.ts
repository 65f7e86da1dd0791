import { amountText } from '../domain/amount-text.ts';
import { formatFraction } from '../domain/fraction.ts';
import type { Language } from '../domain/language.ts';
import { comparedShares, type Percentages } from '../report/percentages.ts';
import { categoryText } from '../report/words/category-text.ts';
import { reportWords } from '../report/words/words.ts';
import {
  type BorneKey,
  type ComparedSums,
  type Comparison,
  compareSums,
  difference,
  differs,
  shareOf,
} from '../settle/comparison.ts';
import { amountFields, NOTHING, type Totals, totalsFields } from '../settle/totals.ts';
import { printable } from '../text/printable.ts';
import { jsonText } from './json.ts';
import { words } from './messages/words.ts';
import { textTable } from './terminal.ts';

const VIEWS = [['member'], ['category', 'member'], ['grappe', 'member']] as const;

/** What other keys would change, for people: by member, by category, by grappe; gross amounts. */
export function comparisonText(comparison: Comparison, language: Language): string {
  const text = words(language);
  const { compare } = text.year;
  const { before, after, names, period } = comparison;
  // Of each way its own: another file may read invoices otherwise, or have VAT of the invoice instead of the line.
  const [whole] = compareSums(before, after, []);
  const tables = VIEWS.map((by) => {
    const rows = compareSums(before, after, by);
    const shown = by.length === 1 ? rows : rows.filter(differs);
    const title = compare.views[by[0]];
    return shown.length === 0
      ? `${title}\n${compare.unchanged}`
      : `${title}\n${viewTable(shown, by, whole, names.length, language)}`;
  });
  const legend = names.length === 1 ? [] : names.map((name, way) => `[${way + 1}] ${printable(name)}`);
  return [compare.title(period, printable(names.join(', '))), ...legend, ...tables].join('\n\n');
}

function viewTable(
  rows: readonly ComparedSums[],
  by: readonly BorneKey[],
  whole: ComparedSums | undefined,
  ways: number,
  language: Language,
): string {
  const text = words(language).year.compare;
  const numbered = (word: string, way: number): string => (ways === 1 ? word : `${word} [${way + 1}]`);
  const others = Array.from({ length: ways }, (_, way) =>
    [text.after, text.share, text.difference].map((word) => numbered(word, way)),
  );
  const header = [...by.map((key) => text.keys[key]), text.before, text.share, ...others.flat()];
  const shares = comparedShares(rows, whole, language);
  const cells = (
    { before, after }: ComparedSums,
    shareOf: (column: Percentages) => string | undefined,
  ): readonly string[] => {
    const [ofBefore = '', ...ofAfter] = shares.map((column) => shareOf(column) ?? '');
    return [
      amountText(before.gross, language),
      ofBefore,
      ...after.flatMap((sums, way) => [
        amountText(sums.gross, language),
        ofAfter[way] ?? '',
        amountText(difference(sums, before).gross, language),
      ]),
    ];
  };
  const nameOf: Record<BorneKey, (key: string) => string> = {
    member: (key) => key,
    category: (key) => categoryText(key, reportWords(language)),
    grappe: (key) => (key === '' ? text.noGrappe : key),
  };
  const named = rows.map((row, index) => [
    ...by.map((key, at) => nameOf[key](row.keys[at] ?? '')),
    ...cells(row, ({ parts }) => parts[index]),
  ]);
  const total =
    by.length > 1 || whole === undefined
      ? []
      : [[words(language).total, ...cells(whole, ({ total }) => total)]];
  return textTable(header, [...named, ...total], by.length);
}

/** The same for programs: amounts as text, the rows of every view. */
export function comparisonJson(
  { before, after, names, period, lines }: Comparison,
  problems: readonly object[],
): string {
  const [whole] = compareSums(before, after, []);
  const rowsOf = (by: readonly BorneKey[]) =>
    compareSums(before, after, by).map(({ keys, before: old, after: others }) => ({
      ...Object.fromEntries(by.map((key, index) => [key, keys[index]])),
      before: { ...totalsFields(old), share: shareJson(old, whole?.before) },
      after: others.map((sums, way) => ({
        with: names[way],
        ...totalsFields(sums),
        share: shareJson(sums, whole?.after[way]),
        difference: amountFields(difference(sums, old)),
      })),
    }));
  return jsonText({
    ok: true,
    period,
    with: names,
    total: totalsFields({ ...(whole?.before ?? NOTHING), lines }),
    members: rowsOf(['member']),
    categories: rowsOf(['category', 'member']),
    grappes: rowsOf(['grappe', 'member']),
    diagnostics: problems,
  });
}

function shareJson(part: Totals, whole: Totals | undefined): string | null {
  const share = shareOf(part, whole);
  return share === undefined ? null : formatFraction(share);
}
