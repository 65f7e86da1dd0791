/** The test files that each room is judged by. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Starts of their paths. Left out: what is slow to say what another test says at once, and what works out its figures
 * while its file is read, before any mutant stands; and what measures time.
 */
const TESTS = {
  domain: ['test/domain/', 'test/workspace/written/'],
  workspace: ['test/workspace/written/'],
  settle: ['test/settle/'],
  reconcile: ['test/reconcile/', 'test/doors/total-rows.test.ts'],
  allocate: ['test/allocate/'],
};

const LEFT_OUT = [
  'test/workspace/written/match-fields-hang.test.ts',
  'test/reconcile/command.test.ts',
  'test/reconcile/worked-example.test.ts',
];

/** Their paths from the root of the repository. */
export function testFiles(room) {
  const files = TESTS[room].flatMap((start) => {
    const folder = start.endsWith('/') ? start.slice(0, -1) : dirname(start);
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => path.startsWith(start) && path.endsWith('.test.ts'));
  });
  return [...new Set(files)].filter((file) => !LEFT_OUT.includes(file)).sort();
}
