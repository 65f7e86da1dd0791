import type { Severity } from '../../domain/convention.ts';
import type { Language } from '../../domain/language.ts';
import type { NotRun } from '../needs.ts';

/** What the outputs say around the findings, in English. */
const en = {
  severity: { error: 'error', warning: 'warning', info: 'information' } satisfies Record<Severity, string>,
  lacks: {
    accesses: 'accesses.csv is absent',
    prices: 'prices.csv is absent',
    totals:
      'invoices.csv is absent, and neither an electronic invoice nor a total row states those of an invoice',
    markets: 'the convention names no market',
    'closed-runs': 'no run is closed',
    period: 'the lines asked for are not those of a period',
    acceptances: 'accepted-findings.csv is absent',
    'unit-prices': 'no line states its unit price (column unit_price)',
    'item-codes': 'no line names its item (column item_code)',
    items:
      'no line names its access or what it serves, and its item or a label (columns access, serves, item_code, label)',
    periods: 'no subscription has a period (columns period_start, period_end)',
    'vat-amounts': 'no line states its VAT (column vat_amount)',
    'gross-amounts': 'no line states its gross (column gross_amount)',
    'schedule-rates': 'prices.csv gives no VAT rate',
    'schedule-markets': 'prices.csv names no market',
    'known-markets':
      'the convention gives the dates of the market of no charge: name each market as prices.csv does, with its dates, under `reconcile: markets`',
    'ordered-items': 'accesses.csv names no item',
    off: 'the convention switches it off',
  } satisfies Record<NotRun['lacks'], string>,
  allWell: (lines: number, checks: readonly string[]): string =>
    `Nothing to object to in ${linesOf(lines)}. Checks that ran: ${checks.join('; ')}.`,
  findings: (count: number): string => (count === 1 ? '1 finding' : `${count} findings`),
  summary: (findings: number, lines: number, checks: number): string =>
    `${findings} finding${findings === 1 ? '' : 's'} in ${linesOf(lines)}, ${checks} checks`,
  overBilled: 'over-billed',
  owed: 'owed to the operator',
  late: 'came late',
  once: (amount: string): string => `${amount} that several checks found in one line counted once`,
  notRun: (check: string, why: string): string => `Check that did not run: ${check}, since ${why}.`,
  unpriced: (lines: number, net: string): string =>
    `Price not judged: ${linesOf(lines)} without an item or a unit price (columns item_code, unit_price), ${net} net. If an amount of the file is the price of one unit, name its column as unit_price too, in the entry of the file in convention.yaml.`,
  unmarketed: (lines: number, markets: number, named: string, net: string): string =>
    markets === 1
      ? `Market not judged: ${linesOf(lines)} of a market of prices.csv that the convention does not name (${named}), ${net} net. Give its dates under \`reconcile: markets\`.`
      : `Market not judged: ${linesOf(lines)} of markets of prices.csv that the convention does not name (${named}), ${net} net. Give their dates under \`reconcile: markets\`.`,
  /** The checks that did not run, as one group. */
  notRunGroup: 'not run',
  acceptedTitle: 'Accepted findings',
  acceptedBecause: (reason: string): string => `accepted: ${reason}`,
  more: (count: number, severity: string): string =>
    `… and ${count} more of severity ${severity}: see the step summary.`,
  /** What a text or a summary leaves out, and where to find it. */
  inCsv: (count: number): string => `and ${count} more (--format csv has them all)`,
  onStderr: (count: number): string => `and ${count} more (--all shows them on stderr)`,
  example: 'Example:',
  atStake: 'At stake:',
  todo: 'What to do:',
  columns: {
    check: 'Check',
    invoice: 'Invoice',
    access: 'Access',
    found: 'Findings',
    finding: 'Finding',
    atStake: (currency: string): string => `At stake, net (${currency})`,
    place: 'Place',
    code: 'Code',
    problem: 'What is wrong with the input',
    remedy: 'What to do',
  },
  refused: (problems: number): string =>
    `input in doubt, ${problems} problem${problems === 1 ? '' : 's'}: the invoices were not checked`,
};

const fr: typeof en = {
  severity: { error: 'erreur', warning: 'avertissement', info: 'information' },
  lacks: {
    accesses: 'accesses.csv est absent',
    prices: 'prices.csv est absent',
    totals:
      'invoices.csv est absent, et ni facture électronique ni ligne de total ne déclare ceux d’une facture',
    markets: 'la convention ne nomme aucun marché',
    'closed-runs': 'aucun calcul n’est clos',
    period: 'les lignes demandées ne sont pas celles d’une période',
    acceptances: 'accepted-findings.csv est absent',
    'unit-prices': 'aucune ligne ne dit son prix unitaire (colonne prix_unitaire)',
    'item-codes': 'aucune ligne ne nomme son article (colonne code_article)',
    items:
      'aucune ligne ne nomme son accès ou ce qu’elle dessert, avec son article ou un libellé (colonnes acces, dessert, code_article, libelle)',
    periods: 'aucun abonnement n’a de période (colonnes debut_periode, fin_periode)',
    'vat-amounts': 'aucune ligne ne dit sa TVA (colonne montant_tva)',
    'gross-amounts': 'aucune ligne ne dit son TTC (colonne montant_ttc)',
    'schedule-rates': 'prices.csv ne donne aucun taux de TVA',
    'schedule-markets': 'prices.csv ne nomme aucun marché',
    'known-markets':
      'la convention ne donne les dates du marché d’aucune ligne facturée : nommez chaque marché comme dans prices.csv, avec ses dates, sous `reconcile: markets`',
    'ordered-items': 'accesses.csv ne nomme aucun article',
    off: 'la convention le désactive',
  },
  allWell: (lines, checks) =>
    `Rien à redire sur ${lignesDe(lines)}. Contrôles faits : ${checks.join(' ; ')}.`,
  findings: (count) => (count > 1 ? `${count} écarts` : `${count} écart`),
  summary: (findings, lines, checks) =>
    `${findings} écart${findings > 1 ? 's' : ''} sur ${lignesDe(lines)}, ${checks} contrôles`,
  overBilled: 'trop facturé',
  owed: 'dû à l’opérateur',
  late: 'tardif',
  once: (amount) => `${amount} que plusieurs contrôles relèvent sur une même ligne comptés une seule fois`,
  notRun: (check, why) => `Contrôle non fait : ${check}, car ${why}.`,
  unpriced: (lines, net) =>
    `Prix non jugé : ${lignesDe(lines)} sans article ou sans prix unitaire (colonnes code_article, prix_unitaire), ${net} HT. Si un montant du fichier est le prix d’une unité, nommez sa colonne aussi en unit_price, à l’entrée du fichier dans convention.yaml.`,
  unmarketed: (lines, markets, named, net) =>
    markets === 1
      ? `Marché non jugé : ${lignesDe(lines)} d’un marché de prices.csv que la convention ne nomme pas (${named}), ${net} HT. Donnez ses dates sous \`reconcile: markets\`.`
      : `Marché non jugé : ${lignesDe(lines)} de marchés de prices.csv que la convention ne nomme pas (${named}), ${net} HT. Donnez leurs dates sous \`reconcile: markets\`.`,
  notRunGroup: 'non faits',
  acceptedTitle: 'Écarts acceptés',
  acceptedBecause: (reason) => `accepté : ${reason}`,
  more: (count, severity) => `… et ${count} de plus (${severity}) : voir le résumé de l’étape.`,
  inCsv: (count) => `et ${count} de plus (--format csv les a tous)`,
  onStderr: (count) => `et ${count} de plus (--all les donne sur la sortie d’erreur)`,
  example: 'Exemple :',
  atStake: 'En jeu :',
  todo: 'Que faire :',
  columns: {
    check: 'Contrôle',
    invoice: 'Facture',
    access: 'Accès',
    found: 'Écarts',
    finding: 'Constat',
    atStake: (currency) => `Montant en jeu HT (${currency})`,
    place: 'Emplacement',
    code: 'Code',
    problem: 'Ce qui est faux dans les données',
    remedy: 'Que faire',
  },
  refused: (problems) =>
    `données douteuses, ${problems} problème${problems > 1 ? 's' : ''} : les factures n’ont pas été contrôlées`,
};

function linesOf(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

function lignesDe(count: number): string {
  return count > 1 ? `${count} lignes` : `${count} ligne`;
}

const LANGUAGES: Record<Language, typeof en> = { en, fr };

export function outputWords(language: Language): typeof en {
  return LANGUAGES[language];
}
