import type { DayRange } from './calendar.ts';
import type { Fraction } from './fraction.ts';
import type { Category } from './invoice-line.ts';
import type { SiteType } from './site.ts';

export const RULE_TARGETS = ['site', 'grappe', 'group'] as const;
export type RuleTarget = (typeof RULE_TARGETS)[number];

/** How a cost is shared, from when to when, and by which article of the convention. */
export interface Rule {
  readonly id: string;
  readonly article: string | undefined;
  readonly title: string | undefined;
  readonly days: DayRange;
  readonly appliesTo: AppliesTo;
  readonly share: Key;
  readonly over: Over | undefined;
  /** Line of convention.yaml. */
  readonly row: number;
}

/** What a rule is for; every condition given must hold. */
export interface AppliesTo {
  readonly target: RuleTarget;
  readonly kinds: readonly string[] | undefined;
  readonly grappes: readonly string[] | undefined;
  readonly sites: readonly string[] | undefined;
  readonly siteTypes: readonly SiteType[] | undefined;
  readonly categories: readonly Category[] | undefined;
  /** Globs on the line's own item code. */
  readonly itemCodes: readonly string[] | undefined;
}

/** For the target `group`: who takes part. */
export interface Over {
  readonly siteTypes: readonly SiteType[] | undefined;
  readonly members: readonly string[] | undefined;
}

export const REFERENCE_YEARS = [
  'current',
  'previous',
  'penultimate',
  'school_current',
  'school_previous',
] as const;
export type ReferenceYear = (typeof REFERENCE_YEARS)[number];

/** The day whose observation counts: the day of service itself, or a fixed day of a year relative to it. */
export type AsOf =
  | { readonly kind: 'latest' }
  | { readonly kind: 'date'; readonly month: number; readonly day: number; readonly year: ReferenceYear };

/** Which observations of a measure count as weights. */
export interface MeasureReference {
  readonly measure: string;
  readonly asOf: AsOf;
  /** How old, in days before the reference day, an observation may be; undefined: any age. */
  readonly maxAgeDays: number | undefined;
}

/** A repartition key (*clé de répartition*): `share` of the convention. */
export type Key =
  | { readonly by: 'equal_sites' }
  | { readonly by: 'equal_members' }
  | { readonly by: 'measure'; readonly reference: MeasureReference }
  | { readonly by: 'weight' }
  | { readonly by: 'head' }
  | {
      readonly by: 'fixed';
      readonly parts: ReadonlyMap<string, Fraction>;
      readonly absent: Absent | undefined;
    }
  | { readonly by: 'payer'; readonly member: string }
  | { readonly by: 'majority'; readonly reference: MeasureReference }
  | { readonly by: 'mix'; readonly of: readonly MixPart[] };

export type KeyKind = Key['by'];

export interface MixPart {
  readonly part: Fraction;
  readonly share: Key;
}

export const ABSENTS = ['charged', 'left_out'] as const;
export type Absent = (typeof ABSENTS)[number];

/** The words of `share.by`; no measure may bear one of these names. */
export const KEY_WORDS = ['equal', 'weight', 'head', 'fixed', 'payer', 'majority', 'mix'] as const;

/** The keys that a key is made of, itself first: a `mix` holds others. */
export function keysWithin(key: Key): readonly Key[] {
  return key.by === 'mix' ? [key, ...key.of.flatMap((item) => keysWithin(item.share))] : [key];
}
