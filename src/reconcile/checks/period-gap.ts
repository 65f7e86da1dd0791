import { addTo } from '../../domain/lists.ts';
import type { Access } from '../../domain/tables.ts';
import { type Day, type DayRange, formatRange } from '../../domain/time/calendar.ts';
import { type HistoryCheck, OCTOBER } from '../check.ts';
import type { RawFinding } from '../finding.ts';
import { billsPeriod, FLAG, has } from '../lines/line-columns.ts';
import { daysAt, subjectAt } from '../lines/line-store.ts';
import { inServiceWithin } from '../register/service-dates.ts';
import { type History, isJudged } from '../sweep/history.ts';
import { lastOfMonths, monthsBilledAt } from '../sweep/months-billed.ts';

/**
 * Days in service between two billed periods of an access that no subscription bills, even later. Reported at the line
 * that bills again. A credited day was billed: a refund opens no gap.
 */
export const periodGap: HistoryCheck = {
  code: 'period-gap',
  severity: 'warning',
  needs: ['accesses', 'periods'],
  asks: 'explanation',
  stakes: undefined,
  credits: 'apart',
  example: { wording: 'period-gap', args: { days: OCTOBER } },
  *find(history) {
    for (const [rows, lines] of billedPeriods(history)) {
      for (const { index, between } of gapsOf(lines, history)) {
        const gaps = isJudged(history, index) ? inServiceWithin(between, rows) : [];
        if (gaps.length > 0) yield gapFinding(index, gaps);
      }
    }
  },
};

/**
 * By access of the inventory, the charges that bill a period of a subscription, by their first day, then as they were
 * read: of all periods, with duplicates.
 */
function billedPeriods({
  register,
  lines: store,
}: History): ReadonlyMap<readonly Access[], readonly number[]> {
  const { columns, subjects } = store;
  const charges = new Map<readonly Access[], number[]>();
  for (let index = 0; index < columns.count; index++) {
    if (!billsPeriod(columns, index)) continue;
    const access = subjects.accessOf(subjectAt(store, index));
    const rows = access === undefined ? undefined : register.accesses.get(access);
    if (rows !== undefined && !has(columns, index, FLAG.credit)) addTo(charges, rows, index);
  }
  const firstDay = (index: number): Day => columns.from[index] ?? 0;
  for (const lines of charges.values()) lines.sort((a, b) => firstDay(a) - firstDay(b));
  return charges;
}

function gapFinding(about: number, days: readonly DayRange[]): RawFinding {
  return {
    about,
    details: () => ({
      wording: 'period-gap',
      args: { days },
      column: 'period_start',
      expected: days.map(formatRange).join(' '),
    }),
  };
}

interface Gap {
  /** The index of the first line that bills again. */
  readonly index: number;
  readonly between: DayRange;
}

/**
 * The days between two billed periods that are never billed; the lines are given by first day, then as they were read.
 */
function* gapsOf(lines: readonly number[], history: History): Generator<Gap> {
  const { columns } = history.lines;
  let billedTo = lastDayOf(lines[0] ?? 0, history);
  for (const index of lines) {
    const from = columns.from[index] ?? 0;
    const to = lastDayOf(index, history);
    if (from > billedTo + 1) {
      yield { index, between: { from: billedTo + 1, to: from - 1 } };
    }
    billedTo = Math.max(billedTo, to);
  }
}

/**
 * The last day that a line bills: the end of the month, quarter or year, as its item is billed, if the line states no days.
 */
function lastDayOf(index: number, history: History): Day {
  const { columns } = history.lines;
  const { from, to } = daysAt(columns, index);
  if (has(columns, index, FLAG.statesPeriod)) return to;
  return lastOfMonths(from, monthsBilledAt(index, history));
}
