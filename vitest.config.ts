import { defineConfig } from 'vitest/config';

/** Tests that share or close a month dozens of times: with them, npm test would take over three minutes. */
export const LONG = [
  'audit/another-version',
  'audit/closing',
  'audit/corrected-years',
  'audit/correction',
  'audit/dated-settings',
  'audit/explain',
  'audit/held-lines',
  'audit/hostile-run',
  'audit/issuing',
  'audit/names-of-runs',
  'audit/recorded-findings',
  'audit/verify',
  'audit/verify-all',
  'cli/process',
  'french/outputs',
  'hostile/inputs',
  'init/from-lists',
  'invoices/einvoice/factur-x',
  'jobs/at-once',
  'year/account',
  'year/example',
  'year/verify',
].map((name) => `test/${name}.test.ts`);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/machine/**', 'test/**/*.random.test.ts', ...LONG],
    testTimeout: 60_000,
    // Both cores of a small machine: by default one is left idle.
    maxWorkers: '100%',
  },
});
