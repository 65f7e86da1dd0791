/** What the oracle knows of a workspace, after reading. */
import type { Day, Validity } from './days.ts';
import type { Fraction } from './fraction.ts';
import type { Setting } from './settings.ts';

interface MemberRow extends Validity {
  readonly member: string;
  readonly name: string;
}

export interface SiteRow extends Validity {
  readonly site: string;
  readonly name: string;
  readonly uai: string;
  readonly type: string;
  readonly member: string;
}

export interface GrappeRow extends Validity {
  readonly grappe: string;
  readonly name: string;
  readonly kind: string;
  readonly site: string;
  readonly weight: Fraction | undefined;
  readonly head: boolean;
}

export interface Observation {
  readonly measure: string;
  /** A site or a member. */
  readonly of: string;
  readonly ofMember: boolean;
  readonly asOf: Day;
  readonly value: Fraction;
}

export interface AccessRow extends Validity {
  readonly access: string;
  readonly serves: string;
  readonly billedTo: string;
  readonly bandwidth: Fraction | undefined;
  /** From activation to termination. */
  readonly inService: Validity;
  readonly alone: boolean;
}

export interface ImputationRow extends Validity {
  readonly member: string;
  readonly flow: string;
  /** '' when not given. */
  readonly siteType: string;
  readonly category: string;
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
}

export interface Tables {
  readonly members: readonly MemberRow[];
  readonly sites: readonly SiteRow[];
  readonly grappes: readonly GrappeRow[];
  readonly measures: readonly Observation[];
  readonly accesses: readonly AccessRow[];
  /** Undefined when the workspace has no imputations.csv and no list of them. */
  readonly imputations: readonly ImputationRow[] | undefined;
}

export type AsOf =
  | { readonly kind: 'latest' }
  | { readonly kind: 'period_end' }
  | { readonly kind: 'dated'; readonly month: number; readonly day: number; readonly year: string };

export interface Reference {
  readonly measure: string;
  readonly asOf: AsOf;
  /** Undefined: no limit. */
  readonly maxAge: number | undefined;
  readonly years: number;
  readonly atLeast: Fraction | undefined;
  readonly atMost: Fraction | undefined;
  /** From which value on how much counts, the smallest first; none: the value itself. */
  readonly bands: readonly { readonly from: Fraction; readonly counts: Fraction }[];
  /** By site type; 1 for a type that is not named. */
  readonly times: ReadonlyMap<string, Fraction>;
}

export interface Over {
  readonly siteTypes: readonly string[] | undefined;
  readonly members: readonly string[] | undefined;
}

/** Who weighs less than a part of the sum weighs nothing (0: everyone counts), or leaves its weight to a member. */
export interface Threshold {
  readonly countsFrom: Fraction;
  /** '' where it is left to nobody. */
  readonly leftTo: string;
}

interface SumTerm {
  readonly reference: Reference;
  readonly coefficient: Fraction;
}

export type Share =
  | { readonly by: 'equal'; readonly per: 'site' | 'member' }
  | {
      readonly by: 'measure';
      readonly per: 'site' | 'member';
      readonly reference: Reference;
      readonly threshold: Threshold;
    }
  | {
      readonly by: 'sum';
      readonly per: 'site' | 'member';
      readonly of: readonly SumTerm[];
      readonly threshold: Threshold;
    }
  | {
      readonly by: 'product';
      readonly per: 'site' | 'member';
      readonly of: readonly Reference[];
      readonly dividedBy: Reference | undefined;
      readonly threshold: Threshold;
    }
  | { readonly by: 'weight' | 'head' }
  | { readonly by: 'accesses' | 'bandwidth' }
  | { readonly by: 'fixed'; readonly parts: ReadonlyMap<string, Fraction>; readonly absent: string }
  | { readonly by: 'payer'; readonly member: string }
  | { readonly by: 'majority'; readonly reference: Reference }
  | {
      readonly by: 'amounts';
      /** In cents. */
      readonly first: ReadonlyMap<string, Fraction>;
      readonly rest: Share;
      readonly over: Over;
    }
  | {
      readonly by: 'mix';
      readonly of: readonly { readonly part: Fraction; readonly share: Share; readonly over: Over }[];
    };

export interface Rule extends Validity {
  readonly id: string;
  readonly article: string;
  readonly target: string;
  readonly kinds: readonly string[] | undefined;
  readonly grappes: readonly string[] | undefined;
  readonly sites: readonly string[] | undefined;
  readonly siteTypes: readonly string[] | undefined;
  readonly categories: readonly string[] | undefined;
  readonly suppliers: readonly string[] | undefined;
  readonly itemCodes: readonly string[] | undefined;
  readonly share: Share;
  readonly over: Over;
  /** Whether the member with the largest share pays, where neither the line nor its access says who. */
  readonly largestPays: boolean;
}

/** Patterns by column: whole texts or globs, to the word meant. */
export type Values = ReadonlyMap<string, readonly (readonly [string, string])[]>;

export interface Layout {
  readonly files: string;
  readonly supplier: string;
  /** canonical name → the file's header */
  readonly columns: ReadonlyMap<string, string>;
  readonly optional: readonly string[];
  readonly lineNumberIsRow: boolean;
  readonly defaults: ReadonlyMap<string, string>;
  /** glob → category, in file order */
  readonly categories: readonly (readonly [string, string])[];
  /** canonical name or header → globs */
  readonly skipRows: ReadonlyMap<string, readonly string[]>;
  readonly totals: ReadonlyMap<string, readonly string[]>;
  readonly ignoreColumns: readonly string[];
  readonly values: Values;
  readonly withoutAccess: string;
  readonly inParts: boolean;
  /** '' when the layout says nothing of it. */
  readonly siteOfGrappe: string;
  readonly vat: string | undefined;
  readonly decimal: '.' | ',' | undefined;
}

export interface Convention {
  readonly billedTo: Setting;
  readonly prorata: Setting;
  readonly rounding: Setting;
  readonly vat: Setting;
  readonly basis: Setting;
  readonly undated: Setting;
  readonly siteOfGrappe: Setting;
  /** Own word → the built-in category that it behaves as. */
  readonly ownCategories: ReadonlyMap<string, string>;
  readonly ignoreFiles: readonly string[];
  readonly decimal: '.' | ',' | undefined;
  readonly layouts: readonly Layout[];
  readonly rules: readonly Rule[];
}

/** One line of an invoice, amounts in cents. */
export interface Line {
  readonly file: string;
  readonly row: number;
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly invoiceDate: Day;
  readonly lineNumber: string;
  readonly access: string;
  readonly serves: string;
  readonly itemCode: string;
  readonly category: string;
  readonly periodStart: Day | undefined;
  readonly periodEnd: Day | undefined;
  readonly serviceDate: Day | undefined;
  readonly net: bigint;
  readonly vatRate: Fraction;
  readonly vatMode: string;
  readonly statedVat: bigint | undefined;
  readonly statedGross: bigint | undefined;
  readonly billedTo: string;
  /** Of the layout that read the line; '' when it says nothing. */
  readonly siteOfGrappe: string;
}
