import { yearStatementCsv } from '../csv/year-statement.ts';
import type { Renderers } from '../formats.ts';
import { yearStatementPage } from '../html/year-statement.ts';
import { yearStatementXlsx } from '../xlsx/year-statement.ts';
import type { YearStatement } from './statement.ts';

export const YEAR_STATEMENT_RENDERERS: Renderers<YearStatement> = {
  csv: async () => yearStatementCsv,
  xlsx: async () => yearStatementXlsx,
  pdf: async () => (await import('../pdf/year-statement.ts')).yearStatementPdf,
  html: async () => yearStatementPage,
};
