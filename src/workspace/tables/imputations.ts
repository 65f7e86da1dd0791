import type { Imputation } from '../../domain/imputation.ts';
import { CATEGORY_WORDS, FLOW_WORDS, SITE_TYPE_WORDS } from '../../forms/choices.ts';
import * as column from '../columns/columns.ts';
import { category, validity } from '../columns/common-columns.ts';
import { defineTable } from '../columns/table.ts';

export const imputations = defineTable({
  name: 'imputations',
  french: 'imputations',
  schema: {
    member: column.memberReference(
      'membre',
      'The member whose budget it is',
      'Le membre dont c’est le budget',
    ),
    flow: column
      .choice(
        { ...FLOW_WORDS, '*': undefined },
        'flux',
        '`paid` to the operator, `reimbursed` to a member, `recovered` from one; empty or `*`: any expense',
        '`paye` à l’opérateur, `rembourse` à un membre, `recouvre` d’un membre ; vide ou `*` : toute dépense',
      )
      .optional(),
    site_type: column
      .choice(
        { ...SITE_TYPE_WORDS, '*': undefined },
        undefined,
        'Type of the site; empty or `*`: any',
        'Type du site ; vide ou `*` : tous',
      )
      .optional(),
    category: category(
      { ...CATEGORY_WORDS, '*': undefined },
      'Category of the line; empty or `*`: any',
      'Catégorie ; vide ou `*` : toutes',
    ).optional(),
    chapter: column.code('chapitre', 'Budget chapter', 'Chapitre'),
    function: column.code('fonction', 'Budget function', 'Fonction'),
    nature: column.code(undefined, 'Budget nature', 'Nature'),
    engagement: column.code('n_engagement', 'Number of the commitment', 'Numéro d’engagement').optional(),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  // `checks/imputations.ts` finds rows for the same amounts: `*` and empty are one there, and would be two in a key.
  key: [],
  affectsNoShare: true,
  build: (row): Imputation => ({
    ...row,
    flow: row.flow === '*' ? undefined : row.flow,
    siteType: row.siteType === '*' ? undefined : row.siteType,
    category: row.category === '*' ? undefined : row.category,
  }),
});
