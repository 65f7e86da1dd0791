import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The tests that each room is judged by, the cheap ones first: a mutant is dead at the first test that fails, and one
 * that lives runs them all. Left out: what is slow to say what another test says at once, as properties are.
 */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  domain: ['test/domain/'],
  reconcile: ['test/reconcile/'],
  allocate: [
    'test/allocate/',
    'mutation/',
    'test/diagnostics/',
    'test/audit/explain',
    'test/allocate/published',
  ],
};

const tests = TESTS[process.env['MUTATION_ROOM'] ?? ''] ?? Object.values(TESTS).flat();

class CheapFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      tests.findLastIndex((start) => moduleId.includes(`/${start}`));
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: tests.map((start) => `${start}*.test.ts`),
    exclude: ['test/domain/access-pattern-time.test.ts', 'test/reconcile/{command,worked-example}.test.ts'],
    isolate: false,
    fileParallelism: false,
    sequence: { sequencer: CheapFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
