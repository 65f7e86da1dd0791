/** What status says of a closed run is told once, and as those tell it who see more of a line that is gone. */
import { expect, test } from 'vitest';
import type { Code } from '../../src/diagnostics/codes.ts';
import { type Problem, problem } from '../../src/diagnostics/problem.ts';
import { withMovedLines } from '../../src/jobs/status/changes.ts';

test('a line that is gone is reported as moved if it is there again; other problems of its row are still reported', () => {
  const at = (code: Code): Problem =>
    problem(code as 'file-changed', { file: 'runs/2025-09/allocations.csv', row: 2 }, {});
  const total = { lines: 1, net: 0n, vat: 0n, gross: 0n };
  const changed = [
    { run: '2025-09', total, members: [], problems: [at('closed-line-vanished'), at('measure-missing')] },
  ];
  const told = withMovedLines(changed, [at('closed-line-moved')]);
  expect(told[0]?.problems.map(({ code }) => code)).toEqual(['closed-line-moved', 'measure-missing']);
});
