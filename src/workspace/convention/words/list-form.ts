import type { SettingPages } from './page.ts';

// What layouts of invoices and of lists have in common.

export const PREAMBLE = {
  form: '{ until: "N° ligne" }',
  en: 'How many rows stand above the header, as in `5`; or all those before the first one that has this cell. Default: none.',
  fr: 'Combien de lignes précèdent l’en-tête, comme `5` ; ou toutes celles d’avant la première qui a cette cellule. Par défaut : aucune.',
  errors: ['header-not-found'],
} as const;

export const SHEET = {
  form: '"Sites"',
  en: 'The sheet of a workbook. Default: its only visible one.',
  fr: 'La feuille d’un classeur. Par défaut : la seule visible.',
  errors: ['sheet-unknown', 'sheet-several'],
} as const;

export const NUMBERS = {
  form: '{ decimal: "," }',
  en: 'The decimal mark of the file. Default: the convention’s.',
  fr: 'La marque décimale du fichier. Par défaut : celle de la convention.',
  errors: ['number-ambiguous'],
} as const;

export const VALUES = {
  form: '{ billed_to: { "C-10023*": REGION } }',
  en: 'Column: cell, whole or with `*`: the word that is meant.',
  fr: 'Colonne : cellule, entière ou avec `*` : le mot voulu.',
} as const;

export const DEFAULTS = {
  form: '{ vat_rate: "20" }',
  en: 'What absent columns and empty cells hold, written as in a cell.',
  fr: 'Ce que valent les colonnes absentes et les cellules vides, écrit comme dans une cellule.',
} as const;

/** The keys of `preamble`. */
export const PREAMBLE_PAGES = {
  until: {
    form: '"N° ligne"',
    en: 'The text of a cell of the header, which is the first row that has it. Required.',
    fr: 'Le texte d’une cellule de l’en-tête, qui est la première ligne à l’avoir. Obligatoire.',
    errors: ['header-not-found'],
  },
} as const satisfies SettingPages;
