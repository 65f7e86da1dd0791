import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { Member } from '../../domain/member.ts';
import { compareText } from '../../domain/text-order.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { type Ledger, ledger } from '../ledger.ts';
import type { Title } from '../titres.ts';
import { type Amounts, NOTHING, plus, type Totals } from '../totals.ts';
import { linesByMember } from './lines.ts';
import { type Names, namesOf } from './names.ts';
import type {
  ImputationTotal,
  PartyTotal,
  RecoveryTotal,
  SiteTotal,
  Statement,
  StatementLine,
  StatementRun,
  YearTotal,
} from './statement.ts';
import { assertStatement } from './sums.ts';

/** What names a run on its statements. */
export interface RunName {
  readonly period: string;
  readonly version: string;
  readonly runId: string;
}

/** The statements of a run, by member id: of every member that bears something or to whom something is owed. */
export function buildStatements(
  workspace: Workspace,
  lines: readonly AllocatedLine[],
  titles: readonly Title[],
  name: RunName,
): readonly Statement[] {
  const names = namesOf(workspace);
  const run = statementRun(workspace, names, name);
  const byMember = linesByMember(lines, names, workspace.convention.rounding);
  const members = new Set([...byMember.keys(), ...titles.map(({ creditor }) => creditor)]);
  return [...members].sort(compareText).map((id) => {
    const member = names.member(id);
    const recoveries = titles.filter(({ creditor }) => creditor === id);
    const statement = statementOf(member, run, byMember.get(id) ?? [], recoveries, names);
    assertStatement(statement);
    return statement;
  });
}

function statementRun({ convention }: Workspace, names: Names, name: RunName): StatementRun {
  const { title, reference, coordinator, currency, rounding } = convention;
  return {
    title,
    deliberation: reference.deliberation,
    signedOn: reference.signedOn,
    legalBasis: reference.legalBasis,
    coordinator: coordinator === undefined ? undefined : names.member(coordinator),
    currency,
    rounding,
    ...name,
  };
}

function statementOf(
  member: Member,
  run: StatementRun,
  lines: readonly StatementLine[],
  recoveries: readonly Title[],
  names: Names,
): Statement {
  const isOwn = ({ creditor }: StatementLine): boolean => creditor.member === member.member;
  const isCredit = ({ line }: StatementLine): boolean => line.net < 0n;
  return {
    member,
    run,
    total: totalsOf(lines),
    own: totalsOf(lines.filter(isOwn)),
    owed: totalsOf(lines.filter((line) => !isOwn(line))),
    charges: totalsOf(lines.filter((line) => !isCredit(line))),
    credits: totalsOf(lines.filter(isCredit)),
    imputations: imputationTotals(lines),
    creditors: creditorTotals(lines, names),
    recoveries: recoveries.map((title) => recoveryTotal(title, names)),
    sites: siteTotals(lines),
    otherYears: yearTotals(lines),
    lines,
    regularisations: [],
    yearToDate: undefined,
  };
}

/** Sums of rows; an invoice line counts once. */
function totalsOf(lines: readonly StatementLine[]): Totals {
  const numbers = new Set(lines.map(({ line }) => line)).size;
  return lines.reduce((sum, line) => plus(sum, line, 0), { ...NOTHING, lines: numbers });
}

function imputationTotals(lines: readonly StatementLine[]): readonly ImputationTotal[] {
  const sums = summed(lines, ({ imputation }) => [
    imputation?.chapter ?? '',
    imputation?.function ?? '',
    imputation?.nature ?? '',
    imputation?.engagement ?? '',
  ]);
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

function creditorTotals(lines: readonly StatementLine[], names: Names): readonly PartyTotal[] {
  return summed(lines, ({ creditor }) => [creditor.member])
    .entries()
    .map(({ keys: [id = ''], totals }) => ({ party: names.member(id), ...totals }));
}

function recoveryTotal(title: Title, names: Names): RecoveryTotal {
  const { debtor, chapter, function: budgetFunction, nature, total } = title;
  return { party: names.member(debtor), chapter, function: budgetFunction, nature, ...total };
}

function siteTotals(lines: readonly StatementLine[]): readonly SiteTotal[] {
  const sites = new Map(lines.map(({ site }) => [site?.site ?? '', site]));
  return summed(lines, ({ site }) => [site?.site ?? ''])
    .entries()
    .map(({ keys: [id = ''], totals }) => ({ site: sites.get(id), ...totals }));
}

function yearTotals(lines: readonly StatementLine[]): readonly YearTotal[] {
  const sums = ledger();
  for (const { line, otherYears } of lines) {
    for (const year of otherYears) sums.add([String(year.year)], year, line);
  }
  return sums.entries().map(({ keys: [year = ''], totals }) => ({ year: Number(year), ...totals }));
}

function summed(
  lines: readonly (StatementLine & Amounts)[],
  keys: (line: StatementLine) => readonly string[],
): Ledger {
  const sums = ledger();
  for (const line of lines) sums.add(keys(line), line, line.line);
  return sums;
}
