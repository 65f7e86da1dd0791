import type { ImputationCodes } from '../domain/imputation.ts';

/** What a sum that a member bears is told by: who paid the operator, the category and the imputation. */
export interface ChargeKeys extends ImputationCodes {
  readonly member: string;
  readonly billedTo: string;
  readonly category: string;
}
