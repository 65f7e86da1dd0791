/** Statements, report.html and explain give the name of a supplier that suppliers.csv has, and what its invoices call it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defined } from '../../src/domain/lists.ts';
import { namesOf } from '../../src/report/statement/identity.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { must } from '../audit/workspace.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../doors/small-group.ts';

const NAMES = 'supplier,name\nOP,Orange Business\n';

test.each([
  ['in suppliers.csv', NAMES, 'Orange Business (OP)'],
  ['nowhere', 'supplier,name\nOTHER,Orange Business\n', 'OP'],
])('a supplier whose name stands %s', async (_, names, text) => {
  const { folder, write, close } = smallGroup();
  write('suppliers.csv', names);
  await must('allocate', folder, '--reports', 'csv,html', '-q', '--lang', 'en');
  const statement = (form: string) =>
    readFileSync(join(folder, `runs/all/statements/REGION.${form}`), 'utf8');
  expect(statement('csv')).toMatch(new RegExp(`^${text.replaceAll(/[()]/g, '\\$&')}[;,]F1[;,]`, 'm'));
  expect(statement('html')).toContain(`upplier ${text}`);
  await close('2025-09', '2025-10-01');
  await must('verify', join(folder, 'runs/2025-09'));
});

test('report.html gives it beside a number that two suppliers use, explain in its text, while JSON keeps what invoices say', async () => {
  const { folder, write } = smallGroup();
  write('suppliers.csv', NAMES);
  write('invoices/other.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '12.00').replace('OP', 'OTHER'));
  await must('allocate', folder, '--reports', 'html', '-q', '--lang', 'en', '--no-reconcile');
  const page = readFileSync(join(folder, 'runs/all/report.html'), 'utf8');
  expect(page).toContain('>F1 · Orange Business (OP)</option>');
  expect(page).toContain('>F1 · OTHER</option>');
  expect(page).toContain('"supplier":"Orange Business (OP)"');
  const asked = ['explain', folder, '--invoice', 'F1', '--line', '1', '--supplier', 'OP', '--lang', 'en'];
  expect(await must(...asked)).toMatch(/supplier +Orange Business \(OP\)/i);
  expect(await must(...asked, '--format', 'json')).toContain('"supplier": "OP"');
});

test('statements of 0.1 give none', () => {
  const { folder, write } = smallGroup();
  write('suppliers.csv', NAMES);
  const of = (release: readonly [number, number]) =>
    namesOf(defined(loadWorkspace(folder, { release }).workspace)).supplier('OP');
  expect([of([0, 1]), of([0, 2])]).toEqual(['OP', 'Orange Business (OP)']);
});
