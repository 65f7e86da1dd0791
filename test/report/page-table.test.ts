import { expect, test } from 'vitest';
import { left } from '../../src/report/document.ts';
import { pageTable } from '../../src/report/statement/page-table.ts';
import { reportWords } from '../../src/report/words/words.ts';
import { NOTHING } from '../../src/settle/totals.ts';

test('what all rows share is said once, on the line of its name', () => {
  const columns = [
    { column: left('Site', 10), cell: ({ site }: { site: string }) => site, shared: true },
    { column: left('UAI', 8), cell: () => '0550024C', shared: true },
  ];
  const table = pageTable(
    [{ site: 'A' }, { site: 'B' }],
    columns,
    { id: 'lines', title: 'Lines', above: ['first'] },
    NOTHING,
    reportWords('fr'),
  );
  expect(table.above).toEqual(['first', 'UAI\u00a0:\u00a00550024C']);
  expect(table.columns.map(({ title }) => title)).toEqual(['Site']);
});
