import { type Access, rowPlace } from '../../domain/tables.ts';
import { covers, type DayRange, length } from '../../domain/time/calendar.ts';
import { type HistoryCheck, OCTOBER } from '../check.ts';
import { countDays, overlaps } from '../day-ranges.ts';
import { categoryAt, FLAG, has, isSubscriptionAt, type LineColumns } from '../lines/line-columns.ts';
import { daysAt, invoiceOf, subjectAt } from '../lines/line-store.ts';
import type { CheckRegister } from '../register/check-register.ts';
import { inServiceWithin } from '../register/service-dates.ts';
import type { History } from '../sweep/history.ts';
import { lastOfMonths, monthsBilledAt, monthsOf } from '../sweep/months-billed.ts';

/**
 * Accesses in service on all days of the period that nothing bills on any of them: no subscription, nor the service
 * that is their item in the inventory. An access billed in arrears has until the next invoice, one billed by the
 * quarter or the year until its end; one billed once needs no bill.
 */
export const unbilledAccess: HistoryCheck = {
  code: 'unbilled-access',
  severity: 'warning',
  needs: ['accesses', 'period'],
  judges: 'access',
  asks: undefined,
  stakes: undefined,
  credits: 'apart',
  example: { wording: 'unbilled-access', args: { days: OCTOBER } },
  *find(history) {
    const { period, register } = history;
    if (period === undefined) return;
    const inArrears = billedInArrears(history, period);
    const subjects = [...billedSubjects(history, period), ...inArrears.subjects];
    const billed = new Set(subjects.map((subject) => history.lines.subjects.accessOf(subject)));
    for (const [access, rows] of register.accesses) {
      const held = rows.filter(({ days }) => overlaps(days, period));
      const [row] = held;
      if (row === undefined || billed.has(access)) continue;
      const isNew = register.serviceOf(access)?.[0]?.from === period.from;
      if (isNew && inArrears.bills(row.itemCode)) continue;
      if (held.every((one) => isBilledOnce(one, period, register))) continue;
      if (countDays(inServiceWithin(period, rows)) < length(period)) continue;
      const nothing = { supplier: '', invoiceNumber: '', itemCode: '', date: undefined };
      yield {
        about: { ...nothing, access, ...rowPlace(row) },
        details: () => ({ wording: 'unbilled-access', args: { days: period }, column: 'access' }),
      };
    }
  },
};

function isBilledOnce({ itemCode, days }: Access, { from }: DayRange, register: CheckRegister): boolean {
  return register.priceOn(itemCode, Math.max(days.from, from))?.billing === 'once';
}

/**
 * The subjects that a subscription, or the service of an access, bills on some day of the period, even in a later
 * invoice.
 */
function billedSubjects(history: History, period: DayRange): ReadonlySet<number> {
  const { lines, register } = history;
  const { columns } = lines;
  const billed = new Set<number>();
  const isLong = register.workspace.prices?.some(({ billing }) => monthsOf(billing) > 1) === true;
  for (let index = 0; index < columns.count; index++) {
    if (has(columns, index, FLAG.credit)) continue;
    if (!overlaps(daysAt(columns, index), period) && !(isLong && lastsUntil(index, history, period)))
      continue;
    if (isSubscriptionAt(columns, index) || isItemOfAccess(index, history)) {
      billed.add(subjectAt(lines, index));
    }
  }
  return billed;
}

/**
 * Whether the quarter or the year billed by a line without days reaches the period (for a line that bills in arrears,
 * the next period).
 */
function lastsUntil(index: number, history: History, period: DayRange): boolean {
  const { columns } = history.lines;
  const days = daysAt(columns, index);
  const months = monthsBilledAt(index, history);
  const isInArrears = invoiceOf(history.lines, index).date > days.to;
  if (months === 1 || (has(columns, index, FLAG.statesPeriod) && !isInArrears)) return false;
  const from = isInArrears ? days.to + 1 : days.from;
  return overlaps({ from, to: lastOfMonths(from, months) }, period);
}

/** Whether a line bills a service that is the item of its access in the inventory: some accesses have no other item. */
function isItemOfAccess(index: number, { lines, register }: History): boolean {
  const { columns, subjects } = lines;
  const item = columns.items.textOf(columns.item[index] ?? 0);
  if (categoryAt(columns, index) !== 'service' || item === undefined) return false;
  const access = subjects.accessOf(subjectAt(lines, index));
  return register.accessOn(access, daysAt(columns, index).from)?.itemCode === item;
}

/**
 * What operators bill in arrears: the subjects of their invoices of the period, and the items that no other operator
 * bills. All subscriptions of such an operator dated in the period end before it, and it has no later invoice.
 */
function billedInArrears({ lines }: History, period: DayRange) {
  const { columns } = lines;
  const inArrears = new Map<string, boolean>();
  for (const index of subscriptionCharges(columns)) {
    const { supplier, date } = invoiceOf(lines, index);
    if (date < period.from) continue;
    const endsBefore = covers(period, date) && daysAt(columns, index).to < period.from;
    inArrears.set(supplier, endsBefore && inArrears.get(supplier) !== false);
  }
  const subjects = new Set<number>();
  const items = new Set<number>();
  const others = new Set<number>();
  for (const index of subscriptionCharges(columns)) {
    const { supplier, date } = invoiceOf(lines, index);
    const isOfThese = inArrears.get(supplier) === true;
    (isOfThese ? items : others).add(columns.item[index] ?? 0);
    if (isOfThese && date >= period.from) subjects.add(subjectAt(lines, index));
  }
  const bills = (itemCode: string | undefined): boolean => {
    const item = columns.items.numberOf(itemCode);
    return item !== 0 && items.has(item) && !others.has(item);
  };
  return { subjects, bills };
}

function* subscriptionCharges(columns: LineColumns): Generator<number> {
  for (let index = 0; index < columns.count; index++) {
    if (isSubscriptionAt(columns, index) && !has(columns, index, FLAG.credit)) yield index;
  }
}
