import type { diff as english } from '../en/diff.ts';

/** Ce que dit `diff`, en français. */
export const diff: typeof english = {
  about:
    'Montre ce qui a changé entre deux calculs, par membre et par ligne, et quelle entrée en est la cause.',
  argument: 'les deux calculs : le plus ancien, puis le plus récent',
  needsTwo: 'Dites quels deux calculs : grappe diff CALCUL_A CALCUL_B.',
  same: 'Les deux calculs disent la même chose.',
  membersTitle: 'Ce que supporte chaque membre, TTC',
  old: 'avant',
  new: 'après',
  difference: 'différence',
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
