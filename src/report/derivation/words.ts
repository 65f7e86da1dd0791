import type { TieRule } from '../../allocate/rounding/split-trace.ts';
import type { DaysSource } from '../../allocate/service-days.ts';
import type { BilledToTrace, VatTrace } from '../../allocate/trace.ts';
import type { RoundingPolicy } from '../../domain/convention.ts';

/**
 * What explain and report.html both say of how a line came to its amounts; `{names}` are filled in. Plain texts,
 * so that the page can carry them.
 */
export interface DerivationWords {
  readonly semicolon: string;
  readonly amounts: string;
  readonly vatHow: Record<VatTrace['kind'], string>;
  readonly vatStated: string;
  readonly vatInvoice: string;
  readonly daysSource: Record<DaysSource, string>;
  readonly payer: Record<BilledToTrace['source'], string>;
  readonly rounding: { readonly net: string; readonly vat: string };
  readonly policy: Record<RoundingPolicy, string>;
  readonly signBack: string;
  readonly picocents: string;
  readonly exact: string;
  readonly base: string;
  readonly remainder: string;
  readonly account: string;
  readonly cent: string;
  readonly amount: string;
  readonly accountAfter: string;
  readonly left: { readonly none: string; readonly one: string; readonly several: string };
  /** Who took what was left, and who they are and why they. */
  readonly takers: string;
  readonly takersBecause: string;
  /** Why those who took a cent come before the next one, where their claims differ, and where they do not. */
  readonly claim: Record<RoundingPolicy, string>;
  readonly tie: Record<Exclude<TieRule, 'none' | 'claim'>, string>;
}
