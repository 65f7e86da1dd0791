import { type GrappeSite, MEASURE_SCALE } from '../../domain/tables.ts';
import * as column from '../columns/columns.ts';
import { validity } from '../columns/common-columns.ts';
import { defineTable } from '../columns/table.ts';

export const grappes = defineTable({
  name: 'grappes',
  french: 'grappes',
  schema: {
    grappe: column.ownId(undefined, 'Identifier of the grappe', 'Identifiant de la grappe'),
    name: column.text('nom', 'Name, the same on all its rows', 'Nom, le même sur toutes ses lignes'),
    kind: column.text(
      'nature',
      '`cite_scolaire`, `grappe`, or a word of your own',
      '`cite_scolaire`, `grappe`, ou un mot de votre choix',
    ),
    site: column.siteReference(undefined, 'A site on the shared access', 'Un site sur l’accès partagé'),
    weight: column
      .decimal(MEASURE_SCALE, true, 'poids', 'Weight, for the key `weight`', 'Poids, pour la clé `weight`')
      .optional(),
    head: column
      .choice({ yes: 'oui', no: 'non' }, 'tete', 'Whether it is the head of the grappe', 'Tête de la grappe')
      .optional(),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  key: ['grappe', 'site'],
  build: (row): GrappeSite => ({ ...row, head: row.head === 'yes' }),
});
