import type { BillingCycle, Convention } from '../../domain/convention.ts';
import { scaled } from '../../domain/decimal.ts';
import { decimalFraction, type Fraction, HUNDREDTH, multiply } from '../../domain/fraction.ts';
import type { Cents } from '../../domain/money.ts';

/** The settings of the checks, the defaults of RECONCILE.md filled in. */
export interface CheckSettings {
  readonly tolerance: Cents;
  /** By how much of itself an amount may move: 2 % is 1/50. */
  readonly variance: Fraction;
  readonly cycle: BillingCycle;
}

export function checkSettings({ reconcile }: Convention): CheckSettings {
  return {
    tolerance: scaled(reconcile.tolerance ?? '0.01', 2),
    variance: multiply(decimalFraction(reconcile.variance ?? '2'), HUNDREDTH),
    cycle: reconcile.cycle ?? { startDay: 1, basis: 'actual' },
  };
}
