import { roundHalfAway } from '../../domain/numbers/money.ts';
import { type DayRange, formatRange, length, overlap } from '../../domain/time/calendar.ts';
import { union } from '../../domain/time/period.ts';
import type { HistoryCheck } from '../check.ts';
import { countDays, remaining } from '../day-ranges.ts';
import type { RawFinding } from '../finding.ts';
import { FLAG, has, recursAt } from '../lines/line-columns.ts';
import { daysAt, otherInvoiceName, placeOfLine } from '../lines/line-store.ts';
import { linesOf } from '../sweep/billed-items.ts';
import { dayCover } from '../sweep/day-cover.ts';
import { type History, isJudged } from '../sweep/history.ts';
import { type DaysTakenBack, daysTakenBack } from '../sweep/taken-back-days.ts';

/**
 * Days that an earlier charge of the same billed item also covers, where no credit cancels them in either; at stake:
 * the amount of those days.
 */
export const overlappingPeriod: HistoryCheck = {
  code: 'overlapping-period',
  severity: 'error',
  needs: ['items'],
  *find(history) {
    const takenBack = daysTakenBack(history, (index, chargesOn) => sharedDays(index, chargesOn, history));
    for (let billedItem = 0; billedItem < history.billedItems.count; billedItem++) {
      if (history.billedItems.successive[billedItem] === 0) yield* overlapsOf(billedItem, history, takenBack);
    }
  },
};

/** The days of a charge that other charges cover too, in order. */
function sharedDays(
  index: number,
  chargesOn: (days: DayRange) => readonly number[],
  { lines: { columns } }: History,
): readonly DayRange[] {
  const days = daysAt(columns, index);
  const others = chargesOn(days).filter((other) => other !== index);
  return union(others.flatMap((other) => overlap(daysAt(columns, other), days) ?? []));
}

function* overlapsOf(
  billedItem: number,
  history: History,
  takenBackOf: (billedItem: number) => DaysTakenBack,
): Generator<RawFinding> {
  const { columns } = history.lines;
  const charges = linesOf(history.billedItems, billedItem).filter(
    (index) => recursAt(columns, index) && !has(columns, index, FLAG.credit),
  );
  if (!charges.some((index) => isJudged(history, index))) return;
  const takenBack = takenBackOf(billedItem);
  const standing = (index: number): readonly DayRange[] =>
    remaining([daysAt(columns, index)], takenBack(index));
  const { cover, firstOver } = dayCover(charges, standing);
  for (const index of charges) {
    const twice = cover(index);
    if (!isJudged(history, index)) continue;
    const [firstDays] = twice;
    if (firstDays === undefined) continue;
    const first = firstOver(firstDays) ?? index;
    yield {
      about: index,
      atStake: roundHalfAway(
        columns.net.at(index) * BigInt(countDays(twice)),
        BigInt(length(daysAt(columns, index))),
      ),
      details: () => {
        const { line } = placeOfLine(history.lines, first);
        const invoice = otherInvoiceName(history.lines, first, index);
        return {
          wording: 'overlapping-period',
          args: { days: twice, line, invoice },
          column: 'period_start',
          actual: twice.map(formatRange).join(' '),
        };
      },
    };
  }
}
