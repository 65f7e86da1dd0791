/** A grappe that nothing serves is told; what a layout says of lines that name no access serves it too. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, smallGroup } from '../doors/small-group.ts';

const LINE = 'OP,F1,2025-09-30,1,A1,,subscription,2025-09-01,2025-09-30,289.90,20\n';

/** The grappes that `check` says nothing serves, where the inventory serves one site alone and a layout says this. */
async function unserved(layout: string): Promise<readonly string[]> {
  const group = smallGroup();
  group.write('accesses.csv', 'access,serves,alone\nA1,0550020Y,yes\n');
  group.write('invoices/2025-09.csv', LINES_HEADER + LINE);
  group.edit('convention.yaml', 'rules:', `invoices: [{ files: "*", ${layout} }]\nrules:`);
  const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  expect(stderr).not.toContain('error[');
  return [...stderr.matchAll(/\[grappe-unserved\]: no access of accesses.csv serves (\w+)$/gm)].map(
    ([, grappe = '']) => grappe,
  );
}

test.each([
  ['nothing is said', 'vat: line', 1],
  ['lines without access serve it', 'without_access: STENAY', 0],
  ['they serve the whole group', 'without_access: "*"', 1],
  ['they serve a site of it', 'without_access: 0550072E', 1],
  ['a site means its grappe there', 'without_access: 0550072E, site_of_grappe: grappe', 0],
  ['a cell of the supplier’s means it', 'values: { serves: { "Pool": STENAY } }', 0],
  ['lines that say nothing serve it', 'defaults: { serves: STENAY }', 0],
])('a grappe that the inventory does not serve: %s', async (_, layout, count) => {
  expect(await unserved(layout)).toEqual(Array.from({ length: count }, () => 'STENAY'));
});
