/** The remedy of a rule whose key comes to nothing is a rule that is written above it, for whatever the line serves. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { conditionOf } from '../../src/allocate/target/target.ts';
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
  const [, above] = /`- (\{ id: …, applies_to: .*?, share: \{ by: … \} \})`/.exec(said) ?? [];
  const written = above?.replace('id: …', 'id: above').replace('by: …', 'by: payer, member: REGION');
  expect(await checked(served, `  - ${written}\n${rule}`)).not.toContain('error[');
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
  expect(parse(conditionOf({ kind: 'grappe', id, access: undefined }))).toEqual({ grappes: [id] });
  expect(parse(conditionOf({ kind: 'site', id, access: undefined }))).toEqual({
    target: 'site',
    sites: [id],
  });
});
