import { bothAmounts } from '../diagnostics/bilingual.ts';
import { type Problem, problem, type WithProblems } from '../diagnostics/problem.ts';
import type { BudgetLine, ImputationCodes } from '../domain/imputation.ts';
import type { Cents } from '../domain/numbers/money.ts';
import { otherRow, rowPlace } from '../domain/tables.ts';
import type { ExpenseRow } from './account.ts';
import { NOTHING, plus } from './totals.ts';
import { totalsBy } from './totals-by.ts';

/** What was voted, next to what is forecast and what was closed. A row without a vote has what no vote is for. */
export interface BudgetRow extends ImputationCodes {
  readonly member: string;
  readonly year: number;
  /** What the vote counts: a member that recovers VAT votes without it. */
  readonly counts: 'net' | 'gross';
  /** Undefined where nothing was voted for it. */
  readonly voted: Cents | undefined;
  readonly forecast: Cents;
  readonly closed: Cents;
  /** Voted less forecast: negative where the vote is not enough. */
  readonly difference: Cents;
}

type Imputed = ImputationCodes & Pick<ExpenseRow, 'member'>;

/**
 * What was voted, forecast and closed so far, side by side (YEAR.md), one row a vote. An expense counts under the vote
 * of its member that names most of its imputation; two votes that name as much are an error. What no vote is for has
 * rows of its own, by imputation.
 */
export function budgetRows(
  year: number,
  votes: readonly BudgetLine[],
  forecast: readonly ExpenseRow[],
  closed: readonly ExpenseRow[],
): WithProblems<readonly BudgetRow[]> {
  const ties = new Map<BudgetLine, Problem>();
  const ofYear = votes.filter((vote) => vote.year === year);
  const sums = ofYear.map((vote) => ({ vote, forecast: NOTHING, closed: NOTHING, isMet: false }));
  const imputed = () => totalsBy('member', 'chapter', 'function', 'nature');
  const unvoted = { forecast: imputed(), closed: imputed(), either: imputed() };
  for (const [side, rows] of [['forecast', forecast] as const, ['closed', closed] as const]) {
    for (const row of rows) {
      const [vote, other] = votesFor(row, ofYear);
      if (vote !== undefined && other !== undefined) ties.set(other, tie(vote, other, row));
      const own = sums.find((item) => item.vote === vote);
      if (own !== undefined) {
        own[side] = plus(own[side], row);
        own.isMet = true;
      } else {
        for (const sum of [unvoted[side], unvoted.either]) sum.add(row, row, row);
      }
    }
  }
  const voted = sums.map(({ vote, ...sides }): BudgetRow => {
    const counts = vote.gross === undefined ? 'net' : 'gross';
    const amount = vote.gross ?? vote.net ?? 0n;
    const { member, chapter, function: budgetFunction, nature } = vote;
    return {
      ...{ member, year, chapter, function: budgetFunction, nature, counts, voted: amount },
      forecast: sides.forecast[counts],
      closed: sides.closed[counts],
      difference: amount - sides.forecast[counts],
    };
  });
  const others = unvoted.either.entries().map(({ keys }): BudgetRow => {
    const { gross: ahead } = unvoted.forecast.of(keys).totals();
    const { gross: done } = unvoted.closed.of(keys).totals();
    const { member, chapter, function: budgetFunction, nature } = keys;
    return {
      ...{ member, year, chapter, function: budgetFunction, nature, counts: 'gross', voted: undefined },
      forecast: ahead,
      closed: done,
      difference: -ahead,
    };
  });
  const unmet = sums.flatMap(({ vote, isMet }) => (isMet || ties.has(vote) ? [] : unmetVote(vote, others)));
  return { value: [...voted, ...others], problems: [...ties.values(), ...unmet] };
}

/** The problem of a vote for an imputation that no expense of its member has, while some expenses have no vote. */
function unmetVote(vote: BudgetLine, others: readonly BudgetRow[]): readonly Problem[] {
  const sum = others.reduce((total, row) => (row.member === vote.member ? total + row.forecast : total), 0n);
  if (sum === 0n) return [];
  const place = { ...rowPlace(vote), column: 'member', value: vote.member };
  return [
    problem('budget-unmet', place, {
      member: vote.member,
      imputation: imputationOf(vote),
      amount: bothAmounts(sum),
    }),
  ];
}

const PARTS = ['chapter', 'function', 'nature'] as const;

/** The votes of the member that name most of an expense's imputation: none, one, or several that tie. */
function votesFor(row: Imputed, votes: readonly BudgetLine[]): readonly BudgetLine[] {
  const given = (vote: BudgetLine): number => PARTS.filter((part) => vote[part] !== '').length;
  const fitting = votes.filter(
    (vote) =>
      vote.member === row.member && PARTS.every((part) => vote[part] === '' || vote[part] === row[part]),
  );
  const most = Math.max(...fitting.map(given));
  return fitting.filter((vote) => given(vote) === most);
}

function tie(one: BudgetLine, other: BudgetLine, row: Imputed): Problem {
  const place = { ...rowPlace(other), column: 'member', value: other.member };
  return problem('budget-tie', place, {
    other: otherRow(one, place),
    imputation: imputationOf(row),
  });
}

/** Chapter, function and nature in one text. */
function imputationOf(codes: ImputationCodes): string {
  return PARTS.map((part) => codes[part] || '—').join(' / ');
}
