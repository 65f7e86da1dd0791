import type { DeclaredInvoice } from '../../domain/invoice-line.ts';
import * as column from '../columns/columns.ts';
import { defineTable } from '../columns/table.ts';

export const declaredInvoices = defineTable({
  name: 'invoices',
  french: 'factures',
  schema: {
    supplier: column.supplier('fournisseur', 'The supplier', 'Le fournisseur').optional(),
    invoice_number: column.reference('n_facture', 'Number of the invoice', 'Numéro de la facture'),
    net_amount: column.amount('montant_ht', 'Declared total without VAT', 'Total HT déclaré'),
    vat_amount: column.amount('montant_tva', 'Declared VAT', 'TVA déclarée').optional(),
    gross_amount: column.amount('montant_ttc', 'Declared total with VAT', 'Total TTC déclaré').optional(),
  },
  key: ['supplier', 'invoice_number'],
  affectsNoShare: true,
  build: (row): DeclaredInvoice => ({ ...row, supplier: row.supplier ?? '' }),
});
