import { type Cents, formatCents } from '../../domain/money.ts';
import { type Check, eachLine } from '../check.ts';
import { type Entry, isCharge, recurs } from '../entry.ts';
import { productNet } from '../expected-net.ts';
import { aboutLine } from '../finding.ts';
import type { History } from '../history.ts';
import { offSchedule } from '../schedule.ts';

/**
 * The same access and item as the previous full period, at the same price of the schedule, and another amount.
 * Silent where a check of prices or sums explains it, and where an amount goes back to what it was.
 */
export const unexpectedAmount: Check = {
  code: 'unexpected-amount',
  severity: 'warning',
  needs: [],
  judges: 'line',
  find: eachLine((entry, history) => {
    if (!isFullPeriod(entry) || isAsBefore(entry, history) || isExplained(entry, history)) return undefined;
    const [previous, beforeThat] = previousPeriods(entry, history);
    if (previous === undefined || !movedFrom(previous, entry, history)) return undefined;
    if (beforeThat !== undefined && !movedFrom(beforeThat, entry, history)) return undefined;
    const { net: expected, lineNumber: line, invoiceNumber: invoice } = previous.line;
    const { net } = entry.line;
    return aboutLine(entry, {
      wording: 'unexpected-amount',
      args: { actual: net, expected, line, invoice },
      column: 'net_amount',
      expected: formatCents(expected),
      actual: formatCents(net),
      atStake: net - expected,
    });
  }),
};

function isFullPeriod(entry: Entry): boolean {
  return recurs(entry) && isCharge(entry) && entry.hasPeriod && entry.fullCycles;
}

function isExplained(entry: Entry, history: History): boolean {
  return offSchedule(entry, history) !== undefined || (productNet(entry, history)?.off ?? 0n) !== 0n;
}

/** Whether the period just before was the same in all: the case of nearly every line, and soon told. */
function isAsBefore(entry: Entry, history: History): boolean {
  return history
    .ofThing(entry)
    .some(
      (other) =>
        other.days.to === entry.days.from - 1 &&
        other.line.net === entry.line.net &&
        other.line.unitPrice === entry.line.unitPrice &&
        other.line.quantity === entry.line.quantity &&
        isFullPeriod(other),
    );
}

/** The last full periods before this one, two at most, at the same price of the schedule; the latest first. */
function previousPeriods(entry: Entry, history: History): readonly Entry[] {
  const priceOf = ({ line, days }: Entry) => history.priceOn(line.itemCode, days.from)?.unitPrice;
  const price = priceOf(entry);
  const counts = (other: Entry): boolean =>
    priceOf(other) === price && isFullPeriod(other) && !isExplained(other, history);
  const earlier = history.ofThing(entry).filter(({ days }) => days.to < entry.days.from);
  const found: Entry[] = [];
  for (const other of earlier.sort((a, b) => b.days.to - a.days.to)) {
    if (counts(other)) found.push(other);
    if (found.length === 2) break;
  }
  return found;
}

function movedFrom(previous: Entry, { line }: Entry, { settings }: History): boolean {
  const { numerator, denominator } = settings.variance;
  const difference = size(line.net - previous.line.net);
  return difference * denominator > size(previous.line.net) * numerator;
}

function size(amount: Cents): Cents {
  return amount < 0n ? -amount : amount;
}
