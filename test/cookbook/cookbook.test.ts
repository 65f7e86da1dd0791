/** Every situation of the cookbook comes to the amounts that were worked out by hand, and the pages show them all. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { netByMember } from '../docs/worked-group.ts';
import { cookbookPages, LIMITS } from './page.ts';
import { clauses, folderOf, recipes } from './recipes.ts';

describe('the cookbook', () => {
  test.each(recipes().map((recipe) => [recipe.name, recipe] as const))('%s', async (_, recipe) => {
    const out = mkdtempSync(join(tmpdir(), 'grappe-cookbook-'));
    try {
      const run = join(out, 'run');
      const asked = ['allocate', folderOf(recipe), '--out', run, '--reports', 'none', '--no-pack'];
      const { exitCode, stderr } = await runCommand([...asked, '--no-reconcile', '--lang', 'en']);
      expect([exitCode, stderr.includes('error[')]).toEqual([0, false]);
      expect(netByMember(readFileSync(join(run, 'allocations.csv'), 'utf8'))).toEqual(recipe.net);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
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
    const lost = clauses().filter(({ verdict, at }) => !(verdict === 'E' ? names : limits).includes(at));
    expect(lost).toEqual([]);
  });

  test('at least forty can be said', () => {
    expect(clauses().filter(({ verdict }) => verdict === 'E').length).toBeGreaterThanOrEqual(40);
  });
});
