import type { ImputationCodes } from '../../domain/imputation.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import type { Parties } from '../../domain/parties.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { Amounts, Totals } from '../../settle/totals.ts';
import { csvRows } from './csv.ts';

/** The content of a cell: names and codes, a day, an amount with two decimals, a count, or an exact share. */
export type OutputKind = 'text' | 'day' | 'amount' | 'count' | 'share';

/** A column of an output file: header, cells, docs and published schema follow from it. */
export interface OutputColumn<Row> {
  readonly name: string;
  readonly kind: OutputKind;
  readonly doc: { readonly en: string; readonly fr: string };
  readonly cell: (row: Row) => string | number;
  /** The release that added it: a run of an earlier one is written, and verified, without it. */
  readonly since?: `${number}.${number}`;
}

/** A file that a run writes, column by column. */
export interface OutputTable<Row> {
  /** `charges` for charges.csv. */
  readonly name: string;
  readonly doc: OutputColumn<Row>['doc'];
  readonly columns: readonly OutputColumn<Row>[];
}

/** The columns that a table has in the runs of a release. */
export function columnsIn<Column extends Pick<OutputColumn<never>, 'since'>>(
  columns: readonly Column[],
  release: Release,
): readonly Column[] {
  return columns.filter(({ since }) => since === undefined || holdsIn(release, since));
}

export function headerOf<Row>(columns: readonly Pick<OutputColumn<Row>, 'name'>[]): string {
  return csvRows([columns.map(({ name }) => name)]);
}

/** The rows of a table, without its header. */
export function rowsText<Row>(columns: readonly OutputColumn<Row>[], rows: readonly Row[]): string {
  return csvRows(rows.map((row) => columns.map(({ cell }) => cell(row))));
}

/** The whole text of a file in the runs of a release. */
export function tableText<Row>(table: OutputTable<Row>, rows: readonly Row[], release: Release): string {
  const columns = columnsIn(table.columns, release);
  return headerOf(columns) + rowsText(columns, rows);
}

/** A column, with its meaning in English and in French, and the text that `cell` takes from a row. */
export function column<Row>(
  name: string,
  en: string,
  fr: string,
  cell: (row: Row) => string | number,
  kind: OutputKind = 'text',
): OutputColumn<Row> {
  return { name, kind, doc: { en, fr }, cell };
}

/** A column with the text that a row has under its name. */
export function named<Name extends string>(
  name: Name,
  en: string,
  fr: string,
): OutputColumn<Readonly<Record<Name, string>>> {
  return column(name, en, fr, (row) => row[name]);
}

/** A column of amounts; empty where there is none. */
export function amountColumn<Row>(
  name: string,
  en: string,
  fr: string,
  amount: (row: Row) => bigint | undefined,
): OutputColumn<Row> {
  const cell = (row: Row): string => {
    const cents = amount(row);
    return cents === undefined ? '' : formatCents(cents);
  };
  return column(name, en, fr, cell, 'amount');
}

export const NET = ['net', 'hors taxe'] as const;
export const VAT = ['VAT', 'TVA'] as const;
export const GROSS = ['gross', 'toutes taxes comprises'] as const;

export const MEMBER = named('member', 'member that bears', 'membre qui supporte');
export const CATEGORY = named('category', 'category', 'catégorie');

export const PARTIES: readonly OutputColumn<Parties>[] = [
  named('debtor', 'member that owes', 'membre qui doit'),
  named('creditor', 'member that paid', 'membre qui a payé'),
];

export const IMPUTATION: readonly OutputColumn<ImputationCodes>[] = [
  named('chapter', 'budget chapter', 'chapitre budgétaire'),
  named('function', 'budget function', 'fonction budgétaire'),
  named('nature', 'nature', 'nature'),
];

export const AMOUNT_COLUMNS: readonly OutputColumn<Amounts>[] = [
  amountColumn('net_amount', ...NET, ({ net }) => net),
  amountColumn('vat_amount', ...VAT, ({ vat }) => vat),
  amountColumn('gross_amount', ...GROSS, ({ gross }) => gross),
];

export const SUM_COLUMNS: readonly OutputColumn<Totals>[] = [
  column(
    'lines',
    'invoice lines of which the row holds a part; one booked under two imputations counts in the row of each, so that rows may sum to more lines than there are',
    'lignes de facture dont la rangée contient une part ; celle qui va à deux imputations compte dans la rangée de chacune, et les rangées peuvent faire plus de lignes qu’il n’y en a',
    ({ lines }) => lines,
    'count',
  ),
  ...AMOUNT_COLUMNS,
];
