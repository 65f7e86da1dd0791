import { defineConfig } from 'vitest/config';

/** Tests that need tools of the machine: a browser, LibreOffice, other versions of Node. */
export default defineConfig({
  test: {
    include: ['test/machine/**/*.test.ts'],
    testTimeout: 120_000,
    fileParallelism: false,
  },
});
