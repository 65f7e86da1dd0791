import { defineConfig } from 'vitest/config';

/** Tests that share or close a month dozens of times: with them, npm test would take over three minutes. */
export const LONG = [
  'audit/corrected-years',
  'audit/held-lines',
  'audit/hostile-run',
  'audit/another-version',
  'audit/issuing',
  'audit/verify-all',
  'audit/correction',
  'audit/verify',
  'jobs/at-once',
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
