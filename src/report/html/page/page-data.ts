import type { Locale, RoundingPolicy } from '../../../domain/convention.ts';

/** What report.html carries for its script; texts are in the language of the page, amounts are cents. */
export interface PageData {
  readonly language: Locale;
  readonly rounding: RoundingPolicy;
  readonly words: PageWords;
  readonly plans: readonly PagePlan[];
  readonly lines: readonly PageLine[];
}

export interface PageWords {
  readonly shown: string;
  readonly none: string;
  readonly partOf: string;
  readonly previous: string;
  readonly next: string;
  readonly lineNumber: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly member: string;
  readonly site: string;
  readonly share: string;
  readonly percent: string;
  readonly weight: string;
  readonly observedOn: string;
  readonly source: string;
  readonly imputation: string;
  readonly total: string;
  readonly served: string;
  readonly place: string;
  readonly paidBy: string;
  readonly steps: string;
  readonly rounding: string;
  readonly floor: string;
  readonly remainder: string;
  readonly sitesOfMember: string;
  readonly onMember: string;
}

/** An invoice line; amounts as digits of cents, which JSON holds exactly at any size. */
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
  readonly serves: string;
  readonly rule: string;
  readonly paidBy: string;
  readonly net: string;
  readonly vat: string;
  /** Its place in {@link PageData.plans}. */
  readonly plan: number;
  /** In the order of the plan's shares. */
  readonly rows: readonly PageRow[];
}

export interface PageRow {
  readonly net: string;
  readonly vat: string;
  readonly imputation: string;
}

/** What lines of one access, month and category have in common. */
export interface PagePlan {
  readonly days: string;
  readonly steps: readonly PageStep[];
  readonly shares: readonly PageShare[];
}

/** Equal days: what the key counted on them. */
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
