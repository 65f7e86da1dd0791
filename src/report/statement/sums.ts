import { codesOf } from '../../domain/imputation.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Site } from '../../domain/tables.ts';
import { NOTHING, plus, type Totals } from '../../settle/totals.ts';
import { totalsBy } from '../../settle/totals-by.ts';
import { compareBy } from '../../text/text-order.ts';
import type { Names } from './identity.ts';
import type {
  ImputationTotal,
  OtherYearTotal,
  PartyTotal,
  RuleTotal,
  SiteTotal,
  Statement,
  StatementLine,
  StatementPart,
} from './statement.ts';

/** What a member bears in a run. */
export type Charged = Pick<Statement, 'lines' | 'regularisations'>;

/** What a statement sums from it. */
type Sums = Omit<Statement, keyof Charged | 'member' | 'run' | 'recoveries' | 'yearToDate'>;

type Item = StatementLine | Statement['regularisations'][number];

/** The sums that a statement prints, over its lines and its regularisations; separate, or added together as in 0.1. */
export function sumsOf(member: string, charged: Charged, names: Names, apart: boolean): Sums {
  const items = [...charged.lines, ...charged.regularisations];
  const isOwn = ({ creditor }: Item): boolean => creditor.member === member;
  const isCredit = ({ line }: Item): boolean => line.net < 0n;
  const correctsOf = (item: Item): string => (apart && 'run' in item ? item.run : '');
  const creditors = creditorTotals(items, names, correctsOf);
  return {
    total: totalsOf(items),
    parts: partsOf(member, charged, creditors),
    own: totalsOf(items.filter(isOwn)),
    owed: totalsOf(items.filter((item) => !isOwn(item))),
    charges: totalsOf(charged.lines.filter((line) => !isCredit(line))),
    credits: totalsOf(charged.lines.filter(isCredit)),
    regularised: totalsOf(charged.regularisations),
    imputations: imputationTotals(charged, correctsOf),
    creditors,
    rules: ruleTotals(charged.lines),
    sites: siteTotals(items, correctsOf),
    otherYears: yearTotals(charged.lines),
  };
}

/** The run's own lines first, then closed runs in code point order. */
function partsOf(
  member: string,
  { lines, regularisations }: Charged,
  creditors: readonly PartyTotal[],
): readonly StatementPart[] {
  const corrections = [...groupBy(regularisations, ({ run }) => run)].sort(compareBy(([run]) => run));
  const part = (corrects: string, items: readonly Item[]): StatementPart => ({
    corrects,
    borne: totalsOf(items),
    own: totalsOf(items.filter(({ creditor }) => creditor.member === member)),
    owed: creditors.filter((total) => total.corrects === corrects && total.party.member !== member),
  });
  return [part('', lines), ...corrections.map(([run, items]) => part(run, items))];
}

/** The sum of rows; an invoice line counts once. */
export function totalsOf(items: readonly Item[]): Totals {
  const numbers = new Set(items.map(({ line }) => line)).size;
  return items.reduce((sum, item) => plus(sum, item, 0), { ...NOTHING, lines: numbers });
}

type CorrectsOf = (item: Item) => string;

function imputationTotals(
  { lines, regularisations }: Charged,
  correctsOf: CorrectsOf,
): readonly ImputationTotal[] {
  const sums = totalsBy('chapter', 'function', 'nature', 'engagement', 'corrects');
  for (const item of lines) {
    const engagement = item.imputation?.engagement ?? '';
    sums.add({ ...codesOf(item.imputation), engagement, corrects: '' }, item, item.line);
  }
  for (const item of regularisations) {
    sums.add({ ...item, corrects: correctsOf(item) }, item, item.line);
  }
  return sums.rows();
}

function creditorTotals(items: readonly Item[], names: Names, correctsOf: CorrectsOf): readonly PartyTotal[] {
  return summed(items, ({ creditor }) => creditor.member, correctsOf).map(([id, corrects, totals]) => ({
    party: names.member(id),
    corrects,
    ...totals,
  }));
}

function ruleTotals(lines: readonly StatementLine[]): readonly RuleTotal[] {
  const sums = totalsBy('article', 'rule', 'title');
  for (const item of lines) {
    const { article, rule, ruleTitles: title } = item.share;
    sums.add({ article, rule, title }, item, item.line);
  }
  return sums.rows();
}

function siteTotals(items: readonly Item[], correctsOf: CorrectsOf): readonly SiteTotal[] {
  const siteOf = (item: Item): Site | undefined => ('run' in item ? item.site : item.share.site);
  const sites = new Map(items.map((item) => [siteOf(item)?.site ?? '', siteOf(item)]));
  return summed(items, (item) => siteOf(item)?.site ?? '', correctsOf).map(([id, corrects, totals]) => ({
    site: sites.get(id),
    corrects,
    ...totals,
  }));
}

function yearTotals(lines: readonly StatementLine[]): readonly OtherYearTotal[] {
  const sums = totalsBy('year');
  for (const { line, otherYears } of lines) {
    for (const year of otherYears) sums.add({ year: String(year.year) }, year, line);
  }
  return sums.rows().map((row) => ({ ...row, year: Number(row.year) }));
}

function summed(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  correctsOf: CorrectsOf,
): readonly (readonly [key: string, corrects: string, totals: Totals])[] {
  const sums = totalsBy('key', 'corrects');
  for (const item of items) sums.add({ key: keyOf(item), corrects: correctsOf(item) }, item, item.line);
  return sums.rows().map(({ key, corrects, ...totals }) => [key, corrects, totals]);
}
