/** A category has one colour on the page of a run and on that of its year. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATEGORIES, type OwnCategories } from '../../src/domain/invoice-line.ts';
import { categoryColor } from '../../src/report/html/charts.ts';
import { must } from '../audit/workspace.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../doors/small-group.ts';

test('built-in categories have a colour each, own ones take them in turn in the order of the convention', () => {
  const own: OwnCategories = new Map(['z', 'b', 'c', 'd', 'e', 'f', 'a'].map((word) => [word, 'other']));
  expect(CATEGORIES.map((category) => categoryColor(category, own))).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...own.keys(), 'gone'].map((category) => categoryColor(category, own))).toEqual([
    1, 2, 3, 4, 5, 6, 1, 6,
  ]);
});

test('the page of a run and that of its year draw own categories alike', async () => {
  const group = smallGroup();
  group.edit('convention.yaml', 'rules:', 'own_categories: { pare-feu: service, wifi: service }\nrules:');
  const line = (number: string, category: string): string =>
    lineOf('F2', '2025-09-30', '10.00', number).replace('subscription', category);
  group.write('invoices/F2.csv', LINES_HEADER + line('1', 'pare-feu') + line('2', 'wifi'));
  await must('allocate', group.folder, '--period', '2025-09', '--reports', 'html', '-q');
  await must('close', join(group.folder, 'runs/2025-09'), '--on', '2025-10-20');
  await must('account', group.folder, '--period', '2025-09', '--reports', 'html', '-q');
  const drawn = (path: string, word: string): string | undefined =>
    new RegExp(`>${word}</text>.*?class="bar-(\\d)"`, 's').exec(
      readFileSync(join(group.folder, path), 'utf8'),
    )?.[1];
  for (const [word, color] of [
    ['pare-feu', '1'],
    ['wifi', '2'],
  ] as const) {
    expect(drawn('runs/2025-09/report.html', word)).toBe(color);
    expect(drawn('accounts/2025-09/account.html', word)).toBe(color);
  }
});
