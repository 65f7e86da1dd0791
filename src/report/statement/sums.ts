import { accounts } from '../../settle/accounts.ts';
import { type Amounts, NOTHING, plus, type Totals } from '../../settle/totals.ts';
import type { Names } from './names.ts';
import type {
  ImputationTotal,
  PartyTotal,
  RuleTotal,
  SiteTotal,
  Statement,
  StatementLine,
  YearTotal,
} from './statement.ts';

type Charged = Pick<Statement, 'lines' | 'regularisations'>;
type Item = StatementLine | Statement['regularisations'][number];

/** The sums that a statement prints, over its lines and its regularisations. */
export function sumsOf(
  member: string,
  charged: Charged,
  names: Names,
): Pick<
  Statement,
  | 'total'
  | 'own'
  | 'owed'
  | 'charges'
  | 'credits'
  | 'regularised'
  | 'imputations'
  | 'creditors'
  | 'rules'
  | 'sites'
  | 'otherYears'
> {
  const items = itemsOf(charged);
  const isOwn = ({ creditor }: Item): boolean => creditor.member === member;
  const isCredit = ({ line }: Item): boolean => line.net < 0n;
  return {
    total: totalsOf(items),
    own: totalsOf(items.filter(isOwn)),
    owed: totalsOf(items.filter((item) => !isOwn(item))),
    charges: totalsOf(charged.lines.filter((line) => !isCredit(line))),
    credits: totalsOf(charged.lines.filter(isCredit)),
    regularised: totalsOf(charged.regularisations),
    imputations: imputationTotals(charged),
    creditors: creditorTotals(items, names),
    rules: ruleTotals(charged.lines),
    sites: siteTotals(items),
    otherYears: yearTotals(charged.lines),
  };
}

export function itemsOf({ lines, regularisations }: Charged): readonly Item[] {
  return [...lines, ...regularisations];
}

/** Sums of rows; an invoice line counts once. */
export function totalsOf(items: readonly Item[]): Totals {
  const numbers = new Set(items.map(({ line }) => line)).size;
  return items.reduce((sum, item) => plus(sum, item, 0), { ...NOTHING, lines: numbers });
}

function imputationTotals({ lines, regularisations }: Charged): readonly ImputationTotal[] {
  const sums = accounts();
  for (const item of lines) {
    const {
      chapter = '',
      function: budgetFunction = '',
      nature = '',
      engagement = '',
    } = item.imputation ?? {};
    sums.add([chapter, budgetFunction, nature, engagement], item, item.line);
  }
  for (const item of regularisations) {
    sums.add([item.chapter, item.function, item.nature, ''], item, item.line);
  }
  return sums
    .entries()
    .map(({ keys: [chapter = '', budgetFunction = '', nature = '', engagement = ''], totals }) => ({
      chapter,
      function: budgetFunction,
      nature,
      engagement,
      ...totals,
    }));
}

function creditorTotals(items: readonly Item[], names: Names): readonly PartyTotal[] {
  return summed(items, ({ creditor }) => creditor.member).map(([id, totals]) => ({
    party: names.member(id),
    ...totals,
  }));
}

function ruleTotals(lines: readonly StatementLine[]): readonly RuleTotal[] {
  const sums = accounts();
  for (const { article, rule, rules, line, ...amounts } of lines) {
    const title = rules.flatMap((item) => (item.title === undefined ? [] : [item.title])).join(' + ');
    sums.add([article, rule, title], amounts, line);
  }
  return sums
    .entries()
    .map(({ keys: [article = '', rule = '', title = ''], totals }) => ({ article, rule, title, ...totals }));
}

function siteTotals(items: readonly Item[]): readonly SiteTotal[] {
  const sites = new Map(items.map(({ site }) => [site?.site ?? '', site]));
  return summed(items, ({ site }) => site?.site ?? '').map(([id, totals]) => ({
    site: sites.get(id),
    ...totals,
  }));
}

function yearTotals(lines: readonly StatementLine[]): readonly YearTotal[] {
  const sums = accounts();
  for (const { line, otherYears } of lines) {
    for (const year of otherYears) sums.add([String(year.year)], year, line);
  }
  return sums.entries().map(({ keys: [year = ''], totals }) => ({ year: Number(year), ...totals }));
}

function summed(
  items: readonly (Item & Amounts)[],
  keyOf: (item: Item) => string,
): readonly (readonly [key: string, totals: Totals])[] {
  const sums = accounts();
  for (const item of items) sums.add([keyOf(item)], item, item.line);
  return sums.entries().map(({ keys: [key = ''], totals }) => [key, totals]);
}
