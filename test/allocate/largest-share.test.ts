/** `billed_to: largest_share` of a rule: the member with the largest share of the line pays the operator (ALLOCATION.md §6). */
import { expect, test } from 'vitest';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { outcomes } from './outcomes.ts';
import { shares } from './shares.ts';

/** Stenay, by pupils: 300 of the collège (MEUSE), 200 of the lycée (REGION). */
function files(rule = 'billed_to: largest_share, '): WorkspaceFiles {
  return {
    ...STENAY,
    'convention.yaml': convention('{ by: pupils, as_of: latest, max_age_days: none }').replace(
      '{ id: r',
      `{ ${rule}id: r`,
    ),
    'measures.csv':
      'measure,site,as_of,value\npupils,0550020Y,2021-01-01,300\npupils,0550072E,2021-01-01,200\n',
    'invoices/a.csv': invoice('STENAY,subscription,2021-09-01,2021-09-30,100.00,20,'),
  };
}

/** Who pays, by the columns of each row, where some of the files are others. */
function paid(
  others: WorkspaceFiles = {},
  columns = 'member billed_to net_amount',
  rule?: string,
): Promise<readonly string[]> {
  return shares({ ...files(rule), ...others }, columns);
}

test('the member with the largest share pays, whatever the convention says at its top', async () => {
  expect(await paid({}, undefined, '')).toEqual(['MEUSE REGION 60.00', 'REGION REGION 40.00']);
  expect(await paid()).toEqual(['MEUSE MEUSE 60.00', 'REGION MEUSE 40.00']);
});

test('a majority that changes within the line is that of the whole line', async () => {
  // The lycée has 900 pupils from the last day on: 3/5 and 2/5 on 29 days, 1/4 and 3/4 on one.
  const measures =
    'measure,site,as_of,value\npupils,0550020Y,2021-01-01,300\npupils,0550072E,2021-01-01,200\npupils,0550072E,2021-09-30,900\n';
  expect(await paid({ 'measures.csv': measures }, 'member billed_to share')).toEqual([
    'MEUSE MEUSE 353/600',
    'REGION MEUSE 247/600',
  ]);
});

test('whoever explains the line says that the rule names who pays', async () => {
  const { traced } = await outcomes(files());
  expect(traced.map(({ trace }) => trace?.billedTo)).toEqual([{ member: 'MEUSE', source: 'rule' }]);
});

test('the sites of a member count together', async () => {
  const others = {
    'grappes.csv': `${STENAY['grappes.csv']}STENAY,Stenay,cite_scolaire,NEW\n`,
    'measures.csv':
      'measure,site,as_of,value\npupils,0550020Y,2021-01-01,300\npupils,0550072E,2021-01-01,200\npupils,NEW,2021-01-01,101\n',
  };
  expect(await paid(others, 'member site billed_to')).toEqual([
    'MEUSE 0550020Y REGION',
    'REGION 0550072E REGION',
    'REGION NEW REGION',
  ]);
});

test('the word of the line comes first', async () => {
  const line = 'S,F1,2021-09-30,1,STENAY,subscription,2021-09-01,2021-09-30,100.00,20,,CEA';
  const header =
    'supplier,invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate,vat_amount,billed_to';
  expect(await paid({ 'invoices/a.csv': `${header}\n${line}\n` })).toEqual([
    'MEUSE CEA 60.00',
    'REGION CEA 40.00',
  ]);
});

test('a tie stops the run', async () => {
  const measures =
    'measure,site,as_of,value\npupils,0550020Y,2021-01-01,300\npupils,0550072E,2021-01-01,300\n';
  expect(await paid({ 'measures.csv': measures })).toEqual(['billed-to-tie']);
});
