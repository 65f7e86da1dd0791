import { type Access, MEASURE_SCALE } from '../../domain/tables.ts';
import * as column from '../columns/columns.ts';
import { validity } from '../columns/common-columns.ts';
import { defineTable, since } from '../columns/table.ts';

export const accesses = defineTable({
  name: 'accesses',
  french: 'acces',
  schema: {
    access: column.ownId('acces', 'Identifier of the access', 'Identifiant de l’accès'),
    serves: column.serves(
      'dessert',
      'A site, a grappe, a member, or `*` for the whole group',
      'Un site, une grappe, un membre, ou `*` pour tout le groupement',
    ),
    item_code: column
      .id('code_article', 'Item of the price schedule', 'Article du bordereau des prix')
      .optional(),
    bandwidth_mbps: column
      .decimal(MEASURE_SCALE, true, 'debit_mbps', 'Bandwidth in Mbit/s', 'Débit en Mbit/s')
      .optional(),
    billed_to: column
      .memberReference('facture_a', 'The member that pays the operator', 'Le membre qui paie l’opérateur')
      .optional(),
    activated_on: column
      .day('mis_en_service_le', 'First day of service', 'Premier jour de service')
      .optional(),
    terminated_on: column.day('resilie_le', 'Last day of service', 'Dernier jour de service').optional(),
    alone: since(
      '0.2',
      column
        .choice(
          { yes: 'oui', no: 'non' },
          'seul',
          'Whether it serves the site alone, and not the grappe that contains it',
          'S’il dessert le site seul, et non la grappe qui le contient',
        )
        .optional(),
    ),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  key: ['access'],
  build: (row): Access => ({ ...row, alone: row.alone === 'yes' }),
});
