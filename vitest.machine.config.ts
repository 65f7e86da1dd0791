import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { ASSERTING } from './vitest.config.ts';

/** A time is measured against a limit: nothing runs beside it. */
const ALONE = ['test/machine/reports/keystroke.test.ts'];

// Tests at once within a file: they wait for the language server, which waits itself before it judges a document.
const patient = { testTimeout: 180_000, hookTimeout: 180_000, maxConcurrency: 40, expect: ASSERTING };

/** What needs a browser, an office suite or another Node (.ci/run installs them); a tool that is missing fails. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patient,
          name: 'alone',
          include: ALONE,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...patient,
          name: 'beside',
          include: ['test/machine/**/*.test.ts'],
          exclude: ALONE,
          // Most wait for a browser, Wine or npm, which use less than a processor each.
          maxWorkers: Math.ceil(availableParallelism() * 1.5),
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
