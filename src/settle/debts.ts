import type { AllocatedLine } from '../allocate/allocator.ts';
import { imputationOf } from '../allocate/imputation.ts';
import type { PlanShare } from '../allocate/plan/plan.ts';
import { type Register, rowOn } from '../allocate/register.ts';
import { serviceDays } from '../allocate/service-days.ts';
import { settingsOn } from '../domain/dated-settings.ts';
import { codesOf, haveSameCodes, type ImputationCodes } from '../domain/imputation.ts';
import type { Category, LineWithVat } from '../domain/invoice-line.ts';
import { defined } from '../domain/lists.ts';
import type { Parties } from '../domain/parties.ts';
import { holdsIn } from '../domain/release.ts';
import type { Day } from '../domain/time/calendar.ts';
import { correctionDay, type FormerCharge, type Regularisation } from './regularisation.ts';
import type { Amounts } from './totals.ts';

/** The registers by which closed runs looked up revenues, by run; today's stands for one that is not known. */
export type FormerRegisters = ReadonlyMap<string, Register>;

/** What a member owes for a row of the run, and by what its revenue is looked up. */
export interface Debt extends Parties {
  readonly line: LineWithVat;
  readonly siteType: PlanShare['siteType'];
  readonly day: Day;
  readonly engagement: string | undefined;
  readonly corrects: string;
  readonly amounts: Amounts;
  /** Of a correction: what closed runs have claimed so far. */
  readonly claimed?: Claimed;
}

/** What was claimed, and the revenue imputation that was found for it, or why none was. */
interface Claimed extends Pick<Amounts, 'net' | 'vat'> {
  readonly found: FoundImputation;
  /** Whether it was looked up in today's tables, as those of the closed run are not known. */
  readonly isOfToday: boolean;
}

export type FoundImputation = ReturnType<typeof imputationOf>;

type RevenueQuery = Pick<Debt, 'creditor' | 'siteType' | 'day' | 'line'>;

/** The revenue imputation of the creditor for a debt, or why it has none. */
export function revenueOf(
  { creditor, siteType, day, line }: RevenueQuery,
  register: Register,
): FoundImputation {
  const query = { flow: 'recovered', siteType, category: line.category, day } as const;
  return imputationOf(creditor, query, register);
}

/** The codes of a revenue that was looked up, empty where none was found. */
export function codesIn(found: FoundImputation): ImputationCodes {
  return codesOf('imputation' in found ? found.imputation : undefined);
}

/** What others than the payer owe for a line of the run. */
export function debtsOfLine({ line, plan, billedTo, rows }: AllocatedLine): readonly Debt[] {
  return rows.flatMap((row, index) => {
    if (row.member === billedTo) return [];
    const engagement = row.imputation?.engagement;
    const parties = { creditor: billedTo, debtor: row.member };
    const { siteType } = defined(plan.shares[index]);
    return [{ line, ...parties, siteType, day: plan.days.from, engagement, corrects: '', amounts: row }];
  });
}

/** What corrections of closed runs change in what others than the payer owe. */
export function debtsOfCorrections(
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
      const found = revenueOf(query, then);
      return { ...debt, claimed: { net, vat, found, isOfToday: then === register } };
    });
}

/** The first kept day of a line as a closed run recorded it, by the settings of then; undefined where it has none. */
function formerDay(
  line: LineWithVat,
  { invoiceDate, period }: FormerCharge,
  { workspace: { convention } }: Register,
): Day | undefined {
  const then = { ...line, invoiceDate, periodStart: period?.from, periodEnd: period?.to };
  const found = serviceDays(then, settingsOn(convention, invoiceDate), convention.ownCategories);
  return 'days' in found ? found.days.from : undefined;
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
