import type { Worked } from '../page.ts';

const HEADER =
  'invoice_number,invoice_date,line_number,access,item_code,quantity,unit_price,category,period_start,period_end,net_amount,vat_rate';
const PRICES =
  'item_code,category,unit_price,vat_rate,billing,market\nFTTO,subscription,100.00,20,monthly,2025';

/** The September bill for the fibre, with this net. */
const billed = (net: string): string =>
  `${HEADER}\nF1,2025-09-30,1,A1,FTTO,1,100.00,subscription,2025-09-01,2025-09-30,${net},20`;

const TWO_MONTHS = `${HEADER}
F1,2025-09-30,1,A1,FTTO,1,100.00,subscription,2025-09-01,2025-09-30,100.00,20
F2,2025-10-31,1,A1,FTTO,1,108.00,subscription,2025-10-01,2025-10-31,108.00,20`;

export const RECONCILE_WORKED: readonly Worked[] = [
  {
    en: 'One at 100.00 makes 100.00; 100.05 is billed: five cents are tolerated.',
    fr: 'Un à 100,00 fait 100,00 ; 100,05 sont facturés : cinq centimes sont tolérés.',
    convention: 'reconcile: { tolerance: 0.05 }',
    files: { 'invoices/f.csv': billed('100.05') },
    gives: { found: {} },
  },
  {
    en: 'The same with 100.06: six cents at stake.',
    fr: 'De même avec 100,06 : six centimes en jeu.',
    convention: 'reconcile: { tolerance: 0.05 }',
    files: { 'invoices/f.csv': billed('100.06') },
    gives: { found: { 'line-arithmetic': '0.06' } },
  },
  {
    en: 'From 100.00 in September to 108.00 in October: more than 5 %.',
    fr: 'De 100,00 en septembre à 108,00 en octobre : plus de 5 %.',
    convention: 'reconcile: { variance: 5% }',
    files: { 'invoices/f.csv': TWO_MONTHS },
    gives: { found: { 'unexpected-amount': '8.00' } },
  },
  {
    en: 'The same check turned off; the amounts stay as they are.',
    fr: 'Le même contrôle désactivé ; les montants restent ce qu’ils sont.',
    convention: `reconcile:
  variance: 5%
  severity: { unexpected-amount: off }`,
    files: { 'invoices/f.csv': TWO_MONTHS },
    gives: { found: {} },
  },
  {
    en: 'The fibre at 100.00 is billed at 110.00; the letter of dispute has its place, sender, addressee and signature from here.',
    fr: 'La fibre à 100,00 est facturée 110,00 ; le lieu, l’expéditeur, le destinataire et la signature de la lettre viennent d’ici.',
    convention: `locale: fr
reconcile:
  letter:
    place: Metz
    from: ["Région Exemple", "57000 Metz"]
    signed_by: "La directrice du numérique"
    to: { SFR: ["SFR Business", "75000 Paris"] }`,
    files: {
      'prices.csv': PRICES,
      'invoices/f.csv': `supplier,${HEADER}\nSFR,F1,2025-09-30,1,A1,FTTO,1,110.00,subscription,2025-09-01,2025-09-30,110.00,20`,
    },
    gives: {
      file: 'reconcile --format letter',
      lines: ['Région Exemple\\', 'SFR Business\\', 'À Metz, le ……………………', 'La directrice du numérique'],
    },
  },
];

export const CYCLES_WORKED: readonly Worked[] = [
  {
    en: 'The 21st to the 31st are ten days of a thirty-day month: 33.33 at a price of 100.00; 35.00 is billed: 1.67 at stake.',
    fr: 'Du 21 au 31, ce sont dix jours d’un mois de trente, à 100,00 : 33,33 ; 35,00 sont facturés : 1,67 en jeu.',
    convention: 'reconcile: { cycle: { start_day: 1, basis: 30 } }',
    files: {
      'prices.csv': PRICES,
      'accesses.csv': 'access,serves,item_code,activated_on\nA1,CITE,FTTO,2025-10-21',
      'invoices/f.csv': `${HEADER}\nF1,2025-10-31,1,A1,FTTO,1,100.00,subscription,2025-10-21,2025-10-31,35.00,20`,
    },
    gives: { found: { 'prorata-mismatch': '1.67' } },
  },
];

export const MARKETS_WORKED: readonly Worked[] = [
  {
    en: 'The market ended on 31 August; the service of September is outside it.',
    fr: 'Le marché a pris fin le 31 août ; le service de septembre est en dehors.',
    convention: 'reconcile: { markets: { "2025": { from: 2021-09-01, to: 2025-08-31 } } }',
    files: { 'prices.csv': PRICES, 'invoices/f.csv': billed('100.00') },
    gives: { found: { 'outside-market': '' } },
  },
];
