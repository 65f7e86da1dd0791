/** One word for each kind of grappe, however the tables and the rules spell it (DATA.md, "Reading"). */
import { expect, test } from 'vitest';
import type { Release } from '../../src/domain/release.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { inWorkspace, STENAY, SWITCHES } from '../invoices/temporary-workspace.ts';

const GRAPPES = (kinds: readonly [string, string]): string =>
  `grappe,name,kind,site\nSTENAY,Stenay,${kinds[0]},0550020Y\nSTENAY,Stenay,${kinds[1]},0550072E\n`;

/** The kinds that the rule names, those of the two rows, and what is said. */
function read(kinds: readonly [string, string], inRule: string, switches: string, release?: Release) {
  const rules = `rules:
  - { id: cite, applies_to: { target: grappe, kinds: ["${inRule}"] }, share: { by: equal, per: site } }
  - { id: rest, applies_to: { target: grappe }, share: { by: equal, per: member } }
`;
  const files = { ...STENAY, 'grappes.csv': GRAPPES(kinds), 'convention.yaml': `${switches}${rules}` };
  return inWorkspace(files, async (folder) => {
    const { workspace, problems } = loadWorkspace(folder, { release });
    return {
      rules: workspace?.convention.rules[0]?.appliesTo.kinds?.join(),
      rows: workspace?.grappes.map(({ kind }) => kind),
      codes: problems.map(({ code }) => code),
    };
  });
}

test.each([
  ['Cité scolaire', 'cite_scolaire', 'Cité scolaire', 'cite_scolaire'],
  ['cite_scolaire', 'CITE-SCOLAIRE', 'Cité scolaire', 'cite_scolaire'],
  ['grappe', 'Grappe', 'GRAPPE', 'grappe'],
  ['Pôle santé', 'pole-sante', 'POLE_SANTE', 'Pôle santé'],
])('%s and %s in the table, %s in a rule', async (first, second, inRule, word) => {
  expect(await read([first, second], inRule, SWITCHES)).toEqual({
    rules: word,
    rows: [word, word],
    codes: [],
  });
});

test('on all days of dated settings', async () => {
  const switches = SWITCHES.replace(
    'vat: line',
    'vat: [{ to: 2025-12-31, value: line }, { from: 2026-01-01, value: invoice }]',
  );
  const { rules, codes } = await read(['cite_scolaire', 'cite_scolaire'], 'Cité scolaire', switches);
  expect(codes).toEqual([]);
  expect(rules).toBe('cite_scolaire');
});

test('a run of 0.1 compares them byte for byte', async () => {
  expect(await read(['Grappe', 'Grappe'], 'Grappe', SWITCHES, [0, 1])).toMatchObject({
    rules: 'Grappe',
    rows: ['Grappe', 'Grappe'],
    codes: [],
  });
  expect((await read(['grappe', 'grappe'], 'Grappe', SWITCHES, [0, 1])).codes).toEqual([
    'rule-never-applies',
  ]);
  expect((await read(['grappe', 'Grappe'], 'grappe', SWITCHES, [0, 1])).codes).toEqual([
    'grappe-inconsistent',
    'kind-unused',
  ]);
});

/** What is said of the kinds of two grappes, under rules that name kinds or grappes. */
function saidOfKinds(kinds: readonly [string, string], ...appliesTo: readonly string[]) {
  const [first, second] = kinds;
  const rules = appliesTo.map(
    (conditions, index) => `  - { id: r${index}, applies_to: { ${conditions} }, share: { by: equal } }\n`,
  );
  const files = {
    ...STENAY,
    'grappes.csv': `grappe,name,kind,site\nG1,Un,${first},0550020Y\nG2,Deux,${second},0550072E\n`,
    'convention.yaml': `${SWITCHES}rules:\n${rules.join('')}`,
  };
  return inWorkspace(files, async (folder) =>
    loadWorkspace(folder)
      .problems.filter(({ code }) => code === 'kind-unused')
      .map(({ place }) => place.value),
  );
}

test.each([
  ['rules name no grappe of it', ['pool', 'library'], ['kinds: [library]'], ['pool']],
  ['a rule names its grappe', ['pool', 'library'], ['kinds: [library]', 'grappes: [G1]'], []],
  ['rules name one of its grappes only', ['pool', 'pool'], ['grappes: [G1]'], ['pool']],
  ['rules name both', ['pool', 'pool'], ['grappes: [G1], categories: [usage]', 'grappes: [G2]'], []],
  [
    'it is spelled almost like one that a rule names',
    ['librari', 'library'],
    ['kinds: [library]', 'grappes: [G1]'],
    ['librari'],
  ],
] as const)(
  'a kind that no rule names is told, unless rules name its grappes: %s',
  async (_, kinds, rules, told) => {
    expect(await saidOfKinds(kinds, ...rules)).toEqual(told);
  },
);
