import { formatCents, withoutSign } from '../../domain/numbers/money.ts';
import { EXAMPLE_LINE, type HistoryCheck } from '../check.ts';
import type { RawFinding } from '../finding.ts';
import { otherInvoiceName, placeOfLine } from '../lines/line-store.ts';
import { linesOf } from '../sweep/billed-items.ts';
import { type FullPeriods, fullPeriodsFinder, isAsTheOneBefore } from '../sweep/full-periods.ts';
import { type History, isJudged } from '../sweep/history.ts';

/**
 * The same access and item as in the previous full period, at the same price of the schedule, but another amount. Not
 * reported where a check of prices or sums explains it, nor where an amount returns to what it was.
 */
export const unexpectedAmount: HistoryCheck = {
  code: 'unexpected-amount',
  severity: 'warning',
  needs: ['items'],
  asks: 'explanation',
  stakes: 'too high',
  credits: 'settle',
  example: { wording: 'unexpected-amount', args: { ...EXAMPLE_LINE, actual: 57_980n, expected: 28_990n } },
  *find(history) {
    const fullPeriodsOf = fullPeriodsFinder(history);
    for (let billedItem = 0; billedItem < history.billedItems.count; billedItem++) {
      const lines = linesToCompare(billedItem, history);
      if (lines.length === 0) continue;
      const periods = fullPeriodsOf(linesOf(history.billedItems, billedItem));
      for (const index of lines) yield* judge(index, periods, history);
    }
  },
};

/**
 * The judged lines that differ from the previous one: few, so that the rest is skipped quickly. A single line has
 * nothing to compare with.
 */
function linesToCompare(billedItem: number, history: History): readonly number[] {
  const { columns } = history.lines;
  const { lines, starts, ends } = history.billedItems;
  const start = starts[billedItem] ?? 0;
  const end = ends[billedItem] ?? 0;
  const kept: number[] = [];
  if (end - start < 2) return kept;
  for (let at = start; at < end; at++) {
    const index = lines[at] ?? 0;
    if (!isJudged(history, index)) continue;
    if (at === start || !isAsTheOneBefore(lines[at - 1] ?? 0, index, columns)) kept.push(index);
  }
  return kept;
}

function* judge(index: number, periods: FullPeriods, history: History): Generator<RawFinding> {
  if (!periods.has(index) || periods.isRepeated(index) || periods.isExplained(index)) return;
  const [previous, beforeThat] = periods.before(index);
  if (previous === undefined || !movedFrom(previous, index, history)) return;
  if (beforeThat !== undefined && !movedFrom(beforeThat, index, history)) return;
  const { net } = history.lines.columns;
  const [actual, expected] = [net.at(index), net.at(previous)];
  yield {
    about: index,
    // Less than before is no debt: fewer users, a discount.
    atStake: actual > expected ? actual - expected : undefined,
    details: () => {
      const { line } = placeOfLine(history.lines, previous);
      const invoice = otherInvoiceName(history.lines, previous, index);
      return {
        wording: 'unexpected-amount',
        args: { actual, expected, line, invoice },
        column: 'net_amount',
        expected: formatCents(expected),
        actual: formatCents(actual),
      };
    },
  };
}

function movedFrom(previous: number, index: number, { lines, register }: History): boolean {
  const { numerator, denominator } = register.settings.variance;
  const { net } = lines.columns;
  const before = net.at(previous);
  return withoutSign(net.at(index) - before) * denominator > withoutSign(before) * numerator;
}
