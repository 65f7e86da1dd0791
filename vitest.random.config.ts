import { defineConfig } from 'vitest/config';

/** Laws and sums on hundreds of random workspaces: they need only Node, but minutes (.ci/run). */
export default defineConfig({
  test: {
    include: ['test/**/*.random.test.ts'],
    testTimeout: 300_000,
    maxWorkers: '100%',
  },
});
