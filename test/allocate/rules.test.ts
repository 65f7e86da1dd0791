/** Which rule a line falls under (ALLOCATION.md §5): all conditions that a rule gives must hold. */
import { expect, test } from 'vitest';
import { STENAY } from '../oracle/small-workspace.ts';
import { outcomes } from './outcomes.ts';

/** The rules of lines (what they serve, category, item) for a month, where `asked` has these conditions. */
async function rulesOf(conditions: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const rule = (id: string, appliesTo: string): string =>
    `  - { id: ${id}, article: "1", applies_to: { ${appliesTo} }, share: { by: equal, per: site } }\n`;
  const header =
    'supplier,invoice_number,invoice_date,line_number,serves,category,item_code,period_start,period_end,net_amount,vat_rate\n';
  const rows = lines.map((line, index) => `S,F1,2021-09-30,${index},${line},2021-09-01,2021-09-30,1.00,20\n`);
  const { plain } = await outcomes({
    ...STENAY,
    'convention.yaml':
      'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: REGION\nrules:\n' +
      ['site', 'grappe', 'group'].reduce(
        (rest, target) => rest + rule(`other-${target}`, `target: ${target}`),
        rule('asked', conditions),
      ),
    'grappes.csv': `${STENAY['grappes.csv']}CITY,City,grappe,0550072E\nCITY,City,grappe,NEW\n`,
    'invoices/a.csv': header + rows.join(''),
  });
  return plain.map((line) => (line.kind === 'allocated' ? line.plan.rule : line.kind));
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
  ['target: grappe, item_codes: ["S*"]', 'STENAY,usage,', false],
  ['target: grappe, categories: [usage], item_codes: ["A*"]', 'STENAY,other,A1', false],
  ['target: grappe, kinds: [cite_scolaire]', 'STENAY,usage,', true],
  ['target: grappe, kinds: [cite_scolaire]', 'CITY,usage,', false],
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
  expect(await rulesOf(conditions, line)).toEqual([holds ? 'asked' : `other-${target}`]);
});

test('lines that differ in their item only are told apart, though most rules do not look at it', async () => {
  expect(
    await rulesOf(
      'target: grappe, item_codes: [A1]',
      'STENAY,usage,A1',
      'STENAY,usage,A2',
      'STENAY,usage,',
      'STENAY,usage,A1',
    ),
  ).toEqual(['asked', 'other-grappe', 'other-grappe', 'asked']);
});
