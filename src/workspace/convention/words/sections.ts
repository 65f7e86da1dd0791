import { AS_OF_PAGES, MIX_PART_PAGES, TERM_PAGES } from './key-parts.ts';
import { AMOUNT_PAGES, EINVOICE_PAGES, LAYOUT_PAGES } from './layouts.ts';
import { LIST_PAGES, PREAMBLE_PAGES } from './lists.ts';
import type { Section } from './page.ts';
import { CYCLE_PAGES, LETTER_PAGES, MARKET_PAGES, RECONCILE_PAGES } from './reconcile.ts';
import { REPORT_PAGES, TITLE_COLUMN_PAGES, TITLE_PAGES } from './reports.ts';
import { CONDITION_PAGES, OVER_PAGES, RULE_PAGES, SHARE_PAGES } from './rules.ts';
import { DATED_PAGES, NUMBERS_PAGES, REFERENCE_PAGES, SETTING_PAGES, TABLE_PAGES } from './settings.ts';
import { KEYS_WORKED } from './worked/keys.ts';
import { AMOUNTS_WORKED, EINVOICES_WORKED, LAYOUTS_WORKED } from './worked/layouts.ts';
import { LISTS_WORKED, TABLES_WORKED } from './worked/lists.ts';
import { CYCLES_WORKED, MARKETS_WORKED, RECONCILE_WORKED } from './worked/reconcile.ts';
import { REPORTS_WORKED, TITLE_COLUMNS_WORKED, TITLES_WORKED } from './worked/reports.ts';
import { CONDITIONS_WORKED, RULES_WORKED } from './worked/rules.ts';
import { DATED_WORKED, SETTINGS_WORKED } from './worked/settings.ts';

/** The keys of a rule besides its share. */
export const RULE_SECTIONS: readonly Section[] = [
  { title: { en: 'A rule', fr: 'Une règle' }, paths: [['rules']], pages: RULE_PAGES, worked: RULES_WORKED },
  {
    title: {
      en: 'Which lines a rule shares: `applies_to`',
      fr: 'Quelles lignes une règle répartit : `applies_to`',
    },
    paths: [['rules', 'applies_to']],
    pages: CONDITION_PAGES,
    unsaid: 'kinds grappes sites site_types categories suppliers item_codes',
    without: {
      en: 'A condition that is left out does not restrict anything.',
      fr: 'Une condition absente ne restreint rien.',
    },
    worked: CONDITIONS_WORKED,
  },
];

/** The keys in a `share` of any `by`; paths begin there. */
export const SHARE_SECTIONS: readonly Section[] = [
  { title: { en: 'In every `share`', fr: 'Dans chaque `share`' }, paths: [[]], pages: SHARE_PAGES },
  {
    title: { en: 'In `over`', fr: 'Dans `over`' },
    paths: [['over']],
    pages: OVER_PAGES,
    unsaid: 'site_types members',
    without: { en: 'What is left out narrows nothing.', fr: 'Ce qui est absent ne restreint rien.' },
  },
  {
    title: { en: 'In `as_of`, for a date', fr: 'Dans `as_of`, pour une date' },
    paths: [['as_of'], ['of', 'as_of'], ['divided_by', 'as_of']],
    pages: AS_OF_PAGES,
  },
  {
    title: { en: 'In each part of a `mix`', fr: 'Dans chaque part d’un `mix`' },
    paths: [['of']],
    pages: MIX_PART_PAGES,
  },
  {
    title: {
      en: 'In each measure of a `sum` or a `product`',
      fr: 'Dans chaque mesure d’un `sum` ou d’un `product`',
    },
    paths: [['of'], ['divided_by']],
    pages: TERM_PAGES,
  },
  {
    title: { en: 'Keys at work', fr: 'Les clés à l’œuvre' },
    paths: [],
    pages: {},
    worked: KEYS_WORKED,
  },
];

const DATED = ['billed_to', 'prorata', 'rounding', 'vat', 'basis', 'undated', 'site_of_grappe'];

/** All other keys of convention.yaml. */
export const SETTING_SECTIONS: readonly Section[] = [
  {
    title: { en: 'The keys of convention.yaml', fr: 'Les clés de convention.yaml' },
    paths: [[]],
    pages: SETTING_PAGES,
    unsaid: 'numbers own_categories tables rules reconcile reports',
    worked: SETTINGS_WORKED,
  },
  {
    title: { en: 'In `reference`', fr: 'Dans `reference`' },
    paths: [['reference']],
    pages: REFERENCE_PAGES,
    unsaid: 'deliberation signed_on legal_basis',
    without: { en: 'What is left out is not printed.', fr: 'Ce qui est absent n’est pas imprimé.' },
  },
  {
    title: {
      en: 'A setting that changes on a day: a list of values',
      fr: 'Un réglage qui change un jour donné : une liste de valeurs',
    },
    paths: DATED.map((key) => [key]),
    pages: DATED_PAGES,
    worked: DATED_WORKED,
  },
  {
    title: { en: 'In `numbers`', fr: 'Dans `numbers`' },
    paths: [['numbers'], ['invoices', 'numbers'], ['tables', '*', 'numbers']],
    pages: NUMBERS_PAGES,
    unsaid: 'thousands negative',
  },
  {
    title: {
      en: 'The files of a supplier: an entry of `invoices`',
      fr: 'Les fichiers d’un fournisseur : une entrée d’`invoices`',
    },
    paths: [['invoices']],
    pages: LAYOUT_PAGES,
    unsaid:
      'supplier sheets from_name from_sheet from_preamble columns from_columns amounts charge_or_credit line_number defaults values optional fill_down categories skip_rows totals ignore_columns dates einvoice',
    worked: LAYOUTS_WORKED,
  },
  {
    title: { en: 'In `preamble`', fr: 'Dans `preamble`' },
    paths: [
      ['invoices', 'preamble'],
      ['tables', '*', 'preamble'],
    ],
    pages: PREAMBLE_PAGES,
  },
  {
    title: { en: 'In `amounts`', fr: 'Dans `amounts`' },
    paths: [
      ['invoices', 'amounts'],
      ['invoices', 'amounts', '*'],
    ],
    pages: AMOUNT_PAGES,
    unsaid: 'net_amount vat_amount gross_amount',
    worked: AMOUNTS_WORKED,
  },
  {
    title: { en: 'In `einvoice`', fr: 'Dans `einvoice`' },
    paths: [
      ['invoices', 'einvoice'],
      ['invoices', 'einvoice', '*'],
    ],
    pages: EINVOICE_PAGES,
    unsaid: 'access serves scheme',
    worked: EINVOICES_WORKED,
  },
  {
    title: { en: 'In `tables`', fr: 'Dans `tables`' },
    paths: [['tables']],
    pages: TABLE_PAGES,
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
    pages: LIST_PAGES,
    unsaid: 'columns values only_known defaults fill_down skip_rows ignore_columns dates',
    worked: LISTS_WORKED,
  },
  {
    title: { en: 'In `reconcile`', fr: 'Dans `reconcile`' },
    paths: [['reconcile']],
    pages: RECONCILE_PAGES,
    unsaid: 'markets letter',
    worked: RECONCILE_WORKED,
  },
  {
    title: { en: 'In `cycle`', fr: 'Dans `cycle`' },
    paths: [
      ['reconcile', 'cycle'],
      ['invoices', 'cycle'],
    ],
    pages: CYCLE_PAGES,
    worked: CYCLES_WORKED,
  },
  {
    title: { en: 'In each of `markets`', fr: 'Dans chacun des `markets`' },
    paths: [['reconcile', 'markets', '*']],
    pages: MARKET_PAGES,
    worked: MARKETS_WORKED,
  },
  {
    title: { en: 'In `letter`', fr: 'Dans `letter`' },
    paths: [['reconcile', 'letter']],
    pages: LETTER_PAGES,
    unsaid: 'place to',
  },
  {
    title: { en: 'In `reports`', fr: 'Dans `reports`' },
    paths: [['reports']],
    pages: REPORT_PAGES,
    worked: REPORTS_WORKED,
  },
  {
    title: { en: 'In `titres`', fr: 'Dans `titres`' },
    paths: [['reports', 'titres']],
    pages: TITLE_PAGES,
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
    pages: TITLE_COLUMN_PAGES,
    worked: TITLE_COLUMNS_WORKED,
  },
];
