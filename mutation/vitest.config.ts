import { defineConfig } from 'vitest/config';

/** The tests of what is mutated: those that compute, without those that only start processes or wait. */
export default defineConfig({
  test: {
    include: ['test/{allocate,domain,oracle,properties,reconcile,golden,diagnostics}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
