import type { DecimalText } from './numbers/decimal-text.ts';
import type { Cents } from './numbers/money.ts';
import type { Day } from './time/calendar.ts';

export const CATEGORIES = ['subscription', 'service', 'setup', 'usage', 'penalty', 'other'] as const;
export type BuiltInCategory = (typeof CATEGORIES)[number];

/** A built-in category, or a word of `own_categories`. */
export type Category = string;

/** A group's own categories, each with the built-in category that it behaves as (DATA.md, `own_categories`). */
export type OwnCategories = ReadonlyMap<string, BuiltInCategory>;

export function isBuiltIn(category: Category): category is BuiltInCategory {
  return (CATEGORIES as readonly string[]).includes(category);
}

/** The built-in category that a category behaves as. */
export function behavesAs(category: Category, own: OwnCategories): BuiltInCategory {
  return isBuiltIn(category) ? category : (own.get(category) ?? 'other');
}

/** Whether what a category bills belongs to days of service: a line without any is in doubt. */
export function isOfDays(category: BuiltInCategory): boolean {
  return category === 'subscription' || category === 'service' || category === 'usage';
}

/** What serves a site of a grappe is for, if nothing else says so: an error, the grappe, or the site alone. */
export const SITE_OF_GRAPPE = ['error', 'grappe', 'site'] as const;
export type SiteOfGrappe = (typeof SITE_OF_GRAPPE)[number];

/** One line of an operator's invoice, as understood from a file of `invoices/`. */
export interface InvoiceLine {
  /** Empty where the file names none. */
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly invoiceDate: Day;
  readonly lineNumber: string;
  /** NFC path from the workspace, with `/`. */
  readonly file: string;
  /** The record as a spreadsheet shows it (the header is 1); for XML, the line of the file. */
  readonly row: number;
  readonly access: string | undefined;
  readonly serves: string | undefined;
  /** On a line of an electronic invoice with neither: the fields that may name one, for a remedy. */
  readonly fields?: string;
  readonly itemCode: string | undefined;
  readonly label: string | undefined;
  readonly category: Category;
  /** The ends of the service period, as the line states them: both, or the line cannot be shared. */
  readonly periodStart: Day | undefined;
  readonly periodEnd: Day | undefined;
  readonly serviceDate: Day | undefined;
  /** On a line of an electronic invoice whose period has one end: the term of the other, for a remedy. */
  readonly endMissing?: string;
  readonly quantity: DecimalText | undefined;
  readonly unitPrice: DecimalText | undefined;
  readonly net: Cents;
  /** On a line of an electronic invoice, charges less allowances, which its net has besides quantity × price. */
  readonly ownCharges?: Cents;
  /** Whether it is an allowance or charge on the whole of an electronic invoice (BG-20, BG-21), which bills no thing. */
  readonly ofDocument?: true;
  /** On a line of an electronic invoice whose supplier is known by a number, the name that goes with it (BT-27). */
  readonly supplierName?: string;
  /** On a line of an electronic invoice, the SIRET or SIREN of its buyer. */
  readonly buyer?: string;
  /** Percent, in its shortest form: `20`, `5.5`. */
  readonly vatRate: DecimalText;
  /** The amounts that the file states, before any rule of ours. */
  readonly statedVat: Cents | undefined;
  readonly statedGross: Cents | undefined;
  readonly billedTo: string | undefined;
  /** What its layout says a site of a grappe means; undefined: what the convention says. */
  readonly siteOfGrappe: SiteOfGrappe | undefined;
  readonly originalInvoice: string | undefined;
  /** How the VAT of the line is computed: as the convention says, or its layout. */
  readonly vatMode: VatMode;
  /** What the electronic invoice states for this rate: its own, or that of the invoice whose lines are elsewhere. */
  readonly statedRateVat: StatedRateVat | undefined;
}

export const VAT_MODES = ['line', 'invoice'] as const;
export type VatMode = (typeof VAT_MODES)[number];

/** The VAT of one rate as an electronic invoice states it (BT-117), for the net of the lines of that rate. */
export interface StatedRateVat {
  readonly vat: Cents;
  readonly net: Cents;
  /** The electronic invoice, if the line is in another file. */
  readonly statedIn?: string;
}

/** The files that a line was read from: its own, and the electronic invoice that states its VAT. */
export function filesOf({ file, statedRateVat }: InvoiceLine): readonly string[] {
  return statedRateVat?.statedIn === undefined ? [file] : [file, statedRateVat.statedIn];
}

/** A line whose VAT and gross are settled (ALLOCATION.md §1), without what only reading and `reconcile` look at. */
export interface LineWithVat
  extends Omit<
    InvoiceLine,
    'fields' | 'endMissing' | 'ownCharges' | 'ofDocument' | 'supplierName' | 'buyer'
  > {
  readonly vat: Cents;
  readonly gross: Cents;
}

/** The line with its VAT and gross, field by field: V8 makes a dictionary of so large a spread, slow to read. */
export function lineWithVat(line: InvoiceLine, vat: Cents, gross: Cents): LineWithVat {
  return {
    supplier: line.supplier,
    invoiceNumber: line.invoiceNumber,
    invoiceDate: line.invoiceDate,
    lineNumber: line.lineNumber,
    file: line.file,
    row: line.row,
    access: line.access,
    serves: line.serves,
    itemCode: line.itemCode,
    label: line.label,
    category: line.category,
    periodStart: line.periodStart,
    periodEnd: line.periodEnd,
    serviceDate: line.serviceDate,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    net: line.net,
    vatRate: line.vatRate,
    statedVat: line.statedVat,
    statedGross: line.statedGross,
    billedTo: line.billedTo,
    siteOfGrappe: line.siteOfGrappe,
    originalInvoice: line.originalInvoice,
    vatMode: line.vatMode,
    statedRateVat: line.statedRateVat,
    vat,
    gross,
  };
}

/** What something is said to sum to, and where; undefined amounts are not stated. */
export interface DeclaredTotal {
  readonly net: Cents | undefined;
  readonly vat: Cents | undefined;
  readonly gross: Cents | undefined;
  /** From the workspace, with `/`. */
  readonly file: string;
  readonly row: number;
}

/** The stated total of an invoice: a row of invoices.csv, a row of totals, or the electronic invoice itself. */
export interface DeclaredInvoice extends DeclaredTotal {
  readonly supplier: string;
  readonly invoiceNumber: string;
}

/** A finding that is known and accepted: a row of accepted-findings.csv. */
export interface AcceptedFinding {
  readonly code: string;
  readonly supplier: string | undefined;
  readonly invoiceNumber: string | undefined;
  readonly lineNumber: string | undefined;
  readonly access: string | undefined;
  readonly itemCode: string | undefined;
  readonly reason: string;
  readonly acceptedBy: string | undefined;
  readonly until: Day | undefined;
  readonly row: number;
}

/** What is known of a row of `invoices/` that is no line because another of its cells is wrong. */
export interface BrokenLine
  extends Pick<
    InvoiceLine,
    'file' | 'row' | 'access' | 'serves' | 'billedTo' | 'fields' | 'endMissing' | 'ofDocument'
  > {
  readonly net: Cents | undefined;
  readonly invoiceNumber: string | undefined;
  readonly invoiceDate: Day | undefined;
  /** Whether it names neither an access nor what it serves, and both cells were understood. */
  readonly lacksServes: boolean;
  /** What says which days it is for; undefined where a cell of its period or its day of service was not understood. */
  readonly dates: BrokenDates | undefined;
}

/** The days of such a row; its date and its category are undefined where they were not understood. */
export interface BrokenDates extends Pick<InvoiceLine, 'periodStart' | 'periodEnd' | 'serviceDate'> {
  readonly invoiceDate: Day | undefined;
  readonly category: Category | undefined;
}
