import type { Category } from './invoice-line.ts';
import type { SiteType } from './tables.ts';
import type { DayRange } from './time/calendar.ts';

export const RULE_TARGETS = ['site', 'grappe', 'group'] as const;
export type RuleTarget = (typeof RULE_TARGETS)[number];

/** How a cost is shared, on which days, and by which article of the convention. */
export interface Rule {
  readonly id: string;
  readonly article: string | undefined;
  readonly title: string | undefined;
  readonly days: DayRange;
  readonly appliesTo: AppliesTo;
  readonly share: Key;
  readonly over: Over | undefined;
  /** Who pays the operator, where neither the line nor its access says so: the member with the largest share. */
  readonly billedTo: 'largest_share' | undefined;
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
  /** Whole texts; a line without a supplier matches none. */
  readonly suppliers: readonly string[] | undefined;
  /** Globs on the line's own item code. */
  readonly itemCodes: readonly string[] | undefined;
}

/** For the target `group`: who takes part. */
export interface Over {
  readonly siteTypes: readonly SiteType[] | undefined;
  readonly members: readonly string[] | undefined;
}

/** A repartition key (*clé de répartition*), as the definition of its word reads it (`allocate/keys`). */
export type Key<By extends string = string> = { readonly by: By } & Readonly<Record<string, unknown>>;
