/** Two members of one name, as two that a form calls "Département": a page tells them apart, and adds nothing of theirs up. */
import { expect, it } from 'vitest';
import { owedList } from '../../src/report/html/owed-list.ts';
import { namesOf } from '../../src/report/statement/identity.ts';
import { fr } from '../../src/report/words/fr.ts';
import { budgetTable, categoryTable, owedTable } from '../../src/report/year/tables.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { withExample } from './example.ts';

const ALIKE = [
  'members.csv',
  (text: string) => text.replace(/(CEA|MEUSE);[^;]*;/g, '$1;Département;'),
] as const;

const SUM = { month: '2025-09', net: 0n, vat: 0n, gross: 100n, lines: 1, category: 'subscription' };
const IMPUTATION = { chapter: '', function: '', nature: '' };

it('names each with its id, and sums each by itself', () =>
  withExample([ALIKE], async (folder) => {
    const { workspace } = loadWorkspace(folder);
    if (workspace === undefined) throw new Error('the workspace is not read');
    const names = namesOf(workspace);
    const context = { months: ['2025-09'], names, words: fr };
    const MEMBERS = ['CEA', 'MEUSE', 'REGION'];
    const expenses = MEMBERS.map((member) => ({ ...SUM, ...IMPUTATION, member, corrects: '' }));
    const owed = ['CEA', 'MEUSE'].map((debtor) => ({
      ...SUM,
      debtor,
      creditor: 'REGION',
      corrects: '',
      run: '2025-09',
    }));
    const votes = MEMBERS.map((member) => ({
      ...IMPUTATION,
      member,
      year: 2025,
      counts: 'gross' as const,
      voted: 1n,
      forecast: 1n,
      closed: 1n,
      difference: 0n,
    }));
    const tables = [
      categoryTable(expenses, context),
      owedTable('', owed, context),
      budgetTable(votes, { period: '2025', beyond: undefined }, context),
    ];
    const region = names.member('REGION').name;
    expect(region).not.toContain('REGION');
    for (const { rows } of tables) {
      const cells = [...rows].map(([name]) => name);
      expect(cells).toEqual(['Département (CEA)', 'Département (MEUSE)', region].slice(0, rows.length));
    }
    const debts = owed.map((debt) => ({ ...debt, net: 1n }));
    const page = owedList({ debts, unallocated: { ...SUM, lines: 0 } }, [], 'EUR', names, fr);
    expect(page).toContain('Département (CEA)');
    expect(page).toContain('Département (MEUSE)');
  }));
