import type { Worked } from '../page.ts';

const HEADER =
  'invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate';
const SEPTEMBER = '2025-09-01,2025-09-30';

export const RULES_WORKED: readonly Worked[] = [
  {
    en: 'A rule from a day on. Region bears 15 of the 30 days alone, 50.00; the other 50.00 are halved.',
    fr: 'Une règle à partir d’un jour. La Région supporte seule 15 des 30 jours, 50,00 ; les autres 50,00 se partagent en deux.',
    convention: `rules:
  - { id: avant, article: "Article 6", to: 2025-09-15, share: { by: payer, member: REGION } }
  - { id: moitie, article: "Article 6 bis", title: "Parts égales", from: 2025-09-16, share: { by: equal } }`,
    gives: { net: { MEUSE: '25.00', REGION: '75.00' } },
  },
  {
    en: 'A key phased in: in the first year Meuse bears a third of its share, in the second two thirds, then all of it; Region bears the rest. By pupils its share of a month is 60.00: 20.00, 40.00 and 60.00.',
    fr: 'Une clé installée par étapes : la première année, la Meuse supporte le tiers de sa part, la deuxième les deux tiers, puis le tout ; la Région supporte le reste. Selon les élèves, sa part d’un mois est 60,00 : 20,00, 40,00 et 60,00.',
    convention: `rules:
  - id: an-1
    to: 2025-08-31
    share:
      by: mix
      of:
        - { part: 1/3, share: { by: students, as_of: latest, max_age_days: none } }
        - { part: 2/3, share: { by: payer, member: REGION } }
  - id: an-2
    from: 2025-09-01
    to: 2026-08-31
    share:
      by: mix
      of:
        - { part: 2/3, share: { by: students, as_of: latest, max_age_days: none } }
        - { part: 1/3, share: { by: payer, member: REGION } }
  - id: an-3
    from: 2026-09-01
    share: { by: students, as_of: latest, max_age_days: none }`,
    files: {
      'invoices/f.csv': `${HEADER}
F1,2025-09-30,1,A1,subscription,2025-08-01,2025-08-31,100.00,20
F1,2025-09-30,2,A1,subscription,${SEPTEMBER},100.00,20
F1,2025-09-30,3,A1,subscription,2026-09-01,2026-09-30,100.00,20`,
    },
    gives: { net: { MEUSE: '120.00', REGION: '180.00' } },
  },
  {
    en: 'By pupils Meuse has the largest share, 60.00 of 100.00: it pays the operator, and Region owes it 40.00, with VAT 48.00.',
    fr: 'Selon les élèves, la Meuse a la plus grande part, 60,00 sur 100,00 : elle paie l’opérateur, et la Région lui doit 40,00, TVA comprise 48,00.',
    convention: `rules:
  - id: majorite
    share: { by: students, as_of: { date: "10-01", year: previous } }
    billed_to: largest_share`,
    gives: { file: 'settlement.csv', lines: ['REGION,MEUSE,,1,40.00,8.00,48.00'] },
  },
  {
    en: 'Halves: both have the largest share, and the line stops.',
    fr: 'Des moitiés : les deux ont la plus grande part, et la ligne s’arrête.',
    convention: `rules:
  - { id: moities, share: { by: equal }, billed_to: largest_share }`,
    gives: { refused: 'billed-to-tie' },
  },
];

export const CONDITIONS_WORKED: readonly Worked[] = [
  {
    en: 'All conditions hold for the subscription: 60.00 and 40.00 by pupils. The setup fee of 50.00 goes on to the next rule, and Region bears it.',
    fr: 'Toutes les conditions valent pour l’abonnement : 60,00 et 40,00 selon les élèves. Les frais d’accès de 50,00 passent à la règle suivante, et la Région les supporte.',
    convention: `rules:
  - id: abonnements
    applies_to: { target: grappe, kinds: [cite_scolaire], grappes: [CITE], categories: [subscription] }
    share: { by: students, as_of: { date: "10-01", year: previous } }
  - { id: reste, share: { by: payer, member: REGION } }`,
    files: {
      'invoices/f.csv': `${HEADER}
F1,2025-09-30,1,A1,subscription,${SEPTEMBER},100.00,20
F1,2025-09-30,2,A1,setup,${SEPTEMBER},50.00,20`,
    },
    gives: { net: { MEUSE: '60.00', REGION: '90.00' } },
  },
  {
    en: 'Lines of single sites: the access of the collège, 100.00, is borne by Region; that of a lycée, 50.00, by Meuse.',
    fr: 'Des lignes de sites seuls : l’accès du collège, 100,00, est supporté par la Région ; celui d’un lycée, 50,00, par la Meuse.',
    convention: `rules:
  - { id: college, applies_to: { target: site, sites: [CLG] }, share: { by: payer, member: REGION } }
  - { id: lycees, applies_to: { target: site, site_types: [lycee] }, share: { by: payer, member: MEUSE } }`,
    files: {
      'accesses.csv': 'access,serves,alone\nA2,CLG,yes\nA3,LYC,yes',
      'invoices/f.csv': `${HEADER}
F1,2025-09-30,1,A2,subscription,${SEPTEMBER},100.00,20
F1,2025-09-30,2,A3,subscription,${SEPTEMBER},50.00,20`,
    },
    gives: { net: { MEUSE: '50.00', REGION: '100.00' } },
  },
  {
    en: 'By supplier and item: the fibre of SFR is halved, 50.00 each; everything else, 30.00, is borne by Meuse.',
    fr: 'Selon le fournisseur et l’article : la fibre de SFR se partage en deux, 50,00 chacun ; le reste, 30,00, est supporté par la Meuse.',
    convention: `rules:
  - { id: fibre, applies_to: { suppliers: ["SFR"], item_codes: ["FTTO-*"] }, share: { by: equal } }
  - { id: reste, share: { by: payer, member: MEUSE } }`,
    files: {
      'invoices/f.csv': `supplier,item_code,${HEADER}
SFR,FTTO-200,F1,2025-09-30,1,A1,subscription,${SEPTEMBER},100.00,20
SFR,SUPPORT,F1,2025-09-30,2,A1,service,${SEPTEMBER},30.00,20`,
    },
    gives: { net: { MEUSE: '80.00', REGION: '50.00' } },
  },
];

const GROUP_LINE = `invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate
F1,2025-09-30,1,*,subscription,${SEPTEMBER},100.00,20`;

/** The parameters of keys, at work. */
export const KEYS_WORKED: readonly Worked[] = [
  {
    en: 'In a line for the whole group, 40 % are for the owners of lycées, by pupils: Region. 60 % are for Meuse alone.',
    fr: 'Dans une ligne pour tout le groupement, 40 % sont pour les propriétaires de lycées, selon les élèves : la Région. 60 % sont pour la Meuse seule.',
    convention: `rules:
  - id: parts
    applies_to: { target: group }
    share:
      by: mix
      of:
        - part: 40 %
          share: { by: students, as_of: { date: "10-01", year: previous }, over: { site_types: [lycee] } }
        - part: 60 %
          share: { by: equal, per: member, over: { members: [MEUSE] } }`,
    files: { 'invoices/f.csv': GROUP_LINE },
    gives: { net: { MEUSE: '60.00', REGION: '40.00' } },
  },
  {
    en: 'The mean of two years: (300 + 100) / 2 = 200 pupils, and 200; halves.',
    fr: 'La moyenne de deux ans : (300 + 100) / 2 = 200 élèves, et 200 ; des moitiés.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, years: 2 } }`,
    files: {
      'measures.csv':
        'measure,site,as_of,value\nstudents,CLG,2023-10-01,100\nstudents,CLG,2024-10-01,300\nstudents,LYC,2023-10-01,200\nstudents,LYC,2024-10-01,200',
    },
    gives: { net: { MEUSE: '50.00', REGION: '50.00' } },
  },
  {
    en: 'A minimum: 2 pupils count as 100; 300 and 100 of 400.',
    fr: 'Un minimum : 2 élèves comptent pour 100 ; 300 et 100 sur 400.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, at_least: 100 } }`,
    files: {
      'measures.csv': 'measure,site,as_of,value\nstudents,CLG,2024-10-01,300\nstudents,LYC,2024-10-01,2',
    },
    gives: { net: { MEUSE: '75.00', REGION: '25.00' } },
  },
  {
    en: 'A maximum: 900 pupils count as 600; 600 and 200 of 800.',
    fr: 'Un maximum : 900 élèves comptent pour 600 ; 600 et 200 sur 800.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, at_most: 600 } }`,
    files: {
      'measures.csv': 'measure,site,as_of,value\nstudents,CLG,2024-10-01,900\nstudents,LYC,2024-10-01,200',
    },
    gives: { net: { MEUSE: '75.00', REGION: '25.00' } },
  },
  {
    en: 'A pupil of a lycée counts three times: 300 and 3 × 200 = 600; a third and two thirds.',
    fr: 'Un lycéen compte trois fois : 300 et 3 × 200 = 600 ; un tiers et deux tiers.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, times: { lycee: 3 } } }`,
    gives: { net: { MEUSE: '33.33', REGION: '66.67' } },
  },
  {
    en: 'Who has less than a tenth of the pupils counts as nothing: 20 of 320 are a sixteenth, and Meuse bears all.',
    fr: 'Qui a moins d’un dixième des élèves ne compte pour rien : 20 sur 320 sont un seizième, et la Meuse supporte tout.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, counts_from: 10 % } }`,
    files: {
      'measures.csv': 'measure,site,as_of,value\nstudents,CLG,2024-10-01,300\nstudents,LYC,2024-10-01,20',
    },
    gives: { net: { MEUSE: '100.00' } },
  },
  {
    en: 'Region, with a sixteenth, counts as nothing for Meuse to bear: Meuse has 300 + 20 of 400, and Alsace its own 80.',
    fr: 'La Région, avec un seizième, ne compte pour rien et la Meuse le supporte : la Meuse a 300 + 20 sur 400, et l’Alsace ses 80.',
    convention: `rules:
  - id: r
    applies_to: { target: group }
    share: { by: population, per: member, as_of: latest, max_age_days: none, counts_from: 10 %, left_to: MEUSE }`,
    files: {
      'members.csv': 'member,name\nMEUSE,Meuse\nREGION,Région\nCEA,Alsace',
      'measures.csv':
        'measure,member,as_of,value\npopulation,MEUSE,2025-01-01,300\npopulation,REGION,2025-01-01,20\npopulation,CEA,2025-01-01,80',
      'invoices/f.csv': GROUP_LINE,
    },
    gives: { net: { MEUSE: '80.00', CEA: '20.00' } },
  },
  {
    en: 'Three bands: 300 pupils count for 3, and 200, from where the band of 2 begins, for 2.',
    fr: 'Trois tranches : 300 élèves comptent pour 3, et 200, où commence la tranche de 2, pour 2.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, bands: { 0: 1, 200: 2, 250: 3 } } }`,
    gives: { net: { MEUSE: '60.00', REGION: '40.00' } },
  },
  {
    en: 'The lowest band begins at 250, and the lycée has 200: the line stops.',
    fr: 'La tranche la plus basse commence à 250, et le lycée en a 200 : la ligne s’arrête.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, bands: { 250: 1, 1000: 2 } } }`,
    gives: { refused: 'below-bands' },
  },
  {
    en: 'Pupils less boarders, these by bands: 55 count for 60 and 12 for 20; 300 − 60 = 240 and 180 − 20 = 160, of 400.',
    fr: 'Les élèves moins les internes, ceux-ci par tranches : 55 comptent pour 60 et 12 pour 20 ; 300 − 60 = 240 et 180 − 20 = 160, sur 400.',
    convention: `rules:
  - id: r
    share:
      by: sum
      of:
        - { measure: students, as_of: { date: "10-01", year: previous } }
        - { measure: boarders, as_of: latest, max_age_days: none, bands: { 0: 0, 10: 20, 50: 60 }, coefficient: -1 }`,
    files: {
      'measures.csv':
        'measure,site,as_of,value\nstudents,CLG,2024-10-01,300\nstudents,LYC,2024-10-01,180\nboarders,CLG,2024-10-01,55\nboarders,LYC,2024-10-01,12',
    },
    gives: { net: { MEUSE: '60.00', REGION: '40.00' } },
  },
  {
    en: 'Each measure of a product has its own: the mean (100 + 1,300) / 2 = 700 counts as 600, 10 as 100, and three times for the lycée; 600 × 20 hours and 300 × 40; halves.',
    fr: 'Chaque mesure d’un produit a les siens : la moyenne (100 + 1 300) / 2 = 700 compte pour 600, 10 pour 100, et trois fois pour le lycée ; 600 × 20 heures et 300 × 40 ; des moitiés.',
    convention: `rules:
  - id: r
    share:
      by: product
      of:
        - measure: students
          as_of: { date: "10-01", year: previous }
          years: 2
          at_least: 100
          at_most: 600
          times: { lycee: 3 }
        - { measure: hours, as_of: latest, max_age_days: 366 }`,
    files: {
      'measures.csv':
        'measure,site,as_of,value\nstudents,CLG,2023-10-01,100\nstudents,CLG,2024-10-01,1300\nstudents,LYC,2023-10-01,10\nstudents,LYC,2024-10-01,10\nhours,CLG,2025-01-01,20\nhours,LYC,2025-01-01,40',
    },
    gives: { net: { MEUSE: '50.00', REGION: '50.00' } },
  },
  {
    en: 'The observations of 1 October 2024 are 364 days old on 30 September 2025: more than 90.',
    fr: 'Les constats du 1er octobre 2024 ont 364 jours au 30 septembre 2025 : plus de 90.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: latest, max_age_days: 90 } }`,
    gives: { refused: 'measure-stale' },
  },
  {
    en: 'CEA is not in the group yet, and its part leaves the sum: 60 and 30 of 90.',
    fr: 'La CEA n’est pas encore dans le groupement, et sa part quitte la somme : 60 et 30 sur 90.',
    convention: `rules:
  - { id: r, share: { by: fixed, parts: { MEUSE: 60, REGION: 30, CEA: 10 }, absent: left_out } }`,
    files: { 'members.csv': 'member,name,joined_on\nMEUSE,Meuse,\nREGION,Région,\nCEA,Alsace,2026-01-01' },
    gives: { net: { MEUSE: '66.67', REGION: '33.33' } },
  },
];
