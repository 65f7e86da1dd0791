import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AllocatedLine } from '../../src/allocate/allocator.ts';
import { type Fraction, formatFraction, fraction, multiply, sum } from '../../src/domain/numbers/fraction.ts';
import { length } from '../../src/domain/time/calendar.ts';
import { type KeyFigures, shareSteps } from '../../src/report/derivation/share-steps.ts';
import { workspaceArbitrary } from '../generators/workspace.ts';
import { product, read } from '../properties/engine.ts';

/** What the figures of a statement make, worked out as they are written. */
function workedOut({ parts, numerator, denominator, splitOver }: KeyFigures): Fraction {
  if (parts.length > 0) {
    return sum(parts.map(({ part, figures }) => multiply(part, workedOut(figures))));
  }
  const quotient = fraction(
    numerator.numerator * denominator.denominator,
    numerator.denominator * denominator.numerator,
  );
  return multiply(quotient, fraction(1n, BigInt(splitOver)));
}

/** How many shares of a line there are, each being what its computation makes. */
function sharesMade({ plan }: AllocatedLine): number {
  const days = BigInt(length(plan.days));
  for (const { member, site, text } of plan.shares) {
    const steps = shareSteps(plan, member, site).map(({ dayCount, figures }) =>
      multiply(fraction(BigInt(dayCount), days), workedOut(figures)),
    );
    expect([member, site, formatFraction(sum(steps))]).toEqual([member, site, text]);
  }
  return plan.shares.length;
}

it('what a statement says was counted makes the share, whatever the key', async () => {
  let shares = 0;
  await fc.assert(
    fc.asyncProperty(workspaceArbitrary({ keepErrors: 0 }), async (ws) => {
      const { workspace, lines } = await read(ws);
      for (const outcome of product(workspace, lines)) {
        if (outcome.kind === 'allocated') shares += sharesMade(outcome);
      }
    }),
    { numRuns: 40, seed: 20250911 },
  );
  expect(shares).toBeGreaterThan(300);
});
