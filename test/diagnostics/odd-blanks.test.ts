/** Two texts of which nobody sees how they differ, in one message: it shows the blank that is no space. */
import { expect, test } from 'vitest';
import { problem } from '../../src/diagnostics/problem.ts';
import { toDiagnostic } from '../../src/diagnostics/render.ts';

const SPACE = 'Ville de Verdun';
const NO_BREAK = 'Ville\u00a0de Verdun';

test.each([
  [SPACE, NO_BREAK, SPACE, 'Ville\\u00a0de Verdun'],
  [NO_BREAK, SPACE, 'Ville\\u00a0de Verdun', SPACE],
  [NO_BREAK, 'Ville de Verdon', NO_BREAK, 'Ville de Verdon'],
])('%j beside %j', (value, nearest, shown, shownNearest) => {
  const found = problem('member-unknown', { file: 'sites.csv', row: 2, value }, { value, nearest });
  const { message, hint, value: kept } = toDiagnostic(found, 'fr');
  expect([message, hint.split('.')[0], kept]).toEqual([
    `le membre ${shown} n’est pas dans members.csv`,
    `Le plus proche : ${shownNearest}`,
    value,
  ]);
});
