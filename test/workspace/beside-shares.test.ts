/** What is wrong in a table that no share hangs on hides nothing of the lines: they are judged without it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { TABLES, TABLES_OF_A_RUN, type TableOfRun } from '../../src/workspace/tables.ts';
import { inExample } from '../audit/workspace.ts';

test.each([
  'prices',
  'imputations',
  'declaredInvoices',
  'acceptedFindings',
  'withdrawnLines',
  'suppliers',
] as const)('lines are judged without %s where that is not understood', async (name) => {
  expect(await judgedWithout(name)).toEqual({ isWhole: false, judgesLines: true });
});

test('lines are not judged where a table that shares hang on is not understood', async () => {
  for (const name of TABLES_OF_A_RUN.filter((one) => TABLES[one].affectsNoShare === undefined)) {
    expect([name, await judgedWithout(name)]).toEqual([name, { isWhole: false, judgesLines: false }]);
  }
});

/** Of the example, with a table in which no column is known. */
async function judgedWithout(
  name: TableOfRun,
): Promise<{ readonly isWhole: boolean; readonly judgesLines: boolean }> {
  let found = { isWhole: true, judgesLines: false };
  await inExample(async (folder) => {
    writeFileSync(join(folder, TABLES[name].file), 'what;is;this\n1;2;3\n');
    const { workspace, workspaceForLines } = loadWorkspace(folder);
    found = { isWhole: workspace !== undefined, judgesLines: workspaceForLines !== undefined };
  });
  return found;
}
