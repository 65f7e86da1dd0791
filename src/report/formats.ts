import { statementCsv, yearStatementCsv } from './csv/statement.ts';
import { statementPage, yearStatementPage } from './html/statement-page.ts';
import type { Renderer } from './renderer.ts';
import type { Statement } from './statement/statement.ts';
import { statementXlsx, yearStatementXlsx } from './xlsx/statement.ts';
import type { YearStatement } from './year/statement.ts';

export const REPORT_FORMATS = ['csv', 'xlsx', 'pdf', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a run writes for people by default (REPORTS.md). */
export const DEFAULT_REPORTS: readonly ReportFormat[] = ['csv', 'xlsx', 'pdf'];

/** The renderer of each format. The PDF libraries are large, and are loaded only when needed. */
export type Renderers<S> = Readonly<Record<ReportFormat, () => Promise<Renderer<S>>>>;

export const STATEMENT_RENDERERS: Renderers<Statement> = {
  csv: async () => statementCsv,
  xlsx: async () => statementXlsx,
  pdf: async () => (await import('./pdf/statement.ts')).statementPdf,
  html: async () => statementPage,
};

export const YEAR_STATEMENT_RENDERERS: Renderers<YearStatement> = {
  csv: async () => yearStatementCsv,
  xlsx: async () => yearStatementXlsx,
  pdf: async () => (await import('./pdf/statement.ts')).yearStatementPdf,
  html: async () => yearStatementPage,
};

/** Reads `csv,pdf` or `none`: formats in their own order, once each; undefined where a word is no format. */
export function parseReports(text: string): readonly ReportFormat[] | undefined {
  if (text.trim() === 'none') return [];
  const asked = text.split(',').map((word) => word.trim());
  if (!asked.every((word) => REPORT_FORMATS.some((format) => format === word))) return undefined;
  return REPORT_FORMATS.filter((format) => asked.includes(format));
}

/** The formats as the command line and the manifest write them. */
export function reportsText(formats: readonly ReportFormat[]): string {
  return formats.length === 0 ? 'none' : formats.join(',');
}
