import { formatFraction } from '../../domain/numbers/fraction.ts';
import { type ComparedRows, comparedHeaders, comparedRows } from '../../report/compared-rows.ts';
import { categoryText, reportWords } from '../../report/words/words.ts';
import { type BorneKey, type Comparison, compareSums, difference, shareOf } from '../../settle/comparison.ts';
import { amountFields, NOTHING, type Totals, totalsFields } from '../../settle/totals.ts';
import { printable } from '../../text/printable.ts';
import { jsonText } from '../json.ts';
import type { Words } from '../messages/en.ts';
import { textTable } from '../terminal.ts';

const VIEWS = [['member'], ['category', 'member'], ['grappe', 'member']] as const;

/** What other keys would change, for people: by member, by category, by grappe; gross amounts. */
export function comparisonText(comparison: Comparison, words: Words): string {
  const { compare } = words.year;
  const { names, period } = comparison;
  const tables = VIEWS.map((by) => {
    const { rows, total } = comparedRows(comparison, by, words.language, words.amount);
    const title = compare.views[by[0]];
    return `${title}\n${rows.length === 0 ? compare.unchanged : viewTable(rows, total, by, names.length, words)}`;
  });
  const legend = names.length === 1 ? [] : names.map((name, way) => `[${way + 1}] ${printable(name)}`);
  return [compare.title(period, printable(names.join(', '))), ...legend, ...tables].join('\n\n');
}

function viewTable(
  rows: ComparedRows<string>['rows'],
  total: readonly string[],
  by: readonly BorneKey[],
  others: number,
  said: Words,
): string {
  const text = said.year.compare;
  const nameOf: Record<BorneKey, (key: string) => string> = {
    member: (key) => (key === '' ? text.noMember : key),
    category: (key) => categoryText(key, reportWords(said.language)),
    grappe: (key) => (key === '' ? text.noGrappe : key),
  };
  const headers = comparedHeaders(
    { ...text, shareOfSeveral: text.share, difference: said.difference },
    others,
  );
  const named = rows.map(({ keys, cells }) => [
    ...by.map((key, at) => nameOf[key](keys[at] ?? '')),
    ...cells,
  ]);
  const below = by.length > 1 ? [] : [[said.total, ...total]];
  return textTable([...by.map((key) => text.keys[key]), ...headers], [...named, ...below], by.length);
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
