import type { BudgetLine } from '../../domain/imputation.ts';
import * as column from '../columns/columns.ts';
import { defineTable } from '../columns/table.ts';

export const budget = defineTable({
  name: 'budget',
  french: 'budget',
  schema: {
    member: column.memberReference('membre', 'The member', 'Le membre'),
    year: column.year('annee', 'The year of the budget', 'L’exercice'),
    chapter: column.code('chapitre', 'Chapter of the budget', 'Chapitre budgétaire').optional(),
    function: column.code('fonction', 'Function of the budget', 'Fonction budgétaire').optional(),
    nature: column.code('nature', 'Nature of the budget', 'Nature budgétaire').optional(),
    net_amount: column.amount('montant_ht', 'Voted, in euros, without VAT', 'Voté, en euros HT').optional(),
    gross_amount: column
      .amount('montant_ttc', 'Voted, in euros, VAT included', 'Voté, en euros TTC')
      .optional(),
  },
  either: ['net_amount', 'gross_amount'],
  key: ['member', 'year', 'chapter', 'function', 'nature'],
  replacedByKey: true,
  build: (row): BudgetLine => ({
    ...row,
    chapter: row.chapter ?? '',
    function: row.function ?? '',
    nature: row.nature ?? '',
  }),
});
