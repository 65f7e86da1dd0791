import type { BudgetLine } from '../../domain/imputation.ts';
import * as column from '../columns/columns.ts';
import { period, year } from '../columns/common-columns.ts';
import { defineTable } from '../columns/table.ts';

export const advances = defineTable({
  name: 'advances',
  french: 'acomptes',
  schema: {
    debtor: column.memberReference('debiteur', 'Who pays the advance', 'Qui paie l’acompte'),
    creditor: column.memberReference('creancier', 'To whom it is paid', 'À qui il est payé'),
    called_on: column.day('appele_le', 'Day on which it was called', 'Jour de l’appel'),
    gross_amount: column.amount('montant_ttc', 'Amount in euros, VAT included', 'Montant TTC en euros'),
    period: period(
      'periode',
      'The year or the months for which it is called: 2026, 2026-Q1, 2026-01..2026-06',
      'L’année ou les mois pour lesquels il est appelé : 2026, 2026-T1, 2026-01..2026-06',
    ),
    reference: column.text('reference', 'Number of the call', 'Référence de l’appel').optional(),
    due_on: column.day('echeance', 'Day on which it is due', 'Échéance').optional(),
  },
  key: [],
});

export const budget = defineTable({
  name: 'budget',
  french: 'budget',
  schema: {
    member: column.memberReference('membre', 'The member', 'Le membre'),
    year: year('annee', 'The year of the budget', 'L’exercice'),
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
