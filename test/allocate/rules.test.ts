/** Which rule a line falls under (ALLOCATION.md §5): all conditions that a rule gives must hold. */
import { expect, test } from 'vitest';
import { STENAY } from '../oracle/small-workspace.ts';
import { outcomes } from './outcomes.ts';

const SWITCHES =
  'prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: REGION\nrules:\n';
const HEADER =
  'supplier,invoice_number,invoice_date,line_number,serves,category,item_code,period_start,period_end,net_amount,vat_rate\n';

/** The rules of lines (what they serve, category, item) for a month, under these rules. */
async function rulesOf(rules: readonly string[], ...lines: readonly string[]): Promise<readonly string[]> {
  const rows = lines.map((line, index) => `S,F1,2021-09-30,${index},${line},2021-09-01,2021-09-30,1.00,20\n`);
  const { plain } = await outcomes({
    ...STENAY,
    'convention.yaml': SWITCHES + rules.join(''),
    'grappes.csv': `${STENAY['grappes.csv']}CITY,City,grappe,0550072E\nCITY,City,grappe,NEW\n`,
    'invoices/a.csv': HEADER + rows.join(''),
  });
  return plain.map((line) => (line.kind === 'allocated' ? line.plan.rule : line.kind));
}

function rule(id: string, appliesTo: string): string {
  return `  - { id: ${id}, article: "1", applies_to: { ${appliesTo} }, share: { by: equal, per: site } }\n`;
}

/** A rule with conditions, and after it one for each target without any. */
function asked(conditions: string): readonly string[] {
  const others = ['site', 'grappe', 'group'].map((target) => rule(`other-${target}`, `target: ${target}`));
  return [rule('asked', conditions), ...others];
}

test.each([
  ['target: grappe', 'STENAY,usage,', true],
  ['target: grappe', 'NEW,usage,', false],
  ['target: group', '*,usage,', true],
  ['target: grappe, categories: [usage, service]', 'STENAY,usage,', true],
  ['target: grappe, categories: [usage, service]', 'STENAY,service,', true],
  ['target: grappe, categories: [usage, service]', 'STENAY,other,', false],
  ['target: grappe, item_codes: ["A*", "B?"]', 'STENAY,usage,A12', true],
  ['target: grappe, item_codes: ["A*", "B?"]', 'STENAY,usage,B1', true],
  ['target: grappe, item_codes: ["A*", "B?"]', 'STENAY,usage,B12', false],
  ['target: grappe, item_codes: ["A*", "B?"]', 'STENAY,usage,', false],
  ['target: grappe, suppliers: [T, S]', 'STENAY,usage,', true],
  ['target: grappe, suppliers: [T]', 'STENAY,usage,', false],
  ['target: grappe, suppliers: ["*"]', 'STENAY,usage,', false],
  ['target: grappe, suppliers: [s]', 'STENAY,usage,', false],
  ['target: grappe, item_codes: ["S*"]', 'STENAY,usage,', false],
  ['target: grappe, categories: [usage], item_codes: ["A*"]', 'STENAY,other,A1', false],
  ['target: grappe, kinds: [cite_scolaire]', 'STENAY,usage,', true],
  ['target: grappe, kinds: [cite_scolaire]', 'CITY,usage,', false],
  ['target: grappe, kinds: [grappe, cite_scolaire]', 'STENAY,usage,', true],
  ['target: grappe, grappes: [CITY]', 'CITY,usage,', true],
  ['target: grappe, grappes: [CITY]', 'STENAY,usage,', false],
  ['target: grappe, kinds: [cite_scolaire], grappes: [CITY, STENAY]', 'STENAY,usage,', true],
  ['target: grappe, kinds: [cite_scolaire], grappes: [CITY, STENAY]', 'CITY,usage,', false],
  ['target: grappe, kinds: [cite_scolaire], grappes: [CITY]', 'STENAY,usage,', false],
  ['target: grappe, site_types: [lycee]', 'CITY,usage,', true],
  ['target: grappe, site_types: [lycee]', 'STENAY,usage,', false],
  ['target: grappe, site_types: [lycee, college]', 'STENAY,usage,', true],
  ['target: grappe, sites: [0550072E, NEW]', 'CITY,usage,', true],
  ['target: grappe, sites: [0550072E, NEW]', 'STENAY,usage,', false],
  ['target: grappe, sites: [0550072E, 0550020Y], site_types: [lycee]', 'STENAY,usage,', false],
  ['target: grappe, sites: [0550020Y], site_types: [lycee, college]', 'STENAY,usage,', false],
  ['target: site, sites: [NEW]', 'NEW,usage,', true],
  ['target: site, sites: [NEW]', '0550072E,usage,', false],
  ['target: group, site_types: [lycee, college]', '*,usage,', true],
  ['target: group, site_types: [lycee]', '*,usage,', false],
])('{ %s }: %s %s', async (conditions, line, holds) => {
  const [serves = ''] = line.split(',');
  const target = serves === '*' ? 'group' : /STENAY|CITY/.test(serves) ? 'grappe' : 'site';
  expect(await rulesOf(asked(conditions), line)).toEqual([holds ? 'asked' : `other-${target}`]);
});

test('lines that differ in their item only are told apart, though most rules do not look at it', async () => {
  expect(
    await rulesOf(
      asked('target: grappe, item_codes: [A1]'),
      'STENAY,usage,A1',
      'STENAY,usage,A2',
      'STENAY,usage,',
      'STENAY,usage,A1',
    ),
  ).toEqual(['asked', 'other-grappe', 'other-grappe', 'asked']);
});

test('lines that fall under the second and third of many rules are not like those under the thirteenth', async () => {
  const rules = Array.from({ length: 13 }, (_, index) =>
    rule(`r${index}`, `target: site, item_codes: [${index === 1 || index === 2 ? 'X' : `Y${index}`}]`),
  );
  // By their places, counted from zero: 1 and 2, or 12.
  expect(await rulesOf(rules, 'NEW,usage,X', 'NEW,usage,Y12')).toEqual(['r1', 'r12']);
});
