/** What of a row belongs to service days of another year than the invoice's. */
import { expect, test } from 'vitest';
import { type Fraction, fraction } from '../../src/domain/numbers/fraction.ts';
import { type DayRange, dayOf } from '../../src/domain/time/calendar.ts';
import { otherYears } from '../../src/settle/other-years.ts';
import { allocated, cents, line } from './values.ts';

const days = (from: readonly [number, number, number], to: readonly [number, number, number]): DayRange => ({
  from: dayOf(...from),
  to: dayOf(...to),
});

/** A's row of an amount for S1, shared over days by shares that change; R's is the rest. */
function told(
  net: bigint,
  stated: Partial<Parameters<typeof otherYears>[0]>,
  shared: DayRange,
  runs: readonly (readonly [DayRange, Fraction])[],
  vat?: bigint,
) {
  const part = { member: 'A', site: 'S1', amounts: cents(net, vat) };
  const { plan } = allocated([part], {
    plan: {
      days: shared,
      spans: runs.map(([ofRun, share]) => ({
        days: ofRun,
        target: { kind: 'site', id: 'S1', access: undefined },
        participants: { sites: [], members: [] },
        rule: undefined,
        shares: [
          { member: 'A', site: 'S1', share },
          { member: 'A', site: 'S2', share: fraction(1n, 7n) },
          { member: 'R', site: 'S1', share: fraction(1n, 9n) },
        ],
        trace: undefined,
      })),
    },
  });
  return otherYears(line(stated), plan, { member: 'A', site: 'S1', ...cents(net, vat) });
}

/** 17 days of 2025, 14 of 2026. */
const TURN = days([2025, 12, 15], [2026, 1, 14]);
const [OLD, NEW] = [days([2025, 12, 15], [2025, 12, 31]), days([2026, 1, 1], [2026, 1, 14])];
const PERIOD = { periodStart: TURN.from, periodEnd: TURN.to };
const DECEMBER = { ...PERIOD, invoiceDate: dayOf(2025, 12, 31) };
const HALF = fraction(1n, 2n);

test('days of the year of the invoice are of no other', () => {
  expect(told(3100n, { ...DECEMBER, periodEnd: dayOf(2025, 12, 31) }, OLD, [[OLD, HALF]])).toEqual([]);
});

test('an amount goes by the days of each year', () => {
  expect(told(3100n, DECEMBER, TURN, [[TURN, HALF]])).toEqual([{ year: 2026, ...cents(1400n) }]);
  const january = { ...PERIOD, invoiceDate: dayOf(2026, 1, 20) };
  expect(told(3100n, january, TURN, [[TURN, HALF]])).toEqual([{ year: 2025, ...cents(1700n) }]);
});

test('a year before the one of the invoice has all of its days', () => {
  const late = { ...PERIOD, periodEnd: OLD.to, invoiceDate: dayOf(2026, 2, 3) };
  expect(told(3100n, late, OLD, [[OLD, HALF]])).toEqual([{ year: 2025, ...cents(3100n) }]);
});

test('shares that change weigh the days: 17 × 1/2 and 14 × 1/4 are 17 to 7', () => {
  const runs = [
    [OLD, HALF],
    [NEW, fraction(1n, 4n)],
  ] as const;
  expect(told(2400n, DECEMBER, TURN, runs)).toEqual([{ year: 2026, ...cents(700n) }]);
});

test('three years each have theirs, the first to the last', () => {
  const long = days([2025, 12, 31], [2027, 1, 1]);
  const stated = { periodStart: long.from, periodEnd: long.to, invoiceDate: dayOf(2026, 6, 1) };
  expect(told(36_700n, stated, long, [[long, HALF]])).toEqual([
    { year: 2025, ...cents(100n) },
    { year: 2027, ...cents(100n) },
  ]);
});

test('what is shared by other days than those served goes by the days served', () => {
  const day = days([2025, 12, 31], [2025, 12, 31]);
  expect(told(3100n, DECEMBER, day, [[day, HALF]])).toEqual([{ year: 2026, ...cents(1400n) }]);
  const first = days([2025, 12, 15], [2026, 1, 10]);
  expect(told(3100n, DECEMBER, first, [[first, HALF]])).toEqual([{ year: 2026, ...cents(1400n) }]);
  const last = days([2025, 12, 20], [2026, 1, 14]);
  expect(told(3100n, DECEMBER, last, [[last, HALF]])).toEqual([{ year: 2026, ...cents(1400n) }]);
});

test('a line without period is served on its day, else on the days by which it is shared', () => {
  const invoiceDate = dayOf(2025, 12, 31);
  const none = { periodStart: undefined, periodEnd: undefined, invoiceDate };
  expect(told(3100n, none, TURN, [[TURN, HALF]])).toEqual([{ year: 2026, ...cents(1400n) }]);
  const served = { ...none, serviceDate: dayOf(2026, 1, 2) };
  expect(told(3100n, served, TURN, [[TURN, HALF]])).toEqual([{ year: 2026, ...cents(3100n) }]);
  // One end alone is no period; such a line is in error before it comes here.
  const oneEnd = { ...served, periodStart: OLD.from };
  expect(told(3100n, oneEnd, TURN, [[TURN, HALF]])).toEqual([{ year: 2026, ...cents(3100n) }]);
  expect(told(3100n, { ...served, periodEnd: NEW.to }, TURN, [[TURN, HALF]])).toEqual([
    { year: 2026, ...cents(3100n) },
  ]);
});

test('a year that gets no cent is not told, and one that gets net or VAT alone is', () => {
  const cent = days([2025, 1, 1], [2026, 1, 1]);
  const stated = { periodStart: cent.from, periodEnd: cent.to, invoiceDate: dayOf(2025, 12, 31) };
  expect(told(1n, stated, cent, [[cent, HALF]])).toEqual([]);
  expect(told(3100n, DECEMBER, TURN, [[TURN, HALF]], 0n)).toEqual([{ year: 2026, ...cents(1400n, 0n) }]);
  const part = { member: 'A', site: 'S1', amounts: cents(1n, 366n) };
  const { plan } = allocated([part], { plan: { days: SOME } });
  expect(otherYears(line(stated), plan, { member: 'A', site: 'S1', ...cents(1n, 366n) })).toEqual([
    { year: 2026, net: 0n, vat: 1n, gross: 1n },
  ]);
});

/** Other days than those served. */
const SOME = days([2025, 6, 1], [2025, 6, 1]);
