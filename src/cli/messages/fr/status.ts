import type { status as english } from '../en/status.ts';

export const status: typeof english = {
  about: 'Dit où en est le groupement : mois, lignes tardives, fichiers, et ce qui changerait.',
  quick: 'ne pas calculer ce que les données d’aujourd’hui changeraient aux calculs clos',
  verbose: 'liste aussi les fichiers dont toutes les lignes sont dans des calculs clos',
  monthsTitle: 'Mois, du premier au dernier qui a une facture ou un calcul',
  state: 'état',
  closed: (runs) => `clos (${runs})`,
  draft: (runs) => `brouillon (${runs})`,
  absent: 'aucun calcul',
  noInvoice: 'Il n’y a encore aucune ligne de facture.',
  openTitle: 'Lignes qui ne sont dans aucun calcul clos',
  nothingOpen: 'Toutes les lignes sont dans un calcul clos.',
  late: (lines) => (lines > 1 ? 'tardives' : 'tardive'),
  pendingHint: (month, suffix) =>
    `Les lignes tardives se prennent par : grappe allocate --period ${month} --pending --out runs/${month}-tardives${suffix}`,
  allMembers: 'tous les membres',
  changedTitle: 'Ce que les données d’aujourd’hui changeraient aux calculs clos (TTC)',
  nothingChanged: 'Les données d’aujourd’hui donnent ce que contiennent les calculs clos.',
  changedLeftOut:
    'Ce qui changerait aux calculs clos n’a pas été calculé, ni leurs lignes cherchées dans invoices/ (--quick).',
  cannot: (run) => `${run} ne peut pas être recalculé :`,
  unmoved:
    'Là où ne figure que 0,00, ce que supporte chaque membre reste le même, mais non comment : autre imputation, catégorie ou payeur, autre site, ou autre date, accès ou taux de TVA d’une ligne. Dans le calcul qui corrige, regularisations.csv dit quoi.',
  changeHint: (runs) =>
    `Un calcul clos se corrige dans celui du mois que vous répartissez : grappe allocate --period MOIS --pending ${runs?.map((run) => `--regularise ${run}`).join(' ') ?? '--regularise CALCUL (--regularise une fois par calcul)'}`,
  filesTitle: 'Fichiers d’invoices/',
  closedFiles: (count, others) =>
    `${count} ${others ? (count > 1 ? 'autres fichiers' : 'autre fichier') : `fichier${count > 1 ? 's' : ''}`} dont toutes les lignes sont dans des calculs clos (-v ${count > 1 ? 'les' : 'le'} montre).`,
  invoices: 'factures',
  first: 'première',
  last: 'dernière',
  unreadTitle: 'Fichiers qui ne sont pas lus',
  ignoredTitle: 'Fichiers laissés de côté par ignore_files',
  ignored: (glob, reason, count, names) =>
    `${glob} (${reason}) : ${count === 0 ? 'aucun fichier ne porte un tel nom' : count > 5 ? `${names}, … (${count} fichiers)` : names}`,
  advancesTitle: 'Acomptes appelés (TTC)',
  period: 'période',
  owed: 'dû d’après les calculs clos',
  advances: 'acomptes',
  left: 'reste',
  unreachedTitle: 'Ce qu’aucune ligne n’a touché',
  rules: (ids) => `règles : ${ids}`,
  grappes: (ids) => `grappes : ${ids}`,
  accesses: (ids) => `accès : ${ids}`,
  members: (ids) => `membres qui ne supportent rien : ${ids}`,
  more: (count) => `et ${count} de plus`,
  waits: 'Quelque chose attend votre décision.',
  sayingWhat: (command) => `Pour voir quoi : ${command}.`,
};
