import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppliesTo, Rule } from '../../src/domain/rule.ts';
import { takesAll, widerRules } from '../../src/workspace/checks/rules.ts';

const words = fc.option(fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1 }), { nil: undefined });

const appliesTo = fc.record({
  target: fc.constantFrom('site', 'grappe'),
  kinds: fc.constant(undefined),
  grappes: words,
  sites: words,
  siteTypes: fc.constant(undefined),
  categories: fc.constant(undefined),
  suppliers: words,
  itemCodes: words,
}) as fc.Arbitrary<AppliesTo>;

test('the wider rules of a rule are those that a comparison with each of them finds', () => {
  fc.assert(
    fc.property(fc.array(appliesTo, { minLength: 1, maxLength: 12 }), (all) => {
      const rules = all.map((one) => ({ appliesTo: one }) as Rule);
      const widerThan = widerRules(rules);
      for (const rule of rules) {
        const expected = rules.flatMap((other, place) =>
          takesAll(other.appliesTo, rule.appliesTo) ? [place] : [],
        );
        expect(widerThan(rule)).toEqual(expected);
      }
    }),
    { seed: 20261126, numRuns: 300 },
  );
});
