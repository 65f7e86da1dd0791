import type { Cents } from '../../domain/numbers/money.ts';
import { type DayRange, formatRange, overlap } from '../../domain/time/calendar.ts';
import { union } from '../../domain/time/period.ts';
import { EXAMPLE_LINE, type HistoryCheck, OCTOBER_END } from '../check.ts';
import { remaining } from '../day-ranges.ts';
import type { RawFinding } from '../finding.ts';
import { FLAG, has, recursAt } from '../lines/line-columns.ts';
import { daysAt, netOfDays, otherInvoiceName, placeOfLine } from '../lines/line-store.ts';
import { linesOf } from '../sweep/billed-items.ts';
import { dayCover } from '../sweep/day-cover.ts';
import { type History, isJudged } from '../sweep/history.ts';
import { billedUnderOtherName } from '../sweep/other-names.ts';
import { excessOf } from '../sweep/taken-back.ts';
import { type DaysTakenBack, daysTakenBack } from '../sweep/taken-back-days.ts';

/**
 * Days that an earlier charge of the same billed item also covers, where no credit cancels them in either; at stake:
 * the amount of those days. Of days that are billed by another charge, what credits leave of this one is at stake. A
 * subscription that seems to be billed again under another name is to be looked at: a warning.
 */
export const overlappingPeriod: HistoryCheck = {
  code: 'overlapping-period',
  severity: 'error',
  needs: ['items'],
  asks: 'credit',
  stakes: 'not due',
  credits: 'subtracted',
  example: { wording: 'overlapping-period', args: { ...EXAMPLE_LINE, days: OCTOBER_END, left: '' } },
  *find(history) {
    const takenBack = daysTakenBack(history, (index, chargesOn) => sharedDays(index, chargesOn, history));
    for (let billedItem = 0; billedItem < history.billedItems.count; billedItem++) {
      if (history.billedItems.successive[billedItem] === 0) yield* overlapsOf(billedItem, history, takenBack);
    }
    for (const { index, first } of billedUnderOtherName(history)) {
      if (isJudged(history, index)) yield underOtherName(index, first, history);
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
  const charges = chargesOn(days);
  const isWhole = (other: number): boolean => {
    const { from, to } = daysAt(columns, other);
    return other !== index && from <= days.from && days.to <= to;
  };
  if (charges.some(isWhole)) return [days];
  const others = charges.filter((other) => other !== index);
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
    remaining([daysAt(columns, index)], takenBack(index).days);
  const { cover, firstOver } = dayCover(charges, standing);
  const worth = (index: number, days: readonly DayRange[]): Cents => netOfDays(columns, index, days);
  const found = (index: number, days: readonly DayRange[], first: number, left?: Cents): RawFinding => ({
    about: index,
    atStake: left === undefined ? worth(index, days) : excessOf(left, worth(index, days), worth(first, days)),
    details: () => {
      const { line } = placeOfLine(history.lines, first);
      const invoice = otherInvoiceName(history.lines, first, index);
      return {
        wording: 'overlapping-period',
        args: { days, line, invoice, left: left ?? '' },
        column: 'period_start',
        actual: days.map(formatRange).join(' '),
      };
    },
  });
  for (const index of charges) {
    const twice = cover(index);
    const [firstDays] = twice;
    if (firstDays !== undefined && isJudged(history, index))
      yield found(index, twice, firstOver(firstDays) ?? index);
  }
  for (const index of charges) {
    const days = daysAt(columns, index);
    const { left } = takenBack(index);
    const first = left > 0n && isJudged(history, index) ? firstOver(days) : undefined;
    const finding = first === undefined ? undefined : found(index, [days], first, left);
    if (finding?.atStake) yield finding;
  }
}

function underOtherName(index: number, first: number, { lines }: History): RawFinding {
  const { columns } = lines;
  return {
    about: index,
    severity: 'warning',
    atStake: columns.net.at(index),
    details: () => {
      const days = daysAt(columns, index);
      const { line } = placeOfLine(lines, first);
      const invoice = otherInvoiceName(lines, first, index);
      return {
        wording: 'overlapping-period/name',
        args: { days, line, invoice },
        column: 'label',
        actual: formatRange(days),
      };
    },
  };
}
