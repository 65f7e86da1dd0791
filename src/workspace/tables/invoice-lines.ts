import { AMOUNT_COLUMNS } from '../../domain/convention.ts';
import { CATEGORY_WORDS } from '../../forms/choices.ts';
import * as column from '../columns/columns.ts';
import { category, price, vatRate } from '../columns/common-columns.ts';
import { columnsOf, isHeaderOf, type RowOf } from '../columns/table.ts';

/** The columns of the files in `invoices/`. A supplier's layout may rename, default or ignore them. */
export const invoiceLineSchema = {
  supplier: column.supplier('fournisseur', 'The supplier', 'Le fournisseur').optional(),
  invoice_number: column.reference('n_facture', 'Number of the invoice', 'Numéro de la facture'),
  invoice_date: column.lineDay('invoice_date', 'date_facture', 'Date of the invoice', 'Date de la facture'),
  line_number: column.reference('n_ligne', 'Number of the line', 'Numéro de la ligne'),
  access: column.id('acces', 'The access billed', 'L’accès facturé').optional(),
  serves: column
    .serves(
      'dessert',
      'What the line pays for: a site, a grappe, a member, or `*`; empty: what its access serves',
      'Ce que paie la ligne : un site, une grappe, un membre, ou `*` ; vide : ce que dessert son accès',
    )
    .optional(),
  item_code: column
    .id('code_article', 'Item of the price schedule', 'Article du bordereau des prix')
    .optional(),
  label: column.text('libelle', 'Label', 'Libellé').optional(),
  category: category(CATEGORY_WORDS, 'Category of the cost', 'Catégorie de la dépense'),
  period_start: column
    .lineDay('period_start', 'debut_periode', 'First day of service', 'Premier jour de service')
    .optional(),
  period_end: column
    .lineDay('period_end', 'fin_periode', 'Last day of service', 'Dernier jour de service')
    .optional(),
  service_date: column
    .lineDay('service_date', 'date_prestation', 'Day of service', 'Jour de la prestation')
    .optional(),
  quantity: column.decimal(4, false, 'quantite', 'Quantity', 'Quantité').optional(),
  unit_price: price('prix_unitaire', 'Price of one, without VAT', 'Prix unitaire HT').optional(),
  net_amount: column.amount(
    'montant_ht',
    'Amount without VAT, negative for a credit',
    'Montant HT, négatif pour un avoir',
  ),
  vat_rate: vatRate('taux_tva', 'VAT rate in percent', 'Taux de TVA en pour cent'),
  vat_amount: column.amount('montant_tva', 'VAT', 'TVA').optional(),
  gross_amount: column.amount('montant_ttc', 'Amount with VAT', 'Montant TTC').optional(),
  billed_to: column
    .memberReference('facture_a', 'The member that pays the operator', 'Le membre qui paie l’opérateur')
    .optional(),
  original_invoice: column
    .reference('facture_origine', 'The invoice that a credit corrects', 'La facture que l’avoir corrige')
    .optional(),
};

export const INVOICE_LINE_COLUMNS = columnsOf(invoiceLineSchema);

/** Whether a header is a known name of the column, in either language. */
export function isOwnHeader(name: string, header: string): boolean {
  return INVOICE_LINE_COLUMNS.some((column) => column.name === name && isHeaderOf(column, header));
}

export type InvoiceLineRow = RowOf<typeof invoiceLineSchema>;
export type InvoiceColumn = keyof InvoiceLineRow;

/** Columns that each line states for itself: an empty cell of these never repeats the cell above. */
const OF_EACH_LINE: readonly string[] = ['line_number', 'quantity', 'unit_price', ...AMOUNT_COLUMNS];

/** The columns that a layout may fill down. */
export const FILLED_COLUMNS = (Object.keys(invoiceLineSchema) as readonly InvoiceColumn[]).filter(
  (name) => !OF_EACH_LINE.includes(name),
);
