import type { Fault } from '../diagnostics/problem.ts';
import type { Imputation, ImputationQuery } from '../domain/imputation.ts';
import type { Cents } from '../domain/numbers/money.ts';
import type { Access } from '../domain/tables.ts';
import type { DayFailure, PlanShare, PlanSpan } from './plan/plan.ts';
import type { LineWeights } from './rounding/rounding.ts';
import type { SplitTrace } from './rounding/split-trace.ts';
import type { ServiceDays } from './service-days.ts';

/**
 * How the allocation came to the rows of a line, or how far it came: the one source of every explanation (AUDIT.md,
 * explain). The allocation records it as it goes, when asked.
 */
export interface LineTrace {
  readonly vat: VatTrace;
  /** Undefined where the line states no days that could be kept. */
  readonly days: ServiceDays | undefined;
  readonly spans: readonly PlanSpan[];
  readonly failures: readonly DayFailure[];
  /** Empty where the line has none. */
  readonly shares: readonly PlanShare[];
  readonly billedTo: BilledToTrace | undefined;
  /** Undefined where nothing was rounded. */
  readonly rounding: RoundingTrace | undefined;
  /** One for each row; none where the workspace keeps no imputations. */
  readonly imputations: readonly ImputationTrace[];
  readonly faults: readonly Fault[];
}

/** How the VAT of a line was settled (ALLOCATION.md §1), in cents. */
export type VatTrace =
  | { readonly kind: 'stated' | 'computed' }
  | {
      readonly kind: 'invoice';
      /** Of the lines of this rate before this one, and with it. */
      readonly netBefore: Cents;
      readonly netAfter: Cents;
      readonly vatBefore: Cents;
      readonly vatAfter: Cents;
    };

/** Who pays the operator, and who says so. */
export interface BilledToTrace {
  readonly member: string;
  readonly source: 'line' | 'access' | 'rule' | 'convention';
  /** The access that says so. */
  readonly access?: Access;
}

export interface RoundingTrace {
  readonly weights: LineWeights;
  readonly net: AmountTrace;
  readonly vat: AmountTrace;
}

/** An amount over the members, then each member's over its sites. */
export interface AmountTrace {
  readonly members: SplitTrace;
  readonly sites: readonly SplitTrace[];
}

/** The row of imputations.csv that applies to an amount, and the others that would have. */
export interface ImputationTrace {
  readonly query: ImputationQuery;
  readonly chosen: Imputation | undefined;
  readonly considered: readonly Imputation[];
}
