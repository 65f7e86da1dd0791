import type { ImputationCodes } from '../../domain/imputation.ts';
import { formatCents } from '../../domain/money.ts';
import type { Parties } from '../../domain/parties.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { Totals } from '../../settle/totals.ts';
import { csvRows } from './csv.ts';

/** What a cell holds: names and codes, a day, an amount with two decimals, a count, or an exact share. */
export type OutputKind = 'text' | 'day' | 'amount' | 'count' | 'share';

/** A column of an output file: header, cells, docs and published schema follow from it. */
export interface OutputColumn<Row> {
  readonly name: string;
  readonly kind: OutputKind;
  readonly doc: { readonly en: string; readonly fr: string };
  readonly cell: (row: Row) => string | number;
  /** The release that it came with: a run of an earlier one is written without it, and verified so. */
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

/** A column of texts, which `cell` takes from a row. */
export function textColumn<Row>(
  name: string,
  doc: OutputColumn<Row>['doc'],
  cell: (row: Row) => string,
): OutputColumn<Row> {
  return { name, kind: 'text', doc, cell };
}

export function amountColumn<Row>(
  name: string,
  doc: OutputColumn<Row>['doc'],
  cell: (row: Row) => bigint,
): OutputColumn<Row> {
  return { name, kind: 'amount', doc, cell: (row) => formatCents(cell(row)) };
}

export const NET = { en: 'net', fr: 'hors taxe' };
export const VAT = { en: 'VAT', fr: 'TVA' };
export const GROSS = { en: 'gross', fr: 'toutes taxes comprises' };

/** The column `member`. */
export const MEMBER = textColumn<{ readonly member: string }>(
  'member',
  { en: 'member that bears', fr: 'membre qui supporte' },
  ({ member }) => member,
);

/** The column `category`. */
export const CATEGORY = textColumn<{ readonly category: string }>(
  'category',
  { en: 'category', fr: 'catégorie' },
  ({ category }) => category,
);

/** The columns `debtor,creditor`. */
export const PARTIES: readonly OutputColumn<Parties>[] = [
  textColumn('debtor', { en: 'member that owes', fr: 'membre qui doit' }, ({ debtor }) => debtor),
  textColumn('creditor', { en: 'member that paid', fr: 'membre qui a payé' }, ({ creditor }) => creditor),
];

/** The columns `chapter,function,nature`. */
export const IMPUTATION: readonly OutputColumn<ImputationCodes>[] = [
  textColumn('chapter', { en: 'budget chapter', fr: 'chapitre budgétaire' }, ({ chapter }) => chapter),
  textColumn('function', { en: 'budget function', fr: 'fonction budgétaire' }, (row) => row.function),
  textColumn('nature', { en: 'nature', fr: 'nature' }, ({ nature }) => nature),
];

/** The columns `lines,net_amount,vat_amount,gross_amount` of sums. */
export const SUM_COLUMNS: readonly OutputColumn<Totals>[] = [
  {
    name: 'lines',
    kind: 'count',
    doc: { en: 'invoice lines counted in', fr: 'lignes de facture comptées' },
    cell: ({ lines }) => lines,
  },
  amountColumn('net_amount', NET, ({ net }) => net),
  amountColumn('vat_amount', VAT, ({ vat }) => vat),
  amountColumn('gross_amount', GROSS, ({ gross }) => gross),
];
