import * as column from '../columns/columns.ts';
import { defineTable, since } from '../columns/table.ts';

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
});
