import { DEFAULTS, NUMBERS, PREAMBLE, SHEET, VALUES } from './list-form.ts';
import type { SettingPages } from './page.ts';

/** The keys of a layout under `tables`. */
export const LIST_PAGES = {
  file: {
    form: '"Liste des sites 2025.xlsx"',
    en: 'A CSV, TSV, xlsx or ods file in the folder of the workspace; `/` between folders, on Windows too. Required.',
    fr: 'Un fichier CSV, TSV, xlsx ou ods dans le dossier de convention.yaml ; `/` entre des dossiers, sous Windows aussi. Obligatoire.',
    errors: ['list-missing'],
  },
  sheet: SHEET,
  preamble: PREAMBLE,
  columns: {
    form: '{ site: "Code UAI", serves: ["UAI", "Site desservi"] }',
    en: 'Our name: the header of the file, or several: the first cell that is not empty.',
    fr: 'Notre nom : l’en-tête du fichier, ou plusieurs : la première cellule non vide.',
    errors: ['layout-header-missing', 'column-missing'],
  },
  values: VALUES,
  defaults: DEFAULTS,
  fill_down: {
    form: '[site]',
    en: 'Columns whose empty cells repeat the one above (merged cells).',
    fr: 'Des colonnes dont les cellules vides répètent celle du dessus (cellules fusionnées).',
  },
  skip_rows: {
    form: '{ name: ["Total*"] }',
    en: 'Column: texts of rows to leave aside, and count; `""` is an empty cell.',
    fr: 'Colonne : textes des lignes à écarter, et compter ; `""` est une cellule vide.',
  },
  ignore_columns: {
    form: '"*"',
    en: 'Columns that are not read; `"*"`: all that are not known.',
    fr: 'Des colonnes qui ne sont pas lues ; `"*"` : toutes les inconnues.',
  },
  match: {
    form: '{ site: [uai, name] }',
    en: 'How the cells of a column name a site: `id` (the default), `uai`, `name`, `uai_first` (a UAI with which the cell begins, the only one in it), or a list tried in this order.',
    fr: 'Comment les cellules d’une colonne nomment un site : `id` (par défaut), `uai`, `name`, `uai_first` (un UAI par lequel la cellule commence, le seul qu’elle contient), ou une liste essayée dans cet ordre.',
    errors: ['match-ambiguous'],
  },
  only_known: {
    form: '[site]',
    en: 'Columns of which rows that name nothing known are left aside, and counted.',
    fr: 'Des colonnes dont les lignes qui ne nomment rien de connu sont écartées, et comptées.',
  },
  numbers: NUMBERS,
} as const satisfies SettingPages;
