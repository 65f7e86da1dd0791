import { formatRange, length } from '../../domain/calendar.ts';
import { roundHalfAway } from '../../domain/money.ts';
import { type Check, eachLine } from '../check.ts';
import { countDays, covered, overlaps, remaining } from '../day-ranges.ts';
import { byDate, isCharge, isCredit, recurs } from '../entry.ts';
import { aboutLine } from '../finding.ts';

/** Days that an earlier charge of the same thing covers, and no credit; at stake: the amount of those days. */
export const overlappingPeriod: Check = {
  code: 'overlapping-period',
  severity: 'error',
  needs: [],
  judges: 'line',
  find: eachLine((entry, history) => {
    if (!recurs(entry) || !isCharge(entry)) return undefined;
    const others = history.ofThing(entry);
    const before = others.filter(
      (other) =>
        overlaps(other.days, entry.days) && byDate(other, entry) < 0 && recurs(other) && isCharge(other),
    );
    if (before.length === 0) return undefined;
    const credits = others.filter(isCredit).map(({ days }) => days);
    const twice = remaining(
      covered(
        entry.days,
        before.map(({ days }) => days),
      ),
      credits,
    );
    const [firstDays] = twice;
    if (firstDays === undefined) return undefined;
    const first = before.find(({ days }) => overlaps(days, firstDays));
    const { net } = entry.line;
    return aboutLine(entry, {
      wording: 'overlapping-period',
      args: {
        days: twice,
        line: first?.line.lineNumber ?? '',
        invoice: first?.line.invoiceNumber ?? '',
      },
      column: 'period_start',
      actual: twice.map(formatRange).join(' '),
      atStake: roundHalfAway(net * BigInt(countDays(twice)), BigInt(length(entry.days))),
    });
  }),
};
