import type { Language } from '../../domain/language.ts';
import { yearStatementCsv } from '../csv/year-statement.ts';
import type { FileContent, OnLacking, ReportFormat } from '../formats.ts';
import { yearStatementPage } from '../html/year-statement.ts';
import { yearStatementXlsx } from '../xlsx/year-statement.ts';
import type { YearStatement } from './statement.ts';

/** A statement of a year as the content of a file. */
export type YearStatementRenderer = (
  statement: YearStatement,
  language: Language,
  onLacking: OnLacking,
) => Promise<FileContent>;

/** The renderer of each format; the libraries of PDF are large, and are read only when it is asked for. */
const RENDERERS: Record<ReportFormat, () => Promise<YearStatementRenderer>> = {
  csv: async () => async (statement, language) => yearStatementCsv(statement, language),
  xlsx: async () => yearStatementXlsx,
  pdf: async () => (await import('../pdf/year-statement.ts')).yearStatementPdf,
  html: async () => async (statement, language) => yearStatementPage(statement, language),
};

export function yearStatementRenderer(format: ReportFormat): Promise<YearStatementRenderer> {
  return RENDERERS[format]();
}
