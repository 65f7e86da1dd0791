import * as column from '../columns/columns.ts';
import { defineTable } from '../columns/table.ts';

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
      'Its name, to which letters of dispute are addressed',
      'Son nom, auquel les lettres de contestation sont adressées',
    ),
  },
  key: ['supplier'],
  affectsNoShare: true,
});
