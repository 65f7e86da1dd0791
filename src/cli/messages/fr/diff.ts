import type { diff as english } from '../en/diff.ts';

/** Ce que dit `diff`, en français. */
export const diff: typeof english = {
  about:
    'Montre ce qui a changé entre deux calculs, par membre et par ligne, et quelle entrée en est la cause.',
  argument: 'les deux calculs : le plus ancien, puis le plus récent',
  needsTwo: 'Dites quels deux calculs : grappe diff CALCUL_A CALCUL_B.',
  notARun: (folder) => `${folder} n’est pas un dossier de calcul : il n’a pas de manifest.json lisible.`,
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
  inputChange: {
    changed: 'modifié',
    appeared: 'seulement dans le plus récent',
    vanished: 'seulement dans le plus ancien',
  },
  nothing: '—',
  accessesTitle: (count) =>
    `Aucune facture n’est dans les deux calculs ; accès et articles qui diffèrent : ${count}, TTC`,
  access: 'accès',
  item: 'article',
  category: 'catégorie',
  change: 'quoi',
  sharesTitle: 'Parts qui diffèrent',
  accessChanges: {
    appeared: 'seulement dans le plus récent',
    vanished: 'seulement dans le plus ancien',
    price: 'prix',
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
