import type { Worked } from '../page.ts';
import { BY_PUPILS } from './common.ts';

const PRICED_LINE = `invoice_number,invoice_date,line_number,access,item_code,quantity,unit_price,category,period_start,period_end,net_amount,vat_rate
F1,2025-09-30,1,A1,FTTO,1,100.00,subscription,2025-09-01,2025-09-30,100.00,20`;

/** Each list instead of the table that it stands for; an empty text means no table. */
export const TABLES_WORKED: readonly Worked[] = [
  {
    en: 'Members, sites, grappes, accesses and observations, all from lists of your own.',
    fr: 'Membres, sites, grappes, accès et constats, tous tirés de vos propres listes.',
    convention: `tables:
  members: { file: adherents.csv, columns: { member: Sigle, name: Adhérent } }
  sites: { file: etablissements.csv, columns: { site: Code, name: Nom, type: Type, member: Collectivité } }
  grappes: { file: cites.csv, columns: { grappe: Cité, name: Nom, site: Code }, defaults: { kind: cite_scolaire } }
  accesses: { file: liens.csv, columns: { access: Lien, serves: Dessert } }
  measures: { file: effectifs.csv, columns: { site: Code, value: Élèves }, defaults: { measure: students, as_of: 2024-10-01 } }`,
    files: {
      'adherents.csv': 'Sigle;Adhérent\nMEUSE;Meuse\nREGION;Région',
      'etablissements.csv': 'Code;Nom;Type;Collectivité\nCLG;Collège;Collège;MEUSE\nLYC;Lycée;Lycée;REGION',
      'cites.csv': 'Cité;Nom;Code\nCITE;Cité;CLG\nCITE;Cité;LYC',
      'liens.csv': 'Lien;Dessert\nA1;CITE',
      'effectifs.csv': 'Code;Élèves\nCLG;300\nLYC;200',
      'members.csv': '',
      'sites.csv': '',
      'grappes.csv': '',
      'accesses.csv': '',
      'measures.csv': '',
    },
    gives: BY_PUPILS,
  },
  {
    en: 'The operator’s price list: fibre at 90.00, billed at 100.00; 10.00 at stake.',
    fr: 'La grille de l’opérateur : la fibre à 90,00, facturée 100,00 ; 10,00 en jeu.',
    convention: `tables:
  prices: { file: grille.csv, columns: { item_code: Article, unit_price: "Prix HT" }, defaults: { category: subscription, billing: monthly } }`,
    files: { 'grille.csv': 'Article;Prix HT\nFTTO;90,00', 'invoices/f.csv': PRICED_LINE },
    gives: { found: { 'price-mismatch': '10.00' } },
  },
  {
    en: 'The imputations of the finance department, on the row of Meuse.',
    fr: 'Les imputations de la direction des finances, sur la ligne de la Meuse.',
    convention: `tables:
  imputations: { file: budget-m57.csv, columns: { member: Sigle, chapter: Chap., function: Fonct., nature: Art. } }`,
    files: { 'budget-m57.csv': 'Sigle;Chap.;Fonct.;Art.\nMEUSE;011;221;62878\nREGION;011;222;6262' },
    gives: { file: 'charges.csv', lines: ['MEUSE,REGION,subscription,011,221,62878,1,60.00,12.00,72.00'] },
  },
  {
    en: 'The advances that were called; those of Meuse, 50.00, come off its 72.00 in the account.',
    fr: 'Les acomptes appelés ; celui de la Meuse, 50,00, se déduit de ses 72,00 dans le décompte.',
    convention: `tables:
  advances: { file: appels.csv, columns: { debtor: Payeur, gross_amount: Montant }, defaults: { creditor: REGION, called_on: 2025-08-01, period: 2025-09 } }`,
    files: { 'appels.csv': 'Payeur;Montant\nMEUSE;50,00' },
    gives: { file: 'accounts/2025-09/balance.csv', lines: ['MEUSE,REGION,72.00,50.00,22.00'] },
  },
  {
    en: 'The voted budget, beside the forecast of October: 60.00 for Meuse, 40.00 less than its 100.00.',
    fr: 'Le budget voté, en regard de la prévision d’octobre : 60,00 pour la Meuse, 40,00 de moins que ses 100,00.',
    convention: `tables:
  budget: { file: vote.csv, columns: { member: Sigle, net_amount: Voté }, defaults: { year: "2025" } }`,
    files: {
      'vote.csv': 'Sigle;Voté\nMEUSE;100,00',
      'accesses.csv': 'access,serves,item_code,activated_on\nA1,CITE,FTTO,2025-10-01',
      'prices.csv': 'item_code,category,unit_price,vat_rate,billing\nFTTO,subscription,100.00,20,monthly',
    },
    gives: { file: 'forecasts/2025-10/budget.csv', lines: ['MEUSE,2025,,,,net,100.00,60.00,0.00,40.00'] },
  },
];

export const LISTS_WORKED: readonly Worked[] = [
  {
    en: 'A workbook with titles above the header, words of its own, merged cells, a hidden row 4 and a total; grappe reads the two sites of the grappe from it.',
    fr: 'Un classeur avec des titres au-dessus de l’en-tête, ses propres mots, des cellules fusionnées, une ligne 4 masquée et un total ; grappe y lit les deux sites de la grappe.',
    convention: `tables:
  grappes:
    file: "Cités scolaires.xlsx"
    sheet: "2025"
    hidden_rows: read
    preamble: { until: "Établissement" }
    columns: { grappe: Cité, name: ["Nom d’usage", "Cité"], kind: Nature, site: Établissement, weight: Poids }
    values: { kind: { "Cité*": cite_scolaire } }
    defaults: { valid_from: 2025-01-01 }
    fill_down: [grappe, kind, name]
    skip_rows: { site: ["Total*"] }
    ignore_columns: "*"`,
    files: {
      'Cités scolaires.xlsx': {
        '2025': `Liste des cités scolaires
Cité,Nom d’usage,Nature,Établissement,Poids,Observations
CITE,,Cité scolaire,CLG,1,
,,,LYC,3,voir avenant
,,,Total,4,`,
        Notes: 'À jour au 1er septembre',
      },
      'grappes.csv': '',
    },
    hides: [4],
    gives: BY_PUPILS,
  },
  {
    en: 'The export of all establishments, by UAI, with two-digit years; the rows of other establishments are left out. 1.5 and 0.5 thousand pupils.',
    fr: 'L’export de tous les établissements, par UAI, l’année sur deux chiffres ; les lignes d’autres établissements sont écartées. 1,5 et 0,5 millier d’élèves.',
    convention: `tables:
  measures:
    file: export.csv
    columns: { site: UAI, value: Milliers, as_of: "Compté le" }
    match: { site: [uai, name] }
    only_known: [site]
    numbers: { decimal: "," }
    dates: DD/MM/YY
    defaults: { measure: students }`,
    files: {
      'export.csv':
        'UAI;Milliers;Compté le\n0550020Y;1,500;01/10/24\nLycée;0,500;01/10/24\n0672128Z;0,447;01/10/24',
      'sites.csv':
        'site,name,type,member,uai\nCLG,Collège,college,MEUSE,0550020Y\nLYC,Lycée,lycee,REGION,0550072E',
      'measures.csv': '',
    },
    gives: { net: { MEUSE: '75.00', REGION: '25.00' } },
  },
];
