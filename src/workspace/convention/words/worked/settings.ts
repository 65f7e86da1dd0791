import type { Worked } from '../page.ts';
import { HEADER, SEPTEMBER } from './common.ts';

/** One invoice of these amounts without VAT, all for September. */
const invoiceOf = (...amounts: readonly string[]): string =>
  [
    HEADER,
    ...amounts.map((net, index) => `F1,2025-09-30,${index + 1},A1,subscription,${SEPTEMBER},${net},20`),
  ].join('\n');

const ARRIVING = `grappe,name,kind,site,valid_from
CITE,Cité,cite_scolaire,CLG,
CITE,Cité,cite_scolaire,LYC,2025-09-21`;

const CHANGING = `rules:
  - { id: avant, to: 2025-09-15, share: { by: payer, member: REGION } }
  - { id: apres, from: 2025-09-16, share: { by: equal } }`;

const OCTOBER_INVOICE = `${HEADER}
F1,2025-10-05,1,A1,subscription,2025-09-01,2025-09-15,100.00,20`;

const UNDATED = `invoice_number,invoice_date,line_number,access,category,net_amount,vat_rate
F1,2025-09-30,1,A1,subscription,100.00,20`;

const NAMED_SITE = `invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate
F1,2025-09-30,1,CLG,subscription,${SEPTEMBER},100.00,20`;

export const SETTINGS_WORKED: readonly Worked[] = [
  {
    en: 'What statements show at the top.',
    fr: 'Ce que les états portent en tête.',
    convention: `title: Groupement de commandes, accès internet
reference: { deliberation: "2025-14", signed_on: 2025-06-20, legal_basis: "CCP art. L2113-6 à L2113-8" }
coordinator: REGION
currency: EUR
locale: fr`,
    gives: {
      file: 'statements/MEUSE.csv',
      lines: [
        'Convention;Groupement de commandes, accès internet',
        'Référence;2025-14, signée le 20/06/2025',
        'Base légale;CCP art. L2113-6 à L2113-8',
        'Coordonnateur;Région (REGION)',
        'Montants en;EUR',
      ],
    },
  },
  {
    en: 'Meuse pays the operator: Region owes it its 40.00, with VAT 48.00.',
    fr: 'La Meuse paie l’opérateur : la Région lui doit ses 40,00, TVA comprise 48,00.',
    convention: 'billed_to: MEUSE',
    gives: { file: 'settlement.csv', lines: ['REGION,MEUSE,,1,40.00,8.00,48.00'] },
  },
  {
    en: 'The lycée joins the grappe on the 21st. Day by day: 20 days of the collège alone, 66.67; then ten days at 60 and 40 % of 33.33. That makes 13/15 and 2/15.',
    fr: 'Le lycée arrive dans la grappe le 21. Au jour le jour : 20 jours du collège seul, 66,67 ; dix jours à 60 et 40 % de 33,33. Soit 13/15 et 2/15.',
    convention: 'prorata: daily',
    files: { 'grappes.csv': ARRIVING },
    gives: { net: { MEUSE: '86.67', REGION: '13.33' } },
  },
  {
    en: 'The same, by the first day of the line only: the collège bears all.',
    fr: 'De même, selon le premier jour de la ligne seulement : le collège a tout.',
    convention: 'prorata: period_start',
    files: { 'grappes.csv': ARRIVING },
    gives: { net: { MEUSE: '100.00' } },
  },
  {
    en: 'Two lines of 1.01, halved: on each, the cent goes to the smaller identifier, so twice.',
    fr: 'Deux lignes de 1,01 par moitiés : sur chacune, le centime va au plus petit identifiant, deux fois.',
    convention: `rounding: largest_remainder
rules: [{ id: r, share: { by: equal } }]`,
    files: { 'invoices/f.csv': invoiceOf('1.01', '1.01') },
    gives: { net: { MEUSE: '1.02', REGION: '1.00' } },
  },
  {
    en: 'The same, but the second line gives back what the first one took.',
    fr: 'De même, la seconde ligne rendant ce que la première a pris.',
    convention: `rounding: carry
rules: [{ id: r, share: { by: equal } }]`,
    files: { 'invoices/f.csv': invoiceOf('1.01', '1.01') },
    gives: { net: { MEUSE: '1.01', REGION: '1.01' } },
  },
  {
    en: 'Three lines of 0.33: the VAT of each, 0.066, is 0.07; together 0.21.',
    fr: 'Trois lignes de 0,33 : la TVA de chacune, 0,066, fait 0,07 ; ensemble 0,21.',
    convention: `vat: line
rules: [{ id: r, share: { by: payer, member: MEUSE } }]`,
    files: { 'invoices/f.csv': invoiceOf('0.33', '0.33', '0.33') },
    gives: { file: 'settlement.csv', lines: ['MEUSE,REGION,,3,0.99,0.21,1.20'] },
  },
  {
    en: 'The same on the invoice: 20 % of 0.99 is 0.198, so 0.20.',
    fr: 'De même sur la facture : 20 % de 0,99 font 0,198, donc 0,20.',
    convention: `vat: invoice
rules: [{ id: r, share: { by: payer, member: MEUSE } }]`,
    files: { 'invoices/f.csv': invoiceOf('0.33', '0.33', '0.33') },
    gives: { file: 'settlement.csv', lines: ['MEUSE,REGION,,3,0.99,0.20,1.19'] },
  },
  {
    en: 'A service before the 16th, invoiced in October: the days of service decide, so the old rule applies.',
    fr: 'Un service d’avant le 16, facturé en octobre : les jours du service décident : l’ancienne règle s’applique.',
    convention: `basis: service
${CHANGING}`,
    files: { 'invoices/f.csv': OCTOBER_INVOICE },
    gives: { net: { REGION: '100.00' } },
  },
  {
    en: 'The same, if the date of the invoice decides: the new rule applies.',
    fr: 'De même, si la date de facture décide : la nouvelle règle s’applique.',
    convention: `basis: invoice_date
${CHANGING}`,
    files: { 'invoices/f.csv': OCTOBER_INVOICE },
    gives: { net: { MEUSE: '50.00', REGION: '50.00' } },
  },
  {
    en: 'A line without a period, counted as the month of its invoice: 15 days for Region, 15 halved.',
    fr: 'Une ligne sans période, rattachée au mois de sa facture : 15 jours à la Région, 15 partagés en deux.',
    convention: `undated: invoice_month
${CHANGING}`,
    files: { 'invoices/f.csv': UNDATED },
    gives: { net: { MEUSE: '25.00', REGION: '75.00' } },
  },
  {
    en: 'Without this key, the days of such a line are not guessed.',
    fr: 'Sans cette clé, les jours d’une telle ligne ne sont pas devinés.',
    convention: 'undated: error',
    files: { 'invoices/f.csv': UNDATED },
    gives: { refused: 'undated' },
  },
  {
    en: 'The operator names the collège, which houses the access of both: by pupils.',
    fr: 'L’opérateur nomme le collège, qui abrite l’accès des deux : selon les élèves.',
    convention: 'site_of_grappe: grappe',
    files: { 'invoices/f.csv': NAMED_SITE },
    gives: { net: { MEUSE: '60.00', REGION: '40.00' } },
  },
  {
    en: 'The same, if only the collège is meant.',
    fr: 'De même, s’il s’agit du collège seul.',
    convention: 'site_of_grappe: site',
    files: { 'invoices/f.csv': NAMED_SITE },
    gives: { net: { MEUSE: '100.00' } },
  },
  {
    en: 'Weights with a decimal comma: 1.5 and 0.5 of 2.',
    fr: 'Des poids écrits avec une virgule : 1,5 et 0,5 sur 2.',
    convention: `numbers: { decimal: "," }
rules: [{ id: r, share: { by: weight } }]`,
    files: {
      'grappes.csv':
        'grappe;name;kind;site;weight\nCITE;Cité;cite_scolaire;CLG;1,500\nCITE;Cité;cite_scolaire;LYC;0,500',
    },
    gives: { net: { MEUSE: '75.00', REGION: '25.00' } },
  },
  {
    en: 'Water has its own rule, in equal parts; the rest is shared by pupils: 10.00 + 60.00 and 10.00 + 40.00.',
    fr: 'L’eau a sa règle, à parts égales ; le reste est réparti selon les élèves : 10,00 + 60,00 et 10,00 + 40,00.',
    convention: `own_categories: { eau: usage }
rules:
  - { id: eau, applies_to: { categories: [eau] }, share: { by: equal } }
  - { id: reste, share: { by: students, as_of: { date: "10-01", year: previous } } }`,
    files: {
      'invoices/f.csv': `${HEADER}
F1,2025-09-30,1,A1,eau,${SEPTEMBER},20.00,20
F1,2025-09-30,2,A1,subscription,${SEPTEMBER},100.00,20`,
    },
    gives: { net: { MEUSE: '70.00', REGION: '50.00' } },
  },
  {
    en: 'A receipt from the portal lies beside the invoices; without this key it stops the run.',
    fr: 'Un accusé de réception du portail se trouve parmi les factures ; sans cette clé, il arrête le calcul.',
    convention: 'ignore_files: { "*.txt": "accusés de réception du portail" }',
    files: { 'invoices/accuse.txt': 'Reçu le 1er octobre.', 'invoices/f.csv': invoiceOf('100.00') },
    gives: { net: { MEUSE: '60.00', REGION: '40.00' } },
  },
];

export const DATED_WORKED: readonly Worked[] = [
  {
    en: 'From October on Meuse pays the operator: it owes 72.00 for September, and is owed 48.00 for October.',
    fr: 'À partir d’octobre, la Meuse paie l’opérateur : elle doit 72,00 pour septembre, et 48,00 lui sont dus pour octobre.',
    convention: `billed_to: [{ to: 2025-09-30, value: REGION }, { from: 2025-10-01, value: MEUSE }]
rules: [{ id: r, share: { by: fixed, parts: { MEUSE: 60, REGION: 40 } } }]`,
    files: {
      'invoices/f.csv': `${HEADER}
F1,2025-09-30,1,A1,subscription,${SEPTEMBER},100.00,20
F2,2025-10-31,1,A1,subscription,2025-10-01,2025-10-31,100.00,20`,
    },
    gives: {
      file: 'settlement.csv',
      lines: ['MEUSE,REGION,,1,60.00,12.00,72.00', 'REGION,MEUSE,,1,40.00,8.00,48.00'],
    },
  },
];
