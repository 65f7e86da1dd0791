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
import { type Check, eachLine } from '../check.ts';
import { countDays, remaining } from '../day-ranges.ts';
import { type Entry, isCharge, isCredit, isSubscription } from '../entry.ts';
import { aboutLine, type Fact } from '../finding.ts';
import type { History } from '../history.ts';
import { serviceOf } from '../service-dates.ts';

/** Days of a subscription after the end of service; at stake: amount × those days / days. */
export const billedAfterTermination: Check = {
  code: 'billed-after-termination',
  severity: 'error',
  needs: ['accesses'],
  judges: 'line',
  find: eachLine((entry, history) =>
    outside(entry, history, 'billed-after-termination', (service) => {
      const pauses = service.map(({ to }, index) => ({
        from: to + 1,
        to: (service[index + 1]?.from ?? LAST_DAY + 1) - 1,
      }));
      return { days: pauses, limit: service.at(-1)?.to };
    }),
  ),
};

/** Days of a subscription before the start of service; at stake: amount × those days / days. */
export const billedBeforeActivation: Check = {
  code: 'billed-before-activation',
  severity: 'error',
  needs: ['accesses'],
  judges: 'line',
  find: eachLine((entry, history) =>
    outside(entry, history, 'billed-before-activation', (service) => {
      const start = service[0]?.from ?? FIRST_DAY;
      return { days: [{ from: FIRST_DAY, to: start - 1 }], limit: start };
    }),
  ),
};

function contains(range: DayRange, days: DayRange): boolean {
  return range.from <= days.from && days.to <= range.to;
}

/** What a charge covers of days out of service and was not credited since. */
function outside(
  entry: Entry,
  history: History,
  wording: 'billed-after-termination' | 'billed-before-activation',
  outOf: (service: readonly DayRange[]) => {
    readonly days: readonly DayRange[];
    readonly limit: number | undefined;
  },
): Fact | undefined {
  const { access, net } = entry.line;
  if (access === undefined || !isSubscription(entry) || !isCharge(entry)) return undefined;
  const rows = history.accessRows(access);
  if (rows === undefined) return undefined;
  const service = serviceOf(rows);
  if (service.length === 0 || service.some((range) => contains(range, entry.days))) return undefined;
  const { days, limit } = outOf(service);
  const beyond = days.flatMap((range) => overlap(entry.days, range) ?? []);
  if (beyond.length === 0) return undefined;
  const credits = history.ofThing(entry).filter(isCredit);
  const wrong = remaining(
    beyond,
    credits.map((credit) => credit.days),
  );
  if (wrong.length === 0) return undefined;
  const count = countDays(wrong);
  const total = length(entry.days);
  return aboutLine(entry, {
    wording,
    args: { days: wrong, count, total },
    column: wording === 'billed-after-termination' ? 'period_end' : 'period_start',
    expected: limit === undefined ? '' : formatDay(limit),
    actual: wrong.map(formatRange).join(' '),
    atStake: roundHalfAway(net * BigInt(count), BigInt(total)),
  });
}
