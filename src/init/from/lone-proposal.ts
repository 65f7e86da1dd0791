import type { Language } from '../../diagnostics/language.ts';
import { guessLayout } from '../layout-guess.ts';
import { layoutYaml } from '../layout-yaml.ts';
import { FROM_WORDS } from './from-words.ts';
import { listYaml } from './list-yaml.ts';
import { proposeAll } from './propose.ts';
import type { SeenList } from './seen-list.ts';

/** The layouts of one file as a YAML document to put into a convention: of a table, or else of a supplier's invoices. */
export function loneProposal(lists: readonly SeenList[], language: Language): string {
  const proposed = proposeAll(lists.map((list) => ({ list, path: list.name })));
  const tables = proposed.filter(({ layouts }) => layouts.length > 0);
  const [first] = lists;
  if (tables.length === 0 && first !== undefined) return layoutYaml(guessLayout(first), language);
  const words = FROM_WORDS[language];
  const lines = tables.flatMap(({ path, recognition, layouts }) => [
    `  ${recognition?.kind}:   # ${recognition === undefined ? '' : words.kinds[recognition.kind]}`,
    ...layouts.flatMap((layout) => listYaml(layout, path, language)),
  ]);
  return `${[`# ${words.lone}`, 'tables:', ...lines].join('\n')}\n`;
}
