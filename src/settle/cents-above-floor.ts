import { ROUNDING_TRAITS, type RoundingPolicy } from '../domain/convention.ts';
import type { Fraction } from '../domain/numbers/fraction.ts';
import { type Cents, floorDivide } from '../domain/numbers/money.ts';

/**
 * Tells afterwards, for statements, who got a cent that was left; it is decided in `allocate/rounding`.
 *
 * How many cents a row got above the floor of its exact part of the line's amount, 0 or 1 for most: the cent
 * that statements mark. With `largest_remainder` the floor is that of the absolute amount; with `carry` it is
 * that of the amount itself (ALLOCATION.md §7). A site can be a cent under its floor (−1), because its member
 * was rounded first.
 */
export function centsAboveFloor(part: Cents, whole: Cents, share: Fraction, policy: RoundingPolicy): bigint {
  const turned = ROUNDING_TRAITS[policy].setsSignAside && whole < 0n;
  const amount = turned ? -whole : whole;
  const floor = floorDivide(amount * share.numerator, share.denominator);
  return (turned ? -part : part) - floor;
}
