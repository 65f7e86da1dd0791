/** The situations of the cookbook, each a workspace of `fixtures/cookbook` with the amounts worked out by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const COOKBOOK = 'fixtures/cookbook';

export type Bilingual = Readonly<Record<'en' | 'fr', string>>;

export interface Recipe {
  /** Its folder, and the anchor of its heading. */
  readonly name: string;
  readonly order: number;
  readonly title: Bilingual;
  /** What a convention says, in words. */
  readonly clause: Bilingual;
  /** How the amounts are worked out without grappe. */
  readonly by_hand: Bilingual;
  /** Net amount by member. */
  readonly net: Readonly<Record<string, string>>;
}

/** A real clause: whether the rule language says it (E), with a turn (A) or not (N), and the recipe or limit that shows it. */
export interface Clause {
  readonly number: number;
  readonly source: string;
  readonly verdict: 'E' | 'A' | 'N';
  readonly at: string;
}

export function recipes(): readonly Recipe[] {
  return readdirSync(COOKBOOK, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(
      ({ name }): Recipe => ({
        name,
        ...JSON.parse(readFileSync(join(COOKBOOK, name, 'recipe.json'), 'utf8')),
      }),
    )
    .sort((a, b) => a.order - b.order);
}

export function clauses(): readonly Clause[] {
  return JSON.parse(readFileSync(join(COOKBOOK, 'clauses.json'), 'utf8'));
}

export function folderOf({ name }: Recipe): string {
  return join(COOKBOOK, name);
}

/** The files of a recipe that a reader sees: settings of its own, rules, and the tables that are more than names. */
export function fileOf(recipe: Recipe, file: string): string {
  return readFileSync(join(folderOf(recipe), file), 'utf8');
}
