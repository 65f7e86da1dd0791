import { LAYOUT_SECTIONS } from './layouts.ts';
import { LIST_SECTIONS } from './lists.ts';
import type { Section } from './page.ts';
import { RECONCILE_SECTIONS } from './reconcile.ts';
import { REPORT_SECTIONS } from './reports.ts';
import { DATED_WORKED, SETTINGS_WORKED } from './worked/settings.ts';

const DATED = ['billed_to', 'prorata', 'rounding', 'vat', 'basis', 'undated', 'site_of_grappe'];

/** All keys of convention.yaml but those within a rule, in the order of the reference. */
export const SETTING_SECTIONS: readonly Section[] = [
  {
    title: { en: 'The keys of convention.yaml', fr: 'Les clés de convention.yaml' },
    paths: [[]],
    pages: {
      title: {
        written: '"Groupement de commandes, accès internet"',
        also: ['titre', 'intitulé', 'objet'],
        en: 'The title of the convention, printed on statements. May be left out.',
        fr: 'Le titre de la convention, imprimé sur les états. Facultatif.',
      },
      reference: {
        written: '{ deliberation: "2025-14", signed_on: 2025-06-20 }',
        also: ['référence'],
        en: 'The legal references of the convention, printed on statements. May be left out.',
        fr: 'Les références juridiques de la convention, imprimées sur les états. Facultatif.',
      },
      coordinator: {
        written: 'REGION',
        also: ['coordonnateur', 'coordinateur'],
        en: 'The member that runs the group; statements and letters name it. May be left out.',
        fr: 'Le membre qui coordonne le groupement ; états et lettres le nomment. Facultatif.',
        errors: ['member-unknown'],
      },
      billed_to: {
        written: 'REGION',
        also: ['payeur', 'facturé à'],
        dated: true,
        en: 'Who pays the operator when neither the line nor its access says so; without it such a line is an error.',
        fr: 'Qui paie l’opérateur quand ni la ligne ni son accès ne le disent ; sans lui, une telle ligne est une erreur.',
        errors: ['member-unknown', 'billed-to-missing'],
      },
      currency: {
        written: 'EUR',
        also: ['devise', 'monnaie'],
        en: 'The currency of the invoices, by its three letters in ISO 4217. Amounts have cents: one without them (XPF) or with thousandths (TND) is an error. Default EUR.',
        fr: 'La monnaie des factures, par ses trois lettres dans la norme ISO 4217. Les montants ont des centimes : une monnaie sans centimes (XPF) ou à millièmes (TND) est une erreur. Par défaut EUR.',
      },
      locale: {
        written: 'fr | en',
        also: ['langue'],
        en: 'The language of statements and reports, and of messages unless `--lang` gives another. Default: that of the system.',
        fr: 'La langue des états et rapports, et des messages si `--lang` ne dit rien d’autre. Par défaut : celle du système.',
      },
      prorata: {
        written: 'daily | period_start',
        dated: true,
        en: '`daily`: each day of a line has its own shares, so that a site that joins on the 21st bears ten days. `period_start`: the shares of the first day apply to the whole line. Required.',
        fr: '`daily` : chaque jour d’une ligne a ses propres parts, si bien qu’un site qui arrive le 21 supporte dix jours. `period_start` : celles du premier jour valent pour toute la ligne. Obligatoire.',
      },
      rounding: {
        written: 'largest_remainder | carry',
        also: ['arrondi', 'arrondis', 'cent', 'cents', 'centime', 'centimes'],
        dated: true,
        en: 'Who gets the cent that is left over. `largest_remainder`: on each line, the member whose exact share lost most by rounding down. `carry`: what rounding took from a member on one line of an invoice is given back on the next. Required.',
        fr: 'Qui reçoit le centime qui reste. `largest_remainder` : sur chaque ligne, le membre dont la part exacte perd le plus à l’arrondi au centime inférieur. `carry` : ce que l’arrondi a pris à un membre sur une ligne d’une facture lui est rendu sur la suivante. Obligatoire.',
      },
      vat: {
        written: 'line | invoice',
        also: ['tva'],
        dated: true,
        en: 'How suppliers compute VAT: on each `line`, or on the `invoice`, rate by rate. Required; a layout may have its own.',
        fr: 'Comment les fournisseurs calculent la TVA : sur chaque ligne (`line`), ou sur la facture (`invoice`), taux par taux. Obligatoire ; une disposition peut régler la sienne.',
        errors: ['vat-sign', 'gross-mismatch'],
      },
      basis: {
        written: 'service | invoice_date',
        also: ['base'],
        dated: true,
        en: 'Which days decide members, sites and rules: those of `service`, or the date of the invoice (`invoice_date`). Required.',
        fr: 'Quels jours décident des membres, des sites et des règles : ceux du service (`service`), ou la date de facture (`invoice_date`). Obligatoire.',
      },
      undated: {
        written: 'error | invoice_month | invoice_date',
        also: ['sans date'],
        dated: true,
        en: 'The days of a subscription, service or usage line that gives none: an error (`error`, the default), the month of the invoice, or its date.',
        fr: 'Les jours d’une ligne d’abonnement, de service ou de consommation qui n’en dit pas : `error` (une erreur, par défaut), le mois de la facture, ou sa date.',
        errors: ['undated'],
      },
      site_of_grappe: {
        written: 'error | grappe | site',
        dated: true,
        en: 'What a line or an access means by a site that is in a grappe: an error (the default), the grappe, or the site alone. A layout may have its own.',
        fr: 'Ce que désigne une ligne ou un accès qui nomme un site d’une grappe : une erreur (par défaut), la grappe, ou le site seul. Une disposition peut avoir le sien.',
        errors: ['grappe-site'],
      },
      numbers: {
        written: '{ decimal: "," }',
        also: ['nombres'],
        en: 'The decimal mark of files with `;` or tabs, in which a number such as 1,234 can be read in two ways.',
        fr: 'La marque décimale des fichiers à `;` ou tabulations, où un nombre comme 1,234 se lit de deux façons.',
        errors: ['number-ambiguous'],
      },
      own_categories: {
        written: '{ eau: usage, personnel: other }',
        en: 'Categories of your own, each with the built-in one that it behaves like; rules and imputations match them only by their own word.',
        fr: 'Vos propres catégories, chacune avec celle dont elle a le comportement ; règles et imputations ne les reconnaissent que par leur propre mot.',
        errors: ['category-own'],
      },
      invoices: {
        written: '[{ files: "sfr-*.csv", supplier: "34305956400959" }]',
        also: ['factures'],
        en: 'How to read the files of each supplier. Without it: by grappe’s own column names. Examples: docs/layouts.md.',
        fr: 'Comment se lisent les fichiers de chaque fournisseur. Sans elle : avec nos noms de colonnes. Exemples : docs/layouts.fr.md.',
      },
      ignore_files: {
        written: '{ "*.txt": "accusés de réception" }',
        en: 'Files of invoices/ to leave out, each with the reason; the manifest keeps the list. A name is for the files of all folders and archives that bear it; with a `/`, it is the whole path that problems show (`invoices/2025-09/f.xml`). For a file beside the tables (`./f.xml`), it says that the file is not an invoice. Without it: none.',
        fr: 'Les fichiers d’invoices/ laissés de côté, chacun avec la raison ; le manifeste garde la liste. Un nom vaut pour les fichiers de ce nom dans tous les dossiers et archives ; avec un `/`, c’est le chemin entier que les problèmes affichent (`invoices/2025-09/f.xml`). Pour un fichier à côté des tables (`./f.xml`), elle dit que ce n’est pas une facture. Sans elle : aucun.',
        errors: ['file-unsupported', 'invoice-unread', 'files-folder'],
      },
      tables: {
        written: '{ sites: { file: "Liste.xlsx", columns: { site: "Code UAI" } } }',
        en: 'Lists that you already have, read as rows of a table: one layout, or a list of layouts. Examples: docs/layouts.md.',
        fr: 'Des listes que vous avez déjà, lues comme les lignes d’une table : une disposition, ou une liste. Exemples : docs/layouts.fr.md.',
      },
      rules: {
        written: '[{ id: reste, share: { by: equal } }]',
        also: ['règles'],
        en: 'Who bears what. On each day of a line, the first rule of the file that applies shares it.',
        fr: 'Qui supporte quoi. Chaque jour d’une ligne est réparti par la première règle du fichier qui s’applique.',
        errors: ['no-rule', 'rules-none', 'rule-hidden', 'rules-gap', 'rules-overlap'],
      },
      reconcile: {
        written: '{ tolerance: 0.05, variance: 2% }',
        also: ['rapprochement'],
        en: 'How invoices are checked against the inventory and the price schedule, and who writes the letters of dispute.',
        fr: 'Comment les factures sont confrontées à l’inventaire et au bordereau des prix, et qui écrit les lettres de contestation.',
      },
      reports: {
        written: '{ threshold: 15.00 }',
        also: ['rapports', 'états'],
        en: 'The form of titres.csv, and the amount from which titles are issued.',
        fr: 'La forme de titres.csv, et à partir de quel montant des titres sont émis.',
      },
    },
    unsaid: 'numbers own_categories tables rules reconcile reports',
    worked: SETTINGS_WORKED,
  },
  {
    title: { en: 'In `reference`', fr: 'Dans `reference`' },
    paths: [['reference']],
    pages: {
      deliberation: { written: '"2025-14"', en: 'The decision of the assembly.', fr: 'La délibération.' },
      signed_on: { written: '2025-06-20', en: 'When it was signed.', fr: 'Quand elle a été signée.' },
      legal_basis: {
        written: '"CCP art. L2113-6 à L2113-8"',
        en: 'The law that allows it.',
        fr: 'Le texte qui la permet.',
      },
    },
    unsaid: 'deliberation signed_on legal_basis',
    without: { en: 'What is left out is not printed.', fr: 'Ce qui est absent n’est pas imprimé.' },
  },
  {
    title: {
      en: 'A setting that changes on a day: a list of values',
      fr: 'Un réglage qui change un jour donné : une liste de valeurs',
    },
    paths: DATED.map((key) => [key]),
    pages: {
      from: {
        written: '2026-01-01',
        en: 'The first day on which this value applies: the day after another one ends. Without it, the first value applies to all days before.',
        fr: 'Le premier jour où cette valeur s’applique : le lendemain de la fin d’une autre. Sans lui, la première valeur s’applique à tous les jours d’avant.',
      },
      to: {
        written: '2025-12-31',
        en: 'The last day on which it applies. Without it, the last value applies to all days after.',
        fr: 'Le dernier jour où elle s’applique. Sans lui, la dernière valeur s’applique à tous les jours d’après.',
      },
      value: { written: 'carry', en: 'The value. Required.', fr: 'La valeur. Obligatoire.' },
    },
    worked: DATED_WORKED,
  },
  {
    title: { en: 'In `numbers`', fr: 'Dans `numbers`' },
    paths: [['numbers'], ['invoices', 'numbers'], ['tables', '*', 'numbers']],
    pages: {
      decimal: {
        written: '"," | "."',
        en: 'The decimal mark, in quotes. Required.',
        fr: 'La marque décimale, entre guillemets. Obligatoire.',
      },
      thousands: {
        written: `"." | "," | "'"`,
        en: 'In an entry of `invoices` or `tables`: what separates thousands, besides a space; a `€` in front is then read too. Not the decimal mark.',
        fr: 'Dans une entrée d’`invoices` ou de `tables` : ce qui sépare les milliers, outre une espace ; un `€` devant est alors lu aussi. Autre que la marque décimale.',
      },
      negative: {
        written: '"1-" | "(1)"',
        en: 'In an entry of `invoices` or `tables`: how the file writes negative numbers, besides `-12,50`: `12,50-` or `(12,50)`.',
        fr: 'Dans une entrée d’`invoices` ou de `tables` : comment le fichier écrit les nombres négatifs, outre `-12,50` : `12,50-` ou `(12,50)`.',
      },
    },
    unsaid: 'thousands negative',
  },
  ...LAYOUT_SECTIONS,
  ...LIST_SECTIONS,
  ...RECONCILE_SECTIONS,
  ...REPORT_SECTIONS,
];
