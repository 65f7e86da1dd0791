import { LISTED_TABLES } from '../../listed-tables.ts';
import { ALL_TABLES } from '../../tables.ts';
import type { Section, SettingPage } from './page.ts';
import { LISTS_WORKED, TABLES_WORKED } from './worked/lists.ts';

// What layouts of invoices and of lists have in common.

export const PREAMBLE = {
  written: '{ until: "N° ligne" }',
  en: 'The number of rows above the header, such as `5`; or all rows before the first one that has this cell. Default: none.',
  fr: 'Combien de lignes précèdent l’en-tête, comme `5` ; ou toutes celles d’avant la première qui a cette cellule. Par défaut : aucune.',
  errors: ['header-not-found'],
} as const;

export const SHEET = {
  written: '"Sites"',
  en: 'The sheet of a workbook. Default: its only visible one that is not empty.',
  fr: 'La feuille d’un classeur. Par défaut : la seule visible qui n’est pas vide.',
  errors: ['sheet-unknown', 'sheet-several'],
} as const;

export const HIDDEN_ROWS = {
  written: 'read',
  en: '`read`: hidden rows of a sheet, such as those that a filter hides, are read like the others. Without it they are an error.',
  fr: '`read` : les lignes masquées d’une feuille, comme celles que masque un filtre, sont lues comme toutes les autres. Sans elle, elles sont une erreur.',
  errors: ['sheet-hidden-row'],
} as const;

export const NUMBERS = {
  written: '{ decimal: "," }',
  en: 'How the file writes numbers: the decimal mark (default: the convention’s), what separates thousands, and how negative numbers are written.',
  fr: 'Comment le fichier écrit ses nombres : la marque décimale (par défaut : celle de la convention), ce qui sépare les milliers, et la forme des négatifs.',
  errors: ['number-ambiguous', 'number-invalid'],
} as const;

export const DATES = {
  written: 'DD/MM/YY',
  en: 'How the file writes its days, if not as `2025-09-01` or `01/09/2025`: `DD`, `MM` and `YY` (of 2000 to 2099) or `YYYY`, separated by `/`, `.`, `-`, a blank or nothing; `D` and `M` if one digit is possible, `MMM` if the month is a word, cut or not, in French or English (`3-Apr-26`: `D-MMM-YY`); then ` hh:mm` or ` hh:mm:ss`, which is ignored. `JJ`, `AA` and `AAAA` are understood too. It applies to all days of the file and to those that `from_preamble` and `from_columns` find, but not to the name of the file; days like `2025-09-01`, which the dates of a sheet are, are still read.',
  fr: 'Comment le fichier écrit ses jours, si ce n’est comme `2025-09-01` ou `01/09/2025` : `JJ`, `MM` et `AA` (de 2000 à 2099) ou `AAAA` entre `/`, `.`, `-`, une espace ou rien, `J` et `M` là où il peut n’y avoir qu’un chiffre, `MMM` là où le mois est un mot, abrégé ou non, en français ou en anglais (`3-Apr-26` : `J-MMM-AA`) ; derrière, ` hh:mm` ou ` hh:mm:ss`, qui est laissé de côté. `DD`, `YY` et `YYYY` sont compris aussi. Elle s’applique à tous les jours du fichier et à ceux que trouvent `from_preamble` et `from_columns`, non pour le nom du fichier ; à côté d’elle se lisent les jours comme `2025-09-01`, comme les dates d’une feuille.',
  errors: ['date-form'],
} as const;

export const VALUES = {
  written: '{ billed_to: { "C-10023*": REGION } }',
  en: 'Column: cell, whole or with `*`: the word meant; `""` for an empty cell.',
  fr: 'Colonne : cellule, entière ou avec `*` : le mot voulu ; `""` pour une cellule vide.',
} as const;

export const DEFAULTS = {
  written: '{ vat_rate: "20" }',
  en: 'Values for absent columns and empty cells, written as in a cell.',
  fr: 'Ce que valent les colonnes absentes et les cellules vides, écrit comme dans une cellule.',
} as const;

/** The keys of `tables`, and those of a layout there. */
export const LIST_SECTIONS: readonly Section[] = [
  {
    title: { en: 'In `tables`', fr: 'Dans `tables`' },
    paths: [['tables']],
    pages: Object.fromEntries(
      LISTED_TABLES.map((name): readonly [string, SettingPage] => [
        name,
        {
          written: '{ file: "Liste.xlsx" }',
          en: `Rows of ${name}.csv.`,
          fr: `Des lignes de la table ${name}.csv (${ALL_TABLES[name].french}).`,
          errors: ['list-missing'],
        },
      ]),
    ),
    unsaid: 'members sites grappes measures accesses prices imputations advances budget',
    without: {
      en: 'A table without a list has only the rows of its own file.',
      fr: 'Une table sans liste n’a que les lignes de son propre fichier.',
    },
    worked: TABLES_WORKED,
  },
  {
    title: { en: 'Your own list: an entry of `tables`', fr: 'Votre propre liste : une entrée de `tables`' },
    paths: [['tables', '*']],
    pages: {
      file: {
        written: '"Liste des sites 2025.xlsx"',
        en: 'A CSV, TSV, xlsx or ods file in the folder of the workspace; `/` between folders, on Windows too. Required.',
        fr: 'Un fichier CSV, TSV, xlsx ou ods dans le dossier de convention.yaml ; `/` entre des dossiers, sous Windows aussi. Obligatoire.',
        errors: ['list-missing'],
      },
      sheet: SHEET,
      hidden_rows: HIDDEN_ROWS,
      preamble: PREAMBLE,
      columns: {
        written: '{ site: "Code UAI", serves: ["UAI", "Site desservi"] }',
        en: 'Our name: the header of the file, or several: the first cell that is not empty counts.',
        fr: 'Notre nom : l’en-tête du fichier, ou plusieurs : la première cellule non vide.',
        errors: ['layout-header-missing', 'column-missing'],
      },
      values: { ...VALUES, errors: ['layout-header-missing'] },
      defaults: DEFAULTS,
      fill_down: {
        written: '[site]',
        en: 'Columns whose empty cells repeat the one above (merged cells). A cell in a row that `skip_rows` leaves out is repeated too; but if `skip_rows` matches that very cell, nothing is repeated until the next filled one.',
        fr: 'Des colonnes dont les cellules vides répètent celle du dessus (cellules fusionnées). La cellule d’une ligne que `skip_rows` écarte compte ; mais si `skip_rows` reconnaît cette cellule même, rien n’est répété jusqu’à la prochaine remplie.',
        errors: ['layout-header-missing'],
      },
      skip_rows: {
        written: '{ name: ["Total*"] }',
        en: 'Column: texts of rows to leave out, which are counted; `""` is an empty cell.',
        fr: 'Colonne : textes des lignes à écarter, et compter ; `""` est une cellule vide.',
      },
      ignore_columns: {
        written: '"*"',
        en: 'Columns that are not read; `"*"`: all unknown ones.',
        fr: 'Des colonnes qui ne sont pas lues ; `"*"` : toutes les inconnues.',
      },
      match: {
        written: '{ site: [uai, name] }',
        en: 'How the cells of a column name a site: `id` (the default), `uai` (its own, or an id that is a UAI), `name`, `uai_first` (a UAI at the beginning of the cell, the only one in it), or a list of these, tried in order.',
        fr: 'Comment les cellules d’une colonne nomment un site : `id` (par défaut), `uai` (le sien, ou un id qui en est un), `name`, `uai_first` (un UAI par lequel la cellule commence, le seul qu’elle contient), ou une liste essayée dans cet ordre.',
        errors: ['match-ambiguous'],
      },
      only_known: {
        written: '[site]',
        en: 'Columns: rows that name something unknown there are left out, and counted.',
        fr: 'Des colonnes dont les lignes qui ne nomment rien de connu sont écartées, et comptées.',
      },
      numbers: NUMBERS,
      dates: DATES,
    },
    unsaid: 'columns values only_known defaults fill_down skip_rows ignore_columns dates',
    worked: LISTS_WORKED,
  },
];
