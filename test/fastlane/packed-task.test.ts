/** A task is the same behind the way to another thread. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packedTask, unpackedTask } from '../../src/fastlane/clerk/packed-task.ts';
import type { PrintTask } from '../../src/fastlane/clerk/print.ts';

// Halves of a pair, which belong together only within a text, and what takes one, two and three bytes.
const texts = fc.array(
  fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '\ud83d', '\ude00', '\n'), maxLength: 4 }),
);

test('whatever its texts are', () => {
  const between = fc.array(
    fc.record({ line: fc.nat(9), text: fc.string({ unit: 'grapheme', maxLength: 4 }) }),
  );
  fc.assert(
    fc.property(texts, between, (pieces, others) => {
      const task: PrintTask = {
        block: 3,
        lines: 4,
        pieces,
        afresh: true,
        between: others,
        begun: 'header\n',
        into: undefined,
      };
      expect(unpackedTask(structuredClone(packedTask(task)))).toEqual(task);
    }),
    { seed: 1, numRuns: 1000 },
  );
});
