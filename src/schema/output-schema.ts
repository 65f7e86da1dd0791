import { type Language, NOTATION } from '../domain/language.ts';
import { ALLOCATION_COLUMNS } from '../report/csv/allocation-columns.ts';
import { announcedFile, budgetFile } from '../report/csv/forecast.ts';
import { regularisationsFile, unallocatedFile } from '../report/csv/line-files.ts';
import type { OutputColumn, OutputKind } from '../report/csv/output-table.ts';
import {
  accountFile,
  balanceFile,
  chargesFile,
  expenseFile,
  settlementFile,
} from '../report/csv/sum-files.ts';
import { titlesFile } from '../report/csv/titles.ts';

/** The published description of a file that grappe writes. */
export interface PublishedOutput {
  readonly name: string;
  readonly doc: OutputColumn<never>['doc'];
  readonly columns: readonly Pick<OutputColumn<never>, 'name' | 'kind' | 'doc' | 'since'>[];
}

const allocations: PublishedOutput = {
  name: 'allocations',
  doc: {
    en: 'the proof: one row for each line, member and site',
    fr: 'la preuve : une ligne pour chaque ligne de facture, membre et site',
  },
  columns: ALLOCATION_COLUMNS,
};

/** Every table of a run, an account and a forecast but the statements, which are laid out for reading. */
export const OUTPUTS: readonly PublishedOutput[] = [
  allocations,
  chargesFile,
  settlementFile,
  regularisationsFile,
  unallocatedFile,
  titlesFile,
  accountFile,
  expenseFile,
  balanceFile,
  announcedFile,
  budgetFile,
];

/** The meaning of a file that grappe writes, with or without .csv in its name, and of its columns. */
export function outputHelp(topic: string, language: Language): string | undefined {
  const output = OUTPUTS.find(({ name }) => name === topic.replace(/\.csv$/, ''));
  const { colon } = NOTATION[language];
  return (
    output &&
    [
      `${output.name}.csv — ${output.doc[language]}`,
      ...output.columns.map(({ name, doc }) => `- \`${name}\`${colon} ${doc[language]}`),
    ].join('\n')
  );
}

/** The Table Schema (Frictionless Data) of a file that grappe writes, made from the columns that write it. */
export function outputSchema({ name, doc, columns }: PublishedOutput) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    name,
    title: `${doc.en} / ${doc.fr}`,
    path: `${name}.csv`,
    fields: columns.map((column) => ({
      name: column.name,
      type: TYPES[column.kind],
      description: `${column.doc.en} / ${column.doc.fr}`,
    })),
    missingValues: [''],
  };
}

/** Exact shares are text: `414/677`. */
const TYPES: Record<OutputKind, string> = {
  text: 'string',
  day: 'date',
  amount: 'number',
  count: 'integer',
  share: 'string',
};
