import type { Language } from '../../domain/language.ts';
import { FROM_WORDS } from './from-words.ts';
import { sheetsTogether } from './invoice-groups.ts';
import { guessLayout } from './layout/layout-guess.ts';
import { categoriesIn, layoutYaml } from './layout/layout-yaml.ts';
import { tableEntries } from './list-yaml.ts';
import { type Proposed, pathAndSheet, proposeAll, separatorWithin } from './propose.ts';
import { mostLikeLines } from './recognise.ts';
import { besideOthers, type Remark, takenFor } from './remarks.ts';
import type { SeenList } from './seen-list.ts';
import { unknownLists } from './unknown-lists.ts';
import { quoted } from './yaml-text.ts';

/**
 * The layouts of one file as a YAML document to put into a convention: of tables and of a supplier's invoices, or of
 * invoices where it looks like nothing; empty for the table itself. Remarks are on its sheets without a layout.
 */
export function loneProposal(
  lists: readonly SeenList[],
  language: Language,
): { readonly yaml: string; readonly remarks: readonly Remark[] } {
  const given = sheetsTogether(lists.map((list) => ({ list, path: list.name })));
  const proposed = proposeAll(given).lists;
  const tables = proposed.filter(({ layouts }) => layouts.length > 0);
  const lines = proposed.filter(({ recognition }) => recognition?.kind === 'invoices');
  const unknown = proposed.filter(({ recognition }) => recognition === undefined);
  const read = mostLikeLines(lines)[0] ?? (tables.length === 0 ? unknown[0] : undefined);
  const yaml = [
    ...(tables.length === 0 ? [] : [proposalYaml(tables, language)]),
    ...(read === undefined ? [] : [layoutYaml(guessLayout(read.list), language)]),
    ...unknownLists(unknown, language).map((line) => `${line}\n`),
  ].join('');
  const remarks = proposed.flatMap((one): readonly Remark[] => {
    if (tables.includes(one) || (one === read && separatorWithin(one.list) === undefined)) return [];
    const file = pathAndSheet(one);
    if (lines.includes(one)) return [besideOthers(one, read === undefined ? [] : [read])];
    return [unknown.includes(one) ? takenFor(one, false) : { kind: 'own-table', file }];
  });
  return { yaml, remarks };
}

/** Layouts of electronic invoices as YAML: these do not say which element names the access, nor the category. */
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
