import type { FindingCode } from '../domain/finding.ts';
import { addTo } from '../domain/lists.ts';
import type { Day } from '../domain/time/calendar.ts';
import { isWithin } from '../domain/time/period.ts';
import type { HistoryCheck } from './check.ts';
import { CHECKS, LINE_CODES } from './checks/list.ts';
import type { FindingStore, StoredFinding } from './findings.ts';
import { billedItemAt, FLAG, has } from './lines/line-columns.ts';
import { daysAt, invoiceOf, originalsOf, subjectAt } from './lines/line-store.ts';
import { linesOf } from './sweep/billed-items.ts';
import { type History, judgedLines } from './sweep/history.ts';

/** What credits do to the findings of each check. */
const CREDITS: ReadonlyMap<FindingCode, HistoryCheck['credits']> = new Map(
  CHECKS.map((check) => [check.code, 'judge' in check ? 'settle' : check.credits]),
);

/** A finding on a charge, by the index of the line. */
type OnCharge = StoredFinding & { readonly about: number };

/**
 * Which findings on charges the credits of the period settle (RECONCILE.md), each on one line. What is found of a line by
 * itself comes first: `verify`, which has only the lines of a run, must find the same. And first of all that on a line of
 * the item of the credit: a credit of an item of its own may mean another line.
 */
export function settledFindings(found: FindingStore, history: History): (item: StoredFinding) => boolean {
  const { columns } = history.lines;
  // Of a million lines only these are listed.
  const credits: number[] = [];
  for (const index of judgedLines(history)) {
    if (has(columns, index, FLAG.credit) && !has(columns, index, FLAG.repeated)) credits.push(index);
  }
  const told = findingsOnCharges(credits, found, history);
  const settled = new Set<string>();
  const keyOf = ({ code, about }: StoredFinding): string => `${code} ${about}`;
  const used = new Set<number>();
  const isOfItsItem = (item: OnCharge, credit: number): boolean =>
    isOfLine(item) && billedItemAt(columns, item.about) === billedItemAt(columns, credit);
  for (const isTurn of [isOfItsItem, isOfLine, () => true]) {
    for (const credit of credits.filter((index) => !used.has(index))) {
      const open = meantBy(credit, history)
        .flatMap((key) => told.get(key) ?? [])
        .filter((item) => !settled.has(keyOf(item)) && settles(credit, item, history));
      const line = open.find((item) => isTurn(item, credit))?.about;
      if (line === undefined) continue;
      used.add(credit);
      for (const item of open) if (item.about === line) settled.add(keyOf(item));
    }
  }
  return (item) => settled.has(keyOf(item));
}

function isOfLine({ code }: StoredFinding): boolean {
  return LINE_CODES.has(code);
}

/** The findings on charges that credits may mean, first those on what was billed first, whatever file it is in. */
function findingsOnCharges(
  credits: readonly number[],
  found: FindingStore,
  history: History,
): ReadonlyMap<string, readonly OnCharge[]> {
  const { columns } = history.lines;
  const told = new Map<string, OnCharge[]>();
  const meant = new Set(credits.flatMap((credit) => meantBy(credit, history)));
  if (meant.size === 0) return told;
  for (const item of found.since(0)) {
    const { about } = item;
    if (typeof about !== 'number' || has(columns, about, FLAG.credit)) continue;
    for (const key of [ofItem(about, history), ofInvoice(about, columns.invoice[about], history)])
      if (meant.has(key)) addTo(told, key, { ...item, about });
  }
  const dateOf = ({ about }: OnCharge): Day => invoiceOf(history.lines, about).date;
  for (const items of told.values()) items.sort((a, b) => dateOf(a) - dateOf(b));
  return told;
}

/** The lines that a credit may mean: those of its access in the invoices that it names, else those of its item. */
function meantBy(credit: number, history: History): readonly string[] {
  if (!history.lines.columns.original.has(credit)) return [ofItem(credit, history)];
  return originalsOf(history.lines, credit).map(({ number }) => ofInvoice(credit, number, history));
}

function ofItem(index: number, { lines }: History): string {
  return `item ${billedItemAt(lines.columns, index)}`;
}

function ofInvoice(index: number, invoice: number | undefined, { lines }: History): string {
  return `invoice ${invoice} ${subjectAt(lines, index)}`;
}

/** Whether a credit is for the line of a finding, and comes to what it is to give back (RECONCILE.md). */
function settles(credit: number, { code, about, atStake }: OnCharge, history: History): boolean {
  const { columns } = history.lines;
  const credits = CREDITS.get(code);
  const item = billedItemAt(columns, credit);
  const isOfItem = item >= 0 && item === billedItemAt(columns, about);
  const amount = -columns.net.at(credit);
  const isWhole = amount === columns.net.at(about);
  const isOfAmount =
    credits === 'subtracted'
      ? !isOfItem && (isWhole || amount === atStake)
      : amount === atStake || (isWhole && (isOfItem || has(columns, credit, FLAG.statesPeriod)));
  return (
    credits !== 'apart' &&
    isOfAmount &&
    invoiceOf(history.lines, credit).date >= invoiceOf(history.lines, about).date &&
    (isOfItem || isOfNoItemBilledWith(about, credit, history)) &&
    isOfDays(credit, about, credits === 'subtracted', history)
  );
}

/** Whether the item of a credit is known, and the invoice of a charge bills none of it: it may be for the charge. */
function isOfNoItemBilledWith(
  about: number,
  credit: number,
  { lines: { columns }, billedItems }: History,
): boolean {
  const item = billedItemAt(columns, credit);
  const isCharge = (index: number): boolean =>
    columns.invoice[index] === columns.invoice[about] && !has(columns, index, FLAG.credit);
  return item >= 0 && !linesOf(billedItems, item).some(isCharge);
}

/** Whether a credit is for the days of a charge: all, or some where less may be due; without days, by the invoice it names. */
function isOfDays(credit: number, about: number, some: boolean, { lines: { columns } }: History): boolean {
  if (!has(columns, credit, FLAG.statesPeriod)) return columns.original.has(credit);
  const [days, ofCredit] = [daysAt(columns, about), daysAt(columns, credit)];
  return some ? isWithin(ofCredit, days) : days.from === ofCredit.from && days.to === ofCredit.to;
}
