import type { Language } from '../../domain/language.ts';
import { FROM_WORDS } from './from-words.ts';
import { guessLayout } from './layout/layout-guess.ts';
import { categoriesIn, layoutYaml } from './layout/layout-yaml.ts';
import { tableEntries } from './list-yaml.ts';
import { type Proposed, proposeAll } from './propose.ts';
import type { SeenList } from './seen-list.ts';
import { sheetsTogether } from './sheets-together.ts';
import { quoted } from './yaml-text.ts';

/**
 * The layouts of one file as a YAML document to put into a convention: of a table, or else of a supplier's invoices.
 */
export function loneProposal(lists: readonly SeenList[], language: Language): string {
  const given = sheetsTogether(lists.map((list) => ({ list, path: list.name })));
  return proposalYaml(proposeAll(given).lists, language);
}

/**
 * Layouts of electronic invoices as a YAML document: all that their files do not say is which element names the access,
 * and the category.
 */
export function einvoiceProposal(files: readonly string[], language: Language): string {
  const [subscription, service] = categoriesIn(language);
  const entries = files.flatMap((file) => [
    `  - files: ${quoted(file)}`,
    '    einvoice: { access: BT-128 }',
    `    # categories: { "FTTO-*": ${subscription}, "*": ${service} }`,
  ]);
  return `${[`# ${FROM_WORDS[language].einvoice}`, 'invoices:', ...entries].join('\n')}\n`;
}

/** The layouts proposed for the lists of one file, as a YAML document. */
export function proposalYaml(proposed: readonly Proposed[], language: Language): string {
  const tables = tableEntries(proposed, language);
  const [first] = proposed;
  if (tables.length === 0 && first !== undefined) return layoutYaml(guessLayout(first.list), language);
  return `${[`# ${FROM_WORDS[language].lone}`, 'tables:', ...tables.flat()].join('\n')}\n`;
}
