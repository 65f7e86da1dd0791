import type { WithdrawnLine } from '../../domain/line-key.ts';
import * as column from '../columns/columns.ts';
import { defineTable } from '../columns/table.ts';

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
