import type { Worked } from '../page.ts';
import { HEADER, SEPTEMBER } from './common.ts';

export const RULES_WORKED: readonly Worked[] = [
  {
    en: 'A rule that starts on a given day. Region alone bears 15 of the 30 days, 50.00; the other 50.00 is halved.',
    fr: 'Une règle à partir d’un jour donné. La Région supporte seule 15 des 30 jours, 50,00 ; les autres 50,00 se partagent en deux.',
    convention: `rules:
  - { id: avant, article: "Article 6", to: 2025-09-15, share: { by: payer, member: REGION } }
  - { id: moitie, article: "Article 6 bis", title: "Parts égales", from: 2025-09-16, share: { by: equal } }`,
    gives: { net: { MEUSE: '25.00', REGION: '75.00' } },
  },
  {
    en: 'A key phased in: in the first year Meuse bears a third of its share, in the second two thirds, then all of it; Region bears the rest. By pupils its share of a month is 60.00, so it bears 20.00, 40.00 and 60.00.',
    fr: 'Une clé installée par étapes : la première année, la Meuse supporte le tiers de sa part, la deuxième les deux tiers, puis le tout ; la Région supporte le reste. Selon les élèves, sa part d’un mois est de 60,00 : elle supporte 20,00, 40,00 et 60,00.',
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
    en: 'Half each: both have the largest share, and the line is refused.',
    fr: 'La moitié chacun : les deux ont la plus grande part, et la ligne est refusée.',
    convention: `rules:
  - { id: moities, share: { by: equal }, billed_to: largest_share }`,
    gives: { refused: 'billed-to-tie' },
  },
];

export const CONDITIONS_WORKED: readonly Worked[] = [
  {
    en: 'The subscription meets all the conditions: 60.00 and 40.00 by pupils. The setup fee of 50.00 goes to the next rule, and Region bears it.',
    fr: 'L’abonnement remplit toutes les conditions : 60,00 et 40,00 selon les élèves. Les frais d’accès de 50,00 passent à la règle suivante, et la Région les supporte.',
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
