import { LANGUAGES, type Language, NOTATION } from '../domain/language.ts';
import { isTabular } from '../text/file-type.ts';
import { isOneOf } from '../text/plain-form.ts';
import { type Column, choicesIn, columnsOf, headerIn, type TableFacts } from '../workspace/columns/table.ts';
import { invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../workspace/tables.ts';
import { CONVENTION_TEMPLATE } from './convention-template.ts';
import type { TemplateFile } from './example.ts';

const GUIDE_NAME: Record<Language, string> = { en: 'README.md', fr: 'LISEZMOI.md' };

/** Empty tables with their headers, a convention to complete, and a guide to every column. */
export function emptyFiles(language: Language): readonly TemplateFile[] {
  const invoices = { file: 'invoices/invoices.csv', schema: invoiceLineSchema };
  return [
    { path: 'convention.yaml', content: CONVENTION_TEMPLATE[language] },
    { path: GUIDE_NAME[language], content: guide(language) },
    ...[...Object.values(ALL_TABLES), invoices].map(({ file, schema }) => ({
      path: file,
      content: `${columnsOf(schema)
        .map((column) => headerIn(column, language))
        .join(NOTATION[language].files.delimiter)}\n`,
    })),
  ];
}

/** Whether a file is a table as `init --empty` wrote it, in any language; its path may be in any case (Windows). */
export function isEmptyTable(path: string, content: Uint8Array): boolean {
  const text = Buffer.from(content).toString('utf8');
  return LANGUAGES.flatMap(emptyFiles).some(
    (file) => isTabular(file.path) && file.path === path.toLowerCase() && file.content === text,
  );
}

const WORDS = {
  fr: {
    title: '# L’espace de travail, table par table',
    intro:
      'Remplissez les tables, déposez les factures de l’opérateur dans `invoices/`, puis lancez `grappe check`.\n' +
      'Supprimez les tables facultatives dont vous ne vous servez pas : toute table présente est appliquée\n' +
      '(`imputations.csv` vide, par exemple, est une erreur dès la première ligne répartie).\n' +
      'Les jours s’écrivent 2025-09-01 ou 01/09/2025 ; les deux bornes d’une période comptent.',
    optionalTable: 'facultative',
    required: 'obligatoire',
    one: 'parmi',
  },
  en: {
    title: '# The workspace, table by table',
    intro:
      'Fill in the tables, put the operator’s invoices in `invoices/`, then run `grappe check`.\n' +
      'Remove the optional tables that you do not use: a table that is there is applied\n' +
      '(an empty `imputations.csv`, for instance, is an error for the first line shared).\n' +
      'Days are written 2025-09-01 or 01/09/2025; both ends of a period count.',
    optionalTable: 'optional',
    required: 'required',
    one: 'one of',
  },
} as const;

/** A page for an empty workspace that describes every table and column. */
export function guide(language: Language): string {
  const { title, intro } = WORDS[language];
  return `${[title, intro, tableSections(language)].join('\n\n')}\n`;
}

/** Every table that grappe reads, with its columns; made from the schemas, so that it cannot go stale. */
export function tableSections(language: Language): string {
  return TABLES_READ.map((table) => `## ${tableSection(table, language)}`).join('\n\n');
}

/** The tables of a name, in either language, with or without .csv, and their columns; undefined where there is none. */
export function tableHelp(topic: string, language: Language): string | undefined {
  const name = topic.replace(/\.csv$/, '');
  const named = TABLES_READ.filter((one) => isOneOf(name, one.names));
  return named.length === 0
    ? undefined
    : named.map((table) => `${tableSection(table, language)}\n`).join('\n');
}

/** A table, and its names in both languages. */
interface TableRead extends Pick<TableFacts, 'file' | 'schema' | 'required'> {
  readonly names: readonly string[];
}

const TABLES_READ: readonly TableRead[] = [
  ...Object.values(ALL_TABLES).map((table) => ({ ...table, names: [table.name, table.french] })),
  {
    names: ['lines', 'lignes', 'invoices', 'factures'],
    ...{ file: 'invoices/*.csv', required: true, schema: invoiceLineSchema },
  },
];

/** The English names by which `tableHelp` finds the tables. */
export const TABLE_TOPICS: readonly string[] = TABLES_READ.flatMap(({ names: [name = ''] }) => name);

function tableSection({ file, required, schema }: TableRead, language: Language): string {
  const heading = `${file}${required ? '' : ` (${WORDS[language].optionalTable})`}`;
  return [heading, ...columnsOf(schema).map((column) => `- ${columnText(column, language)}`)].join('\n');
}

function columnText(column: Column, language: Language): string {
  const words = WORDS[language];
  const name = headerIn(column, language);
  const required = column.required ? ` (${words.required})` : '';
  const choices = choicesIn(column, language);
  const list =
    choices.length === 0 ? '' : ` — ${words.one} ${choices.map((word) => `\`${word}\``).join(', ')}`;
  return `\`${name}\`${required}: ${column.doc[language]}${list}`.replace(
    /: /,
    `${NOTATION[language].colon} `,
  );
}
