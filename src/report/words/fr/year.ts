import { itemsIn } from '../../../text/joined.ts';
import type { year as english } from '../en/year.ts';

export const year: typeof english = {
  account: 'Décompte définitif',
  accountSoFar: 'Décompte',
  forecast: 'Prévision',
  forecastMark: 'PRÉVISION : rien de ceci n’est facturé ni dû',
  partialMark: 'DÉCOMPTE PARTIEL',
  final: 'Définitif : calculs clos seulement',
  openMonths: (months) => `aucun calcul clos ne contient ${months}`,
  lateLines: (lines, month) => {
    const ofMonth = `${/^[ao]/.test(month) ? 'd’' : 'de '}${month}`;
    return lines === 1
      ? `1 ligne de facture datée ${ofMonth} n’est dans aucun calcul clos`
      : `${lines} lignes de facture datées ${ofMonth} ne sont dans aucun calcul clos`;
  },
  months: itemsIn('janv., févr., mars, avril, mai, juin, juil., août, sept., oct., nov., déc.'),
  nothing: 'Rien.',
  yearColumns: 'Au-delà de douze mois, chaque colonne est une année.',
  borneByMonth: 'Ce que chaque membre supporte, mois par mois (TTC)',
  borneByCategory: 'Ce que chaque membre supporte, par catégorie et par mois (TTC)',
  borneByImputation: 'Ce que chaque membre supporte, par imputation et par mois (TTC)',
  ownByCategory: 'Ce que ce membre supporte, par catégorie et par mois (TTC)',
  ownByImputation: 'Ce que ce membre supporte, par imputation et par mois (TTC)',
  owedByMonth: {
    account: 'Ce que chaque membre doit, mois par mois (TTC)',
    forecast: 'Ce que chaque membre aurait à rembourser, mois par mois (TTC)',
  },
  correctionsOf: (what) => `${what} · régularisations`,
  correctionOf: (run) => `régularisation de ${run}`,
  ownLines: 'lignes du mois',
  what: 'Objet',
  balances: 'Soldes (TTC)',
  owed: 'Dû',
  advances: 'Acomptes appelés',
  balance: 'Solde',
  balanceNote: 'Un solde négatif est une somme à rendre. Les deux sens ne se compensent pas.',
  negativeBalance:
    'Un solde négatif est ce que le créancier doit rendre : la même somme figure plus haut sans signe.',
  budget: 'Budget',
  voted: 'Voté',
  closed: 'Clos à ce jour',
  difference: 'Voté moins prévu',
  counts: 'HT ou TTC',
  everyImputation: 'toutes',
  otherImputations: 'toutes les autres',
  countsOf: { net: 'HT', gross: 'TTC' },
  imputation: 'Chapitre / fonction / nature',
  monthChart: (corrected) => `Les mois par membre (TTC${corrected ? ', régularisations comprises' : ''})`,
  categoryChart: (corrected) =>
    `Les catégories par membre (TTC${corrected ? ', régularisations comprises' : ''})`,
  runs: 'Calculs clos additionnés',
  month: 'Mois',
  runId: 'Identifiant',
  plainRunId: 'Identifiant',
  closedOn: 'Clos le',
  computedBy: (version, id) => `Additionné par grappe ${version}, décompte ${id}`,
  verify: (id) =>
    `Pour vérifier : « grappe verify » sur le dossier de ce décompte additionne de nouveau les calculs clos et compare chaque fichier ; manifest.json y porte le même account_id ${id}.`,
  forecastBy: (version, id) => `Calculé par grappe ${version}, prévision ${id}`,
  standIn: (measure) =>
    `Les observations de « ${measure} » ne sont pas encore là pour tous les jours : les dernières en tiennent lieu.`,
  usageUnforecast: (count) =>
    `Rien n’est compté pour les accès de l’inventaire qui ont un prix de consommation (${count}).`,
  onceUnforecast: (count) =>
    `Rien n’est compté pour les accès qui se facturent une fois et dont la mise en service précède le premier jour de leur ligne (${count}).`,
  partOfYear: (period) =>
    `Le vote est celui de toute l’année ; ce qui est prévu et ce qui est clos ne sont que ceux de la période demandée (${period}) : la différence n’est pas ce qui reste du vote.`,
  budgetNote:
    'Une différence est ce qui est voté moins ce qui est prévu : négative, le vote ne suffit pas. Seul ce que l’inventaire annonce est prévu.',
  billedBeyond: (month, parts, inAll) =>
    `N’y est pas ce que l’inventaire n’annonce pas : pour ${month}, ${parts.join(', et ')}${parts.length > 1 ? `, soit ${inAll} HT` : ''} pour un mois.`,
  billedLonger: (count, net) =>
    `N’y est pas non plus ce que l’inventaire n’annonce pas et qui a été facturé pour plus d’un mois à la fois, dans l’année qui précède : accès et articles (${count}), ${net} HT.`,
  billedMore: (count, net) =>
    `Chaque accès y est compté une fois, au prix du bordereau : les dernières factures d’accès de l’inventaire (${count}) font ${net} HT de plus pour les mêmes jours.`,
  billedUnread:
    'Des factures ont des erreurs : ce qui a été facturé au-delà de l’inventaire n’est pas connu.',
  billedUnknown: (count, net) => `accès et articles (${count}), ${net} HT`,
  billedOtherwise: (net) => `consommations et autres, ${net} HT`,
  beyondDifference: 'La différence ne compte pas ce qui en reviendra.',
  forecastNote: 'Faite de ce qu’annoncent l’inventaire et le bordereau des prix ; elle n’est jamais close.',
  toPay: (party) => `Solde à payer à ${party}`,
  toGetBack: (party) => `À recevoir de ${party}`,
  toRecover: (party) => `Solde à recouvrer auprès de ${party}`,
  toGiveBack: (party) => `À rendre à ${party}`,
  nothingLeft: 'Il ne reste rien à payer pour la période.',
  oneOfTwo:
    'Un titre émis pour l’un de ces mois porte sur la même somme, sauf s’il est déduit ici comme acompte : l’un ou l’autre, jamais les deux.',
  oneTitle:
    'Les titres de ce décompte et ceux de ses mois (titres.csv de chaque calcul) portent sur les mêmes sommes : émettez les uns ou les autres. Inscrivez dans advances.csv les titres mensuels déjà émis : le décompte, refait, ne demande alors que le reste.',
  leftToPay: 'Ce qui reste à payer, acomptes déduits',
  hasToPay: (debtor, creditor) => `${debtor} paie à ${creditor}`,
  givesBack: (creditor, debtor) => `${creditor} rend à ${debtor}`,
  claimOn: (party) => `dû par ${party}`,
  claimBesides: (party) => `par ailleurs, dû par ${party}`,
  advancesCalled: '   acomptes appelés (TTC)',
  lessAdvances: '   moins les acomptes appelés (TTC)',
  left: '   solde (TTC)',
  owes: 'Ce que ce membre doit, mois par mois (TTC)',
  isOwed: 'Ce que les autres doivent à ce membre, mois par mois (TTC)',
  sheets: {
    categories: 'Catégories',
    imputations: 'Imputations',
    owed: 'Dû',
    claims: 'Créances',
    runs: 'Calculs',
  },
};
