import type { Bilingual } from '../diagnostics/bilingual.ts';
import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { AmountKind } from '../domain/numbers/amount-text.ts';
import type { DecimalText } from '../domain/numbers/decimal-text.ts';
import type { Cents } from '../domain/numbers/money.ts';
import type { Day, DayRange } from '../domain/time/calendar.ts';
import type { Wording } from './messages/en.ts';

/** A value in a message: amounts are bigint cents, days are ranges; each language formats them. */
export type FindingArg =
  | string
  | number
  | Cents
  | AmountKindArg
  | DecimalArg
  | CheckArg
  | Bilingual
  | DayRange
  | readonly DayRange[];

/** Which of its amounts is meant. */
interface AmountKindArg {
  readonly amountKind: AmountKind;
}

/** A decimal of the files, shown with at least so many decimals. */
export interface DecimalArg {
  readonly decimal: DecimalText;
  readonly least: number;
}

/** A check by its code, as accepted-findings.csv writes it, and its findings concerned. */
export interface CheckArg {
  readonly check: string;
  readonly of: string;
}

export function unitPrice(decimal: DecimalText): DecimalArg {
  return { decimal, least: 2 };
}

export function plainDecimal(decimal: DecimalText): DecimalArg {
  return { decimal, least: 0 };
}

/** What a check says about something that it found. */
export interface Details {
  readonly wording: Wording;
  readonly args: Readonly<Record<string, FindingArg>>;
  readonly column: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** A sum that an electronic invoice states, and that its elements do not give. */
export interface WrongSum {
  readonly file: string;
  readonly row: number | undefined;
  readonly details: Details;
}

/** What a finding is about if it is not a line. */
export interface Subject {
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly lineNumber?: string;
  readonly access: string;
  readonly itemCode: string;
  /** The day of its invoice; undefined where it has none. */
  readonly date: Day | undefined;
  readonly file: string;
  readonly row: number | undefined;
}

/** The verdict of a check on something that is wrong. */
export interface Judgement {
  readonly atStake?: Cents | undefined;
  /** For a check with two severities. */
  readonly severity?: Severity;
  /** Called only where the finding is shown: of many alike, only a few are. */
  readonly details: () => Details;
}

/**
 * A finding before it is put into words: the verdict, and its subject: a line, by its index, or an invoice, an access
 * or a row of a table.
 */
export interface RawFinding extends Judgement {
  readonly about: number | Subject;
}

/** The line of a finding, for letters to the operator. */
export interface LineReference {
  readonly index: number;
  readonly days: DayRange;
  readonly net: Cents;
}

/** Something wrong that reconcile found (RECONCILE.md); its wording is made in `render.ts`. */
export interface Finding extends Subject, Details {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly lineNumber: string;
  /** The line concerned; undefined where it is an access, an invoice or an acceptance. */
  readonly line: LineReference | undefined;
  readonly expected: string;
  readonly actual: string;
  /** Net in cents: positive is over-billed, negative is owed to the operator. */
  readonly atStake: Cents | undefined;
}
