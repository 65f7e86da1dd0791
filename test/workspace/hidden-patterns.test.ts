import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';

async function said(invoices: string): Promise<readonly string[]> {
  const group = smallGroup();
  group.edit('convention.yaml', 'rules:', `${invoices}\nrules:`);
  const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  return stderr.match(/^.*\[pattern-hidden\].*$/gm) ?? [];
}

const ofFiles = (...all: readonly string[]): string =>
  `invoices:\n${all.map((files) => `  - { files: "${files}", supplier: OP }\n`).join('')}`;

const ofCategories = (all: string): string => `invoices: [{ files: "2025-*.csv", categories: { ${all} } }]`;

test.each([
  ['*.csv', '2025-*.csv'],
  ['2025-*', '2025-??.csv'],
  ['2025-??.csv', '2025-09.csv'],
])('an entry of invoices below one for all its files is told: %s hides %s', async (wide, narrow) => {
  expect(await said(ofFiles(wide, narrow))).toEqual([
    `convention.yaml:10:invoices[1].files: warning[pattern-hidden]: "${narrow}" is never used: "${wide}", above it, matches all that it matches, and the first that matches counts`,
  ]);
  expect(await said(ofFiles(narrow, wide))).toEqual([]);
});

test('so is a second one for the same files', async () => {
  expect(await said(ofFiles('2025-*.csv', '2025-*.csv'))).toEqual([
    expect.stringContaining('is never used: an entry for "2025-*.csv" is above it, and'),
  ]);
});

test.each([
  ['2025-?.csv', '2025-*.csv'],
  ['2025-*.csv', '*.csv'],
  ['2025-0*.csv', '2025-*9.csv'],
])('an entry is for other files too: %s, then %s', async (first, second) => {
  expect(await said(ofFiles(first, second))).toEqual([]);
});

test('a pattern of categories below one that takes all of its lines is told, unless it gives the same', async () => {
  expect(await said(ofCategories('"*": service, "FTTO*": subscription'))).toEqual([
    expect.stringContaining(
      'invoices[0].categories.FTTO*: warning[pattern-hidden]: "FTTO*" is never used: "*"',
    ),
  ]);
  expect(await said(ofCategories('"F*": service, "FTTO*": service'))).toEqual([]);
  expect(await said(ofCategories('"FTTO*": subscription, "*": service'))).toEqual([]);
});

test('so is one of values, but no whole text, which comes before all patterns', async () => {
  const values = (all: string) => `invoices: [{ files: "2025-*.csv", values: { supplier: { ${all} } } }]`;
  expect(await said(values('"O*": OP, "OP ?": OTHER'))).toEqual([
    expect.stringContaining(
      'invoices[0].values.supplier.OP ?: warning[pattern-hidden]: "OP ?" is never used: "O*"',
    ),
  ]);
  expect(await said(values('"O*": OP, "OTHER": OTHER'))).toEqual([]);
});
