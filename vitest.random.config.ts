import { defineConfig } from 'vitest/config';
import { ASSERTING, LONG } from './vitest.config.ts';

/** Laws and sums on hundreds of random workspaces, and other tests that are long: they need only Node, but minutes (.ci/run). */
export default defineConfig({
  test: {
    include: ['test/**/*.random.test.ts', ...LONG],
    expect: ASSERTING,
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: '100%',
  },
});
