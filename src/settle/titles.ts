import type { AllocatedLine } from '../allocate/allocator.ts';
import { imputationOf } from '../allocate/imputation.ts';
import type { PlanShare } from '../allocate/plan/plan.ts';
import { type Register, rowOn } from '../allocate/register.ts';
import { registerOf } from '../allocate/register-of.ts';
import { serviceDays } from '../allocate/service-days.ts';
import { bothWords } from '../diagnostics/bilingual.ts';
import { type Fault, fault } from '../diagnostics/problem.ts';
import { settingsOn } from '../domain/dated-settings.ts';
import { codesOf, haveSameCodes, type ImputationCodes } from '../domain/imputation.ts';
import type { Category, LineWithVat } from '../domain/invoice-line.ts';
import { defined } from '../domain/lists.ts';
import type { Parties } from '../domain/parties.ts';
import { holdsIn } from '../domain/release.ts';
import type { Day } from '../domain/time/calendar.ts';
import type { Workspace } from '../domain/workspace.ts';
import { CATEGORY_WORDS, SITE_TYPE_WORDS } from '../forms/choices.ts';
import { compareText } from '../text/text-order.ts';
import { correctionDay, type FormerCharge, movesMoney, type Regularisation } from './regularisation.ts';
import type { Amounts, Totals } from './totals.ts';
import { type RunningTotals, totalsBy } from './totals-by.ts';

/** What a creditor recovers from a debtor under one revenue imputation, if any: a title to issue, or to correct. */
export interface Title extends Parties, ImputationCodes {
  /** The closed run whose title this corrects; empty for the run's own lines. */
  readonly corrects: string;
  /** The debtor's engagements for these amounts, in code point order. */
  readonly engagements: readonly string[];
  readonly total: Totals;
  /** Of a balance (YEAR.md); undefined for what a run claims. */
  readonly balance?: {
    readonly kind: 'solde' | 'reduction';
    /** Advances are gross, so net and VAT of the rest are not known. */
    readonly grossOnly: boolean;
  };
}

/** The registers by which closed runs looked up revenues, by run; today's stands for one that is not known. */
export type FormerRegisters = ReadonlyMap<string, Register>;

/**
 * The titles of a run, by creditor, debtor, revenue imputation and closed run corrected: a correction of an earlier
 * title is never added to a new claim (before 0.2 it was). The revenue of a row is looked up as its expense is: by the
 * type of its site on the first day of its share, the category and the first day of the line. What a correction takes
 * back leaves the revenue where the closed run claimed it. A revenue without an imputation is reported but stops
 * nothing: who pays what does not depend on it. One for which several rows tie is an error.
 */
export function titlesOf(
  workspace: Workspace,
  lines: readonly AllocatedLine[],
  corrections: readonly Regularisation[],
  register = registerOf(workspace),
  former: FormerRegisters = new Map(),
): { readonly titles: readonly Title[]; readonly faults: readonly Fault[] } {
  const apart = holdsIn(workspace.release, '0.2');
  const sums = totalsBy('creditor', 'debtor', 'chapter', 'function', 'nature', 'corrects');
  const engagements = new Map<RunningTotals, Set<string>>();
  const faults = new Map<string, Fault>();
  const claim = (debt: Debt, revenue: ImputationCodes, amounts: Amounts): void => {
    const { creditor, debtor, line, engagement } = debt;
    const corrects = apart ? debt.corrects : '';
    const sum = sums.of({ creditor, debtor, ...codesOf(revenue), corrects });
    sum.add(amounts, line);
    if (engagement !== undefined) {
      engagements.set(sum, (engagements.get(sum) ?? new Set()).add(engagement));
    }
  };
  for (const debt of [...lines.flatMap(debtsOfLine), ...debtsOfCorrections(corrections, register, former)]) {
    const { line, creditor, siteType, amounts } = debt;
    const found = revenueOf(debt, register);
    if ('code' in found && found.code === 'imputation-tie') faults.set(JSON.stringify(found.args), found);
    else if ('code' in found) {
      const args = {
        member: creditor,
        siteType: siteType && bothWords(SITE_TYPE_WORDS, siteType),
        category: bothWords(CATEGORY_WORDS, line.category),
        former: debt.corrects === '' ? '' : creditor,
      };
      faults.set(JSON.stringify(args), fault('revenue-imputation-missing', args));
    }
    const revenue = codesIn(found);
    const { claimed } = debt;
    if (claimed === undefined || haveSameCodes(claimed.revenue, revenue)) {
      claim(debt, revenue, amounts);
      continue;
    }
    const back = { net: -claimed.net, vat: -claimed.vat };
    const rest = { net: amounts.net - back.net, vat: amounts.vat - back.vat };
    if (movesMoney(back)) claim(debt, claimed.revenue, { ...back, gross: back.net + back.vat });
    if (movesMoney(rest)) claim(debt, revenue, { ...rest, gross: rest.net + rest.vat });
  }
  const titles = sums.entries().map(({ keys, totals }): Title => {
    const ofTitle = [...(engagements.get(sums.of(keys)) ?? [])].sort(compareText);
    return { ...keys, engagements: ofTitle, total: totals };
  });
  return { titles, faults: [...faults.values()] };
}

/** What a member owes for a row of the run, and by what its revenue is looked up. */
interface Debt extends Parties {
  readonly line: LineWithVat;
  readonly siteType: PlanShare['siteType'];
  readonly day: Day;
  readonly engagement: string | undefined;
  readonly corrects: string;
  readonly amounts: Amounts;
  /** Of a correction: what closed runs have claimed so far, and under which revenue. */
  readonly claimed?: Pick<Amounts, 'net' | 'vat'> & { readonly revenue: ImputationCodes };
}

type RevenueQuery = Pick<Debt, 'creditor' | 'siteType' | 'day' | 'line'>;

function revenueOf(
  { creditor, siteType, day, line }: RevenueQuery,
  register: Register,
): ReturnType<typeof imputationOf> {
  const query = { flow: 'recovered', siteType, category: line.category, day } as const;
  return imputationOf(creditor, query, register);
}

/** The codes of a revenue that was looked up, empty where none was found. */
function codesIn(found: ReturnType<typeof imputationOf>): ImputationCodes {
  return codesOf('code' in found ? undefined : found.imputation);
}

function debtsOfLine({ line, plan, billedTo, rows }: AllocatedLine): readonly Debt[] {
  return rows.flatMap((row, index) => {
    if (row.member === billedTo) return [];
    const engagement = row.imputation?.engagement;
    const parties = { creditor: billedTo, debtor: row.member };
    const { siteType } = defined(plan.shares[index]);
    return [{ line, ...parties, siteType, day: plan.days.from, engagement, corrects: '', amounts: row }];
  });
}

function debtsOfCorrections(
  corrections: readonly Regularisation[],
  register: Register,
  registers: FormerRegisters,
): readonly Debt[] {
  const { release } = register.workspace;
  return corrections
    .filter(({ member, billedTo }) => member !== billedTo)
    .map((correction) => {
      const { line, billedTo, member, run, former } = correction;
      const day = correctionDay(correction, release);
      const siteType = siteTypeOf(correction, day, register);
      const parties = { creditor: billedTo, debtor: member };
      const engagement = engagementOf(correction, register);
      const debt = { line, ...parties, siteType, day, engagement, corrects: run, amounts: correction };
      if (former === undefined || !holdsIn(release, '0.2')) return debt;
      const then = registers.get(former.by) ?? register;
      const claimed = { ...line, category: correction.category as Category };
      const dayThen = formerDay(claimed, former, then) ?? day;
      const siteThen = siteTypeOf(correction, dayThen, then);
      const query = { line: claimed, creditor: billedTo, day: dayThen, siteType: siteThen };
      const { net, vat } = former;
      return { ...debt, claimed: { net, vat, revenue: codesIn(revenueOf(query, then)) } };
    });
}

/** The first kept day of a line as a closed run recorded it, by the settings of then; undefined where it has none. */
function formerDay(
  line: LineWithVat,
  { invoiceDate, period }: FormerCharge,
  { workspace: { convention } }: Register,
): Day | undefined {
  const then = { ...line, invoiceDate, periodStart: period?.from, periodEnd: period?.to };
  const days = serviceDays(then, settingsOn(convention, invoiceDate), convention.ownCategories);
  return 'code' in days ? undefined : days.days.from;
}

/** The member's engagement for a correction, where today's imputation of the line has its codes; before 0.2 there was none. */
export function engagementOf(correction: Regularisation, register: Register): string | undefined {
  const { release } = register.workspace;
  if (!holdsIn(release, '0.2')) return undefined;
  const { line, member, billedTo } = correction;
  const day = correctionDay(correction, release);
  const flow = member === billedTo ? 'paid' : 'reimbursed';
  const siteType = siteTypeOf(correction, day, register);
  const query = { flow, siteType, category: line.category, day } as const;
  const found = imputationOf(member, query, register);
  const expense = 'code' in found ? undefined : found.imputation;
  return expense && haveSameCodes(expense, correction) ? expense.engagement : undefined;
}

/**
 * The type of the site of a correction, on the first day of the line on which its member owns the site, as its title
 * took it. Where the member no longer owns it, and in runs before 0.2: on the first day of the line.
 */
function siteTypeOf({ site, member }: Regularisation, day: Day, register: Register): PlanShare['siteType'] {
  const rows = register.sites.get(site);
  const owned = holdsIn(register.workspace.release, '0.2')
    ? rows?.find(({ member: owner, days }) => owner === member && day <= days.to)
    : undefined;
  return (owned ?? rowOn(rows, day) ?? rows?.at(-1))?.type;
}
