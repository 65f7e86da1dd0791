import { describe, expect, it } from 'vitest';
import { fraction } from '../../src/domain/numbers/fraction.ts';
import { centsAboveFloor } from '../../src/settle/cents-above-floor.ts';

describe('the cent that rounding left over', () => {
  it.each([
    // 28990 × 414/677 = 17728 + 4/677; 28990 × 263/677 = 11261 + 673/677 (ALLOCATION.md §9).
    ['a floor', 17728n, 28990n, fraction(414n, 677n), 0n],
    ['a floor and a cent', 11262n, 28990n, fraction(263n, 677n), 1n],
    ['the credit of the same', -11262n, -28990n, fraction(263n, 677n), 1n],
    ['an exact half of an even amount', 50n, 100n, fraction(1n, 2n), 0n],
  ])('%s', (_, part, whole, share, cents) => {
    expect(centsAboveFloor(part, whole, share, 'largest_remainder')).toBe(cents);
  });

  it('under carry is counted from the floor of the amount itself, −51 for −101 × ½', () => {
    expect(centsAboveFloor(-51n, -101n, fraction(1n, 2n), 'carry')).toBe(0n);
    expect(centsAboveFloor(-50n, -101n, fraction(1n, 2n), 'carry')).toBe(1n);
  });

  it('is −1 for a site whose member was rounded down first', () => {
    // A member at 9/10 of 11 cents gets 9; a site at 5/11 of the line has 5 exactly, and may get 4.
    expect(centsAboveFloor(4n, 11n, fraction(5n, 11n), 'largest_remainder')).toBe(-1n);
  });
});
