import type { AllocationRow } from '../../allocate/allocator.ts';
import type { Imputation } from '../../domain/imputation.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import { GROSS, IMPUTATION, NET, type OutputColumn, type OutputKind, VAT } from './output-table.ts';

/** What a row of allocations.csv is made from. */
export interface AllocationRecord extends Omit<AllocationRow, 'imputation' | 'terms'> {
  readonly line: InvoiceLine;
  /** What the line serves, by its plan. */
  readonly serves: string;
  readonly rule: string;
  readonly article: string;
  readonly billedTo: string;
  readonly imputation: Pick<Imputation, 'chapter' | 'function' | 'nature'> | undefined;
}

/** The fields of a record of which nothing is shared yet. */
export const NOTHING_SHARED: Omit<AllocationRecord, 'line' | 'serves'> = {
  rule: '',
  article: '',
  billedTo: '',
  member: '',
  site: '',
  share: '',
  imputation: undefined,
  net: 0n,
  vat: 0n,
  gross: 0n,
};

/** What a cell depends on: the invoice, the line, a share of its plan, the terms that book a row, or the row itself. */
export type ColumnScope = 'invoice' | 'line' | 'share' | 'terms' | 'row';

/** The kinds of change that different cells of a column are. */
export const COLUMN_CHANGES = ['amount', 'share', 'rule', 'imputation', 'payer'] as const;
/** Undefined for a column that names the row or its source. */
export type ColumnChange = (typeof COLUMN_CHANGES)[number] | undefined;

export interface AllocationColumn extends OutputColumn<AllocationRecord> {
  readonly scope: ColumnScope;
  readonly change: ColumnChange;
  readonly cell: (record: AllocationRecord) => string;
}

/** The columns of an invoice line, repeated on each of its output rows. */
export const LINE_COLUMNS: readonly AllocationColumn[] = [
  ofInvoice('supplier', 'supplier of the invoice', 'fournisseur de la facture', (line) => line.supplier),
  ofInvoice('invoice_number', 'its number', 'son numéro', (line) => line.invoiceNumber),
  ofInvoice('invoice_date', 'its date', 'sa date', (line) => formatDay(line.invoiceDate), 'day'),
  ofLine('line_number', 'number of the line in it', 'numéro de la ligne', (line) => line.lineNumber),
  ofLine(
    'file',
    'file of the line, from the workspace',
    'fichier de la ligne, depuis l’espace',
    (line) => line.file,
  ),
  ofLine('row', 'its row there', 'sa ligne dans ce fichier', (line) => String(line.row), 'count'),
  ofLine('access', 'access that it names', 'accès qu’elle nomme', (line) => line.access ?? ''),
  {
    name: 'serves',
    kind: 'text',
    scope: 'line',
    change: undefined,
    doc: {
      en: 'site, grappe, member or * for which it pays',
      fr: 'site, grappe, membre ou * pour lequel elle paie',
    },
    cell: ({ serves }) => serves,
  },
  ofLine('category', 'category', 'catégorie', (line) => line.category),
  ofLine('item_code', 'code of the article', 'code de l’article', (line) => line.itemCode ?? ''),
  ofLine(
    'period_start',
    'first day of service',
    'premier jour de service',
    (line) => dayCell(line.periodStart),
    'day',
  ),
  ofLine(
    'period_end',
    'last day of service',
    'dernier jour de service',
    (line) => dayCell(line.periodEnd),
    'day',
  ),
  ofLine('vat_rate', 'VAT rate in percent', 'taux de TVA en pour cent', (line) => line.vatRate),
];

/** The columns of allocations.csv, in the order of DATA.md. */
export const ALLOCATION_COLUMNS: readonly AllocationColumn[] = [
  ...LINE_COLUMNS,
  ofShare(
    'rule',
    'rule',
    'rules by which it is shared, joined with +',
    'règles qui la partagent, jointes par +',
  ),
  ofShare('article', 'rule', 'their articles', 'leurs articles'),
  ofShare('member', undefined, 'member that bears the row', 'membre qui supporte'),
  ofShare(
    'site',
    undefined,
    'for which site; empty: the member itself',
    'pour quel site ; vide : le membre lui-même',
  ),
  ofShare('share', 'share', 'exact share of the line', 'part exacte de la ligne', 'share'),
  ofRow('net_amount', NET, ({ net }) => net),
  ofRow('vat_amount', VAT, ({ vat }) => vat),
  ofRow('gross_amount', GROSS, ({ gross }) => gross),
  {
    name: 'billed_to',
    kind: 'text',
    scope: 'terms',
    change: 'payer',
    doc: { en: 'member that paid the operator', fr: 'membre qui a payé l’opérateur' },
    cell: ({ billedTo }) => billedTo,
  },
  ...IMPUTATION.map(
    ({ cell, ...column }): AllocationColumn => ({
      ...column,
      scope: 'terms',
      change: 'imputation',
      cell: ({ imputation }) => (imputation === undefined ? '' : String(cell(imputation))),
    }),
  ),
];

function ofLine(
  name: string,
  en: string,
  fr: string,
  cell: (line: InvoiceLine) => string,
  kind: OutputKind = 'text',
): AllocationColumn {
  return { name, kind, scope: 'line', change: undefined, doc: { en, fr }, cell: ({ line }) => cell(line) };
}

function ofInvoice(...parts: Parameters<typeof ofLine>): AllocationColumn {
  return { ...ofLine(...parts), scope: 'invoice' };
}

function ofShare(
  name: 'rule' | 'article' | 'member' | 'site' | 'share',
  change: ColumnChange,
  en: string,
  fr: string,
  kind: OutputKind = 'text',
): AllocationColumn {
  return { name, kind, scope: 'share', change, doc: { en, fr }, cell: (record) => record[name] };
}

function ofRow(
  name: string,
  [en, fr]: typeof NET | typeof VAT | typeof GROSS,
  amount: (record: AllocationRecord) => Cents,
): AllocationColumn {
  return {
    name,
    kind: 'amount',
    scope: 'row',
    change: 'amount',
    doc: { en, fr },
    cell: (record) => formatCents(amount(record)),
  };
}

/** A day as a cell; empty where there is none. */
export function dayCell(day: Day | undefined): string {
  return day === undefined ? '' : formatDay(day);
}
