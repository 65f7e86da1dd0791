/** measures.csv: what is observed of sites and of members, and when. */
import { dayOf, lastDayOfMonth, showDay } from '../oracle/days.ts';
import type { Draw } from './features.ts';
import { HOURS, MEASURES, MEMBER_HOURS, MEMBER_MEASURES } from './keys.ts';
import type { Row } from './model.ts';
import { type People, someDay } from './people.ts';

/** Every October, and sometimes in between; small values now and then, so that some totals are zero or tie. */
export function measureRows(draw: Draw, { sites, members }: People): Row[] {
  const years = draw.has('years') ? [-6, -5, -4, -3, -2, -1, 0, 1] : [-4, -3, -2, -1, 0, 1];
  const of = (column: 'site' | 'member', ids: readonly string[], measure: string, m: number): Row[] =>
    ids.flatMap((id, i) => {
      const random = draw.random.fork(`measure ${column} ${m} ${i}`);
      if (draw.has('errors') && i > 0 && random.chance(0.03)) return [];
      const days =
        measure === HOURS || measure === MEMBER_HOURS
          ? monthEnds(draw.year)
          : years.map((offset) => dayOf(draw.year + offset, 10, 1));
      if (random.chance(0.3)) days.push(someDay({ ...draw, random }));
      return [...new Set(days)]
        .filter(() => !(draw.has('errors') && random.chance(0.004)))
        .map((day) => ({
          measure,
          [column]: id,
          as_of: showDay(day),
          value: valueText(random.chance(0.05), m === 2, random),
          source: random.pick(['', 'open data']),
        }));
    });
  const siteIds = sites.map(({ id }) => id);
  const memberIds = members.map(({ id }) => id);
  const monthly = draw.has('periodEnd');
  return [
    ...MEASURES.flatMap((measure, m) => of('site', siteIds, measure, m)),
    ...(monthly ? of('site', siteIds, HOURS, 2) : []),
    ...(draw.has('memberMeasures')
      ? [...MEMBER_MEASURES, ...(monthly ? [MEMBER_HOURS] : [])].flatMap((measure, m) =>
          of('member', memberIds, measure, m),
        )
      : []),
  ];
}

function monthEnds(year: number): number[] {
  return Array.from({ length: 16 }, (_, i) => {
    const [y, month] = [year + Math.floor((i - 2) / 12), ((i + 10) % 12) + 1];
    return dayOf(y, month, lastDayOfMonth(y, month));
  });
}

function valueText(zero: boolean, decimals: boolean, random: Draw['random']): string {
  if (zero) return '0';
  return decimals ? `${random.int(1, 900)}.${random.int(1, 999)}` : String(random.int(1, 2000));
}
