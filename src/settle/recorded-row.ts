import type { ChargeKeys } from '../domain/imputation.ts';
import { type Cents, parseCents } from '../domain/numbers/money.ts';
import { type Day, type DayRange, parseDay, recordedDay } from '../domain/time/calendar.ts';

/** Where an amount is charged. A correction takes it from one charge as a whole and puts it into another as a whole. */
export interface SiteChargeKeys extends ChargeKeys {
  readonly site: string;
}

/** What a line of a closed run was charged so far: its own rows, and those that have corrected it since. */
export interface RecordedRow extends SiteChargeKeys {
  readonly serves: string;
  readonly rule: string;
  readonly article: string;
  /** `414/677`; of a correction, the difference of the shares. */
  readonly share: string;
  readonly net: Cents;
  readonly vat: Cents;
}

/** A row of a closed run, by which it charged or corrected a line. */
export interface ClosedRow extends RecordedRow {
  /** The name of that run. */
  readonly by: string;
  /** The date of its invoice, and the days that the line stated, if any, as that run recorded them. */
  readonly invoiceDate: Day;
  readonly period: DayRange | undefined;
}

/** A row of allocations.csv or regularisations.csv of the closed run of this name. */
export function closedRow(by: string, cells: Readonly<Record<string, string>>): ClosedRow {
  const cell = (name: string): string => cells[name] ?? '';
  const [from, to] = [parseDay(cell('period_start')), parseDay(cell('period_end'))];
  return {
    by,
    invoiceDate: recordedDay(cell('invoice_date')),
    period: from === undefined || to === undefined ? undefined : { from, to },
    member: cell('member'),
    site: cell('site'),
    billedTo: cell('billed_to'),
    category: cell('category'),
    chapter: cell('chapter'),
    function: cell('function'),
    nature: cell('nature'),
    serves: cell('serves'),
    rule: cell('rule'),
    article: cell('article'),
    share: cell('share'),
    net: parseCents(cell('net_amount')),
    vat: parseCents(cell('vat_amount')),
  };
}
