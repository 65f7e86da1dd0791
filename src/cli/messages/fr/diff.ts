import type { diff as english } from '../en/diff.ts';

export const diff: typeof english = {
  about:
    'Montre ce qui a changé entre deux calculs, par membre et par ligne, et quelle entrée en est la cause.',
  argument: 'les deux calculs : le plus ancien, puis le plus récent',
  needsTwo: 'Indiquez les deux calculs : grappe diff CALCUL_A CALCUL_B.',
  ofAccounts:
    'Ce qui change d’un décompte à l’autre se voit en comparant leurs account.csv, expense.csv et balance.csv avec n’importe quel outil de texte : leurs lignes y sont dans le même ordre.',
  same: 'Les deux calculs donnent la même chose.',
  membersTitle: 'Ce que supporte chaque membre, TTC',
  correctionsTitle: 'Corrections de calculs clos comprises dans ces sommes, là où elles diffèrent',
  old: 'avant',
  new: 'après',
  linesTitle: (count) => (count === 1 ? '1 ligne diffère' : `${count} lignes diffèrent`),
  line: (invoice, line) => `facture ${invoice}, ligne ${line}`,
  cause: 'cause',
  more: (count) => `… et ${count} de plus ; --all les montre.`,
  inputsTitle: 'Entrées qui diffèrent',
  optionsTitle: 'Options qui diffèrent',
  options: {
    grappe: 'version de grappe',
    selection: 'factures',
    allow_unallocated: 'lignes impossibles à répartir écartées',
    reports: 'états',
    late_before: 'tardives avant le',
    regularise: 'calculs corrigés',
    closed_runs: 'calculs clos consultés',
    per_member: 'un dossier par membre',
    no_reconcile: 'page sans écarts',
  },
  optionValues: { all: 'toutes', none: 'aucun', true: 'oui', false: 'non', pending: 'en attente' },
  inputChange: {
    changed: 'modifié',
    appeared: 'seulement dans le plus récent',
    vanished: 'seulement dans le plus ancien',
  },
  nothing: '—',
  accessesTitle: (count) =>
    `Aucune facture n’est dans les deux calculs ; accès et articles qui diffèrent : ${count}, TTC`,
  change: 'quoi',
  sharesTitle: 'Parts qui diffèrent',
  accessChanges: {
    appeared: 'seulement dans le plus récent',
    vanished: 'seulement dans le plus ancien',
    price: 'montant',
    share: 'part',
    owner: 'propriétaire',
  },
  changes: {
    amount: 'montant',
    share: 'part',
    rule: 'règle',
    imputation: 'imputation',
    payer: 'payeur',
    appeared: 'seulement dans le plus récent',
    vanished: 'seulement dans le plus ancien',
  },
};
