/** Every situation of the cookbook comes to the amounts that were worked out by hand, and the pages show them all. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { netByMember } from '../docs/worked-group.ts';
import { inWorkspace } from '../invoices/temporary-workspace.ts';
import { parseCsv } from '../oracle/csv.ts';
import { cookbookPages, LIMITS } from './page.ts';
import { type Clause, clauseFiles, clauseRules, clauses, folderOf, recipes } from './recipes.ts';

/** Net by member of the run of a workspace. */
async function shared(folder: string, run: string): Promise<Readonly<Record<string, string>>> {
  const asked = ['allocate', folder, '--out', run, '--reports', 'none', '--no-pack'];
  const { exitCode, stderr } = await runCommand([...asked, '--no-reconcile', '--lang', 'en']);
  expect([exitCode, stderr.includes('error[') ? stderr : '']).toEqual([0, '']);
  return netByMember(readFileSync(join(run, 'allocations.csv'), 'utf8'));
}

/** Net by debtor and creditor of a run. */
function owedIn(run: string): Readonly<Record<string, string>> {
  const { records } = parseCsv(readFileSync(join(run, 'settlement.csv'), 'utf8'));
  const [header = [], ...rows] = records;
  const cell = (row: readonly string[], column: string): string => row[header.indexOf(column)] ?? '';
  return Object.fromEntries(
    rows.map((row) => [`${cell(row, 'debtor')} → ${cell(row, 'creditor')}`, cell(row, 'net_amount')]),
  );
}

describe('the cookbook', () => {
  test.each(recipes().map((recipe) => [recipe.name, recipe] as const))('%s', async (_, recipe) => {
    await inFolder(async (out) => {
      expect(await shared(folderOf(recipe), join(out, 'run'))).toEqual(recipe.net);
      if (recipe.owes) expect(owedIn(join(out, 'run'))).toEqual(recipe.owes);
    });
  });

  test('holds at least twenty-five situations, each in both languages', () => {
    const all = recipes();
    expect(all.length).toBeGreaterThanOrEqual(25);
    const texts = all.flatMap(({ title, clause, by_hand: hand }) => [title, clause, hand]);
    expect(texts.filter(({ en, fr }) => en === '' || fr === '')).toEqual([]);
  });

  test('its pages are those that `npm run document` writes', () => {
    for (const [path, text] of cookbookPages()) expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('fifty-six real clauses', () => {
  test('are each told where they stand: a recipe that runs, or a limit', () => {
    const names: readonly string[] = recipes().map(({ name }) => name);
    const limits: readonly string[] = LIMITS.map(({ name }) => name);
    expect(clauses().map(({ number }) => number)).toEqual(Array.from({ length: 56 }, (_, i) => i + 1));
    const own = clauseRules();
    const isTold = ({ number, verdict, at, turn }: Clause): boolean =>
      verdict === 'N'
        ? limits.includes(at)
        : (names.includes(at) || (at === `clause-${number}` && own.has(number))) &&
          (verdict === 'A') === (turn !== undefined);
    expect(clauses().filter((clause) => !isTold(clause))).toEqual([]);
    const told = clauses().map(({ at }) => at);
    expect([...own.keys()].filter((number) => !told.includes(`clause-${number}`))).toEqual([]);
  });

  test.each([...clauseRules()])('clause %i', async (_, rule) => {
    await inWorkspace(clauseFiles(rule), async (folder) => {
      expect(await shared(folder, join(folder, 'run'))).toEqual(rule.net);
    });
  });

  test('at least forty can be said', () => {
    expect(clauses().filter(({ verdict }) => verdict === 'E').length).toBeGreaterThanOrEqual(40);
  });
});
