import { type Day, formatDay } from '../../domain/calendar.ts';
import type { Locale, ReportSettings } from '../../domain/convention.ts';
import type { Member } from '../../domain/member.ts';
import { type Cents, formatCents, parseCents } from '../../domain/money.ts';
import { parsePeriod } from '../../domain/period.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import {
  type ListedTitleColumn,
  TITLE_COLUMNS,
  type TitleField,
  type TitleSettings,
  titleHeader,
} from '../../domain/title-columns.ts';
import type { Title } from '../../settle/titles.ts';
import { harmlessText } from '../spreadsheet-text.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { delimitedRow } from './csv.ts';

/** The statement that goes with a title. */
export interface Attachment {
  readonly path: string;
  readonly sha256: string;
}

export interface TitlesContext {
  /** The convention's. */
  readonly title: string | undefined;
  readonly settings: ReportSettings;
  /** By which the run is computed. */
  readonly release: Release;
  /** The text of the run's selection. */
  readonly period: string;
  readonly language: Locale;
  readonly member: (id: string) => Member;
  /** The statement of a debtor; undefined where none was written. */
  readonly attachment: (debtor: string) => Attachment | undefined;
}

/**
 * The text of titres.csv: one row for each title to issue or to correct. A title whose net and VAT are both zero is
 * none. Columns, their names and the marks are those that the convention asks for.
 */
export function titlesCsv(titles: readonly Title[], context: TitlesContext): string {
  const { titres } = context.settings;
  const columns = writtenColumns(titres, context.release);
  const rows = titles
    .filter(({ total }) => total.net !== 0n || total.vat !== 0n || total.gross !== 0n)
    .map((title) =>
      columns.map((column) => ('value' in column ? column.value : CELLS[column.field](title, context))),
    );
  return [columns.map((column) => titleHeader(column, titres)), ...rows]
    .map((cells) => delimitedRow(cells, titres.delimiter))
    .join('');
}

/** Those that the convention lists; else all, those that it names first. Before 0.2 no title said what it corrects. */
function writtenColumns({ names, columns }: TitleSettings, release: Release): readonly ListedTitleColumn[] {
  if (columns !== undefined) return columns;
  const known = TITLE_COLUMNS.filter((column) => column !== 'corrects' || holdsIn(release, '0.2'));
  const named = [...names.keys()];
  return [...named, ...known.filter((column) => !names.has(column))].map((field) => ({
    field,
    as: undefined,
  }));
}

/** What stands in each column; text is made harmless, amounts are left as numbers. */
const CELLS: Record<TitleField, (title: Title, context: TitlesContext) => string> = {
  kind: titleKind,
  corrects: ({ corrects }) => harmlessText(corrects),
  creditor: ({ creditor }) => harmlessText(creditor),
  debtor: ({ debtor }) => harmlessText(debtor),
  debtor_name: ({ debtor }, { member }) => harmlessText(member(debtor).name),
  siret: ({ debtor }, { member }) => member(debtor).siret ?? '',
  service_code: ({ debtor }, { member }) => harmlessText(member(debtor).serviceCode ?? ''),
  engagement: ({ engagements }) => harmlessText(engagements.join('+')),
  object: ({ corrects }, { title, period, language }) =>
    harmlessText(reportWords(language).titleObject(title, periodText(period, language), corrects)),
  period: (_title, { period }) => harmlessText(period),
  period_start: (_title, context) => dayCell(parsePeriod(context.period)?.days.from, context),
  period_end: (_title, context) => dayCell(parsePeriod(context.period)?.days.to, context),
  net_amount: ({ total, balance }, context) => (balance?.grossOnly ? '' : amountCell(total.net, context)),
  vat_amount: ({ total, balance }, context) => (balance?.grossOnly ? '' : amountCell(total.vat, context)),
  gross_amount: ({ total }, context) => amountCell(total.gross, context),
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

/** A correction is no new title: it completes an earlier one, or reduces it. */
function titleKind({ total, corrects, balance }: Title): string {
  if (balance !== undefined) return balance.kind;
  if (total.gross < 0n) return 'reduction';
  return corrects === '' ? 'titre' : 'complement';
}

function amountCell(amount: Cents, { settings }: TitlesContext): string {
  return formatCents(amount).replace('.', settings.titres.decimal);
}

function dayCell(day: Day | undefined, { settings }: TitlesContext): string {
  if (day === undefined) return '';
  const [year = '', month = '', dayOfMonth = ''] = formatDay(day).split('-');
  return settings.titres.dates.replace('YYYY', year).replace('MM', month).replace('DD', dayOfMonth);
}
