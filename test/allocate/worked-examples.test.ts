/** The worked examples of ALLOCATION.md §9, each a workspace of files given to `grappe allocate`. */
import { describe, expect, test } from 'vitest';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { shares } from './shares.ts';

const NET = 'member site share net_amount';
const MONTH = 'STENAY,subscription,2021-09-01,2021-09-30';

describe('the cité scolaire of Stenay, 414 and 263 pupils', () => {
  test('a month at 289.90, VAT 20 %', async () => {
    const files = { ...STENAY, 'invoices/a.csv': invoice(`${MONTH},289.90,20,57.98`) };
    expect(await shares(files, 'member site share net_amount vat_amount gross_amount')).toEqual([
      'MEUSE 0550020Y 414/677 177.28 35.46 212.74',
      'REGION 0550072E 263/677 112.62 22.52 135.14',
    ]);
  });

  test('its VAT computed where the invoice states none', async () => {
    const files = { ...STENAY, 'invoices/a.csv': invoice(`${MONTH},289.90,20,`) };
    expect(await shares(files, 'member vat_amount')).toEqual(['MEUSE 35.46', 'REGION 22.52']);
  });

  test('the credit of that month is its mirror', async () => {
    const files = { ...STENAY, 'invoices/a.csv': invoice(`${MONTH},-289.90,20,`) };
    expect(await shares(files, 'member share net_amount vat_amount')).toEqual([
      'MEUSE 414/677 -177.28 -35.46',
      'REGION 263/677 -112.62 -22.52',
    ]);
  });

  test('a REGION site of 100 pupils joins for the last 10 of 30 days', async () => {
    const files = {
      ...STENAY,
      'grappes.csv': [
        'grappe,name,kind,site,valid_from',
        'STENAY,Stenay,cite_scolaire,0550020Y,',
        'STENAY,Stenay,cite_scolaire,0550072E,',
        'STENAY,Stenay,cite_scolaire,NEW,2021-09-21\n',
      ].join('\n'),
      'invoices/a.csv': invoice(`${MONTH},289.90,20,`),
    };
    expect(await shares(files, `${NET} vat_amount`)).toEqual([
      'MEUSE 0550020Y 102626/175343 169.67 33.93',
      'REGION 0550072E 586753/1578087 107.79 21.56',
      'REGION NEW 100/2331 12.44 2.49',
    ]);
  });
});

/** A grappe of sites `owner + number` by weight; every rule of the convention is `weight`. */
function weighted(weights: Readonly<Record<string, number>>, lines: string): WorkspaceFiles {
  const sites = Object.keys(weights);
  const owners = [...new Set(sites.map((site) => site.charAt(0)))];
  return {
    'convention.yaml': convention('{ by: weight }', { billed_to: 'A' }).replace(/ {2}- \{ id: r2.*\n/u, ''),
    'members.csv': `member,name\n${owners.map((owner) => `${owner},x\n`).join('')}`,
    'sites.csv': `site,name,type,member\n${sites.map((site) => `${site},x,college,${site.charAt(0)}\n`).join('')}`,
    'grappes.csv': `grappe,name,kind,site,weight\n${Object.entries(weights)
      .map(([site, weight]) => `G,x,grappe,${site},${weight}\n`)
      .join('')}`,
    'invoices/a.csv': lines,
  };
}

const oneDay = (serves: string, net: string): string => `${serves},service,2021-09-01,2021-09-01,${net},0,`;

describe('rounding', () => {
  test('members first: a cent over A (three sites at 1/5) and B (one at 2/5) goes to A, on its first site', async () => {
    const files = weighted({ A1: 1, A2: 1, A3: 1, B1: 2 }, invoice(oneDay('G', '0.01')));
    expect(await shares(files, NET)).toEqual([
      'A A1 1/5 0.01',
      'A A2 1/5 0.00',
      'A A3 1/5 0.00',
      'B B1 2/5 0.00',
    ]);
  });

  test('weights 6, 6, 2: one more cent on the line lowers a share of it', async () => {
    const files = weighted({ A1: 6, B1: 6, C1: 2 }, invoice(oneDay('G', '0.10'), oneDay('G', '0.11')));
    expect(await shares(files, NET)).toEqual([
      'A A1 3/7 0.04',
      'B B1 3/7 0.04',
      'C C1 1/7 0.02',
      'A A1 3/7 0.05',
      'B B1 3/7 0.05',
      'C C1 1/7 0.01',
    ]);
  });

  const halves = (rounding: string, ...nets: string[]): WorkspaceFiles => ({
    ...STENAY,
    'members.csv': 'member,name\nREGION,x\nCEA,x\nMEUSE,x\n',
    'convention.yaml': convention('{ by: fixed, parts: { CEA: 1/2, REGION: 0.5, MEUSE: 0 } }', { rounding }),
    'invoices/a.csv': invoice(...nets.map((net) => oneDay('*', net))),
  });

  test('1.01 in halves: the odd cent to CEA, the smaller id', async () => {
    expect(await shares(halves('largest_remainder', '1.01'), NET)).toEqual([
      'CEA  1/2 0.51',
      'REGION  1/2 0.50',
    ]);
  });

  const CARRIED = halves('carry', '1.01', '1.01', '1.01', '-1.01', '3.33');

  test('carry: what rounding took on one line is given back on the next', async () => {
    const rows = await shares(CARRIED, 'member net_amount');
    const of = (member: string): string[] =>
      rows.filter((row) => row.startsWith(member)).map((row) => row.slice(member.length + 1));
    expect(of('CEA')).toEqual(['0.51', '0.50', '0.51', '-0.51', '1.67']);
    expect(of('REGION')).toEqual(['0.50', '0.51', '0.50', '-0.50', '1.66']);
  });

  test('carry: the invoice comes to 2.68 and 2.67, next to 2.675 each', async () => {
    expect(await shares(CARRIED, 'member net_amount', 'charges')).toEqual(['CEA 2.68', 'REGION 2.67']);
    expect(await shares(CARRIED, 'debtor creditor lines net_amount', 'settlement')).toEqual([
      'CEA REGION 5 2.68',
    ]);
  });
});
