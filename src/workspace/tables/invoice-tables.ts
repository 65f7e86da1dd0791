import type { DeclaredInvoice } from '../../domain/invoice-line.ts';
import type { WithdrawnLine } from '../../domain/line-key.ts';
import * as column from '../columns/columns.ts';
import { defineTable, since } from '../columns/table.ts';

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

export const acceptedFindings = defineTable({
  name: 'accepted-findings',
  french: 'ecarts-acceptes',
  schema: {
    code: column.id(undefined, 'Code of the finding', 'Code de l’écart'),
    supplier: column.supplier('fournisseur', 'The supplier', 'Le fournisseur').optional(),
    invoice_number: column.reference('n_facture', 'Number of the invoice', 'Numéro de la facture').optional(),
    line_number: column.reference('n_ligne', 'Number of the line', 'Numéro de la ligne').optional(),
    access: column.id('acces', 'The access', 'L’accès').optional(),
    item_code: since('0.2', column.id('code_article', 'The item', 'L’article').optional()),
    reason: column.text('motif', 'Why it is accepted', 'Pourquoi il est accepté'),
    accepted_by: since('0.2', column.text('accepte_par', 'Who accepted it', 'Qui l’a accepté').optional()),
    until: column.day('jusqu_au', 'Last day of the acceptance', 'Dernier jour de l’acceptation').optional(),
  },
  key: [],
  affectsNoShare: true,
  // The other columns of a finding, whose row is copied here.
  mayHold: ['severity', 'expected', 'actual', 'at_stake', 'message', 'file', 'row', 'column'],
});

export const withdrawnLines = defineTable({
  name: 'withdrawn-lines',
  french: 'lignes-retirees',
  schema: {
    supplier: column.supplier('fournisseur', 'The supplier', 'Le fournisseur').optional(),
    invoice_number: column.reference('n_facture', 'Number of the invoice', 'Numéro de la facture'),
    line_number: column.reference('n_ligne', 'Number of the line', 'Numéro de la ligne'),
    run: column.text('run', 'The closed run that charged it', 'Le calcul clos qui l’a imputée'),
    reason: column.text('motif', 'Why it was withdrawn', 'Pourquoi elle est retirée'),
  },
  key: ['supplier', 'invoice_number', 'line_number', 'run'],
  affectsNoShare: true,
  build: (row): WithdrawnLine => ({ ...row, supplier: row.supplier ?? '' }),
});

export const suppliers = defineTable({
  name: 'suppliers',
  french: 'fournisseurs',
  schema: {
    supplier: column.supplier(
      'fournisseur',
      'The supplier, as invoices name it',
      'Le fournisseur, tel que les factures le nomment',
    ),
    name: column.text(
      'nom',
      'Its name, to which letters of dispute are addressed, and which statements, report.html and explain give',
      'Son nom, auquel les lettres de contestation sont adressées, et que donnent les états de répartition, report.html et explain',
    ),
  },
  key: ['supplier'],
  affectsNoShare: true,
});
