import { bothWords } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { bestImputations, FLOWS, type Imputation, type ImputationQuery } from '../../domain/imputation.ts';
import { CATEGORIES, type Category } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import { otherRow, rowPlace, SITE_TYPES } from '../../domain/tables.ts';
import {
  covers,
  type DayRange,
  FIRST_DAY,
  formatRange,
  LAST_DAY,
  splitAt,
} from '../../domain/time/calendar.ts';
import { CATEGORY_WORDS, FLOW_WORDS, SITE_TYPE_WORDS } from '../../forms/choices.ts';
import { compareText } from '../../text/text-order.ts';
import { repeatedRows } from '../reading/repeated-rows.ts';
import { imputations } from '../tables/reference-tables.ts';
import type { Tables } from '../tables.ts';

/** The columns by which two rows are for the same amounts. */
const KEY = ['member', 'flow', 'site_type', 'category'];

/** Rows for the same amounts on the same days: an error, whether or not a line has such an amount. */
export function repeatedImputations(tables: Tables): readonly Problem[] {
  const rows = tables.imputations.rows.map((imputation) => {
    const { member, flow, siteType: site_type, category, days, row, file } = imputation;
    return { record: { cells: { member, flow, site_type, category } }, days, place: { row, file } };
  });
  return repeatedRows({ ...imputations, key: KEY }, rows);
}

/** Pairs of other rows that would tie for some kind of amount on some day: a line with it would be refused. */
export function tyingImputations(tables: Tables): readonly Problem[] {
  const byMember = groupBy(tables.imputations.rows, ({ member }) => member);
  return [...byMember.values()].flatMap(tiesOfMember);
}

function tiesOfMember(rows: readonly Imputation[]): readonly Problem[] {
  const first = rows.reduce((day, { days }) => Math.min(day, days.from), LAST_DAY);
  const last = rows.reduce((day, { days }) => Math.max(day, days.to), FIRST_DAY);
  const starts = rows.flatMap(({ days }) => [days.from, days.to + 1]);
  const categories = new Set([...CATEGORIES, ...rows.flatMap(({ category }) => category ?? [])]);
  const problems = new Map<string, Problem>();
  for (const days of splitAt({ from: first, to: last }, starts)) {
    const held = rows.filter((row) => covers(row.days, days.from));
    for (const query of held.length < 2 ? [] : everyQuery(days.from, categories)) {
      const best = bestImputations(held, query);
      if (best.length < 2) continue;
      const [one, ...others] = [...best].sort(inOrder);
      const other = one && others.find((row) => !isAlike(row, one));
      if (one === undefined || other === undefined) continue;
      const pair = [one, other].map(({ file, row }) => `${file}:${row}`).join(' ');
      if (!problems.has(pair))
        problems.set(pair, tie(one, other, query, isAlways(days) ? '' : formatRange(days)));
    }
  }
  return [...problems.values()];
}

/** Whether days have neither a first nor a last one. */
function isAlways({ from, to }: DayRange): boolean {
  return from === FIRST_DAY && to === LAST_DAY;
}

/** The rows of the table's own file, then those of lists. */
function inOrder(a: Imputation, b: Imputation): number {
  const isOfList = ({ file }: Imputation): number => Number(file !== imputations.file);
  return isOfList(a) - isOfList(b) || compareText(a.file, b.file) || a.row - b.row;
}

function isAlike(a: Imputation, b: Imputation): boolean {
  return a.flow === b.flow && a.siteType === b.siteType && a.category === b.category;
}

function* everyQuery(day: number, categories: Iterable<Category>): Generator<ImputationQuery> {
  for (const flow of FLOWS) {
    for (const siteType of [undefined, ...SITE_TYPES]) {
      for (const category of categories) yield { flow, siteType, category, day };
    }
  }
}

function tie(one: Imputation, other: Imputation, query: ImputationQuery, days: string): Problem {
  const { flow, siteType, category } = query;
  const place = { ...rowPlace(other), column: 'member', value: other.member };
  return problem('imputation-tie-ahead', place, {
    other: otherRow(one, place),
    flow: bothWords(FLOW_WORDS, flow),
    siteType: siteType && bothWords(SITE_TYPE_WORDS, siteType),
    category: bothWords(CATEGORY_WORDS, category),
    days,
  });
}
