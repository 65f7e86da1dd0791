import { cii } from '../einvoice/sample-cii.ts';
import { SAMPLE } from '../einvoice/sample-invoice.ts';
import { ubl } from '../einvoice/sample-ubl.ts';
import { convention, type FileContents, STENAY, windows1252 } from '../temporary-workspace.ts';
import { plainCanonical, plainSupplier } from './plain-csv.ts';
import { plainEinvoice } from './plain-einvoice.ts';
import type { PlainLine } from './plain-line.ts';

/** A file that is in order, and who else can read it. */
export interface Original {
  readonly name: string;
  readonly bytes: Buffer;
  readonly plain: (bytes: Uint8Array) => readonly PlainLine[];
}

const CATEGORIES = '{ "ABO*": subscription, "SRV*": service, "FAS*": setup, "*": other }';

/** The workspace in which the damaged files stand. */
export const FUZZED: FileContents = {
  ...STENAY,
  'convention.yaml': convention(`invoices:
  - files: "canonical.csv"
    categories: ${CATEGORIES}
    skip_rows: { label: ["Total*", "Sous-total*"] }
  - files: "supplier.csv"
    supplier: "73282932000074"
    numbers: { decimal: "," }
    preamble: { until: Ligne }
    from_preamble: ["*relevé n° {invoice_number} du {invoice_date}"]
    columns: { line_number: Ligne, access: "Accès", item_code: Article, label: "Désignation", period_start: Du, period_end: Au, service_date: "Réalisé le", net_amount: HT, vat_rate: Taux, vat_amount: TVA }
    categories: ${CATEGORIES}
    skip_rows: { label: ["Total*", "Sous-total*"] }
  - files: "*.xml"
    einvoice: { access: BT-128 }
    categories: ${CATEGORIES}
`),
};

const CANONICAL = [
  'supplier,invoice_number,invoice_date,line_number,access,item_code,label,category,period_start,period_end,service_date,quantity,unit_price,net_amount,vat_rate,vat_amount,billed_to,original_invoice',
  '73282932000074,F2025-0100,2025-09-30,1,A1,ABO-100,Accès,subscription,2025-09-01,2025-09-30,,1,289.90,289.90,20,57.98,,',
  '73282932000074,F2025-0100,2025-09-30,2,A2,SRV-SUP,"Supervision, ""nuit"" comprise",,01/09/2025,30/09/2025,,2.5,493.8,1234.50,20.00,,REGION,',
  '73282932000074,F2025-0100,2025-09-30,3,A1,FAS,Frais d’accès,frais_acces,,,2025-09-12,,,-75.05,5.5,-4.13,,F2025-0099',
  ',,,,,,Total,,,,,,,1449.35,,,,',
  '',
].join('\n');

const SUPPLIER = windows1252(
  [
    'Réseaux du Rhin;relevé n° F2025-0100 du 30/09/2025;;;;;;;;',
    ';;;;;;;;;',
    'Ligne;Accès;Article;Désignation;Du;Au;Réalisé le;HT;Taux;TVA',
    '1;A1;ABO-100;Accès;01/09/2025;30/09/2025;;289,90 €;20,00 %;57,98',
    ';;;Sous-total A1;;;;289,90;;57,98',
    '2;A2;SRV-SUP;"Supervision ; cœur de réseau";01/09/2025;30/09/2025;;1\u00a0234,50 €;20,00 %;246,90',
    '3;A1;FAS;Frais d’accès;;;12/09/2025;75,00 €;20,00 %;',
    ';;;Total;;;;1\u00a0599,40;;319,88',
    '',
  ].join('\r\n'),
);

/** The canonical file without a quote, which is read another way, in the form of spreadsheets. */
const UNQUOTED = CANONICAL.replace('"Supervision, ""nuit"" comprise"', 'Supervision');

export const ORIGINALS: readonly Original[] = [
  { name: 'canonical.csv', bytes: Buffer.from(CANONICAL), plain: plainCanonical },
  {
    name: 'canonical.csv',
    bytes: Buffer.from(`\ufeff${UNQUOTED.replaceAll('\n', '\r\n')}`),
    plain: plainCanonical,
  },
  { name: 'supplier.csv', bytes: Buffer.from(SUPPLIER), plain: plainSupplier },
  { name: 'ubl.xml', bytes: Buffer.from(ubl(SAMPLE)), plain: plainEinvoice },
  {
    name: 'note.xml',
    bytes: Buffer.from(ubl({ ...SAMPLE, type: '381', preceding: [{ number: 'F1' }] }, 'CreditNote')),
    plain: plainEinvoice,
  },
  { name: 'cii.xml', bytes: Buffer.from(cii(SAMPLE)), plain: plainEinvoice },
];
