/** The remedy of a rule whose key comes to nothing is a rule that is written above it, for whatever the line serves. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { conditionOf } from '../../src/allocate/target/conditions.ts';
import { runCommand } from '../cli/run-command.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { inFolder } from '../properties/product.ts';

const LATEST = 'as_of: latest, max_age_days: none';
const PUPILS = `{ by: pupils, ${LATEST} }`;
const A_ROOM = `{ by: product, of: [{ measure: pupils, ${LATEST} }], divided_by: { measure: pupils, ${LATEST} } }`;

/** What `check` says of a line for what is served, by these rules; no site has a pupil. */
function checked(served: string, rules: string): Promise<string> {
  const counts =
    'measure,site,as_of,value\npupils,0550020Y,2021-01-01,0\npupils,0550072E,2021-01-01,0\npupils,NEW,2021-01-01,0\n';
  const files = {
    ...STENAY,
    'convention.yaml': `${convention(PUPILS).split('rules:')[0]}site_of_grappe: site\nrules:\n${rules}`,
    'measures.csv': counts,
    'invoices/a.csv': invoice(`${served},subscription,2021-09-01,2021-09-30,100.00,20,`),
  };
  const check = (folder: string) => runCommand(['check', folder, '--lang', 'en']);
  return inFolder(files, async (folder) => (await check(folder)).stderr);
}

test.each([
  ['weights-zero', 'grappe', 'STENAY', PUPILS],
  ['weights-zero', 'site', '0550020Y', PUPILS],
  ['weights-zero', 'group', '*', PUPILS],
  ['divisor-zero', 'grappe', 'STENAY', A_ROOM],
  ['divisor-zero', 'site', '0550020Y', A_ROOM],
])('%s of a %s', async (code, target, served, share) => {
  const rule = `  - { id: pupils, applies_to: { target: ${target} }, share: ${share} }\n`;
  const said = await checked(served, rule);
  expect(said).toContain(`error[${code}]`);
  const [, above] = /`- (\{ id: …, from: .*?, share: \{ by: … \} \})`/.exec(said) ?? [];
  const written = above?.replace('id: …', 'id: above').replace('by: …', 'by: payer, member: REGION');
  expect(await checked(served, `  - ${written}\n${rule}`)).not.toContain('error[');
});

/** Who bears each line, by these rules, of those that can be shared; and what is said of the others. */
async function borne(rules: string): Promise<{ readonly rows: readonly string[]; readonly said: string }> {
  const counts = ['08-31,0', '09-30,3'].flatMap((seen) => [
    `pupils,0550020Y,2021-${seen}`,
    `pupils,0550072E,2021-${seen}`,
  ]);
  const lines = ['usage,2021-08', 'usage,2021-09', 'subscription,2021-08'].map((line) => {
    const [category, month] = line.split(',');
    return `STENAY,${category},${month}-01,${month}-${month === '2021-08' ? 31 : 30},100.00,20,`;
  });
  const files = {
    ...STENAY,
    'convention.yaml': `${convention(PUPILS).split('rules:')[0]}rules:\n${rules}`,
    'measures.csv': `measure,site,as_of,value\n${counts.join('\n')}\n`,
    'invoices/a.csv': invoice(...lines),
  };
  return inFolder(files, async (folder) => {
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    await runCommand([
      'allocate',
      folder,
      '--period',
      '2021',
      '--allow-unallocated',
      '--out',
      `${folder}/run`,
    ]);
    const [header = '', ...rows] = (await readFile(`${folder}/run/allocations.csv`, 'utf8'))
      .trim()
      .split('\n');
    const of = (row: string, name: string) => row.split(',')[header.split(',').indexOf(name)];
    const shown = ['line_number', 'member', 'net_amount', 'rule'];
    return { rows: rows.map((row) => shown.map((name) => of(row, name)).join(' ')), said: stderr };
  });
}

test('the proposed rule takes no line that another rule shares', async () => {
  const rules =
    '  - { id: pupils, applies_to: { categories: [usage] }, share: { by: pupils, as_of: period_end } }\n' +
    '  - { id: others, share: { by: equal } }\n';
  const before = await borne(rules);
  const [, above] = /`- (\{ id: .*?\} \})`/.exec(before.said) ?? [];
  const written = above?.replace('id: …', 'id: summer').replace('by: …', 'by: payer, member: REGION');
  expect(written).toBe(
    '{ id: summer, from: 2021-08-01, to: 2021-08-31, applies_to: { grappes: [STENAY], categories: [usage] }, share: { by: payer, member: REGION } }',
  );
  const after = await borne(`  - ${written}\n${rules}`);
  expect(after.rows).toEqual(['1 REGION 100.00 summer', ...before.rows]);
});

test.each([
  'STENAY',
  '0550020Y',
  'Cité scolaire, Stenay',
  'Cité: Stenay',
  'A #1',
  '@A',
  '"A"',
  '- A',
  '[A]',
  "L'A",
])('the condition for %s is YAML that means it', (id) => {
  expect(parse(conditionOf({ kind: 'grappe', id, access: undefined }).en)).toEqual({ grappes: [id] });
  expect(parse(conditionOf({ kind: 'site', id, access: undefined }).en)).toEqual({
    target: 'site',
    sites: [id],
  });
});
