import {
  type DayRange,
  FIRST_DAY,
  formatDay,
  formatRange,
  LAST_DAY,
  length,
  overlap,
} from '../../domain/calendar.ts';
import { roundHalfAway } from '../../domain/money.ts';
import type { HistoryCheck } from '../check.ts';
import { countDays, firstEndingAt, remaining } from '../day-ranges.ts';
import type { Fact } from '../finding.ts';
import { type History, judgedLines } from '../history.ts';
import { categoryAt, FLAG, has } from '../lines/line-columns.ts';
import { daysAt } from '../lines/line-store.ts';
import { creditedDays } from '../sweep/lines-of-thing.ts';

type Code = 'billed-after-termination' | 'billed-before-activation';

/** Days of what an access is billed after the end of service; at stake: amount × those days / days. */
export const billedAfterTermination: HistoryCheck = {
  code: 'billed-after-termination',
  severity: 'error',
  needs: ['accesses'],
  judges: 'line',
  find: (history) =>
    outside(history, 'billed-after-termination', (service) => {
      const pauses = service.map(({ to }, index) => ({
        from: to + 1,
        to: (service[index + 1]?.from ?? LAST_DAY + 1) - 1,
      }));
      return { days: pauses, limit: service.at(-1)?.to };
    }),
};

/** Days of what an access is billed before the start of service; at stake: amount × those days / days. */
export const billedBeforeActivation: HistoryCheck = {
  code: 'billed-before-activation',
  severity: 'error',
  needs: ['accesses'],
  judges: 'line',
  find: (history) =>
    outside(history, 'billed-before-activation', (service) => {
      const start = service[0]?.from ?? FIRST_DAY;
      return { days: [{ from: FIRST_DAY, to: start - 1 }], limit: start };
    }),
};

interface OutOfService {
  /** In order. */
  readonly days: readonly DayRange[];
  /** The end of service that they pass. */
  readonly limit: number | undefined;
}

/** What charges cover of days out of service and was not credited since. */
function* outside(
  history: History,
  wording: Code,
  outOf: (service: readonly DayRange[]) => OutOfService,
): Generator<Fact> {
  const { columns, subjects } = history.lines;
  const creditedOf = creditedDays(history);
  for (const index of judgedLines(history)) {
    if (!isOfService(history, index)) continue;
    const access = subjects.accessOf(columns.subject[index] ?? -1);
    const service = access === undefined ? undefined : history.known.serviceOf(access);
    if (service === undefined || service.length === 0) continue;
    const days = daysAt(columns, index);
    if (isWithin(service, days)) continue;
    const { days: idle, limit } = outOf(service);
    const beyond = within(idle, days);
    const wrong = beyond.length === 0 ? [] : remaining(beyond, creditedOf(columns.thing[index] ?? -1));
    if (wrong.length === 0) continue;
    const [count, total] = [countDays(wrong), length(days)];
    yield {
      about: index,
      atStake: roundHalfAway(columns.net.at(index) * BigInt(count), BigInt(total)),
      details: () => ({
        wording,
        args: { days: wrong, count, total },
        column: wording === 'billed-after-termination' ? 'period_end' : 'period_start',
        expected: limit === undefined ? '' : formatDay(limit),
        actual: wrong.map(formatRange).join(' '),
      }),
    };
  }
}

/** A subscription, a service or usage: what needs the access to be in service. */
function isOfService({ lines: { columns } }: History, index: number): boolean {
  const category = categoryAt(columns, index);
  const counts = category === 'subscription' || category === 'service' || category === 'usage';
  return counts && !has(columns, index, FLAG.credit);
}

function isWithin(service: readonly DayRange[], days: DayRange): boolean {
  const range = service[firstEndingAt(service, days.from)];
  return range !== undefined && range.from <= days.from && days.to <= range.to;
}

function within(ranges: readonly DayRange[], days: DayRange): readonly DayRange[] {
  const parts: DayRange[] = [];
  for (let at = firstEndingAt(ranges, days.from); at < ranges.length; at++) {
    const range = ranges[at];
    const part = range && overlap(days, range);
    if (part === undefined) {
      if ((range?.from ?? LAST_DAY) > days.to) break;
      continue;
    }
    parts.push(part);
  }
  return parts;
}
