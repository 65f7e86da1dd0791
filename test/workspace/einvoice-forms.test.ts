/** A wrong `einvoice` of a layout is told at the key that is wrong, with a form that is taken. */
import { expect, test } from 'vitest';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { layout } from '../invoices/read-file.ts';
import { convention, inWorkspace, STENAY } from '../invoices/temporary-workspace.ts';

function said(einvoice: string): Promise<readonly string[]> {
  const text = convention(layout(`files: "*.xml"\neinvoice: ${einvoice}`));
  return inWorkspace({ ...STENAY, 'convention.yaml': text }, async (folder) =>
    loadWorkspace(folder).problems.map(({ place, args }) => `${place.column}: ${args['expected']}`),
  );
}

const PATTERN = '"…{*}…"';
const FROM = 'name | note';

test.each([
  ["{ access: { from: name, pattern: 'réf (.+) fin' } }", [`access.pattern: ${PATTERN}`]],
  ['{ serves: { from: label, pattern: "réf {*} fin" } }', [`serves.from: ${FROM}`]],
  [
    "{ access: { from: BT-153, pattern: 'A[0-9]+' } }",
    [`access.from: ${FROM}`, `access.pattern: ${PATTERN}`],
  ],
  ['{ from: name, pattern: "*réf * fin" }', [`pattern: ${PATTERN}`]],
  ['{ from: name, pattern: "réf {access} fin" }', [`pattern: ${PATTERN}`]],
  ['{ serves: { from: note, pattern: "*{serves}*" } }', [`serves.pattern: ${PATTERN}`]],
  ['{ access: BT-153 }', [`access: BT-128 | BT-133 | BT-155 | { from: ${FROM}, pattern: ${PATTERN} }`]],
])('%s', async (einvoice, expected) => {
  expect(await said(einvoice)).toEqual(expected.map((text) => `invoices[0].einvoice.${text}`));
});

test('a word alone is answered by the whole forms', async () => {
  expect(await said('BT-128')).toEqual([
    `invoices[0].einvoice: { access: BT-128 } | { serves: BT-128 } | { from: ${FROM}, pattern: ${PATTERN} }`,
  ]);
});

test.each([
  '{ access: BT-128, scheme: AEN }',
  '{ serves: BT-128 }',
  '{ serves: BT-133 }',
  '{ from: name, pattern: "réf {*} fin" }',
  '{ access: { from: note, pattern: "réf {*} fin" }, serves: BT-155 }',
])('the form %s is taken', async (einvoice) => {
  expect(await said(einvoice)).toEqual([]);
});
