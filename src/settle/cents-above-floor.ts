import { ROUNDING_TRAITS, type RoundingPolicy } from '../domain/convention.ts';
import type { Fraction } from '../domain/numbers/fraction.ts';
import { type Cents, floorDivide } from '../domain/numbers/money.ts';

/**
 * How many cents a row got above the floor of its exact part of the line's amount: mostly 0 or 1, the cent that
 * statements mark. It is worked out afterwards, for statements; `allocate/rounding` decides it.
 *
 * With `largest_remainder` the floor is that of the absolute amount; with `carry`, that of the amount itself
 * (ALLOCATION.md §7). A site can be a cent below its floor (−1), because its member was rounded first.
 */
export function centsAboveFloor(part: Cents, whole: Cents, share: Fraction, policy: RoundingPolicy): bigint {
  const turned = ROUNDING_TRAITS[policy].setsSignAside && whole < 0n;
  const amount = turned ? -whole : whole;
  const floor = floorDivide(amount * share.numerator, share.denominator);
  return (turned ? -part : part) - floor;
}
