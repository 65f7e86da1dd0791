import { defineConfig } from 'vitest/config';

/** Tests that share or close a month dozens of times, or fill a heap: with them, npm test would take over three minutes. */
export const LONG = [
  'audit/another-version',
  'audit/closing',
  'audit/corrected-years',
  'audit/correction',
  'audit/dated-settings',
  'audit/explain',
  'audit/closed-line-comparison',
  'audit/hostile-run',
  'audit/issuing',
  'audit/names-of-runs',
  'audit/recorded-findings',
  'audit/verify-all',
  'cli/process',
  'docs/json-pages',
  'doors/many-open-lines',
  'french/outputs',
  'hostile/found',
  'hostile/inputs',
  'init/from-lists',
  'invoices/einvoice/factur-x',
  'jobs/at-once',
  'reconcile/long-letter',
  'runs/beside-another',
  'year/account',
  'year/example',
  'year/verify',
].map((name) => `test/${name}.test.ts`);

/** A test that asserts nothing fails. */
export const ASSERTING = { requireAssertions: true };

/** Files that replace a module, which no other may have imported before. All others share what they import. */
const APART = ['test/jobs/traces.test.ts', 'test/report/toy-column.test.ts'];
const ELSEWHERE = ['test/machine/**', 'test/**/*.random.test.ts', ...LONG];

// Both cores of a small machine: by default one is left idle.
const USUAL = { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%', expect: ASSERTING };

export default defineConfig({
  test: {
    ...USUAL,
    projects: [
      {
        test: {
          ...USUAL,
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...APART, ...ELSEWHERE],
          isolate: false,
        },
      },
      { test: { ...USUAL, name: 'apart', include: APART } },
    ],
  },
});
