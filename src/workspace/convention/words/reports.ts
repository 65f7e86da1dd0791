import { TITLE_COLUMNS } from '../../../domain/title-columns.ts';
import type { Section, SettingPage } from './page.ts';
import { REPORTS_WORKED, TITLE_COLUMNS_WORKED, TITLES_WORKED } from './worked/reports.ts';

const TITLE_HEADER: SettingPage = {
  written: '"Intitulé"',
  en: 'The header of this column of titres.csv.',
  fr: 'L’intitulé de cette colonne de titres.csv.',
  errors: ['column-repeated'],
};

/** The keys of `reports`, and those within them. */
export const REPORT_SECTIONS: readonly Section[] = [
  {
    title: { en: 'In `reports`', fr: 'Dans `reports`' },
    paths: [['reports']],
    pages: {
      threshold: {
        written: '15.00',
        en: 'The amount below which no title is issued; titres.csv marks these titles. Without it nothing is marked.',
        fr: 'Le montant au-dessous duquel aucun titre n’est émis ; titres.csv les marque. Sans lui, rien n’est marqué.',
      },
      titres: {
        written: '{ debtor: "Tiers", delimiter: ";", decimal: "," }',
        en: 'The form of titres.csv that the financial package imports. Default: all columns, with commas and points.',
        fr: 'La forme de titres.csv que le progiciel financier importe. Par défaut : toutes les colonnes, avec virgules et points.',
        errors: ['column-repeated'],
      },
    },
    worked: REPORTS_WORKED,
  },
  {
    title: { en: 'In `titres`', fr: 'Dans `titres`' },
    paths: [['reports', 'titres']],
    // Its own columns by name, then the form of the file.
    pages: {
      ...Object.fromEntries(TITLE_COLUMNS.map((name) => [name, TITLE_HEADER])),
      columns: {
        written: '[{ column: debtor, as: "Tiers" }, { value: "01", as: "Budget" }]',
        en: 'The columns to write, in this order, and no others: a name, a name with its header, or a text that is the same in every row.',
        fr: 'Les colonnes à écrire, dans cet ordre, et elles seules : un nom, un nom et son intitulé, ou un texte qui est le même sur chaque ligne.',
        errors: ['column-repeated'],
      },
      delimiter: {
        written: '"," | ";" | tab',
        en: 'What separates cells. Default: a comma.',
        fr: 'Ce qui sépare les cellules. Par défaut : une virgule.',
      },
      decimal: {
        written: '"." | ","',
        en: 'The decimal mark of amounts. Default: a point.',
        fr: 'La marque décimale des montants. Par défaut : un point.',
      },
      encoding: {
        written: 'utf-8 | utf-8-bom | windows-1252',
        en: 'The encoding of the file. Default: utf-8.',
        fr: 'L’encodage du fichier. Par défaut : utf-8.',
      },
      dates: {
        written: 'YYYY-MM-DD | DD/MM/YYYY | YYYYMMDD | DDMMYYYY',
        en: 'How days are written. Default: YYYY-MM-DD.',
        fr: 'Comment les jours s’écrivent. Par défaut : YYYY-MM-DD.',
      },
    },
    unsaid:
      'kind corrects creditor debtor debtor_name siret service_code engagement object period net_amount vat_amount gross_amount chapter function nature below_threshold attachment attachment_sha256 columns',
    without: {
      en: 'A column that is not named here keeps its name.',
      fr: 'Une colonne qui n’est pas nommée ici garde son nom.',
    },
    worked: TITLES_WORKED,
  },
  {
    title: { en: 'In `columns` of `titres`', fr: 'Dans `columns` de `titres`' },
    paths: [['reports', 'titres', 'columns']],
    pages: {
      column: {
        written: 'debtor',
        en: 'The column; `period_start` and `period_end` are the days of the period. Required, unless there is a `value`.',
        fr: 'Quelle colonne ; `period_start` et `period_end` sont les jours de la période. Obligatoire, ou `value`.',
      },
      as: {
        written: '"Tiers"',
        en: 'Its header. Required with `value`; default: the name of the column.',
        fr: 'Son intitulé. Obligatoire à côté de `value` ; par défaut : le nom de la colonne.',
      },
      value: {
        written: '"01"',
        en: 'A text that is the same in every row, instead of a column. Required, unless there is a `column`.',
        fr: 'Un texte qui est le même sur chaque ligne, à la place d’une colonne. Obligatoire, ou `column`.',
      },
    },
    worked: TITLE_COLUMNS_WORKED,
  },
];
