import type { Language } from '../../domain/language.ts';
import type { FileContent, ReportFormat } from '../formats.ts';
import type { YearStatement } from './statement.ts';

/** A statement of a year as the content of a file. */
export type YearStatementRenderer = (statement: YearStatement, language: Language) => Promise<FileContent>;

/** The renderer of each format; its libraries are read only when it is asked for. */
const RENDERERS: Record<ReportFormat, () => Promise<YearStatementRenderer>> = {
  csv: async () => {
    const { yearStatementCsv } = await import('../csv/year-statement.ts');
    return async (statement, language) => yearStatementCsv(statement, language);
  },
  xlsx: async () => (await import('../xlsx/year-statement.ts')).yearStatementXlsx,
  pdf: async () => (await import('../pdf/year-statement.ts')).yearStatementPdf,
  html: async () => {
    const { yearStatementPage } = await import('../html/year-statement.ts');
    return async (statement, language) => yearStatementPage(statement, language);
  },
};

export function yearStatementRenderer(format: ReportFormat): Promise<YearStatementRenderer> {
  return RENDERERS[format]();
}
