import type { Locale, ReportSettings } from '../../domain/convention.ts';
import type { Member } from '../../domain/member.ts';
import { formatCents, parseCents } from '../../domain/money.ts';
import { TITLE_COLUMNS, type TitleColumn } from '../../domain/title-columns.ts';
import type { Title } from '../../settle/titles.ts';
import { harmlessText } from '../spreadsheet-text.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { csvRow } from './csv.ts';

/** The statement that goes with a title. */
export interface Attachment {
  readonly path: string;
  readonly sha256: string;
}

export interface TitlesContext {
  /** The convention's. */
  readonly title: string | undefined;
  readonly settings: ReportSettings;
  /** The text of the run's selection. */
  readonly period: string;
  readonly language: Locale;
  readonly member: (id: string) => Member;
  /** The statement of a debtor; undefined where none was written. */
  readonly attachment: (debtor: string) => Attachment | undefined;
}

/**
 * The text of titres.csv: one row for each title to issue. A title whose net and VAT are both zero is none.
 * The columns that the convention names come first, under its names and in its order; the others follow.
 */
export function titlesCsv(titles: readonly Title[], context: TitlesContext): string {
  const { titres } = context.settings;
  const named = [...titres.keys()].flatMap((name) => TITLE_COLUMNS.filter((column) => column === name));
  const columns = [...named, ...TITLE_COLUMNS.filter((column) => !titres.has(column))];
  const rows = titles
    .filter(({ total }) => total.net !== 0n || total.vat !== 0n)
    .map((title) => csvRow(columns.map((column) => CELLS[column](title, context))));
  return csvRow(columns.map((column) => titres.get(column) ?? column)) + rows.join('');
}

/** What stands in each column; text is made harmless, amounts are left as numbers. */
const CELLS: Record<TitleColumn, (title: Title, context: TitlesContext) => string> = {
  kind: ({ total }) => (total.gross < 0n ? 'reduction' : 'titre'),
  creditor: ({ creditor }) => harmlessText(creditor),
  debtor: ({ debtor }) => harmlessText(debtor),
  debtor_name: ({ debtor }, { member }) => harmlessText(member(debtor).name),
  siret: ({ debtor }, { member }) => member(debtor).siret ?? '',
  service_code: ({ debtor }, { member }) => harmlessText(member(debtor).serviceCode ?? ''),
  engagement: ({ engagements }) => harmlessText(engagements.join('+')),
  object: (_title, { title, period, language }) =>
    harmlessText(reportWords(language).titleObject(title, periodText(period, language))),
  period: (_title, { period }) => harmlessText(period),
  net_amount: ({ total }) => formatCents(total.net),
  vat_amount: ({ total }) => formatCents(total.vat),
  gross_amount: ({ total }) => formatCents(total.gross),
  chapter: ({ chapter }) => harmlessText(chapter),
  function: ({ function: budgetFunction }) => harmlessText(budgetFunction),
  nature: ({ nature }) => harmlessText(nature),
  below_threshold: ({ total }, { settings }) => belowThreshold(total.gross, settings),
  attachment: ({ debtor }, { attachment }) => harmlessText(attachment(debtor)?.path ?? ''),
  attachment_sha256: ({ debtor }, { attachment }) => attachment(debtor)?.sha256 ?? '',
};

/** Whether a debt is under the threshold of recovery (CGCT D1611-1); empty where none is set. A reduction is no debt. */
function belowThreshold(gross: bigint, { threshold }: ReportSettings): string {
  if (threshold === undefined) return '';
  return gross >= 0n && gross < parseCents(threshold) ? 'yes' : 'no';
}
