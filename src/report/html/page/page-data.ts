import type { TieRule } from '../../../allocate/rounding/split-trace.ts';
import type { DaysSource } from '../../../allocate/service-days.ts';
import type { BilledToTrace, VatTrace } from '../../../allocate/trace.ts';
import type { RoundingPolicy } from '../../../domain/convention.ts';
import type { Language } from '../../../domain/language.ts';
import type { ReportWords } from '../../words/words.ts';

/** The data of report.html for its script; texts are in the language of the page, amounts are in cents. */
export interface PageData {
  readonly language: Language;
  readonly words: PageWords;
  /** The titles of the columns of the list of lines. */
  readonly columns: readonly string[];
  readonly derivation: ReportWords['derivation'];
  readonly plans: readonly PagePlan[];
  readonly reasons: readonly PageReasons[];
  readonly lines: readonly PageLine[];
}

export type PageWords = ReportWords['page'];

/** An invoice line; amounts are digits of cents, which JSON keeps at any size. Undefined fields are left out. */
export interface PageLine {
  readonly supplier: string;
  readonly invoice: string;
  readonly date: string;
  readonly number: string;
  /** `invoices/2025-09.csv:2`. */
  readonly place: string;
  readonly label: string;
  readonly access: string;
  readonly category: string;
  /** The id of what it serves; its name is in {@link PagePlan.served}. */
  readonly serves: string;
  /** Its article, else its id; its wording is in {@link PagePlan.ruleTitles}. */
  readonly rule: string;
  readonly paidBy: string;
  /** The row of accesses.csv that says who pays. */
  readonly accessRow: number | undefined;
  /** Its file, where that is not accesses.csv. */
  readonly accessFile?: string | undefined;
  readonly net: string;
  readonly vat: string;
  /** How the VAT of an invoice came to the line, in words; undefined where a line has its own. */
  readonly invoiceVat: string | undefined;
  /** Its index in {@link PageData.reasons}. */
  readonly reasons: number;
  /** Its index in {@link PageData.plans}. */
  readonly plan: number;
  /** In the order of the plan's shares. */
  readonly rows: readonly PageRow[];
  /** In the order of the plan's splits; undefined where it has none. */
  readonly rounded:
    | { readonly net: readonly PageRounding[]; readonly vat: readonly PageRounding[] }
    | undefined;
}

/** Why a line has its days, its VAT and its payer; many lines have the same reasons. */
export interface PageReasons {
  readonly days: DaysSource;
  readonly vatRate: string;
  readonly vat: VatTrace['kind'];
  readonly payer: BilledToTrace['source'];
}

export interface PageRow {
  readonly net: string;
  readonly vat: string;
  readonly imputation: string;
}

/** What lines of one access, month and category have in common. */
export interface PagePlan {
  readonly days: string;
  /** What the line serves, by name. */
  readonly served: string;
  /** The wording of its rules; empty where they have none. */
  readonly ruleTitles: string;
  readonly steps: readonly PageStep[];
  readonly shares: readonly PageShare[];
  /** The line over its members, then each member's part over its sites; a single member or site needs no split. */
  readonly splits: readonly PageSplit[];
}

/** The parties over which an amount is split, and their weights. */
export interface PageSplit {
  /** The member whose sites these are; empty for the members of the line. */
  readonly of: string;
  readonly policy: RoundingPolicy;
  /** Members or sites; an empty name for what stays on the member. */
  readonly names: readonly string[];
  readonly weights: readonly string[];
  readonly total: string;
}

/** The result of rounding a split, as the allocation recorded it. */
export interface PageRounding {
  readonly amount: string;
  readonly left: number;
  readonly decidedBy: TieRule;
  /** In the order of the split's names. */
  readonly parts: readonly PagePart[];
}

/** A part of a split, as in its trace; with the picocents owed, under `carry`. */
export type PagePart = readonly [
  base: string,
  remainder: string,
  gotCent: 0 | 1,
  amount: string,
  ...account: readonly [] | readonly [before: string, fraction: string, after: string],
];

/** Consecutive equal days: what the key counted on them. */
export interface PageStep {
  readonly days: string;
  readonly target: string;
  readonly rule: string;
  readonly counts: readonly PageCount[];
}

export interface PageCount {
  readonly key: string;
  readonly weights: readonly PageWeight[];
  readonly total: string;
}

export interface PageWeight {
  readonly name: string;
  readonly member: string;
  readonly weight: string;
  readonly observedOn: string;
  readonly source: string;
}

export interface PageShare {
  readonly member: string;
  /** Empty where the share stays on the member. */
  readonly site: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly percent: string;
}

/** The data for the script of a page: the rows of each long table that are not in the page itself. */
export interface RowData {
  readonly tables: readonly {
    readonly id: string;
    /** The markup of each cell, whose texts are escaped. */
    readonly rows: readonly (readonly string[])[];
  }[];
}
