import type { LineWithVat } from '../../domain/invoice-line.ts';
import { type Fraction, formatFraction } from '../../domain/numbers/fraction.ts';
import type { Access, Price } from '../../domain/tables.ts';
import { type DayRange, formatDay } from '../../domain/time/calendar.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import {
  amountColumn,
  CATEGORY,
  column,
  GROSS,
  IMPUTATION,
  NET,
  type OutputTable,
  VAT,
} from './output-table.ts';

/** What a row of lines.csv is made from. */
export interface AnnouncedRow {
  /** The row of the inventory. */
  readonly access: Access;
  readonly price: Price;
  readonly days: DayRange;
  /** The part of the price that is billed. */
  readonly part: Fraction;
  /** The line as an operator would bill it. */
  readonly line: LineWithVat;
  readonly serves: string;
  readonly month: string;
}

/** lines.csv of a forecast: every line that is announced. */
export const announcedFile: OutputTable<AnnouncedRow> = {
  name: 'announced',
  doc: {
    en: 'lines.csv of a forecast: every line announced',
    fr: 'lines.csv d’une prévision : chaque ligne annoncée',
  },
  columns: [
    column('access', 'access', 'accès', ({ access }) => access.access),
    column('serves', 'what it serves', 'ce qu’il dessert', ({ serves }) => serves),
    column('item_code', 'code of the article', 'code de l’article', ({ price }) => price.itemCode),
    { ...CATEGORY, cell: ({ line }) => line.category },
    column('month', 'month', 'mois', ({ month }) => month),
    column(
      'period_start',
      'first day of service',
      'premier jour de service',
      ({ days }) => formatDay(days.from),
      'day',
    ),
    column(
      'period_end',
      'last day of service',
      'dernier jour de service',
      ({ days }) => formatDay(days.to),
      'day',
    ),
    column('unit_price', 'unit price', 'prix unitaire', ({ price }) => price.unitPrice),
    column(
      'part',
      'part of the price for the days',
      'part du prix pour ces jours',
      ({ part }) => formatFraction(part),
      'share',
    ),
    amountColumn('net_amount', ...NET, ({ line }) => line.net),
    column('vat_rate', 'VAT rate in percent', 'taux de TVA en pour cent', ({ line }) => line.vatRate),
    amountColumn('vat_amount', ...VAT, ({ line }) => line.vat),
    amountColumn('gross_amount', ...GROSS, ({ line }) => line.gross),
    column('file', 'table that announces it', 'table qui l’annonce', ({ line }) => line.file),
    column('row', 'its row', 'sa ligne', ({ line }) => line.row, 'count'),
  ],
};

/** budget.csv of a forecast: voted, forecast and closed so far, side by side. */
export const budgetFile: OutputTable<BudgetRow> = {
  name: 'budget-comparison',
  doc: {
    en: 'budget.csv of a forecast: voted, forecast and closed so far',
    fr: 'budget.csv d’une prévision : voté, prévu et clos à ce jour',
  },
  columns: [
    column('member', 'member', 'membre', ({ member }) => member),
    column('year', 'year', 'année', ({ year }) => year, 'count'),
    ...IMPUTATION,
    column('counts', 'net or gross', 'HT ou TTC', ({ counts }) => counts),
    amountColumn('voted', 'voted', 'voté', ({ voted }) => voted),
    amountColumn('forecast', 'forecast', 'prévu', ({ forecast }) => forecast),
    amountColumn('closed', 'closed so far', 'clos à ce jour', ({ closed }) => closed),
    amountColumn('difference', 'difference', 'différence', ({ difference }) => difference),
  ],
};
