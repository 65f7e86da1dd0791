import type { DayRange } from '../domain/calendar.ts';
import type { Severity } from '../domain/convention.ts';
import type { DecimalText } from '../domain/decimal.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Cents } from '../domain/money.ts';
import type { Entry } from './entry.ts';
import type { Wording } from './messages/en.ts';

/** What a message is filled with: amounts are bigint cents, days are ranges; the language formats them. */
export type FindingArg = string | number | Cents | DecimalArg | DayRange | readonly DayRange[];

/** A decimal of the files, shown with so many decimals at least. */
export interface DecimalArg {
  readonly decimal: DecimalText;
  readonly least: number;
}

export function unitPrice(decimal: DecimalText): DecimalArg {
  return { decimal, least: 2 };
}

export function plainDecimal(decimal: DecimalText): DecimalArg {
  return { decimal, least: 0 };
}

/** What a check found, before its code and severity are stamped on it. */
export interface Fact {
  readonly wording: Wording;
  readonly args: Readonly<Record<string, FindingArg>>;
  /** The line concerned; undefined where it is an access, an invoice or an acceptance. */
  readonly entry: Entry | undefined;
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly lineNumber: string;
  readonly access: string;
  readonly expected: string;
  readonly actual: string;
  readonly atStake: Cents | undefined;
  readonly file: string;
  readonly row: number | undefined;
  readonly column: string;
  /** Where a check has two severities. */
  readonly severity: Severity | undefined;
}

/** Something wrong that reconcile found (RECONCILE.md); its wording is made by {@link ./messages/render.ts}. */
export interface Finding extends Omit<Fact, 'severity'> {
  readonly code: FindingCode;
  readonly severity: Severity;
}

type Details = Pick<Fact, 'wording' | 'args' | 'column'> &
  Partial<Pick<Fact, 'expected' | 'actual' | 'atStake' | 'severity'>>;

/** A fact about a line, at its place. */
export function aboutLine(entry: Entry, details: Details): Fact {
  const { supplier, invoiceNumber, lineNumber, access, file, row } = entry.line;
  return {
    expected: '',
    actual: '',
    atStake: undefined,
    severity: undefined,
    ...details,
    entry,
    supplier,
    invoiceNumber,
    lineNumber,
    access: access ?? '',
    file,
    row,
  };
}
