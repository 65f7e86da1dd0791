import type { Worked } from '../page.ts';
import { SEPTEMBER } from './common.ts';

const GROUP_LINE = `invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate
F1,2025-09-30,1,*,subscription,${SEPTEMBER},100.00,20`;

/** The parameters of keys, at work. */
export const KEYS_WORKED: readonly Worked[] = [
  {
    en: 'Of a line for the whole group, the owners of lycées bear 40 %, by pupils: here, Region. Meuse alone bears 60 %.',
    fr: 'D’une ligne pour tout le groupement, les propriétaires de lycées supportent 40 %, selon les élèves : ici, la Région. La Meuse seule supporte 60 %.',
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
    en: 'The mean of two years: (300 + 100) / 2 = 200 pupils, and 200: half each.',
    fr: 'La moyenne de deux ans : (300 + 100) / 2 = 200 élèves, et 200 : la moitié chacun.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, years: 2 } }`,
    files: {
      'measures.csv':
        'measure,site,as_of,value\nstudents,CLG,2023-10-01,100\nstudents,CLG,2024-10-01,300\nstudents,LYC,2023-10-01,200\nstudents,LYC,2024-10-01,200',
    },
    gives: { net: { MEUSE: '50.00', REGION: '50.00' } },
  },
  {
    en: 'A minimum: 2 pupils count as 100; so 300 and 100 of 400.',
    fr: 'Un minimum : 2 élèves comptent pour 100 ; 300 et 100 sur 400.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, at_least: 100 } }`,
    files: {
      'measures.csv': 'measure,site,as_of,value\nstudents,CLG,2024-10-01,300\nstudents,LYC,2024-10-01,2',
    },
    gives: { net: { MEUSE: '75.00', REGION: '25.00' } },
  },
  {
    en: 'A maximum: 900 pupils count as 600; so 600 and 200 of 800.',
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
    en: 'A site with less than a tenth of the pupils counts for nothing: 20 of 320 is a sixteenth, so Meuse bears all.',
    fr: 'Un site qui a moins d’un dixième des élèves ne compte pour rien : 20 sur 320 font un seizième, et la Meuse supporte tout.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, counts_from: 10 % } }`,
    files: {
      'measures.csv': 'measure,site,as_of,value\nstudents,CLG,2024-10-01,300\nstudents,LYC,2024-10-01,20',
    },
    gives: { net: { MEUSE: '100.00' } },
  },
  {
    en: 'Region, with a twentieth, counts for nothing, and Meuse bears its part: Meuse has 300 + 20 of 400, and Alsace its own 80.',
    fr: 'La Région, avec un vingtième, ne compte pour rien, et la Meuse supporte sa part : la Meuse a 300 + 20 sur 400, et l’Alsace ses 80.',
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
    en: 'Three bands: 300 pupils count for 3; 200, where the second band begins, count for 2.',
    fr: 'Trois tranches : 300 élèves comptent pour 3 ; 200, où commence la deuxième tranche, pour 2.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, bands: { 0: 1, 200: 2, 250: 3 } } }`,
    gives: { net: { MEUSE: '60.00', REGION: '40.00' } },
  },
  {
    en: 'The lowest band begins at 250, and the lycée has 200: the line is refused.',
    fr: 'La tranche la plus basse commence à 250, et le lycée a 200 élèves : la ligne est refusée.',
    convention: `rules:
  - { id: r, share: { by: students, as_of: { date: "10-01", year: previous }, bands: { 250: 1, 1000: 2 } } }`,
    gives: { refused: 'below-bands' },
  },
  {
    en: 'Pupils minus boarders, who are counted by bands: 55 count for 60 and 12 for 20; 300 − 60 = 240 and 180 − 20 = 160, of 400.',
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
    en: 'Alsace, without a site here, bears 20.00 of the line first; 80.00 by pupils, 48.00 and 32.00.',
    fr: 'L’Alsace, sans site ici, supporte d’abord 20,00 de la ligne ; 80,00 selon les élèves, 48,00 et 32,00.',
    convention: `rules:
  - id: r
    share:
      by: amounts
      first: { CEA: 20.00 }
      rest: { by: students, as_of: { date: "10-01", year: previous } }`,
    files: { 'members.csv': 'member,name\nMEUSE,Meuse\nREGION,Région\nCEA,Alsace' },
    gives: { net: { CEA: '20.00', MEUSE: '48.00', REGION: '32.00' } },
  },
  {
    en: 'Amounts of 120.00 in all, for a line of 100.00: it is refused.',
    fr: 'Des montants de 120,00 en tout, pour une ligne de 100,00 : elle est refusée.',
    convention: `rules:
  - { id: r, share: { by: amounts, first: { MEUSE: 60.00, REGION: 60.00 }, rest: { by: equal } } }`,
    gives: { refused: 'amounts-exceed' },
  },
  {
    en: 'Each measure of a product has its own settings: the mean (100 + 1,300) / 2 = 700 counts as 600, 10 as 100, and three times for the lycée; 600 × 20 hours and 300 × 40: half each.',
    fr: 'Chaque mesure d’un produit a ses propres réglages : la moyenne (100 + 1 300) / 2 = 700 compte pour 600, 10 pour 100, et trois fois pour le lycée ; 600 × 20 heures et 300 × 40 : la moitié chacun.',
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
    en: 'CEA is not in the group yet, and its part is left out of the sum: 60 and 30 of 90.',
    fr: 'La CEA n’est pas encore dans le groupement, et sa part sort de la somme : 60 et 30 sur 90.',
    convention: `rules:
  - { id: r, share: { by: fixed, parts: { MEUSE: 60, REGION: 30, CEA: 10 }, absent: left_out } }`,
    files: { 'members.csv': 'member,name,joined_on\nMEUSE,Meuse,\nREGION,Région,\nCEA,Alsace,2026-01-01' },
    gives: { net: { MEUSE: '66.67', REGION: '33.33' } },
  },
];
