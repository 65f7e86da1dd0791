import type { AccessPattern } from '../text/access-pattern.ts';
import type { FieldPattern } from './field-pattern.ts';
import type { Category, OwnCategories, SiteOfGrappe, VatMode } from './invoice-line.ts';
import type { Language } from './language.ts';
import type { CommonLayout, DecimalMark, TableLayout } from './layout.ts';
import type { DecimalText } from './numbers/decimal-text.ts';
import type { Release } from './release.ts';
import type { Rule } from './rule.ts';
import type { Day, DayRange } from './time/calendar.ts';
import type { TitleSettings } from './title-columns.ts';

export const PRORATAS = ['daily', 'period_start'] as const;
export type Prorata = (typeof PRORATAS)[number];

export const ROUNDINGS = ['largest_remainder', 'carry'] as const;
export type RoundingPolicy = (typeof ROUNDINGS)[number];

/** How the policies differ, for those who explain them (ALLOCATION.md §7). */
export const ROUNDING_TRAITS: Readonly<Record<RoundingPolicy, RoundingTraits>> = {
  largest_remainder: { setsSignAside: true, carriesOver: false },
  carry: { setsSignAside: false, carriesOver: true },
};

interface RoundingTraits {
  /** Whether a negative amount is split over the members as if it were positive. */
  readonly setsSignAside: boolean;
  /** Whether what rounding took from a member counts on the next line. */
  readonly carriesOver: boolean;
}

export const BASES = ['service', 'invoice_date'] as const;
export type Basis = (typeof BASES)[number];

export const UNDATED = ['error', 'invoice_month', 'invoice_date'] as const;
export type Undated = (typeof UNDATED)[number];

/** The settings that may change from one day to another (AUDIT.md): a line takes those of its invoice's date. */
export interface DatedSettings {
  /** Who pays the operator when neither the line nor its access says so. */
  readonly billedTo: string | undefined;
  readonly prorata: Prorata;
  readonly rounding: RoundingPolicy;
  readonly vat: VatMode;
  readonly basis: Basis;
  readonly undated: Undated;
  readonly siteOfGrappe: SiteOfGrappe;
}

/** The settings of some days, and those unset then: one that may be left out is, another has the nearest value. */
export interface SettingsOfDays {
  readonly days: DayRange;
  readonly value: DatedSettings;
  readonly unset: readonly (keyof DatedSettings)[];
}

/** The rules of a purchasing group, as convention.yaml states them. */
export interface Convention {
  readonly title: string | undefined;
  readonly reference: {
    readonly deliberation: string | undefined;
    readonly signedOn: Day | undefined;
    readonly legalBasis: string | undefined;
  };
  readonly coordinator: string | undefined;
  readonly currency: string;
  readonly locale: Language | undefined;
  /** From the first day to the last, in order: several where one of the settings changes. */
  readonly settings: readonly SettingsOfDays[];
  /** The release by which invoices are read, if it is that of an older run that is computed again. */
  readonly release?: Release;
  readonly decimalMark: DecimalMark | undefined;
  readonly ownCategories: OwnCategories;
  readonly layouts: readonly Layout[];
  /** Globs on the names of files that are left aside, or with a `/` on their paths, each with the reason. */
  readonly ignoreFiles: ReadonlyMap<string, string>;
  /** Lists read as rows of a reference table, by the name of the table. */
  readonly tables: ReadonlyMap<string, readonly TableLayout[]>;
  readonly rules: readonly Rule[];
  /** The line of convention.yaml where `rules` begins, if it was read from there. */
  readonly rulesRow?: number;
  readonly reconcile: ReconcileSettings;
  readonly reports: ReportSettings;
}

/** How a supplier's files are read: one entry of `invoices:`. */
export interface Layout extends CommonLayout {
  /** Glob on the file name. */
  readonly files: string;
  readonly supplier: string | undefined;
  /** The sheets of a workbook, by name or glob, each read as a file of its own; none: only {@link sheet}. */
  readonly sheets: readonly string[];
  /** Canonical column name → the file's own headers, only one of which is filled on each line. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** Whether the line number is the row of the file, for lack of such a column. */
  readonly lineNumberFromRow: boolean;
  /** Mapped columns that some of the files lack. */
  readonly optional: readonly string[];
  /** Columns, by their canonical names, whose empty cells repeat the one above. */
  readonly fillDown: readonly string[];
  /** What a line serves that names neither an access nor what it serves. */
  readonly withoutAccess: string | undefined;
  readonly categories: readonly CategoryPattern[];
  /** Canonical name or the file's header → globs of the rows that state the total of an invoice or of the file. */
  readonly totals: ReadonlyMap<string, readonly string[]>;
  readonly ignoreColumns: readonly string[];
  /** Header fields in the file's name, in that of the sheet that is read, and in the cells above the header. */
  readonly fromName: FieldPattern | undefined;
  readonly fromSheet: FieldPattern | undefined;
  readonly fromPreamble: readonly FieldPattern[];
  /** Fields of a line in a text that a column holds, by its canonical name or its header: the first pattern that matches counts. */
  readonly fromColumns: ReadonlyMap<string, readonly FieldPattern[]>;
  /** Amounts that the file splits into a column of charges and one of credits. */
  readonly amounts: ReadonlyMap<AmountColumn, ChargeCredit>;
  /** For a file that writes all amounts without a sign: what says which rows are credits. */
  readonly chargeOrCredit: ChargeOrCredit | undefined;
  /** Which fields of an electronic invoice name the access, or what the line serves. */
  readonly einvoice: EinvoiceLayout;
  readonly vat: VatMode | undefined;
  /** Whether this supplier sends an invoice in several files. */
  readonly inParts: boolean;
  /** Where the lines of its electronic invoices are, if not in themselves. */
  readonly lines: 'elsewhere' | 'attached' | undefined;
  /** Takes precedence over that of the convention. */
  readonly siteOfGrappe: SiteOfGrappe | undefined;
  readonly cycle: BillingCycle | undefined;
}

export const AMOUNT_COLUMNS = ['net_amount', 'vat_amount', 'gross_amount'] as const;
export type AmountColumn = (typeof AMOUNT_COLUMNS)[number];

/** Two headers of a file: an amount of the first counts as it is, one of the second is a credit. A file of credits lacks the first. */
export interface ChargeCredit {
  readonly charge: string | undefined;
  readonly credit: string;
}

/** A column, by its canonical name or its header, and what its cells say of their rows, by whole text or glob. */
export interface ChargeOrCredit {
  readonly column: string;
  readonly kinds: ReadonlyMap<string, 'charge' | 'credit'>;
}

/** The headers of amounts that are split into charges and credits. */
export function headersOfSplit(amounts: Iterable<ChargeCredit>): readonly string[] {
  return [...amounts].flatMap(({ charge, credit }) => (charge === undefined ? [credit] : [charge, credit]));
}

export interface EinvoiceLayout {
  readonly access: EinvoiceSource | undefined;
  readonly serves: EinvoiceSource | undefined;
}

/** A business term of EN 16931 that contains an id, or the name or note of a line that has one in it. */
export type EinvoiceSource =
  | { readonly from: 'BT-128'; readonly scheme: string | undefined }
  | { readonly from: 'BT-133' | 'BT-155' }
  | { readonly from: 'name' | 'note'; readonly pattern: AccessPattern };

export interface CategoryPattern {
  readonly glob: string;
  readonly category: Category;
}

/** A billing cycle runs from one start day to the eve of the next; `30` counts thirty-day months. */
export interface BillingCycle {
  readonly startDay: number;
  readonly basis: 'actual' | '30';
}

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Settings of reconcile (RECONCILE.md); undefined where the convention leaves the default. */
export interface ReconcileSettings {
  /** Euros. */
  readonly tolerance: DecimalText | undefined;
  /** Percent. */
  readonly variance: DecimalText | undefined;
  readonly cycle: BillingCycle | undefined;
  readonly markets: ReadonlyMap<string, DayRange>;
  readonly severity: ReadonlyMap<string, Severity | 'off'>;
  readonly letter: LetterSettings;
}

/** The sender and recipients of letters of dispute. */
export interface LetterSettings {
  /** Where they are written. */
  readonly place: string | undefined;
  /** The lines of the sender's address; none: the name of the coordinator. */
  readonly from: readonly string[];
  /** Who signs; undefined: the first line of the sender. */
  readonly signedBy: string | undefined;
  /** The lines of each operator's address, by how the invoices name it. */
  readonly to: ReadonlyMap<string, readonly string[]>;
}

export interface ReportSettings {
  /** Euros under which a title is marked as below the threshold of recovery. */
  readonly threshold: DecimalText | undefined;
  readonly titres: TitleSettings;
}
