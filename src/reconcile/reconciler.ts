import type { Fault } from '../diagnostics/problem.ts';
import type { BillingCycle, Severity } from '../domain/convention.ts';
import type { DeclaredInvoice, DeclaredTotal, InvoiceLine } from '../domain/invoice-line.ts';
import { groupBy } from '../domain/lists.ts';
import { type DayRange, monthOf } from '../domain/time/calendar.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { CheckDescription, LineCheck } from './check.ts';
import { CHECKS } from './checks/list.ts';
import { type ClosedPeriods, lastClosedDay, lateAfter } from './closed-periods.ts';
import { conclude } from './conclude.ts';
import { declaredByInvoice } from './declared-invoices.ts';
import type { Judgement, WrongSum } from './finding.ts';
import { findingStore } from './findings.ts';
import { billedItemAt, billsPeriod, FLAG, has, isStated, type LineColumns } from './lines/line-columns.ts';
import { type LineStore, lineStore, type Standing } from './lines/line-store.ts';
import type { Need, NotRun } from './needs.ts';
import { isOfKnownMarket } from './not-judged.ts';
import { checksOf, isAsked, type Reconciliation } from './reconciliation.ts';
import { type CheckRegister, checkRegisterOf } from './register/check-register.ts';
import { billedItemsOf } from './sweep/billed-items.ts';
import type { History } from './sweep/history.ts';

/** What is judged, and what it is compared with. */
export interface ReconcilerInput extends Pick<Standing, 'concerns' | 'selects' | 'hasTotals'> {
  readonly workspace: Workspace;
  /** The days judged; `months`: all months in which an invoice is dated; undefined: single invoices are judged. */
  readonly period: DayRange | 'months' | undefined;
  /** The cycle of a file's layout, where it has one. */
  readonly cycleOf: (file: string) => BillingCycle | undefined;
  readonly closed: ClosedFacts;
  /** How many findings of each code keep their wording; the others are counted. */
  readonly most: number;
}

/** The closed runs with their periods, and which lines closed runs hold. */
export interface ClosedFacts {
  readonly periods: ClosedPeriods;
  readonly holds: (line: InvoiceLine) => boolean;
}

/** A line whose days of service cannot be understood: an error of the input, not of the operator. */
export interface UndatedLine {
  readonly line: InvoiceLine;
  readonly fault: Fault;
}

/** The totals that electronic invoices and rows of totals state, and which of the former do not hold in themselves. */
export interface StatedTotals {
  readonly invoices: readonly DeclaredInvoice[];
  readonly files: readonly DeclaredTotal[];
  readonly wrongSums?: readonly WrongSum[];
}

/**
 * Compares the lines of the period with everything known up to its end (RECONCILE.md). Each line is judged by itself as
 * it is read; a few numbers of every line are kept, for the comparisons at the end.
 */
export function createReconciler(input: ReconcilerInput) {
  const { workspace, closed, most } = input;
  const register = checkRegisterOf(workspace);
  const severities = workspace.convention.reconcile.severity;
  const severityOf = ({ code, severity }: CheckDescription, { severity: own }: Judgement): Severity => {
    const wanted = severities.get(code);
    return (wanted === 'off' ? undefined : wanted) ?? own ?? severity;
  };
  const sources = { workspace, closed: closed.periods };
  const asked = CHECKS.filter((check) => isAsked(check, workspace));
  // A line is not judged by what it does not state: whether all lines leave it out is known at the end.
  const before = { ...sources, period: undefined, states: (stated: Stated) => stated !== 'totals' };
  const ofLines = asked.filter(
    (check): check is LineCheck => 'judge' in check && whyNotRun(check, before) === undefined,
  );
  const isOfClosedPeriod = lateAfter(closed.periods);
  const { store, add } = lineStore(workspace.convention, {
    concerns: input.concerns,
    selects: input.selects,
    ofClosedPeriod: (line) => {
      if (!isOfClosedPeriod(line.invoiceDate)) return undefined;
      return closed.holds(line) ? 'held' : 'late';
    },
    cycleOf: (file) => input.cycleOf(file) ?? register.settings.cycle,
    hasTotals: input.hasTotals,
  });
  const found = findingStore(store, most);
  const undated: UndatedLine[] = [];
  return {
    undated,
    /** Takes the next lines of the workspace, in canonical order, selected or not. */
    add(lines: readonly InvoiceLine[]): void {
      for (const line of lines) {
        const { entry, fault } = add(line);
        if (fault !== undefined) undated.push({ line, fault });
        if (!entry.selected) continue;
        for (const check of ofLines) {
          const judged = check.judge(entry, register);
          if (judged === undefined) continue;
          found.add(check.code, severityOf(check, judged), { ...judged, about: entry.index });
        }
      }
    },
    /** To be called when all lines are read. */
    finish(stated: StatedTotals): Reconciliation {
      const history = historyOf(input, register, store, stated);
      const { period } = history;
      const { columns, subjects } = store;
      const states: Record<Stated, () => boolean> = {
        totals: () => stated.invoices.length + stated.files.length > 0,
        'unit-prices': () => isStated(columns, (index) => columns.unitPrice[index] !== 0),
        'item-codes': () => isStated(columns, (index) => columns.item[index] !== 0),
        items: () => isStated(columns, (index) => subjects.isNamed(billedItemAt(columns, index))),
        periods: () => isStated(columns, (index) => billsPeriod(columns, index)),
        'vat-amounts': () => isStated(columns, (index) => has(columns, index, FLAG.statesVat)),
        'gross-amounts': () => isStated(columns, (index) => has(columns, index, FLAG.statesGross)),
        'known-markets': () => isStated(columns, (index) => isOfKnownMarket(history, index)),
      };
      const all = { ...sources, period, states: (one: Stated) => states[one]() };
      const notRun = checksOf(workspace).flatMap((check) => {
        const lacks = whyNotRun(check, all);
        return lacks === undefined ? [] : [{ code: check.code, lacks }];
      });
      const stopped = new Set(notRun.map(({ code }) => code));
      for (const check of asked) {
        if (!('find' in check) || stopped.has(check.code)) continue;
        for (const raw of check.find(history)) found.add(check.code, severityOf(check, raw), raw);
      }
      return conclude(history, found, severityOf, notRun);
    },
  };
}

function historyOf(
  { period: asked, closed, workspace }: ReconcilerInput,
  register: CheckRegister,
  lines: LineStore,
  stated: StatedTotals,
): History {
  const period = asked === 'months' ? monthsOf(lines.dates()) : asked;
  const until = lines.invoices.all.reduce(
    (last, { selected, date }) => (selected ? Math.max(last, date) : last),
    Math.max(period?.to ?? 0, judgesLate(lines.columns) ? (lastClosedDay(closed.periods) ?? 0) : 0),
  );
  const { billedItems, duplicates } = billedItemsOf(lines, until);
  return {
    register,
    lines,
    period,
    until,
    billedItems,
    duplicates,
    closed: closed.periods,
    ...declaredByInvoice(lines.invoices, workspace.declaredInvoices ?? [], stated.invoices),
    declaredFiles: stated.files,
    wrongSums: groupBy(stated.wrongSums ?? [], ({ file }) => file),
  };
}

/** Whether a line is judged that came late: what was closed before it came is known, whatever date it bears. */
function judgesLate(columns: LineColumns): boolean {
  const judged = FLAG.selected | FLAG.late;
  return columns.flags.some((flags) => (flags & judged) === judged);
}

/** The days of all months in which an invoice is dated. */
function monthsOf(dates: DayRange | undefined): DayRange | undefined {
  return dates && { from: monthOf(dates.from).from, to: monthOf(dates.to).to };
}

/** What a workspace offers the checks: their needs are tested on it. */
export interface Sources {
  readonly workspace: Workspace;
  readonly closed: ClosedPeriods;
  readonly period: DayRange | undefined;
  /** Whether a line of the period states it, or an electronic invoice or a total row the total. */
  readonly states: (stated: Stated) => boolean;
}

/**
 * What invoices state or leave out; an item, by its code or a label; a period, for a subscription; a market, by the item
 * of a charge.
 */
type Stated = Extract<
  Need,
  | 'totals'
  | 'unit-prices'
  | 'item-codes'
  | 'items'
  | 'periods'
  | 'vat-amounts'
  | 'gross-amounts'
  | 'known-markets'
>;

/** Why a check does not run; undefined where it does. */
export function whyNotRun(
  { code, needs = [] }: Pick<CheckDescription, 'code' | 'needs'>,
  sources: Sources,
): NotRun['lacks'] | undefined {
  if (sources.workspace.convention.reconcile.severity.get(code) === 'off') return 'off';
  return needs.find((need) => !HAS[need](sources));
}

const HAS: Record<Need, (sources: Sources) => boolean> = {
  accesses: ({ workspace }) => workspace.accesses !== undefined,
  prices: ({ workspace }) => workspace.prices !== undefined,
  totals: ({ workspace, states }) => workspace.declaredInvoices !== undefined || states('totals'),
  markets: ({ workspace }) => workspace.convention.reconcile.markets.size > 0,
  'closed-runs': ({ closed }) => closed.length > 0,
  period: ({ period }) => period !== undefined,
  acceptances: ({ workspace }) => workspace.acceptedFindings !== undefined,
  'unit-prices': ({ states }) => states('unit-prices'),
  'item-codes': ({ states }) => states('item-codes'),
  items: ({ states }) => states('items'),
  periods: ({ states }) => states('periods'),
  'vat-amounts': ({ states }) => states('vat-amounts'),
  'gross-amounts': ({ states }) => states('gross-amounts'),
  'known-markets': ({ states }) => states('known-markets'),
  'schedule-rates': ({ workspace }) =>
    workspace.prices?.some(({ vatRate }) => vatRate !== undefined) ?? false,
  'schedule-markets': ({ workspace }) =>
    workspace.prices?.some(({ market }) => market !== undefined) ?? false,
  'ordered-items': ({ workspace }) =>
    workspace.accesses?.some(({ itemCode }) => itemCode !== undefined) ?? false,
};
