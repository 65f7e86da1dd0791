import { shellWord } from '../../../text/shell-word.ts';
import { fill } from '../../../text/template.ts';
import type { explain as english } from '../en/explain.ts';

export const explain: typeof english = {
  about:
    'Montre comment chaque centime d’une ligne est arrivé à sa place, pour que chacun puisse le refaire.',
  invoice: 'le numéro de la facture',
  line: 'le numéro de la ligne',
  supplier: 'le fournisseur, quand deux utilisent un même numéro de facture',
  run: 'explique à partir des entrées conservées dans ce calcul, et non de l’espace de travail',
  member: 'ne montre que ce qui concerne ce membre',
  site: 'ne montre que ce qui concerne ce site',
  lineUnknown: (line, invoice, nearest) =>
    fill('La facture {invoice} n’a pas de ligne {line}.[[ La plus proche : {nearest}.]]', {
      invoice,
      line,
      nearest,
    }),
  severalSuppliers: (invoice, suppliers) =>
    `Plusieurs fournisseurs utilisent le numéro ${invoice} ; ajoutez --supplier avec l’un de : ${suppliers}.`,
  supplierUnknown: (supplier, invoice, suppliers) =>
    `${supplier} n’a pas de facture ${invoice}. Fournisseurs qui en ont une : ${suppliers}.`,
  notInLine: (id, ids) => `${id} n’a aucune part de cette ligne. Ceux qui en ont une : ${ids}.`,
  needsLine: 'Indiquez la ligne : --invoice N --line L.',
  charged: (run) => `Ce que le calcul clos ${run} a imputé, d’après les données qu’il garde`,
  corrected: (runs) =>
    runs.length === 1
      ? `Le calcul clos ${runs[0]} l’a corrigé depuis : voir son regularisations.csv`
      : `Les calculs clos ${runs.join(', ')} l’ont corrigé depuis : voir leurs regularisations.csv`,
  sameAgain: (run) =>
    `Les données d’aujourd’hui donnent la même chose, sans les corrections faites depuis (grappe allocate --period MOIS --pending --regularise ${run}).`,
  todayCorrected:
    'Ce que donnent les données d’aujourd’hui : ce qui a été imputé, corrections comprises ; rien ne reste à corriger',
  movesNothing:
    'Ce que donnent les données d’aujourd’hui : d’autres parts, mais les mêmes montants ; rien ne reste à corriger',
  sameToday: 'Les données d’aujourd’hui donnent la même chose.',
  withdrawn: (place, reason) => `La ligne a été retirée (${place}) : ${reason}`,
  goneToday: 'La ligne n’est pas dans les données d’aujourd’hui, ou elles ne peuvent pas être lues.',
  today: (run) =>
    `Ce que donnent les données d’aujourd’hui : autre chose que ce qui a été imputé (grappe allocate --period MOIS --pending --regularise ${run})`,
  inputChanged: (file, run) =>
    `${file} n’est pas ce que le calcul a lu, et ne peut donc rien expliquer. Voir : grappe verify ${shellWord(run)}`,
  notPacked: (run) =>
    `Le calcul clos ${run} a imputé cette ligne et ne garde pas ses données : voici ce que donnent celles d’aujourd’hui ; ses propres lignes sont dans allocations.csv.`,
  title: (invoice, date, line) => `Facture ${invoice} du ${date}, ligne ${line}`,
  colon: '\u00a0: ',
  place: 'emplacement',
  supplierLabel: 'fournisseur',
  label: 'libellé',
  original: 'avoir sur',
  amounts: 'montants',
  daysTitle: 'Jours',
  basis: {
    service: 'les jours de service décident',
    invoice_date: 'la date de la facture décide',
  },
  prorata: {
    daily: 'jour par jour',
    period_start: 'le premier jour vaut pour tous',
  },
  runTitle: (days, count) => `Parts ${days} (${count})`,
  failureTitle: (days, count) => `Aucune part ${days} (${count})`,
  stops: 's’arrête ici',
  serves: 'dessert',
  targets: { site: 'le site', grappe: 'la grappe', member: 'le membre', group: 'tout le groupement' },
  saidBy: { line: 'indiqué par la ligne', access: 'indiqué par l’accès' },
  rule: 'règle',
  ownRule: 'propre (own) : un seul propriétaire supporte tout, aucune règle n’est nécessaire',
  key: 'clé',
  referenceDay: (day, asOf) => `jour de référence ${day} (${asOf})`,
  asOfLatest: 'le jour même',
  asOfPeriodEnd: 'le dernier jour de la ligne',
  part: (part) => `part ${part} :`,
  participants: 'participants',
  overSites: 'la part d’un membre se divise également entre ses sites desservis',
  sitesReadIn: 'sites lus dans',
  siteOrMember: 'site ou membre',
  owner: 'membre',
  weight: 'poids',
  share: 'part',
  observed: 'constaté le',
  source: 'source',
  shareTitle: 'Part de la ligne : la somme sur les jours, divisée par leur nombre',
  sitesOf: (member) => `${member} sur ses sites`,
  rowsTitle: 'Lignes d’allocations.csv',
  siteHeader: 'site',
  onMember: '(le membre lui-même)',
  imputation: 'Imputation',
  noImputation: 'aucune : l’espace de travail n’a pas d’imputations.csv',
  imputationWhy: (flow, siteType, category, day) => `pour ${flow}, ${siteType}, ${category}, le ${day}`,
  noSiteType: 'sans site',
  flow: {
    paid: 'ce qu’il a payé à l’opérateur',
    reimbursed: 'ce qu’il rembourse',
    recovered: 'ce qu’il recouvre',
  },
  given: (fields) => `elle précise ${fields}`,
  fields: { flow: 'le flux', site_type: 'le type de site', category: 'la catégorie' },
  givenNothing: 'elle ne précise rien',
  preferredTo: (places) => `préférée aux moins précises ${places}`,
  onlyOne: 'la seule qui convienne',
  checkTitle: 'Contrôle',
  sums: (net, vat, gross) => `la somme des lignes fait ${net} HT + ${vat} TVA = ${gross}, la ligne`,
  corrects:
    'Ce calcul corrige la ligne, qu’un calcul clos a imputée : voici le nouveau partage, puis les lignes de regularisations.csv',
  correctionTitle:
    'Lignes de regularisations.csv : ce que donne le nouveau partage, moins ce qui a été imputé jusque-là',
  correctedRun: 'corrige',
  oldShare: 'ancienne part',
  newShare: 'nouvelle part',
  narrowed: 'Une partie seulement de la ligne est montrée.',
};
