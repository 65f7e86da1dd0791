import { SITE_TYPE_WORDS } from '../../forms/choices.ts';
import * as column from '../columns/columns.ts';
import * as keyed from '../columns/common-columns.ts';
import { validity } from '../columns/common-columns.ts';
import { defineTable } from '../columns/table.ts';

export const sites = defineTable({
  name: 'sites',
  french: 'sites',
  required: true,
  schema: {
    site: column.ownId(undefined, 'Identifier of the site', 'Identifiant du site'),
    name: column.text('nom', 'Name', 'Nom'),
    type: column.choice(SITE_TYPE_WORDS, undefined, 'Type of establishment', 'Type d’établissement'),
    member: column.memberReference('membre', 'The member that owns it', 'Le membre propriétaire'),
    uai: keyed.uai(undefined, 'UAI, with its key letter', 'UAI, avec sa lettre-clé').optional(),
    insee: keyed.insee(undefined, 'INSEE code of the commune', 'Code INSEE de la commune').optional(),
    commune: column.text(undefined, 'Commune', 'Commune').optional(),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  key: ['site'],
});
