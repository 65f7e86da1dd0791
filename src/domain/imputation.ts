import type { DayRange } from './calendar.ts';
import type { Category } from './invoice-line.ts';
import type { SiteType } from './site.ts';

/** `paid`: to the operator; `reimbursed`: to another member; `recovered`: received from another member. */
export const FLOWS = ['paid', 'reimbursed', 'recovered'] as const;
export type Flow = (typeof FLOWS)[number];

/** A budget imputation and the expenses or revenues it holds for: a row of imputations.csv. */
export interface Imputation {
  readonly member: string;
  /** Undefined: any expense (not a revenue). */
  readonly flow: Flow | undefined;
  readonly siteType: SiteType | undefined;
  readonly category: Category | undefined;
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
  readonly engagement: string | undefined;
  readonly days: DayRange;
  readonly row: number;
}
