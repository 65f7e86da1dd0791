/** What explain tells of a key: what it looked up, and what each site or member weighs (AUDIT.md). */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { inFolder } from '../properties/product.ts';

interface KeyJson {
  readonly by: string;
  readonly measure: string | null;
  readonly as_of: string | null;
  readonly reference_day: string | null;
  readonly weights: readonly { readonly id: string; readonly weight: string }[];
  readonly parts: readonly { readonly part: string; readonly key: KeyJson }[];
}

/** One line a key, its parts after it: by, measure, as_of, reference day, weights. */
function told({ by, measure, as_of, reference_day, weights, parts }: KeyJson): readonly string[] {
  const weighed = weights.map(({ id, weight }) => `${id} ${weight}`).join(', ');
  const own = [by, measure ?? '', as_of ?? '', reference_day ?? '', weighed].join(' | ');
  return [own, ...parts.flatMap(({ part, key }) => told(key).map((line) => `${part}: ${line}`))];
}

async function explained(share: string, serves: string): Promise<readonly string[]> {
  const files = {
    ...STENAY,
    'convention.yaml': convention(share).replace(/ {2}- \{ id: r2.*\n/u, ''),
    'grappes.csv':
      'grappe,name,kind,site,weight,head\nSTENAY,S,cite_scolaire,0550020Y,3,yes\nSTENAY,S,cite_scolaire,0550072E,1.5,no\n',
    'invoices/a.csv': invoice(`${serves},subscription,2021-09-01,2021-09-30,1.00,20,`),
  };
  return inFolder(files, async (folder) => {
    const { stdout } = await runCommand([
      'explain',
      folder,
      '--invoice',
      'F1',
      '--line',
      '1',
      '--format',
      'json',
    ]);
    const { runs } = JSON.parse(stdout) as { readonly runs: readonly { readonly key: KeyJson }[] };
    return runs.flatMap(({ key }) => told(key));
  });
}

const PUPILS = '0550020Y 414, 0550072E 263';

test.each([
  [
    '{ by: students, as_of: { date: "10-01", year: previous } }',
    [`measure | students | 10-01 previous | 2020-10-01 | ${PUPILS}`],
  ],
  ['{ by: students, as_of: latest, max_age_days: none }', [`measure | students | latest |  | ${PUPILS}`]],
  [
    '{ by: majority, of: students, as_of: { date: "10-01", year: previous } }',
    [`majority | students | 10-01 previous | 2020-10-01 | ${PUPILS}`],
  ],
  ['{ by: weight }', ['weight |  |  |  | 0550020Y 3, 0550072E 3/2']],
  ['{ by: head }', ['head |  |  |  | 0550020Y 1, 0550072E 0']],
  ['{ by: equal, per: site }', ['equal_sites |  |  |  | 0550020Y 1, 0550072E 1']],
  ['{ by: equal }', ['equal_members |  |  |  | MEUSE 1, REGION 1']],
  ['{ by: payer, member: CEA }', ['payer |  |  |  | CEA 1']],
  ['{ by: fixed, parts: { REGION: 2, MEUSE: 1 } }', ['fixed |  |  |  | MEUSE 1, REGION 2']],
  [
    '{ by: mix, of: [{ part: "1/3", share: { by: students, as_of: latest, max_age_days: none } }, { part: "2/3", share: { by: equal } }] }',
    [
      'mix |  |  |  | ',
      `1/3: measure | students | latest |  | ${PUPILS}`,
      '2/3: equal_members |  |  |  | MEUSE 1, REGION 1',
    ],
  ],
])('%s', async (share, expected) => {
  expect(await explained(share, 'STENAY')).toEqual(expected);
});
