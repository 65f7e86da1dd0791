import { MEASURE_SCALE, type Observation } from '../../domain/tables.ts';
import * as column from '../columns/columns.ts';
import { defineTable, since } from '../columns/table.ts';

export const measures = defineTable({
  name: 'measures',
  french: 'mesures',
  schema: {
    measure: column.id('mesure', 'Name of the measure (students, floor_area …)', 'Nom de la mesure'),
    site: column.siteReference(undefined, 'The site observed, or', 'Le site observé, ou').optional(),
    member: since(
      '0.2',
      column.memberReference('membre', 'The member observed', 'Le membre observé').optional(),
    ),
    as_of: column.day('constate_le', 'Day of the observation', 'Jour du constat'),
    value: column.decimal(MEASURE_SCALE, true, 'valeur', 'Value observed', 'Valeur constatée'),
    source: column.text(undefined, 'Where the value comes from', 'D’où vient la valeur').optional(),
  },
  either: ['site', 'member'],
  key: ['measure', 'site', 'member', 'as_of'],
  replacedByKey: true,
  build: (row): Observation => ({
    ...row,
    of: row.member === undefined ? 'site' : 'member',
    id: row.member ?? row.site ?? '',
  }),
});
