import { defineConfig } from 'vitest/config';
import { LONG } from './vitest.config.ts';

/** Laws and sums on hundreds of random workspaces, and other tests that are long: they need only Node, but minutes (.ci/run). */
export default defineConfig({
  test: {
    include: ['test/**/*.random.test.ts', ...LONG],
    isolate: false,
    testTimeout: 300_000,
    maxWorkers: '100%',
  },
});
