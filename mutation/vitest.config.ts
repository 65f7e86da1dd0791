import { defineConfig } from 'vitest/config';

/** The tests of what is mutated that say at once that something is wrong: a property would first look for its smallest case. */
export default defineConfig({
  test: {
    include: [
      'test/{allocate,domain,oracle,reconcile,diagnostics}/**/*.test.ts',
      'test/audit/explain*.test.ts',
    ],
    testTimeout: 60_000,
  },
});
