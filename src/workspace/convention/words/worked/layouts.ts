import type { Worked } from '../page.ts';
import { BY_PUPILS, HEADER, SEPTEMBER } from './common.ts';

/** The line of an electronic invoice of 100.00 that names the access in three places. */
const ELECTRONIC_LINE = `<cac:InvoiceLine>
  <cbc:ID>1</cbc:ID>
  <cbc:InvoicedQuantity>1</cbc:InvoicedQuantity>
  <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
  <cac:DocumentReference><cbc:ID schemeID="CT">MARCHE-7</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>
  <cac:DocumentReference><cbc:ID schemeID="AEN">A1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>
  <cac:Item>
    <cbc:Name>Accès A1 - septembre</cbc:Name>
    <cac:SellersItemIdentification><cbc:ID>CITE</cbc:ID></cac:SellersItemIdentification>
    <cac:ClassifiedTaxCategory>
      <cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
    </cac:ClassifiedTaxCategory>
  </cac:Item>
  <cac:Price><cbc:PriceAmount currencyID="EUR">100.00</cbc:PriceAmount></cac:Price>
</cac:InvoiceLine>`;

export const LAYOUTS_WORKED: readonly Worked[] = [
  {
    en: 'The statement of an operator with its own columns, no line number, no VAT rate and a subtotal: its line of 100.00 is shared by pupils.',
    fr: 'Le relevé d’un opérateur avec ses colonnes, sans numéro de ligne ni taux de TVA, et un sous-total : sa ligne de 100,00 est répartie selon les élèves.',
    convention: `invoices:
  - files: "sfr-*.csv"
    supplier: "34305956400959"
    preamble: { until: "Réf. accès" }
    from_name: "sfr-*-{invoice_date}.csv"
    from_preamble: ["Facture n° : {invoice_number}"]
    numbers: { decimal: "," }
    columns: { access: "Réf. accès", label: "Désignation", period_start: "Du", period_end: "Au", net_amount: "Montant HT" }
    line_number: row
    categories: { "Abo*": subscription, "*": service }
    defaults: { vat_rate: "20" }
    skip_rows: { label: ["Sous-total*"] }
    totals: { label: "Total facture*" }
    ignore_columns: ["Observations"]`,
    files: {
      'invoices/sfr-09-2025-09-30.csv': `Facture n° :;F1
Réf. accès;Désignation;Du;Au;Montant HT;Observations
A1;Abonnement fibre;01/09/2025;30/09/2025;100,00;
;Sous-total fibre;;;100,00;
;Total facture;;;100,00;`,
    },
    gives: BY_PUPILS,
  },
  {
    en: 'The export of a program that writes years with two digits, points between thousands and the sign at the end: 1,600.00 less a credit of 1,500.00, shared by pupils.',
    fr: 'L’export d’un logiciel qui écrit l’année sur deux chiffres, des points entre les milliers et le signe à la fin : 1 600,00 moins un avoir de 1 500,00, répartis selon les élèves.',
    convention: `invoices:
  - files: "*.csv"
    numbers: { decimal: ",", thousands: ".", negative: "1-" }
    dates: DD.MM.YY
    columns: { net_amount: "Montant HT", vat_rate: "TVA" }
    categories: { "*": subscription }`,
    files: {
      'invoices/2025-09.csv': `n_facture;date_facture;n_ligne;acces;debut_periode;fin_periode;Montant HT;TVA
F1;30.09.25;1;A1;01.09.25;30.09.25;1.600,00;20
F1;30.09.25;2;A1;01.09.25;30.09.25;1.500,00-;20`,
    },
    gives: BY_PUPILS,
  },
  {
    en: 'The period in the text of a column; the code of the site before its name, written once for its lines: 100.00 for September and 100.00 from 16 to 30 September, both shared by pupils.',
    fr: 'La période dans le texte d’une colonne ; le code du site devant son nom, écrit une fois pour ses lignes : 100,00 pour septembre et 100,00 du 16 au 30 septembre, répartis tous deux selon les élèves.',
    convention: `invoices:
  - files: "*.csv"
    numbers: { decimal: "," }
    columns: { net_amount: "Montant HT", vat_rate: "TVA" }
    from_columns:
      "Site": "{serves} *"
      "Période": ["du {period_start} au {period_end}", "{period}"]
    fill_down: [serves]
    site_of_grappe: grappe
    line_number: row
    categories: { "*": subscription }`,
    files: {
      'invoices/f.csv': `invoice_number;invoice_date;Site;Période;Montant HT;TVA
F1;30/09/2025;CLG collège;septembre 2025;100,00;20
F1;30/09/2025;;du 16/09/2025 au 30/09/2025;100,00;20`,
    },
    gives: { net: { MEUSE: '120.00', REGION: '80.00' } },
  },
  {
    en: 'A total that differs from the lines is refused: 110.00 stated, 100.00 billed.',
    fr: 'Un total qui diffère des lignes est refusé : 110,00 déclarés, 100,00 facturés.',
    convention: `invoices:
  - files: "*.csv"
    totals: { invoice_number: "Total*" }`,
    files: {
      'invoices/f.csv': `${HEADER}
F1,2025-09-30,1,A1,subscription,${SEPTEMBER},100.00,20
Total,,,,,,,110.00,`,
    },
    gives: { refused: 'declared-total' },
  },
  {
    en: 'Cells of the operator translated into our words; a column that only some files have; a line without access, which is a discount of 20.00 on the whole bill, for Region. Meuse 60.00, Region 40.00 − 20.00.',
    fr: 'Des cellules de l’opérateur traduites dans nos mots ; une colonne que seuls certains fichiers ont ; une ligne sans accès, une remise de 20,00 sur toute la facture, pour le compte de la Région. Meuse 60,00, Région 40,00 − 20,00.',
    convention: `invoices:
  - files: "*.csv"
    columns: { billed_to: "Compte client", original_invoice: "Avoir sur" }
    values: { billed_to: { "C-55*": MEUSE } }
    optional: [original_invoice]
    without_access: REGION`,
    files: {
      'invoices/f.csv': `${HEADER},Compte client
F1,2025-09-30,1,A1,subscription,${SEPTEMBER},100.00,20,C-5501
F1,2025-09-30,2,,service,${SEPTEMBER},-20.00,20,C-5501`,
    },
    gives: { net: { MEUSE: '60.00', REGION: '20.00' } },
  },
  {
    en: 'A workbook with two sheets: the one with the lines is read, row 3 included, which a filter hides.',
    fr: 'Un classeur de deux feuilles : celle des lignes est lue, y compris la ligne 3, qu’un filtre masque.',
    convention: `invoices:
  - { files: "*.xlsx", sheet: "Détail", hidden_rows: read }`,
    files: {
      'invoices/sfr.xlsx': {
        Synthèse: 'Total,100.00',
        Détail: `${HEADER}\nF1,2025-09-30,1,A1,subscription,${SEPTEMBER},70.00,20\nF1,2025-09-30,2,A1,subscription,${SEPTEMBER},30.00,20`,
      },
    },
    hides: [3],
    gives: BY_PUPILS,
  },
  {
    en: 'A workbook with one sheet per month: each is read like a file, and its name gives the month of its lines; an invoice that continues from one sheet to the next counts as a whole, 100.00 and 50.00.',
    fr: 'Un classeur à une feuille par mois : chacune est lue comme un fichier, et son nom donne le mois de ses lignes ; une facture qui continue d’une feuille à l’autre compte en entier, 100,00 et 50,00.',
    convention: `invoices:
  - { files: "sfr-*.xlsx", sheets: "*", from_sheet: "{period}", in_parts: yes }`,
    files: {
      'invoices/sfr-2025.xlsx': {
        'Septembre 2025': `${HEADER}\nF1,2025-09-30,1,A1,subscription,,,100.00,20`,
        'Octobre 2025': `${HEADER}\nF1,2025-09-30,2,A1,subscription,,,50.00,20`,
      },
    },
    gives: { net: { MEUSE: '90.00', REGION: '60.00' } },
  },
  {
    en: 'This supplier names a site when it means the grappe, and computes VAT on the invoice: 20 % of 0.99 is 0.20, of which Meuse owes 0.12 on 0.60.',
    fr: 'Ce fournisseur nomme un site quand il veut dire la grappe, et calcule sa TVA sur la facture : 20 % de 0,99 font 0,20, dont la Meuse doit 0,12 sur 0,60.',
    convention: `invoices:
  - { files: "sfr*.csv", site_of_grappe: grappe, vat: invoice }`,
    files: {
      'invoices/sfr.csv': `invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate
F1,2025-09-30,1,CLG,subscription,${SEPTEMBER},0.33,20
F1,2025-09-30,2,CLG,subscription,${SEPTEMBER},0.33,20
F1,2025-09-30,3,CLG,subscription,${SEPTEMBER},0.33,20`,
    },
    gives: { file: 'settlement.csv', lines: ['MEUSE,REGION,,3,0.60,0.12,0.72'] },
  },
  {
    en: 'Number, date, total and VAT are those of the electronic invoice; its lines are in the statement.',
    fr: 'Le numéro, la date, le total et la TVA sont ceux de la facture électronique ; ses lignes sont dans le relevé.',
    convention: `invoices:
  - { files: "sfr-*.xml", supplier: SFR, lines: elsewhere }
  - { files: "sfr-*.csv", supplier: SFR }`,
    files: {
      'invoices/sfr-09.xml': ELECTRONIC_LINE,
      'invoices/sfr-09.csv': `${HEADER}\nF1,2025-09-30,1,A1,subscription,${SEPTEMBER},100.00,20`,
    },
    gives: BY_PUPILS,
  },
  {
    en: 'This supplier’s cycle runs from the 29th to the 28th: 29 May to 28 June is a whole month, and 100.00 its price.',
    fr: 'Un cycle propre à ce fournisseur, du 29 au 28 : du 29 mai au 28 juin, c’est un mois entier, et 100,00 son prix.',
    convention: `invoices:
  - { files: "*.csv", cycle: { start_day: 29, basis: actual } }`,
    files: {
      'invoices/f.csv': `item_code,quantity,unit_price,${HEADER}\nFTTO,1,100.00,F1,2025-06-28,1,A1,subscription,2025-05-29,2025-06-28,100.00,20`,
    },
    gives: { found: {} },
  },
];

export const AMOUNTS_WORKED: readonly Worked[] = [
  {
    en: 'A charge of 120.00 and a credit of 20.00: 72.00 − 12.00 and 48.00 − 8.00.',
    fr: 'Un débit de 120,00 et un crédit de 20,00 : 72,00 − 12,00 et 48,00 − 8,00.',
    convention: `invoices:
  - { files: "*.csv", amounts: { charge: "Débit", credit: "Crédit" } }`,
    files: {
      'invoices/f.csv': `invoice_number,invoice_date,line_number,access,category,period_start,period_end,Débit,Crédit,vat_rate
F1,2025-09-30,1,A1,subscription,${SEPTEMBER},120.00,,20
F1,2025-09-30,2,A1,subscription,${SEPTEMBER},,20.00,20`,
    },
    gives: BY_PUPILS,
  },
  {
    en: 'An invoice of 120.00 and a credit note of 20.00, neither with a sign.',
    fr: 'Une facture de 120,00 et un avoir de 20,00, tous deux sans signe.',
    convention: `invoices:
  - { files: "*.csv", charge_or_credit: { Type: { Facture: charge, Avoir: credit } } }`,
    files: {
      'invoices/f.csv': `invoice_number,invoice_date,line_number,access,category,period_start,period_end,Type,net_amount,vat_rate\nF1,2025-09-30,1,A1,subscription,${SEPTEMBER},Facture,120.00,20\nAV1,2025-09-30,1,A1,subscription,${SEPTEMBER},Avoir,20.00,20`,
    },
    gives: BY_PUPILS,
  },
  {
    en: 'The net, the VAT and the gross each in two columns.',
    fr: 'Le HT, la TVA et le TTC chacun en deux colonnes.',
    convention: `invoices:
  - files: "*.csv"
    amounts:
      net_amount: { charge: "Débit HT", credit: "Crédit HT" }
      vat_amount: { charge: "Débit TVA", credit: "Crédit TVA" }
      gross_amount: { charge: "Débit TTC", credit: "Crédit TTC" }`,
    files: {
      'invoices/f.csv': `invoice_number,invoice_date,line_number,access,category,period_start,period_end,vat_rate,Débit HT,Crédit HT,Débit TVA,Crédit TVA,Débit TTC,Crédit TTC
F1,2025-09-30,1,A1,subscription,${SEPTEMBER},20,120.00,,24.00,,144.00,
F1,2025-09-30,2,A1,subscription,${SEPTEMBER},20,,20.00,,4.00,,24.00`,
    },
    gives: { file: 'settlement.csv', lines: ['MEUSE,REGION,,2,60.00,12.00,72.00'] },
  },
];

export const EINVOICES_WORKED: readonly Worked[] = [
  {
    en: 'The line names two objects; the one with scheme AEN is the access.',
    fr: 'La ligne nomme deux objets ; celui du schéma AEN est l’accès.',
    convention: `invoices:
  - { files: "*.xml", categories: { "*": subscription }, einvoice: { access: BT-128, scheme: AEN } }`,
    files: { 'invoices/sfr.xml': ELECTRONIC_LINE },
    gives: BY_PUPILS,
  },
  {
    en: 'The same line; the seller’s item number is the grappe.',
    fr: 'La même ligne ; le code article du vendeur est la grappe.',
    convention: `invoices:
  - { files: "*.xml", categories: { "*": subscription }, einvoice: { serves: BT-155 } }`,
    files: { 'invoices/sfr.xml': ELECTRONIC_LINE },
    gives: BY_PUPILS,
  },
  {
    en: 'The same line; the access is a word of its name.',
    fr: 'La même ligne ; l’accès est un mot de son nom.',
    convention: `invoices:
  - files: "*.xml"
    categories: { "*": subscription }
    einvoice: { access: { from: name, pattern: "Accès {*} - *" } }`,
    files: { 'invoices/sfr.xml': ELECTRONIC_LINE },
    gives: BY_PUPILS,
  },
];
