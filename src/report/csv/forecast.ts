import { formatDay } from '../../domain/calendar.ts';
import { formatFraction } from '../../domain/fraction.ts';
import { formatCents } from '../../domain/money.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import type { AnnouncedText } from '../year/announced.ts';
import {
  amountColumn,
  CATEGORY,
  GROSS,
  IMPUTATION,
  NET,
  type OutputTable,
  textColumn,
  VAT,
} from './output-table.ts';

/** lines.csv of a forecast: every line that is announced. */
export const announcedFile: OutputTable<AnnouncedText> = {
  name: 'announced',
  doc: {
    en: 'lines.csv of a forecast: every line announced',
    fr: 'lines.csv d’une prévision : chaque ligne annoncée',
  },
  columns: [
    textColumn('access', { en: 'access', fr: 'accès' }, ({ access }) => access),
    textColumn('serves', { en: 'what it serves', fr: 'ce qu’il dessert' }, ({ serves }) => serves),
    textColumn(
      'item_code',
      { en: 'code of the article', fr: 'code de l’article' },
      ({ itemCode }) => itemCode,
    ),
    CATEGORY,
    textColumn('month', { en: 'month', fr: 'mois' }, ({ month }) => month),
    {
      name: 'period_start',
      kind: 'day',
      doc: { en: 'first day of service', fr: 'premier jour de service' },
      cell: ({ days }) => formatDay(days.from),
    },
    {
      name: 'period_end',
      kind: 'day',
      doc: { en: 'last day of service', fr: 'dernier jour de service' },
      cell: ({ days }) => formatDay(days.to),
    },
    textColumn('unit_price', { en: 'unit price', fr: 'prix unitaire' }, ({ unitPrice }) => unitPrice),
    {
      name: 'part',
      kind: 'share',
      doc: { en: 'part of the price for the days', fr: 'part du prix pour ces jours' },
      cell: ({ part }) => formatFraction(part),
    },
    amountColumn('net_amount', NET, ({ net }) => net),
    textColumn(
      'vat_rate',
      { en: 'VAT rate in percent', fr: 'taux de TVA en pour cent' },
      ({ vatRate }) => vatRate,
    ),
    amountColumn('vat_amount', VAT, ({ vat }) => vat),
    amountColumn('gross_amount', GROSS, ({ gross }) => gross),
    textColumn('file', { en: 'table that announces it', fr: 'table qui l’annonce' }, ({ file }) => file),
    { name: 'row', kind: 'count', doc: { en: 'its row', fr: 'sa ligne' }, cell: ({ row }) => row },
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
    textColumn('member', { en: 'member', fr: 'membre' }, ({ member }) => member),
    { name: 'year', kind: 'count', doc: { en: 'year', fr: 'année' }, cell: ({ year }) => year },
    ...IMPUTATION,
    textColumn('counts', { en: 'net or gross', fr: 'HT ou TTC' }, ({ counts }) => counts),
    {
      name: 'voted',
      kind: 'amount',
      doc: { en: 'voted', fr: 'voté' },
      cell: ({ voted }) => (voted === undefined ? '' : formatCents(voted)),
    },
    amountColumn('forecast', { en: 'forecast', fr: 'prévu' }, ({ forecast }) => forecast),
    amountColumn('closed', { en: 'closed so far', fr: 'clos à ce jour' }, ({ closed }) => closed),
    amountColumn('difference', { en: 'difference', fr: 'différence' }, ({ difference }) => difference),
  ],
};
