/** `accesses` and `bandwidth`: what the inventory has in service (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { inFolder, productRun } from '../properties/product.ts';
import { shares } from './shares.ts';

/** A1 is the collège's, A2 that of both (150 each); A3 is the lycée's from the middle of September on. */
const ACCESSES =
  'access,serves,bandwidth_mbps,activated_on,terminated_on\nA1,0550020Y,100,,\nA2,STENAY,300,,\nA3,0550072E,50,2021-09-16,\n';

function stenay(by: string, accesses: string, siteOfGrappe: string, days: string): WorkspaceFiles {
  return {
    ...STENAY,
    'convention.yaml': convention(`{ by: ${by} }`, { site_of_grappe: siteOfGrappe }),
    'accesses.csv': accesses,
    'invoices/a.csv': invoice(`STENAY,subscription,${days},100.00,20,`),
  };
}

function shared(
  by: string,
  accesses = ACCESSES,
  { siteOfGrappe = 'site', days = '2021-09-01,2021-09-15', files = {} as WorkspaceFiles } = {},
): Promise<readonly string[]> {
  return shares({ ...stenay(by, accesses, siteOfGrappe, days), ...files }, 'site share net_amount');
}

const HALVES = ['0550020Y 1/2 50.00', '0550072E 1/2 50.00'];

test('an access counts for the site that it serves, one of a grappe in equal parts for its sites', async () => {
  // 1 + 1/2 and 1/2; 100 + 150 and 150.
  expect(await shared('accesses')).toEqual(['0550020Y 3/4 75.00', '0550072E 1/4 25.00']);
  expect(await shared('bandwidth')).toEqual(['0550020Y 5/8 62.50', '0550072E 3/8 37.50']);
});

test('it counts from the day on which it comes into service', async () => {
  const days = '2021-09-01,2021-09-30';
  // 3/4 for 15 days, then 3/2 of 3; 5/8 for 15 days, then 250 of 450.
  expect(await shared('accesses', ACCESSES, { days })).toEqual(['0550020Y 5/8 62.50', '0550072E 3/8 37.50']);
  expect(await shared('bandwidth', ACCESSES, { days })).toEqual([
    '0550020Y 85/144 59.03',
    '0550072E 59/144 40.97',
  ]);
});

test('and on its last day, not on the day after', async () => {
  const accesses = 'access,serves,terminated_on\nA1,0550020Y,2021-09-15\nA2,STENAY,\nA3,0550072E,\n';
  expect(await shared('accesses', accesses, { days: '2021-09-15,2021-09-15' })).toEqual(HALVES);
  // 1/2 and 1 + 1/2; over both days (1/2 + 1/4) / 2.
  expect(await shared('accesses', accesses, { days: '2021-09-16,2021-09-16' })).toEqual([
    '0550020Y 1/4 25.00',
    '0550072E 3/4 75.00',
  ]);
  expect(await shared('accesses', accesses, { days: '2021-09-15,2021-09-16' })).toEqual([
    '0550020Y 3/8 37.50',
    '0550072E 5/8 62.50',
  ]);
});

test('in the group the access of a grappe counts from its first day, too', async () => {
  const accesses = 'access,serves,activated_on\nA1,0550020Y,\nA2,STENAY,2021-09-16\n';
  const files = { 'invoices/a.csv': invoice('*,other,2021-09-15,2021-09-16,100.00,20,') };
  // All on one day, 3/2 of 2 on the other: (1 + 3/4) / 2.
  expect(await shared('accesses', accesses, { files })).toEqual(['0550020Y 7/8 87.50', '0550072E 1/8 12.50']);
});

test('a row of the inventory counts on its days', async () => {
  const header = 'access,serves,bandwidth_mbps,valid_from,valid_to\n';
  const accesses = `${header}A1,0550020Y,100,,2021-09-15\nA1,0550020Y,300,2021-09-16,\nA2,0550072E,100,,\n`;
  expect(await shared('bandwidth', accesses)).toEqual(HALVES);
  // One half for 15 days, 300 of 400 for 15.
  expect(await shared('bandwidth', accesses, { days: '2021-09-01,2021-09-30' })).toEqual([
    '0550020Y 5/8 62.50',
    '0550072E 3/8 37.50',
  ]);
});

test('an access that names a site is its grappe’s where that is what a site of a grappe means', async () => {
  // A1 and A2 are of both.
  expect(await shared('accesses', ACCESSES, { siteOfGrappe: 'grappe' })).toEqual(HALVES);
  // A1 is of the collège alone: 1 + 1/2 and 1/2.
  const alone = 'access,serves,alone\nA1,0550020Y,yes\nA2,0550072E,\n';
  expect(await shared('accesses', alone, { siteOfGrappe: 'grappe' })).toEqual([
    '0550020Y 3/4 75.00',
    '0550072E 1/4 25.00',
  ]);
});

test('where nobody says on the date of the invoice what it names, the line stops, also where only the other site takes part', async () => {
  // The invoice comes before the days of service: its date knows no `grappe` yet.
  const siteOfGrappe = '[{ to: 2021-09-30, value: error }, { from: 2021-10-01, value: grappe }]';
  const accesses = 'access,serves,valid_from\nA1,0550020Y,2021-10-01\nA2,STENAY,\n';
  const told = async (serves: string, date: string) => {
    const files = stenay('accesses', accesses, siteOfGrappe, '2021-10-01,2021-10-31');
    const ofRegion = '{ by: accesses, over: { members: [REGION] } }';
    const result = await productRun({
      ...files,
      'convention.yaml': String(files['convention.yaml']).replace(
        /(r2.*)\{ by: accesses \}/,
        `$1${ofRegion}`,
      ),
      'invoices/a.csv': invoice(`${serves},subscription,2021-10-01,2021-10-31,100.00,20,`).replace(
        '2021-09-30',
        date,
      ),
    });
    return result.ok ? 'shared' : result.reasons;
  };
  for (const serves of ['STENAY', '*']) {
    expect(await told(serves, '2021-10-05')).toBe('shared');
    expect(await told(serves, '2021-09-05')).toEqual([
      expect.stringContaining('grappe-site: 0550020Y is served, and is in STENAY on 2021-10-01..2021-10-31'),
    ]);
  }
});

test('a grappe has the sites of the day', async () => {
  const grappes =
    'grappe,name,kind,site,valid_from\nSTENAY,S,cite_scolaire,0550020Y,\nSTENAY,S,cite_scolaire,0550072E,\nSTENAY,S,cite_scolaire,NEW,2021-09-16\n';
  const asked = { days: '2021-09-01,2021-09-30', files: { 'grappes.csv': grappes } };
  const accesses = 'access,serves\nA1,STENAY\nA2,0550020Y\n';
  // 1 + 1/2 and 1/2 of 2; then 1 + 1/3, 1/3 and 1/3 of 2. REGION has 29.17, of which 5/7 are 20.836 and 2/7 8.334.
  expect(await shared('accesses', accesses, asked)).toEqual([
    '0550020Y 17/24 70.83',
    '0550072E 5/24 20.84',
    'NEW 1/12 8.33',
  ]);
});

test('the accesses of another grappe count for the sites that it has in common, on its days', async () => {
  const grappes = (from: string) =>
    `grappe,name,kind,site,valid_from\nSTENAY,S,cite_scolaire,0550020Y,\nSTENAY,S,cite_scolaire,0550072E,\nOTHER,O,cite_scolaire,NEW,\nOTHER,O,cite_scolaire,0550020Y,${from}\n`;
  const asked = (from: string) => ({
    days: '2021-09-01,2021-09-30',
    files: { 'grappes.csv': grappes(from) },
  });
  // 1 and 1 for 15 days; then 1 + 1/2 and 1, of which the parts are 3/5 and 2/5.
  const accesses = 'access,serves\nA1,0550020Y\nA2,0550072E\nA3,OTHER\n';
  expect(await shared('accesses', accesses, asked('2021-09-16'))).toEqual([
    '0550020Y 11/20 55.00',
    '0550072E 9/20 45.00',
  ]);
  // A2 names NEW, and is OTHER's from the middle of the month on: 1/2 and 1/2, then 1 and 1/2.
  const named = 'access,serves,activated_on\nA1,STENAY,\nA2,NEW,2021-09-16\n';
  expect(await shared('accesses', named, { ...asked(''), siteOfGrappe: 'grappe' })).toEqual([
    '0550020Y 7/12 58.33',
    '0550072E 5/12 41.67',
  ]);
});

test('an access without bandwidth stops the line, and is told once', async () => {
  const accesses = ACCESSES.replace('300', '');
  const result = await productRun(stenay('bandwidth', accesses, 'site', '2021-09-01,2021-09-15'));
  expect(result.ok ? [] : result.reasons).toEqual([
    'invoices/a.csv:2 bandwidth-missing: accesses.csv gives no bandwidth of the access A2, which serves 0550020Y on 2021-09-01..2021-09-15 (rule r1) (100.00 without VAT)',
  ]);
  expect(await shared('accesses', accesses)).toEqual(['0550020Y 3/4 75.00', '0550072E 1/4 25.00']);
});

test('where nothing is in service the line stops', async () => {
  const accesses = 'access,serves,activated_on\nA1,STENAY,2021-10-01\n';
  expect(await shared('accesses', accesses)).toEqual(['weights-zero']);
  expect(await shared('bandwidth', accesses)).toEqual(['weights-zero']);
});

test('explain names the rows that were counted, and among how many sites each is divided', async () => {
  const accesses = 'access,serves,bandwidth_mbps\nA1,0550020Y,100\nA2,STENAY,\n';
  const files = stenay('accesses', accesses, 'site', '2021-09-01,2021-09-15');
  const { stdout } = await inFolder(files, (folder) =>
    runCommand(['explain', folder, '--invoice', 'F1', '--line', '1', '--format', 'json']),
  );
  const [run] = (JSON.parse(stdout) as { runs: { key: { weights: unknown[] } }[] }).runs;
  const row = (at: number, value: string) => ({
    ...{ as_of: null, value, source: null },
    place: { file: 'accesses.csv', row: at },
  });
  expect(run?.key.weights).toEqual([
    { id: '0550020Y', member: 'MEUSE', weight: '3/2', grounds: [row(2, 'A1, 100 Mbit/s'), row(3, 'A2 ÷ 2')] },
    { id: '0550072E', member: 'REGION', weight: '1/2', grounds: [row(3, 'A2 ÷ 2')] },
  ]);
});
