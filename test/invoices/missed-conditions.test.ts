/** A rule that passes over lines because of how it writes their supplier or item is told; one that means another is not. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../doors/small-group.ts';

/** What `check` says of lines of these suppliers and items under rules for some others. */
async function told(
  lines: readonly (readonly [supplier: string, item: string])[],
  ...asked: readonly string[]
) {
  const group = smallGroup();
  const rows = lines.map(([supplier, item], index) =>
    lineOf(`F${index + 2}`, '2025-10-30', '9.00')
      .replace('OP,', `${supplier},`)
      .replace('\n', `,${item}\n`),
  );
  group.write('invoices/2025-10.csv', LINES_HEADER.replace('\n', ',item_code\n') + rows.join(''));
  const rules = asked.map(
    (condition, index) =>
      `  - { id: special-${index}, applies_to: { target: grappe, ${condition} }, share: { by: payer, member: REGION } }\n`,
  );
  group.edit('convention.yaml', 'rules:\n', `rules:\n${rules.join('')}`);
  const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  return stderr.split('\n').filter((line) => line.includes('condition-missed'));
}

const AN_ITEM = [['OP', 'ABO-01']] as const;

test.each([
  ['other capitals', 'Abo-01', 'ABO-01'],
  ['another mark', 'ABO 01', 'ABO-01'],
  ['a letter for a digit', 'ABO-O1', 'ABO-01'],
  ['other capitals in a pattern', 'abo*', 'ABO-01'],
  ['a letter for a digit beside any character', 'A?O-Ol', 'ABO-01'],
])('an item with %s in a rule', async (_, asked, item) => {
  expect(await told(AN_ITEM, `item_codes: ["${asked}"]`)).toEqual([
    `convention.yaml:9:rules[0].applies_to.item_codes: warning[condition-missed]: the rule special-0 asks for "${asked}", which no line of the invoices has, and passes over "${item}" (lines: 1)`,
  ]);
});

test.each([
  ['other capitals', 'orange', 'Orange'],
  ['its SIREN alone', '732829320', '73282932000074'],
])('a supplier with %s in a rule', async (_, asked, supplier) => {
  expect(await told([[supplier, '']], `suppliers: ["${asked}"]`)).toEqual([
    expect.stringContaining(
      `asks for "${asked}", which no line of the invoices has, and passes over "${supplier}"`,
    ),
  ]);
});

test.each([
  ['an item', 'item_codes: [ABO-01]'],
  ['a pattern', 'item_codes: ["ABO-*"]'],
])('%s that some lines have is told of those with other capitals', async (_, asked) => {
  const lines = [...AN_ITEM, ['OP', 'Abo-01'], ['OP', 'Abo-01']] as const;
  expect(await told(lines, asked)).toEqual([
    expect.stringMatching(
      /: the rule special-0 asks for "ABO-(?:01|\*)", and passes over "Abo-01" \(lines: 2\)$/,
    ),
  ]);
});

test('a supplier with a star in a rule is another text', async () => {
  expect(await told([['OP', '']], 'suppliers: ["OP*"]')).toEqual([
    expect.stringContaining(
      'asks for "OP*", which no line of the invoices has, and passes over "OP" (lines: 2)',
    ),
  ]);
});

test('each text that is missed is told, with how many lines have the other', async () => {
  const lines = [...AN_ITEM, ...AN_ITEM, ['OP', 'FAX-7']] as const;
  const said = await told(lines, 'item_codes: [abo-01, ABO-02]', 'item_codes: [fax-7], suppliers: [Op]');
  expect(said.map((line) => line.split(': ', 1)[0])).toEqual([
    'convention.yaml:9:rules[0].applies_to.item_codes',
    'convention.yaml:10:rules[1].applies_to.item_codes',
    'convention.yaml:10:rules[1].applies_to.suppliers',
  ]);
  expect(said[0]).toContain('"ABO-01" (lines: 2)');
});

test('nothing is said of an item that differs in marks from one that lines have', async () => {
  expect(await told([...AN_ITEM, ['OP', 'ABO.01']], 'item_codes: [ABO-01]')).toEqual([]);
});

test.each([
  ['of marks alone', ['item_codes: ["-"]']],
  ['that lines have', ['item_codes: ["ABO-*", ABO-01]']],
  ['that is quite another', ['item_codes: [ABO-02]']],
  ['almost that of another rule', ['item_codes: [ABO-01]', 'item_codes: [Abo-01]']],
  ['almost that of another pattern', ['item_codes: ["ABO*"]', 'item_codes: [Abo-01]']],
])('nothing is said of an item %s', async (_, asked) => {
  expect(await told([...AN_ITEM, ['OP', '']], ...asked)).toEqual([]);
});

test('nothing is said where lines with an error may have the text', async () => {
  expect(await told([...AN_ITEM, ['OP', 'Abo-01,one cell too many']], 'item_codes: [Abo-01]')).toEqual([]);
});
