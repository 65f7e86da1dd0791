import { type DayRange, formatRange } from '../../domain/calendar.ts';
import type { HistoryCheck } from '../check.ts';
import type { RawFinding } from '../finding.ts';
import { FLAG, has, isSubscriptionAt } from '../lines/line-columns.ts';
import { chargesByAccess } from '../sweep/by-access.ts';
import { type History, isJudged } from '../sweep/history.ts';
import { inServiceWithin } from '../tables/service-dates.ts';

/**
 * Days in service between two billed periods of an access that no subscription bills, be it a later one.
 * It is told at the line that bills again. A credited day was billed: a refund opens no gap.
 */
export const periodGap: HistoryCheck = {
  code: 'period-gap',
  severity: 'warning',
  needs: ['accesses'],
  judges: 'line',
  *find(history) {
    const { columns } = history.lines;
    const isBilledPeriod = (index: number): boolean =>
      isSubscriptionAt(columns, index) && has(columns, index, FLAG.hasPeriod);
    for (const [access, lines] of chargesByAccess(history.lines, isBilledPeriod)) {
      const rows = history.register.accesses.get(access);
      if (rows === undefined) continue;
      for (const { index, between } of gapsOf(lines, history)) {
        const gaps = isJudged(history, index) ? inServiceWithin(between, rows) : [];
        if (gaps.length > 0) yield gapFinding(index, gaps);
      }
    }
  },
};

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
  /** The first line that bills again. */
  readonly index: number;
  readonly between: DayRange;
}

/** What is billed on no day between two billed periods, the lines given by first day, then as they were read. */
function* gapsOf(lines: Int32Array, { lines: { columns } }: History): Generator<Gap> {
  let billedTo = columns.to[lines[0] ?? 0] ?? 0;
  for (const index of lines) {
    const from = columns.from[index] ?? 0;
    const to = columns.to[index] ?? 0;
    if (from > billedTo + 1) {
      yield { index, between: { from: billedTo + 1, to: from - 1 } };
    }
    billedTo = Math.max(billedTo, to);
  }
}
