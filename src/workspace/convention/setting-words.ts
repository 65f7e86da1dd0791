import type { Locale } from '../../domain/convention.ts';

/** What the reference says of a key of convention.yaml. */
export interface SettingPage extends Readonly<Record<Locale, string>> {
  readonly form: string;
}

/** The top-level keys of convention.yaml, in the order of the reference. */
export const SETTING_PAGES = {
  title: {
    form: '"Groupement de commandes, accès internet"',
    en: 'The title of the convention, printed on statements.',
    fr: 'Le titre de la convention, imprimé sur les relevés.',
  },
  reference: {
    form: '{ deliberation: "…", signed_on: 2025-06-20, legal_basis: "…" }',
    en: 'What founds the convention, printed on statements.',
    fr: 'Ce qui fonde la convention, imprimé sur les relevés.',
  },
  coordinator: {
    form: 'REGION',
    en: 'The member that runs the group.',
    fr: 'Le membre qui coordonne le groupement.',
  },
  billed_to: {
    form: 'REGION',
    en: 'Who pays the operator when neither the line nor its access says so; without it such a line is an error.',
    fr: 'Qui paie l’opérateur quand ni la ligne ni son accès ne le disent ; sans lui, une telle ligne est une erreur.',
  },
  currency: { form: 'EUR', en: 'The currency; default EUR.', fr: 'La monnaie ; par défaut EUR.' },
  locale: {
    form: 'fr | en',
    en: 'The language of statements and reports and, by default, of messages.',
    fr: 'La langue des relevés et rapports et, par défaut, des messages.',
  },
  prorata: {
    form: 'daily | period_start',
    en: 'Whether every day of a line decides its shares, or the first one for all. Required.',
    fr: 'Si chaque jour d’une ligne décide de ses parts, ou le premier pour tous. Obligatoire.',
  },
  rounding: {
    form: 'largest_remainder | carry',
    en: 'Who gets the cents left over: line by line, or so that what rounding took is given back within the invoice. Required.',
    fr: 'Qui reçoit les centimes qui restent : ligne par ligne, ou de sorte que l’arrondi se compense dans la facture. Obligatoire.',
  },
  vat: {
    form: 'line | invoice',
    en: 'Whether the supplier computes VAT line by line or on the invoice, rate by rate. Required; a layout may set its own.',
    fr: 'Si le fournisseur calcule la TVA ligne par ligne ou sur la facture, taux par taux. Obligatoire ; une disposition peut régler la sienne.',
  },
  basis: {
    form: 'service | invoice_date',
    en: 'Which days decide members, sites and rules: those of service, or the date of the invoice. Required.',
    fr: 'Quels jours décident des membres, des sites et des règles : ceux du service, ou la date de facture. Obligatoire.',
  },
  undated: {
    form: 'error | invoice_month | invoice_date',
    en: 'The days of a subscription, service or usage line without a period; default `error`.',
    fr: 'Les jours d’une ligne d’abonnement, de service ou de consommation sans période ; par défaut `error`.',
  },
  site_of_grappe: {
    form: 'error | grappe | site',
    en: 'What is meant where a line or an access names a site that a grappe holds: an error (the default), the grappe, or the site alone. A layout may set its own.',
    fr: 'Ce que veut dire une ligne ou un accès qui nomme un site tenu par une grappe : une erreur (par défaut), la grappe, ou le site seul. Une disposition peut régler le sien.',
  },
  numbers: {
    form: '{ decimal: "," }',
    en: 'The decimal mark of files with `;` or tabs, where a number such as 1,234 may be read in two ways.',
    fr: 'La marque décimale des fichiers à `;` ou tabulations, où un nombre comme 1,234 se lit de deux façons.',
  },
  own_categories: {
    form: '{ eau: usage, personnel: other }',
    en: 'Categories of your own, each with the built-in one as which it behaves; rules and imputations match them by their own word only.',
    fr: 'Des catégories à vous, chacune avec celle dont elle a le comportement ; règles et imputations ne les reconnaissent que par leur propre mot.',
  },
  invoices: {
    form: '[{ files: "sfr-*.csv", columns: { … } }]',
    en: 'How the files of each supplier are read: see layouts.md.',
    fr: 'Comment se lisent les fichiers de chaque fournisseur : voir layouts.fr.md.',
  },
  ignore_files: {
    form: '{ "*.txt": "accusés de réception" }',
    en: 'Files of invoices/ that are left aside, by their names, each with the reason; the manifest keeps the list.',
    fr: 'Les fichiers d’invoices/ laissés de côté, par leur nom, chacun avec la raison ; le manifeste garde la liste.',
  },
  tables: {
    form: '{ sites: { file: "Liste.xlsx", columns: { … } } }',
    en: 'Lists that you have already, read as the rows of a table: see layouts.md.',
    fr: 'Des listes que vous avez déjà, lues comme les lignes d’une table : voir layouts.fr.md.',
  },
  rules: {
    form: '[{ id: …, applies_to: { … }, share: { … } }]',
    en: 'Who bears what. The first rule in the order of the file that holds on a day shares the line on that day.',
    fr: 'Qui supporte quoi. La première règle, dans l’ordre du fichier, qui vaut un jour donné répartit la ligne ce jour-là.',
  },
  reconcile: {
    form: '{ tolerance: 0.05, variance: 2%, cycle: { … }, markets: { … }, severity: { … }, letter: { … } }',
    en: 'How invoices are held against the inventory and the price schedule, and who writes the letters of dispute.',
    fr: 'Comment les factures sont confrontées à l’inventaire et au bordereau des prix, et qui écrit les lettres de contestation.',
  },
  reports: {
    form: '{ threshold: 15.00, titres: { … } }',
    en: 'What statements and titres.csv show.',
    fr: 'Ce que montrent les relevés et titres.csv.',
  },
} as const satisfies Readonly<Record<string, SettingPage>>;

/** The keys of a rule. */
export const RULE_PAGES = {
  id: {
    form: 'cite-scolaire',
    en: 'Its name, unique, neither `own` nor with a `+`.',
    fr: 'Son nom, unique, ni `own` ni avec un `+`.',
  },
  article: {
    form: '"Article 6.1"',
    en: 'The article that founds it, on every row.',
    fr: 'L’article qui la fonde, sur chaque ligne.',
  },
  title: { form: '"…"', en: 'What it is called in explanations.', fr: 'Son intitulé dans les explications.' },
  from: {
    form: '2025-07-01',
    en: 'First day on which it holds; open without it.',
    fr: 'Premier jour où elle vaut ; sans lui, depuis toujours.',
  },
  to: {
    form: '2029-06-30',
    en: 'Last day on which it holds; open without it.',
    fr: 'Dernier jour où elle vaut ; sans lui, sans fin.',
  },
  applies_to: {
    form: '{ target: grappe, kinds: […], categories: […] }',
    en: 'Which lines it shares; all conditions given must hold. `target`: `site`, `grappe` (the default) or `group`. `kinds` and `grappes` test the grappe; `sites` and `site_types` hold when every site does; `categories`, `suppliers` (whole texts) and `item_codes` (with `*` and `?`) test the line.',
    fr: 'Quelles lignes elle répartit ; toutes les conditions données doivent valoir. `target` : `site`, `grappe` (par défaut) ou `group`. `kinds` et `grappes` portent sur la grappe ; `sites` et `site_types` valent si chaque site y répond ; `categories`, `suppliers` (textes entiers) et `item_codes` (avec `*` et `?`) portent sur la ligne.',
  },
  share: { form: '{ by: … }', en: 'The key, below.', fr: 'La clé, ci-dessous.' },
  over: {
    form: '{ site_types: [lycee], members: [CEA] }',
    en: 'In `share`, for the target `group` only: narrows who takes part. `site_types` does not narrow the members of a key over members.',
    fr: 'Dans `share`, pour la cible `group` seulement : restreint qui est concerné. `site_types` ne restreint pas les membres d’une clé sur les membres.',
  },
} as const satisfies Readonly<Record<string, SettingPage>>;
