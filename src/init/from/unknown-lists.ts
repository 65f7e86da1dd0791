import type { Language } from '../../domain/language.ts';
import { printable } from '../../text/printable.ts';
import { columnsOf } from '../../workspace/columns/table.ts';
import { LISTED_TABLES } from '../../workspace/listed-tables.ts';
import { ALL_TABLES } from '../../workspace/tables.ts';
import { FROM_WORDS } from './from-words.ts';
import { entryLines } from './list-yaml.ts';
import { type GivenList, pathAndSheet, separatorWithin } from './propose.ts';
import { quoted, samplesOf } from './yaml-text.ts';

const en = {
  toComplete: (file: string) =>
    `${file}: no table that grappe knows. Complete the entry that is proposed for it behind a "#", or leave it out.`,
  empty: (file: string) => `${file}: no table that grappe knows. No row is below its header: leave it out.`,
  isInOneColumn: (file: string, separator: string) =>
    `${file}: all its columns are in one, separated by "${separator}". Split it in the spreadsheet (Data, Text to Columns), save it, then give it again.`,
  how: 'To read one of the lists that follow, put its lines under tables: without their "#"; write the table for TABLE, and for each … its column that the header is of; take out the other headers:',
  lacking: 'for each required column that the list lacks',
  columns: 'The columns of each table (* required; grappe schema TABLE says what they mean):',
};

const fr: typeof en = {
  toComplete: (file) =>
    `${file} : aucune table que grappe connaisse. Complétez la disposition proposée pour elle derrière un « # », ou laissez-la de côté.`,
  empty: (file) =>
    `${file} : aucune table que grappe connaisse. Aucune ligne n’est sous son en-tête : laissez-la de côté.`,
  isInOneColumn: (file, separator) =>
    `${file} : toutes ses colonnes n’en font qu’une, séparées par « ${separator} ». Répartissez-la dans le tableur (Données, Convertir), enregistrez, puis redonnez le fichier.`,
  how: 'Pour lire l’une des listes qui suivent, mettez ses lignes sous tables:, sans leur « # » ; écrivez la table au lieu de TABLE et, au lieu de chaque …, celle de ses colonnes que donne l’en-tête ; ôtez les autres en-têtes :',
  lacking: 'pour chaque colonne obligatoire que la liste n’a pas',
  columns: 'Les colonnes de chaque table (* obligatoire ; grappe schema TABLE dit ce qu’elles contiennent) :',
};

const WORDS: Record<Language, typeof en> = { en, fr };

/** That a list is no known table, and what to do about it. */
export function unknownText(one: GivenList, language: Language): string {
  const [words, file, separator] = [WORDS[language], printable(pathAndSheet(one)), separatorWithin(one.list)];
  if (separator !== undefined) return words.isInOneColumn(file, separator);
  return isToComplete(one) ? words.toComplete(file) : words.empty(file);
}

/**
 * For lists that look like no table: for each the entry that would read it, whose table and columns people fill in, then
 * the columns that there are. All are comments: nothing is guessed, and nothing is read until someone has decided.
 */
export function unknownLists(lists: readonly GivenList[], language: Language): readonly string[] {
  const words = WORDS[language];
  const entries = lists.flatMap((one) => [
    unknownText(one, language),
    ...(isToComplete(one) ? skeleton(one, language) : []),
  ]);
  const tables = LISTED_TABLES.map((name) => `  ${name}: ${columnNames(name).join(', ')}`);
  const said = lists.some(isToComplete) ? [words.how, ...entries, words.columns, ...tables] : entries;
  return said.map((line) => `# ${line}`);
}

function isToComplete({ list }: GivenList): boolean {
  return list.rows.length > 0 && separatorWithin(list) === undefined;
}

function skeleton({ list, path }: GivenList, language: Language): readonly string[] {
  return [
    '  TABLE:',
    `    # ${FROM_WORDS[language].seen(list.headerRow, list.rows.length)}`,
    ...entryLines(list, path, language),
    '      columns:',
    ...list.columns.map((seen) => `        …: ${quoted(seen.header)}${samplesOf(seen)}`),
    `      # defaults: { …: "…" }   # ${WORDS[language].lacking}`,
    '      ignore_columns: "*"',
  ];
}

function columnNames(table: (typeof LISTED_TABLES)[number]): readonly string[] {
  return columnsOf(ALL_TABLES[table].schema).map(({ name, required }) => (required ? `${name}*` : name));
}
