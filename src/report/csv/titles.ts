import type { ReportSettings } from '../../domain/convention.ts';
import { type Cents, formatCents, parseCents } from '../../domain/numbers/money.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { Member } from '../../domain/tables.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import {
  type ListedTitleColumn,
  TITLE_COLUMNS,
  type TitleField,
  type TitleSettings,
  titleHeader,
} from '../../domain/title-columns.ts';
import type { Title } from '../../settle/titles.ts';
import { harmlessText } from '../../text/spreadsheet.ts';
import { periodText, type ReportWords } from '../words/words.ts';
import { csvRows } from './csv.ts';
import type { OutputColumn } from './output-table.ts';

/** The statement that goes with a title. */
export interface Attachment {
  readonly path: string;
  readonly sha256: string;
}

export interface TitlesContext {
  /** The convention's. */
  readonly title: string | undefined;
  readonly settings: ReportSettings;
  /** The release by which the run is computed. */
  readonly release: Release;
  /** The text of the run's selection. */
  readonly period: string;
  readonly words: ReportWords;
  readonly member: (id: string) => Member;
  /** The statement of a debtor; undefined where none was written. */
  readonly attachment: (debtor: string) => Attachment | undefined;
}

/**
 * The text of titres.csv: one row for each title to issue or to correct; a title whose net and VAT are both zero is
 * left out. Columns, their names and the marks are those that the convention asks for.
 */
export function titlesCsv(titles: readonly Title[], context: TitlesContext): string {
  const { titres } = context.settings;
  const columns = writtenColumns(titres, context.release);
  const rows = titles
    .filter(isTitle)
    .map((title) =>
      columns.map((column) => ('value' in column ? column.value : fileCell(column.field, title, context))),
    );
  return csvRows([columns.map((column) => titleHeader(column, titres)), ...rows], titres.delimiter);
}

/** The columns that the convention lists; else all, those it names first. Before 0.2 no title said what it corrects. */
function writtenColumns({ names, columns }: TitleSettings, release: Release): readonly ListedTitleColumn[] {
  if (columns !== undefined) return columns;
  const known = TITLE_COLUMNS.filter((column) => column !== 'corrects' || holdsIn(release, '0.2'));
  const named = [...names.keys()];
  return [...named, ...known.filter((column) => !names.has(column))].map((field) => ({
    field,
    as: undefined,
  }));
}

/** A cell of the file: text is made harmless, amounts stay numbers. */
function fileCell(field: TitleField, title: Title, context: TitlesContext): string {
  const { kind, cell } = FIELDS[field];
  const written = cell(title, context);
  return kind === 'text' ? harmlessText(written) : written;
}

/** The meaning of each column, in both languages, and its cell. */
const FIELDS: Record<TitleField, TitleFacts> = {
  kind: text(
    '`titre`, `reduction` or `complement`; in an account, `solde` or `reduction`',
    '`titre`, `reduction` ou `complement` ; dans un décompte, `solde` ou `reduction`',
    titleKind,
  ),
  corrects: text(
    'closed run whose title it corrects',
    'calcul clos dont le titre est corrigé',
    ({ corrects }) => corrects,
  ),
  creditor: text('member that issues it', 'membre qui l’émet', ({ creditor }) => creditor),
  debtor: text('member that owes', 'membre qui doit', ({ debtor }) => debtor),
  debtor_name: text('its name', 'son nom', ({ debtor }, { member }) => member(debtor).name),
  siret: text('its SIRET', 'son SIRET', ({ debtor }, { member }) => member(debtor).siret ?? ''),
  service_code: text(
    'its service code',
    'son code service',
    ({ debtor }, { member }) => member(debtor).serviceCode ?? '',
  ),
  engagement: text('its commitments, joined with +', 'ses engagements, joints par +', ({ engagements }) =>
    engagements.join('+'),
  ),
  object: text('object of the title', 'objet du titre', ({ corrects }, { title, period, words, release }) => {
    const isUntitled = title === undefined || !holdsIn(release, '0.2');
    return words.titleObject(title, periodText(period, words, release), corrects, isUntitled);
  }),
  period: text('period of the run', 'période du calcul', (_title, { period }) => period),
  period_start: day('its first day', 'son premier jour', ({ period }) => parsePeriod(period)?.days.from),
  period_end: day('its last day', 'son dernier jour', ({ period }) => parsePeriod(period)?.days.to),
  net_amount: amount('net', 'hors taxe', ({ total, balance }) =>
    balance?.grossOnly ? undefined : total.net,
  ),
  vat_amount: amount('VAT', 'TVA', ({ total, balance }) => (balance?.grossOnly ? undefined : total.vat)),
  gross_amount: amount(
    'gross; at 0.00 there is nothing to issue: corrections take back as much as they add',
    'toutes taxes comprises ; à 0.00 il n’y a rien à émettre : des corrections ôtent autant qu’elles ajoutent',
    ({ total }) => total.gross,
  ),
  chapter: text(
    'revenue chapter of the creditor',
    'chapitre de recette du créancier',
    ({ chapter }) => chapter,
  ),
  function: text('revenue function', 'fonction de recette', ({ function: budgetFunction }) => budgetFunction),
  nature: text('revenue nature', 'nature de recette', ({ nature }) => nature),
  below_threshold: text(
    '`yes` under the threshold of recovery',
    '`yes` sous le seuil de recouvrement',
    ({ total }, { settings }) => belowThreshold(total.gross, settings),
  ),
  attachment: text(
    'statement that goes with it',
    'état joint',
    ({ debtor }, { attachment }) => attachment(debtor)?.path ?? '',
  ),
  attachment_sha256: text(
    'its SHA-256',
    'son SHA-256',
    ({ debtor }, { attachment }) => attachment(debtor)?.sha256 ?? '',
  ),
};

interface TitleFacts extends Pick<OutputColumn<Title>, 'kind' | 'doc'> {
  readonly cell: (title: Title, context: TitlesContext) => string;
}

function text(en: string, fr: string, cell: TitleFacts['cell']): TitleFacts {
  return { kind: 'text', doc: { en, fr }, cell };
}

function day(en: string, fr: string, of: (context: TitlesContext) => Day | undefined): TitleFacts {
  return { kind: 'day', doc: { en, fr }, cell: (_title, context) => dayCell(of(context), context) };
}

function amount(en: string, fr: string, of: (title: Title) => Cents | undefined): TitleFacts {
  return { kind: 'amount', doc: { en, fr }, cell: (title, context) => amountCell(of(title), context) };
}

/** All columns of titres.csv, whatever the convention selects, for titles that are not empty. */
export function titleColumns(context: TitlesContext): readonly OutputColumn<Title>[] {
  return titlesFile.columns.map((column) => ({
    ...column,
    cell: (title) => FIELDS[column.name].cell(title, context),
  }));
}

/** A title whose net, VAT and gross are all zero is not one. */
export function isTitle({ total }: Title): boolean {
  return total.net !== 0n || total.vat !== 0n || total.gross !== 0n;
}

/** The columns of titres.csv, as they are published. */
export const titlesFile = {
  name: 'titres',
  doc: {
    en: 'one row for each title to issue, or to correct',
    fr: 'une ligne pour chaque titre à émettre ou à corriger',
  },
  columns: TITLE_COLUMNS.map((name) => {
    const { kind, doc } = FIELDS[name];
    return { name, kind, doc };
  }),
};

/** Whether a debt is below the threshold of recovery (CGCT D1611-1); empty without one. A reduction is no debt. */
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

function amountCell(cents: Cents | undefined, { settings }: TitlesContext): string {
  if (cents === undefined) return '';
  return formatCents(cents).replace('.', settings.titres.decimal);
}

function dayCell(date: Day | undefined, { settings }: TitlesContext): string {
  if (date === undefined) return '';
  const [year = '', month = '', dayOfMonth = ''] = formatDay(date).split('-');
  return settings.titres.dates.replace('YYYY', year).replace('MM', month).replace('DD', dayOfMonth);
}
