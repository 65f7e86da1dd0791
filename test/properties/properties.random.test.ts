/** Each property of ALLOCATION.md §8 holds for grappe and fails for engines that are broken on purpose. */
import { describe, expect, test } from 'vitest';
import { product } from './engine.ts';
import { MUTANTS } from './mutants/list.ts';
import { PROPERTIES } from './properties.ts';

const SEED = 20250901;
const RUNS = 25;
/** A mutant may live that long. */
const MUTANT_RUNS = 300;

describe.each(PROPERTIES)('$name', ({ check, fails }) => {
  test('holds for grappe', async () => {
    await expect(check(product, { numRuns: RUNS, seed: SEED })).resolves.toBeUndefined();
  });

  test.each(fails)('fails for an engine with: %s', async (name) => {
    const run = check(MUTANTS[name], { numRuns: MUTANT_RUNS, seed: SEED, endOnFailure: true });
    // The property said no; the engine did not merely break down.
    await expect(run).rejects.toMatchObject({ cause: { name: 'AssertionError' } });
  });
});

test('every mutant is caught, and every property catches one', () => {
  const caught = new Set(PROPERTIES.flatMap(({ fails }) => fails));
  expect(Object.keys(MUTANTS).filter((name) => ![...caught].some((known) => known === name))).toEqual([]);
  for (const { fails } of PROPERTIES) expect(fails.length).toBeGreaterThan(0);
});
