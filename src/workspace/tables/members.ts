import * as column from '../columns/columns.ts';
import * as keyed from '../columns/common-columns.ts';
import { defineTable } from '../columns/table.ts';

export const members = defineTable({
  name: 'members',
  french: 'membres',
  required: true,
  schema: {
    member: column.memberId('membre', 'Identifier of the member', 'Identifiant du membre'),
    name: column.text('nom', 'Name, as printed on statements', 'Nom, tel qu’imprimé sur les états'),
    siret: keyed.siret(undefined, 'SIRET, with its key', 'SIRET, avec sa clé').optional(),
    service_code: column
      .code('code_service', 'Service code for invoicing', 'Code service de facturation')
      .optional(),
    joined_on: column
      .day('entree_le', 'First day in the group', 'Premier jour dans le groupement')
      .optional(),
    left_on: column.day('sortie_le', 'Last day in the group', 'Dernier jour dans le groupement').optional(),
  },
  range: ['joined_on', 'left_on'],
  key: ['member'],
});
