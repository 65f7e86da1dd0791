import { defineConfig } from 'vitest/config';

/** Tests of closed runs that share a month dozens of times: with them, npm test would take over three minutes. */
export const LONG = ['held-lines', 'hostile-run', 'another-version'].map(
  (name) => `test/audit/${name}.test.ts`,
);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/machine/**', 'test/**/*.random.test.ts', ...LONG],
    testTimeout: 60_000,
    // Both cores of a small machine: by default one is left idle.
    maxWorkers: '100%',
  },
});
