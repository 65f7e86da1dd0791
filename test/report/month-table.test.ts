import { expect, test } from 'vitest';
import type { Cell, Table } from '../../src/report/document.ts';
import { namesOf } from '../../src/report/statement/identity.ts';
import { en } from '../../src/report/words/en.ts';
import { fr } from '../../src/report/words/fr.ts';
import { monthTable } from '../../src/report/year/month-table.ts';
import { budgetNote, categoryTable, imputationTable } from '../../src/report/year/tables.ts';
import { workspace } from '../settle/values.ts';

const amounts = (row: readonly Cell[] | undefined): readonly bigint[] =>
  (row ?? []).flatMap((cell) => (typeof cell === 'object' && cell.kind === 'amount' ? [cell.cents] : []));

function tableOf(months: readonly string[]): Table {
  const items = months.flatMap((month) => [
    { label: 'A', month, gross: 100n },
    { label: 'B', month, gross: -30n },
  ]);
  const shape = { id: 't', title: 'T', columns: ['Member'], months };
  return monthTable(shape, items, ({ label }) => [label], en);
}

test('a column for each month, one for their sum, and a row of sums', () => {
  const table = tableOf(['2025-11', '2025-12']);
  expect(table.columns.map(({ title }) => title)).toEqual(['Member', 'Nov', 'Dec', 'Total']);
  expect(Array.from(table.rows, amounts)).toEqual([
    [100n, 100n, 200n],
    [-30n, -30n, -60n],
  ]);
  expect(amounts(table.total)).toEqual([70n, 70n, 140n]);
});

test('months of two years bear their year', () => {
  const titles = tableOf(['2025-12', '2026-01']).columns.map(({ title }) => title);
  expect(titles).toEqual(['Member', '2025-12', '2026-01', 'Total']);
});

test('more than a year of months: a column is a year', () => {
  const months = Array.from(
    { length: 14 },
    (_, index) => `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
  );
  const table = tableOf(months);
  expect(table.columns.map(({ title }) => title)).toEqual(['Member', '2025', '2026', 'Total']);
  expect([table.note, tableOf(months.slice(0, 12)).note]).toEqual([
    'Over more than twelve months, each column is a year.',
    undefined,
  ]);
  expect(amounts([...table.rows][0])).toEqual([1200n, 200n, 1400n]);
});

test('what was billed beyond a forecast may be a credit, which makes no difference smaller', () => {
  const note = budgetNote({ period: '2026', beyond: 'Usage, -4.20 net.' }, en);
  expect(note).toMatch(/ Usage, -4\.20 net\. The difference does not count what of it comes again\.$/);
});

test('categories stand in the order in which every report has them, one’s own last', () => {
  const expense = ['setup', 'usage', 'zone', 'service', 'subscription', 'archive'].map((category) => ({
    ...{ member: 'REGION', month: '2025-11', category, chapter: '', function: '', nature: '' },
    ...{ corrects: '', lines: 1, net: 100n, vat: 20n, gross: 120n },
  }));
  const context = { months: ['2025-11'], names: namesOf(workspace()), words: fr, alone: true } as const;
  expect(Array.from(categoryTable(expense, context).rows, ([first]) => first)).toEqual([
    'abonnement',
    'service',
    'frais d’accès',
    'consommation',
    'archive',
    'zone',
  ]);
});

test('corrections are in a row of their own after that of the lines, whichever runs they correct', () => {
  const row = (month: string, corrects: string, gross: bigint) => ({
    ...{ member: 'REGION', month, category: 'subscription', chapter: '011', function: '', nature: '6262' },
    ...{ corrects, lines: 1, net: gross, vat: 0n, gross },
  });
  const borne = [
    row('2025-10', '2025-08', -30n),
    row('2025-10', '2025-09', -20n),
    row('2025-10', '', 100n),
    row('2025-11', '', 100n),
  ];
  const context = { months: ['2025-10', '2025-11'], names: namesOf(workspace()), words: fr, alone: true };
  const tables = [categoryTable(borne, context), imputationTable(borne, context)];
  const labels = tables.map((table) => Array.from(table?.rows ?? [], ([first]) => first));
  expect(labels).toEqual([
    ['abonnement', 'abonnement · régularisations'],
    ['011 / — / 6262', '011 / — / 6262 · régularisations'],
  ]);
  const sums = tables.map((table) => [...(table?.rows ?? []), table?.total].map(amounts));
  const expected = [
    [100n, 100n, 200n],
    [-50n, 0n, -50n],
    [50n, 100n, 150n],
  ];
  expect(sums).toEqual([expected, expected]);
});
