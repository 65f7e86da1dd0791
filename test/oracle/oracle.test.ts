/** The worked examples of ALLOCATION.md §9, so that the oracle itself is held. */
import { describe, expect, test } from 'vitest';
import { oracleRun, type WorkspaceFiles } from './oracle.ts';
import { convention, invoice, MONEY, NET, STENAY, shares } from './small-workspace.ts';

describe('ALLOCATION.md §9', () => {
  const month = 'STENAY,subscription,2021-09-01,2021-09-30';

  test('a month of the cité scolaire, by pupils', () => {
    const files = { ...STENAY, 'invoices/a.csv': invoice(`${month},289.90,20,57.98`) };
    expect(shares(files, ['member', 'share', 'net_amount', 'vat_amount', 'gross_amount'])).toEqual([
      'MEUSE 414/677 177.28 35.46 212.74',
      'REGION 263/677 112.62 22.52 135.14',
    ]);
  });

  test('its credit is its mirror', () => {
    const files = { ...STENAY, 'invoices/a.csv': invoice(`${month},-289.90,20,`) };
    expect(shares(files, MONEY)).toEqual(['MEUSE -177.28 -35.46', 'REGION -112.62 -22.52']);
  });

  test('a site joins for the last 10 of 30 days', () => {
    const files = {
      ...STENAY,
      'grappes.csv': `${STENAY['grappes.csv']}STENAY,Stenay,cite_scolaire,NEW\n`
        .replace(/^(.*)\n/u, '$1,valid_from\n')
        .replaceAll(/(STENAY.*0550.*)\n/gu, '$1,\n')
        .replace('NEW\n', 'NEW,2021-09-21\n'),
      'invoices/a.csv': invoice(`${month},289.90,20,`),
    };
    expect(shares(files, [...NET, 'vat_amount'])).toEqual([
      'MEUSE 0550020Y 102626/175343 169.67 33.93',
      'REGION 0550072E 586753/1578087 107.79 21.56',
      'REGION NEW 100/2331 12.44 2.49',
    ]);
  });

  const AB: WorkspaceFiles = {
    'members.csv': 'member,name\nA,A\nB,B\n',
    'sites.csv':
      'site,name,type,member\na1,,college,A\na2,,college,A\na3,,college,A\nb1,,lycee,B\n'.replaceAll(
        ',,',
        ',x,',
      ),
    'grappes.csv':
      'grappe,name,kind,site,weight\nG,G,grappe,a1,1\nG,G,grappe,a2,1\nG,G,grappe,a3,1\nG,G,grappe,b1,2\n',
    'convention.yaml': convention('{ by: weight }', { billed_to: 'A' }).replace(/ {2}- \{ id: r2.*\n/u, ''),
  };
  const one = (amount: string): string => `G,service,2021-09-01,2021-09-01,${amount},0,`;

  test('members first: the cent goes to A, on its first site', () => {
    expect(shares({ ...AB, 'invoices/a.csv': invoice(one('0.01')) }, NET)).toEqual([
      'A a1 1/5 0.01',
      'A a2 1/5 0.00',
      'A a3 1/5 0.00',
      'B b1 2/5 0.00',
    ]);
  });

  const HALVES = { ...STENAY, 'members.csv': 'member,name\nMEUSE,x\nREGION,x\nCEA,x\n' };
  const halves = '{ by: fixed, parts: { CEA: 1/2, REGION: 0.5, MEUSE: 0 } }';
  const group = (amount: string): string => `*,service,2021-09-01,2021-09-01,${amount},0,`;

  test('the odd cent goes to the smaller id', () => {
    const files = {
      ...HALVES,
      'convention.yaml': convention(halves),
      'invoices/a.csv': invoice(group('1.01')),
    };
    expect(shares(files, NET)).toEqual(['CEA  1/2 0.51', 'REGION  1/2 0.50']);
  });

  test('carry gives back on the next line what rounding took', () => {
    const files = {
      ...HALVES,
      'convention.yaml': convention(halves, { rounding: 'carry' }),
      'invoices/a.csv': invoice(...['1.01', '1.01', '1.01', '-1.01', '3.33'].map(group)),
    };
    expect(shares(files, ['member', 'net_amount'])).toEqual([
      'CEA 0.51',
      'REGION 0.50',
      'CEA 0.50',
      'REGION 0.51',
      'CEA 0.51',
      'REGION 0.50',
      'CEA -0.51',
      'REGION -0.50',
      'CEA 1.67',
      'REGION 1.66',
    ]);
    const result = oracleRun(files);
    expect(result.ok && result.charges.split('\n').slice(1, 3)).toEqual([
      'CEA,REGION,service,,,,5,2.68,0.00,2.68',
      'REGION,REGION,service,,,,5,2.67,0.00,2.67',
    ]);
    expect(result.ok && result.settlement.split('\n')[1]).toBe('CEA,REGION,,5,2.68,0.00,2.68');
  });

  test('one more cent can lower a share: weights 6, 6, 2', () => {
    const files = {
      ...AB,
      'members.csv': 'member,name\nA,A\nB,B\nC,C\n',
      'sites.csv': 'site,name,type,member\na1,x,college,A\nb1,x,college,B\nc1,x,college,C\n',
      'grappes.csv': 'grappe,name,kind,site,weight\nG,G,grappe,a1,6\nG,G,grappe,b1,6\nG,G,grappe,c1,2\n',
      'invoices/a.csv': invoice(one('0.10'), one('0.11')),
    };
    expect(shares(files, NET)).toEqual([
      'A a1 3/7 0.04',
      'B b1 3/7 0.04',
      'C c1 1/7 0.02',
      'A a1 3/7 0.05',
      'B b1 3/7 0.05',
      'C c1 1/7 0.01',
    ]);
  });
});
