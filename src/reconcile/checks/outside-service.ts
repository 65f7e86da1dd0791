import { isOfDays } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import { roundHalfAway } from '../../domain/numbers/money.ts';
import { type Day, type DayRange, formatDay, formatRange, length } from '../../domain/time/calendar.ts';
import { type HistoryCheck, OCTOBER, OCTOBER_END } from '../check.ts';
import { countDays, isWithinOne, remaining } from '../day-ranges.ts';
import type { RawFinding } from '../finding.ts';
import { billedItemAt, categoryAt, FLAG, has } from '../lines/line-columns.ts';
import { daysAt, subjectAt } from '../lines/line-store.ts';
import { type History, judgedLines } from '../sweep/history.ts';
import { daysTakenBack } from '../sweep/taken-back-days.ts';

/** Days of what an access is billed after the end of service; at stake: amount × those days / days. */
export const billedAfterTermination: HistoryCheck = {
  code: 'billed-after-termination',
  severity: 'error',
  needs: ['accesses'],
  asks: 'credit',
  stakes: 'not due',
  credits: 'subtracted',
  example: {
    wording: 'billed-after-termination',
    args: { days: OCTOBER_END, count: 10, total: 31, left: '' },
  },
  find: (history) =>
    outside(history, {
      wording: 'billed-after-termination',
      column: 'period_end',
      holds: (day, { from }) => day > from,
      limit: (service, { from }) => defined(service.findLast(({ to }) => to < from)).to,
    }),
};

/** Days of what an access is billed before the start of service; at stake: amount × those days / days. */
export const billedBeforeActivation: HistoryCheck = {
  code: 'billed-before-activation',
  severity: 'error',
  needs: ['accesses'],
  asks: 'credit',
  stakes: 'not due',
  credits: 'subtracted',
  example: {
    wording: 'billed-before-activation',
    args: { days: { from: OCTOBER.from, to: OCTOBER.from + 4 }, count: 5, total: 31, left: '' },
  },
  find: (history) =>
    outside(history, {
      wording: 'billed-before-activation',
      column: 'period_start',
      holds: (day, { from }) => day < from,
      limit: ([first]) => defined(first).from,
    }),
};

/** How the two checks differ: days before all service, or after some. */
interface Side {
  readonly wording: 'billed-after-termination' | 'billed-before-activation';
  readonly column: string;
  /** Whether days that begin on a day belong to it, by the first days of service. */
  readonly holds: (day: Day, first: DayRange) => boolean;
  /** The day of service that limits the last wrong days. */
  readonly limit: (service: readonly DayRange[], last: DayRange) => Day;
}

/**
 * What charges bill for days out of service and no credit has cancelled. An access that is never in service has no such
 * days.
 */
function* outside(history: History, { wording, column, holds, limit }: Side): Generator<RawFinding> {
  const { columns, subjects } = history.lines;
  const serviceAt = (index: number): readonly DayRange[] => {
    const access = subjects.accessOf(subjectAt(history.lines, index));
    return (access === undefined ? undefined : history.register.serviceOf(access)) ?? [];
  };
  const beyondService = (index: number): readonly DayRange[] =>
    remaining([daysAt(columns, index)], serviceAt(index));
  const takenBackOf = daysTakenBack(history, beyondService);
  for (const index of judgedLines(history)) {
    if (!isOfService(history, index)) continue;
    const service = serviceAt(index);
    const days = daysAt(columns, index);
    if (isWithinOne(days, service)) continue;
    const [first] = service;
    if (first === undefined) continue;
    const beyond = beyondService(index).filter(({ from }) => holds(from, first));
    if (beyond.length === 0) continue;
    const { days: taken, left } = takenBackOf(billedItemAt(columns, index))(index);
    const wrong = left > 0n ? beyond : remaining(beyond, taken);
    const last = wrong.at(-1);
    if (last === undefined) continue;
    const [count, total] = [countDays(wrong), length(days)];
    yield {
      about: index,
      atStake: left > 0n ? left : roundHalfAway(columns.net.at(index) * BigInt(count), BigInt(total)),
      details: () => ({
        wording: count === 1 ? `${wording}/day` : wording,
        args: { days: wrong, count, total, left: left > 0n ? left : '' },
        column,
        expected: formatDay(limit(service, last)),
        actual: wrong.map(formatRange).join(' '),
      }),
    };
  }
}

/** A subscription, a service or usage: what needs the access to be in service. */
function isOfService({ lines: { columns } }: History, index: number): boolean {
  return isOfDays(categoryAt(columns, index)) && !has(columns, index, FLAG.credit);
}
