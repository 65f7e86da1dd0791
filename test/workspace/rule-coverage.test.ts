import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/diagnostics/problem.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { inFolder } from '../audit/workspace.ts';
import { BASE } from '../diagnostics/fixture.ts';

const KINDS = 'kinds: [cite_scolaire]';

/** What is said of a convention with these rules, beside the base workspace of the diagnostics. */
async function problemsOf(rules: readonly string[]): Promise<readonly string[]> {
  return (await foundIn(rules)).map(({ code, place }) => `${place.value} ${code}`);
}

function foundIn(rules: readonly string[]): Promise<readonly Problem[]> {
  return inFolder(async (folder) => {
    cpSync(BASE, folder, { recursive: true });
    const path = join(folder, 'convention.yaml');
    const [head] = readFileSync(path, 'utf8').split('rules:\n');
    writeFileSync(path, `${head}rules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`);
    return loadWorkspace(folder).problems;
  });
}

/** What is wrong with the base workspace where these rules come first and a text of a table is another. */
function foundInEdited(
  rules: readonly string[],
  [table, from, to]: readonly [table: string, from: string, to: string],
): Promise<readonly Problem[]> {
  return inFolder(async (folder) => {
    cpSync(BASE, folder, { recursive: true });
    const edit = (file: string, before: string, after: string): void => {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).toContain(before);
      writeFileSync(join(folder, file), text.replace(before, after));
    };
    edit(table, from, to);
    edit('convention.yaml', 'rules:\n', `rules:\n${rules.map((one) => `  - ${one}\n`).join('')}`);
    return loadWorkspace(folder).problems;
  });
}

const rule = (id: string, conditions: string, days = ''): string =>
  `{ id: ${id}, ${days}applies_to: { ${conditions} }, share: { by: equal } }`;

describe('rules that stand beside each other', () => {
  test('a rule for another target is not hidden', async () => {
    const rules = [
      rule('grappes', 'target: grappe'),
      rule('sites', 'target: site'),
      rule('all', 'target: group'),
    ];
    expect(await problemsOf(rules)).toEqual([]);
  });

  test('a narrower rule is hidden by the wider one above it, not by one below', async () => {
    expect(await problemsOf([rule('wide', 'target: grappe'), rule('narrow', KINDS)])).toEqual([
      'narrow rule-hidden',
    ]);
    expect(await problemsOf([rule('narrow', KINDS), rule('wide', 'target: grappe')])).toEqual([]);
  });

  test('the rule that hides it alone is named, else all that do so together', async () => {
    const old = rule('old', KINDS, 'to: 2025-06-30, ');
    const late = rule('late', KINDS, 'from: 2025-07-01, ');
    const narrow = rule('narrow', `${KINDS}, grappes: [STENAY]`);
    const foundOf = async (...above: readonly string[]): Promise<readonly Problem[]> =>
      (await foundIn([...above, narrow])).filter(({ code }) => code === 'rule-hidden');
    expect(await foundOf(old, late)).toMatchObject([{ args: { other: 'old, late' } }]);
    expect(await foundOf(rule('wide', 'target: grappe'), old, late)).toMatchObject([
      { args: { rule: 'old', other: 'wide' } },
      { args: { rule: 'late', other: 'wide' } },
      { args: { rule: 'narrow', other: 'wide' } },
    ]);
  });

  test('one that begins the day after the other ends leaves no gap and no overlap', async () => {
    const rules = [
      rule('old', KINDS, 'from: 2024-01-01, to: 2025-06-30, '),
      rule('new', KINDS, 'from: 2025-07-01, '),
    ];
    expect(await problemsOf(rules)).toEqual([]);
  });

  test('a day more is an overlap, a day less a gap', async () => {
    const old = rule('old', KINDS, 'to: 2025-06-30, ');
    expect(await problemsOf([old, rule('new', KINDS, 'from: 2025-06-30, ')])).toEqual(['new rules-overlap']);
    expect(await problemsOf([old, rule('new', KINDS, 'from: 2025-07-02, ')])).toEqual(['new rules-gap']);
  });

  test('a gap that a wider rule fills is none', async () => {
    const rules = [
      rule('old', KINDS, 'to: 2025-06-30, '),
      rule('new', KINDS, 'from: 2025-09-01, '),
      rule('wide', 'target: grappe'),
    ];
    expect(await problemsOf(rules)).toEqual([]);
  });
});

// STENAY holds a collège, 0550020Y, and a lycée, 0550072E.
describe('a rule for grappes that names sites or types', () => {
  const never = ['r rule-never-applies'];

  test.each([
    ['one of its sites', 'sites: [0550020Y]', never],
    ['all of its sites', 'sites: [0550020Y, 0550072E]', []],
    ['the type of one of its sites', 'site_types: [lycee]', never],
    ['the types of all', 'site_types: [lycee, college]', []],
    ['the types of all, and one of its sites', 'site_types: [lycee, college], sites: [0550072E]', never],
    ['a kind that its grappe is not', 'kinds: [grappe], grappes: [STENAY]', never],
    ['its kind', 'kinds: [cite_scolaire], grappes: [STENAY]', []],
    ['one of its sites, where the rule is for the site', 'target: site, sites: [0550020Y]', []],
  ])('can never apply where it leaves out a site of each grappe: %s', async (_, conditions, expected) => {
    expect(await problemsOf([rule('r', conditions), rule('wide', 'target: grappe')])).toEqual(expected);
  });

  test('applies where the grappe is of those sites on some days', async () => {
    const found = await foundInEdited(
      [rule('r', 'sites: [0550020Y]')],
      ['grappes.csv', '0550072E,,,,', '0550072E,,,2025-09-21,'],
    );
    expect(found.map(({ code }) => code)).not.toContain('rule-never-applies');
  });
});

// Two members, each with one site.
describe('a rule for the group that names sites or types', () => {
  const never = ['r rule-never-applies'];
  const wide = rule('wide', 'target: group');

  test.each([
    ['the type of one site', 'site_types: [lycee]', never],
    ['one site', 'sites: [0550020Y]', never],
    ['the types of all', 'site_types: [lycee, college]', []],
    ['all sites', 'sites: [0550020Y, 0550072E]', []],
    ['a site that no table has', 'sites: [0550020Z]', ['0550020Z site-unknown']],
  ])('can never apply where it leaves out one of its sites: %s', async (_, conditions, expected) => {
    expect(await problemsOf([rule('r', `target: group, ${conditions}`), wide])).toEqual(expected);
  });

  test('applies where the member of the other site has left the group', async () => {
    const found = await foundInEdited(
      [rule('r', 'target: group, site_types: [lycee]'), wide],
      ['members.csv', '22550001600152,,', '22550001600152,,2025-08-31'],
    );
    expect(found.map(({ code }) => code)).not.toContain('rule-never-applies');
  });
});

test('a UAI where sites have identifiers of their own is told with the one to write', async () => {
  const problems = await foundInEdited(
    [rule('r', 'target: site, sites: [0550020Y]')],
    ['sites.csv', '\n0550020Y,', '\nCLG-STENAY,'],
  );
  const found = problems.find(({ place }) => place.file === 'convention.yaml');
  expect([found?.code, found?.args['nearest']]).toEqual(['site-unknown', 'CLG-STENAY']);
});

test.each([
  ['another', 'site_types: [lycee], sites: [0550020Y]', ['r rule-never-applies']],
  ['its own', 'site_types: [lycee], sites: [0550020Y, 0550072E]', []],
])('a rule for sites applies where one that it names is of the type: %s', async (_, conditions, expected) => {
  expect(await problemsOf([rule('r', `target: site, ${conditions}`)])).toEqual(expected);
});

test('a supplier that is written as a pattern is told: suppliers are whole texts', async () => {
  const rules = [rule('r', 'suppliers: [SFR, "SF*", "Orange ?"]'), rule('wide', 'target: grappe')];
  expect(await problemsOf(rules)).toEqual(['SF* supplier-pattern', 'Orange ? supplier-pattern']);
});
