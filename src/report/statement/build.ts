import type { AllocatedLine } from '../../allocate/allocator.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { engagementOf } from '../../settle/debts.ts';
import { correctionDay, type Regularisation } from '../../settle/regularisation.ts';
import type { Title } from '../../settle/titles.ts';
import { NOTHING, type Totals, totalOf } from '../../settle/totals.ts';
import { compareText } from '../../text/text-order.ts';
import { assertStatement } from './assert-sums.ts';
import { agreedOf, type Names, namesOf } from './identity.ts';
import { linesByMember } from './lines.ts';
import { roundingsOf } from './roundings.ts';
import type { NamedRegularisation, RecoveryTotal, Statement, StatementRun, YearToDate } from './statement.ts';
import { type Charged, sumsOf } from './sums.ts';

/** What names a run on its statements, and whether it is closed. */
export type RunName = Pick<StatementRun, 'period' | 'version' | 'runId' | 'closedOn' | 'anchor'>;

/** What is charged for a year's invoices, by member, regularisations included. */
export interface ClosedYear {
  readonly year: number;
  /** By the closed runs. */
  readonly closed: ReadonlyMap<string, Totals>;
  /** What the run of the statements charges each member. */
  readonly run: ReadonlyMap<string, Totals>;
}

export interface StatementSource {
  /** All lines of the run, in its order. */
  readonly lines: readonly AllocatedLine[];
  /** Of closed runs. */
  readonly corrections: readonly Regularisation[];
  readonly titles: readonly Title[];
  readonly name: RunName;
  /** Undefined where no run is closed. */
  readonly closedYear: ClosedYear | undefined;
}

/** The members that get a statement: all that bear something or are owed something. */
export function statementMembers({ lines, corrections, titles }: StatementSource): readonly string[] {
  const members = new Set<string>();
  for (const { rows } of lines) for (const { member } of rows) members.add(member);
  for (const { member } of corrections) members.add(member);
  for (const { creditor } of titles) members.add(creditor);
  return [...members].sort(compareText);
}

/** The statements of a run by member id, each made when read, so that only the lines of one member are in memory. */
export function* eachStatement(
  workspace: Workspace,
  source: StatementSource,
  names = namesOf(workspace),
): Generator<Statement> {
  const { lines, corrections, titles, name, closedYear } = source;
  const { convention, release } = workspace;
  const roundings = roundingsOf(convention, lines, corrections);
  const run: StatementRun = { ...agreedOf(convention, names), roundings, release, ...name };
  const linesOf = linesByMember(lines, names, convention);
  for (const id of statementMembers(source)) {
    const charged: Charged = {
      lines: linesOf(id),
      regularisations: corrections
        .filter(({ member }) => member === id)
        .map((correction) => namedCorrection(correction, names)),
    };
    const statement: Statement = {
      member: names.member(id),
      run,
      ...sumsOf(id, charged, names, holdsIn(release, '0.2')),
      recoveries: titles
        .filter(({ creditor }) => creditor === id)
        .map((title) => recoveryTotal(title, names)),
      ...charged,
      yearToDate: yearToDate(closedYear, id),
    };
    assertStatement(statement);
    yield statement;
  }
}

function yearToDate(year: ClosedYear | undefined, member: string): YearToDate | undefined {
  if (year === undefined) return undefined;
  const closed = year.closed.get(member) ?? NOTHING;
  const now = year.run.get(member) ?? NOTHING;
  return { year: year.year, closed, total: totalOf([closed, now]) };
}

/** A correction with the names of its member, its site and its payer. */
export function namedCorrection(correction: Regularisation, names: Names): NamedRegularisation {
  const { member, site, billedTo } = correction;
  return {
    ...correction,
    member: names.member(member),
    site: names.formerSite(site, correctionDay(correction, names.register.workspace.release)),
    creditor: names.member(billedTo),
    engagement: engagementOf(correction, names.register) ?? '',
  };
}

function recoveryTotal(title: Title, names: Names): RecoveryTotal {
  const { debtor, chapter, function: budgetFunction, nature, corrects, total } = title;
  return { party: names.member(debtor), chapter, function: budgetFunction, nature, corrects, ...total };
}
