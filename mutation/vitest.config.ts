import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The tests that each room is judged by, the cheap ones first: a mutant is dead at the first test that fails, and one
 * that lives runs them all. Each stands where its longest start does. Left out: what is slow to say what another test
 * says at once, as properties are.
 */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  domain: ['test/domain/'],
  settle: [
    'test/settle/',
    'test/report/settlement-csv',
    'test/report/titres',
    'test/report/statement',
    'test/year/account',
    'test/year/compare',
    'test/year/forecast',
    'test/year/example',
    'test/year/verify',
    'test/audit/correction',
  ],
  reconcile: ['test/reconcile/'],
  allocate: [
    'test/allocate/merge-faults',
    'test/allocate/s',
    'test/allocate/trace-draft',
    'test/allocate/vat',
    'test/report/residual',
    'test/allocate/outcomes',
    'test/allocate/cuts',
    'test/allocate/p',
    'test/allocate/re',
    'test/allocate/keys',
    'test/allocate/rules',
    'test/allocate/memory',
    'test/allocate/small-cases',
    'test/allocate/',
    'mutation/',
    'test/diagnostics/',
    'test/audit/explain',
    'test/allocate/published',
    'test/diagnostics/catalogue',
  ],
};

const tests = TESTS[process.env['MUTATION_ROOM'] ?? ''] ?? Object.values(TESTS).flat();

class CheapFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const starts = tests.filter((start) => moduleId.includes(`/${start}`));
      return tests.indexOf(starts.sort((a, b) => b.length - a.length)[0] ?? '');
    };
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: tests.map((start) => `${start}*.test.ts`),
    exclude: ['test/domain/access-pattern-time.test.ts', 'test/reconcile/{command,worked-example}.test.ts'],
    runner: new URL('runner.ts', import.meta.url).pathname,
    isolate: false,
    fileParallelism: false,
    sequence: { sequencer: CheapFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
