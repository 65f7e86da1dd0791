import type { Language } from '../domain/language.ts';
import { NOTATION } from '../domain/notation.ts';
import { columnsOf, headerIn } from '../workspace/table.ts';
import { invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../workspace/year-tables.ts';
import { conventionTemplate } from './convention-template.ts';
import type { TemplateFile } from './example.ts';
import { guide } from './guide.ts';

const GUIDE_NAME: Record<Language, string> = { en: 'README.md', fr: 'LISEZMOI.md' };

/** Empty tables with their headers, a convention to complete, and a guide to every column. */
export function emptyFiles(language: Language): readonly TemplateFile[] {
  const tables = Object.values(ALL_TABLES).map(({ file, schema }) => ({ file, schema }));
  const invoices = { file: 'invoices/invoices.csv', schema: invoiceLineSchema };
  return [
    { path: 'convention.yaml', content: conventionTemplate(language) },
    { path: GUIDE_NAME[language], content: guide(language) },
    ...[...tables, invoices].map(({ file, schema }) => ({
      path: file,
      content: `${columnsOf(schema)
        .map((column) => headerIn(column, language))
        .join(NOTATION[language].files.delimiter)}\n`,
    })),
  ];
}
