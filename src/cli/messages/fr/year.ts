import type { year as english } from '../en/year.ts';

/** Ce que disent les travaux de l’année, en français. */
export const year: typeof english = {
  needsPeriod: (example) => `Dites la période : --period ${example}.`,
  account: {
    about: 'Additionne les calculs clos d’une période : le décompte que chaque membre signe.',
    period: 'les mois à additionner : 2025, 2025-Q3, 2025-07..2026-06',
    partial: 'admettre des mois sans calcul clos et des lignes tardives ; chaque page dit ce qui manque',
    force: 'remplacer le décompte qui s’y trouve',
    out: 'le dossier à écrire (par défaut : accounts/PÉRIODE de l’espace de travail)',
    title: (period) => `Décompte de ${period}`,
    balancesTitle: 'Ce que chaque membre doit pour la période, TTC ; les deux sens ne se compensent pas',
    owed: 'dû',
    advances: 'acomptes',
    balance: 'solde',
    giveBack: 'Un solde négatif est une somme à rendre.',
    runsTitle: 'Calculs clos additionnés',
    month: 'mois',
    run: 'calcul',
    closedOn: 'clos le',
    partialTitle: 'Partiel : ce décompte ne contient pas',
    openMonth: (month) => `${month} : aucun calcul clos`,
    lateLines: (month, lines, net) => `${month} : ${lines} lignes tardives, ${net} HT`,
  },
  compare: {
    about:
      'Montre ce qu’une autre clé changerait : les lignes d’une période, réparties par chaque convention.',
    period: 'les mois dont les lignes sont réparties : 2025, 2025-Q3, 2025-07..2026-06',
    with: 'un autre fichier de convention ; peut être donné plusieurs fois',
    format: 'text, csv, json, ou html : une page qui montre les différences en barres',
    needsWith: 'Dites quelle autre convention : --with autre.yaml.',
    under: (convention) => `Sous ${convention} :`,
    title: (period, names) => `${period} : ce que changerait ${names}`,
    views: {
      member: 'Ce que chaque membre supporte, TTC',
      category: 'Catégories qui changent',
      grappe: 'Grappes qui changent',
    },
    keys: { member: 'membre', category: 'catégorie', grappe: 'grappe' },
    before: 'convention',
    after: 'autre',
    difference: 'différence',
    share: 'du tout',
    noGrappe: '(hors grappe)',
    unchanged: 'Rien ne change.',
  },
};
