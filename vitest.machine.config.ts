import { defineConfig } from 'vitest/config';

/** What needs a browser, an office suite or another Node (.ci/run installs them); a tool that is missing fails. */
export default defineConfig({
  test: {
    include: ['test/machine/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
