import type { year as english } from '../en/year.ts';

export const year: typeof english = {
  needsPeriod: (example) => `Indiquez la période : --period ${example}.`,
  account: {
    about: 'Additionne les calculs clos d’une période : le décompte que chaque membre signe.',
    period: 'les mois à additionner : 2025, 2025-Q3, 2025-07..2026-06',
    partial: 'admettre des mois sans calcul clos et des lignes tardives ; chaque page dit ce qui manque',
    force: 'remplacer le décompte qui s’y trouve',
    out: 'le dossier à écrire (par défaut : accounts/PÉRIODE de l’espace de travail)',
    reports:
      'états en csv, xlsx, pdf, html, séparés par des virgules, ou none (par défaut : tous ; html ajoute account.html)',
    none: (folder) => `Il n’y a pas de décompte ${folder} : grappe account --period en fait un.`,
    title: (period) => `Décompte de ${period}`,
    balancesTitle: 'Ce que chaque membre doit pour la période, TTC ; les deux sens ne se compensent pas',
    owed: 'dû',
    advances: 'acomptes',
    balance: 'solde',
    giveBack: 'Un solde négatif est une somme à rendre.',
    runId: 'identifiant',
    closedOn: 'clos le',
    partialTitle: 'Partiel : ce décompte ne contient pas',
    openMonth: (month) => `${month} : aucun calcul clos`,
    lateLines: (month, lines, net) =>
      `${month} : ${lines} ligne${lines > 1 ? 's tardives' : ' tardive'}, ${net} HT`,
  },
  compare: {
    about:
      'Montre ce qu’une autre clé changerait : les lignes d’une période, réparties par chaque convention.',
    period: 'les mois dont les lignes sont réparties : 2025, 2025-Q3, 2025-07..2026-06',
    with: 'un autre fichier de convention ; peut être donné plusieurs fois',
    allowUnallocated:
      'met de côté les lignes impossibles à répartir, additionnées à part pour chaque convention (code de sortie 1)',
    format: 'text, csv, json, ou html : une page qui montre les différences en barres',
    needsWith: 'Indiquez l’autre convention : --with autre.yaml.',
    under: (convention, isOther) =>
      isOther
        ? `Sous ${convention}, qui est visé plus bas où convention.yaml est nommé :`
        : `Sous ${convention} :`,
    title: (period, names) => `${period} : ce que changerait ${names}`,
    views: {
      member: 'Ce que chaque membre supporte, TTC',
      category: 'Catégories qui changent',
      grappe: 'Grappes qui changent',
    },
    keys: { member: 'membre', category: 'catégorie', grappe: 'grappe' },
    before: 'convention',
    after: 'autre',
    share: 'du total',
    noGrappe: '(hors grappe)',
    noMember: '(non réparti)',
    unchanged: 'Rien ne change.',
  },
  forecast: {
    about: 'Prévoit une période d’après l’inventaire et le bordereau des prix, pour le budget.',
    period: 'les mois à prévoir : 2026, 2026-Q1, 2026-01..2026-06',
    check: 'confronter la prévision d’une période passée à ce qui a été facturé (code 1 s’ils diffèrent)',
    budget: 'mettre en regard le budget voté : budget.csv de l’espace de travail, ou un autre fichier',
    force: 'remplacer la prévision qui s’y trouve',
    out: 'le dossier à écrire (par défaut : forecasts/PÉRIODE de l’espace de travail)',
    title: (period) => `PRÉVISION de ${period}`,
    monthsTitle: 'Ce que chaque membre supporterait, TTC',
    membersTitle: 'Sommes',
    budgetTitle: 'Budget',
    voted: 'voté',
    forecast: 'prévu',
    closed: 'clos à ce jour',
    counts: 'HT ou TTC',
    chapter: 'chapitre',
    function: 'fonction',
    nature: 'nature',
    never: 'Une prévision n’est jamais close.',
    checkTitle: (period) => `Prévision de ${period} et ce qui a été facturé, HT`,
    sums: (forecast, billed, difference) =>
      `prévu ${forecast} · facturé ${billed} · différence ${difference}`,
    asBilled: 'Tout a été facturé comme prévu.',
    kinds: { 'not-billed': 'non facturé', 'not-forecast': 'non prévu', amount: 'autre montant' },
    otherLines: 'autres lignes',
    billed: 'facturé',
    lines: 'facture/ligne',
  },
  advances: {
    about: 'Propose les acomptes à appeler pour une période, en CSV à relire ; n’écrit aucune table.',
    period: 'les mois qu’ils couvrent : 2026, 2026-01..2026-06',
    parts: 'en combien de fois, une par mois au plus (par défaut : 4)',
    format: 'csv, ou json',
    badParts: (most) =>
      `--parts prend un nombre à partir de 1, sans dépasser les mois de la période (${most}) : un acompte par mois au plus.`,
  },
};
