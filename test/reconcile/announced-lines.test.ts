/** The lines that the inventory and the price schedule announce: what a forecast counts, to the day and the cent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatFraction } from '../../src/domain/numbers/fraction.ts';
import { formatCents } from '../../src/domain/numbers/money.ts';
import { formatRange } from '../../src/domain/time/calendar.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { announcedLines } from '../../src/reconcile/announced-lines.ts';
import { checkRegisterOf } from '../../src/reconcile/register/check-register.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { settle } from './billed.ts';
import { workspaceOf } from './workspace.ts';

const ACCESSES = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
const PRICES = 'item_code,category,unit_price,vat_rate,billing,valid_from,valid_to';
const FIBRE = 'FIBRE,subscription,100.00,20,monthly,,';

interface Tables {
  readonly accesses: readonly string[];
  readonly prices?: readonly string[];
  readonly cycle?: string;
}

/** What the tables announce for a period. */
function announced(period: string, { accesses, prices = [FIBRE], cycle }: Tables) {
  const folder = workspaceOf('reconcile/base');
  writeFileSync(join(folder, 'accesses.csv'), `${[ACCESSES, ...accesses].join('\n')}\n`);
  writeFileSync(join(folder, 'prices.csv'), `${[PRICES, ...prices].join('\n')}\n`);
  if (cycle !== undefined) settle(folder, `cycle: ${cycle}`);
  const { workspace, problems } = loadWorkspace(folder);
  const days = parsePeriod(period)?.days;
  if (workspace === undefined || days === undefined) throw new Error(JSON.stringify(problems));
  return announcedLines(days, checkRegisterOf(workspace));
}

/** Access, what it serves, days, part of the price, net; nothing may be wanting. */
function lines(period: string, tables: Tables): readonly string[] {
  const found = announced(period, tables);
  expect(found.faults).toEqual([]);
  return found.lines.map(({ access, days, part, net }) =>
    [access.access, access.serves, formatRange(days), formatFraction(part), formatCents(net)].join(' '),
  );
}

/** Accesses for which nothing is announced, and why. */
function unannounced(period: string, tables: Tables): readonly string[] {
  return announced(period, tables).unannounced.map(({ access, why }) => `${access.access} ${why}`);
}

/** Row of the inventory, code and what it says. */
function faults(period: string, tables: Tables): readonly unknown[] {
  return announced(period, tables).faults.map(({ access, fault: { code, args } }) => [
    access.row,
    code,
    args,
  ]);
}

describe('a monthly subscription', () => {
  test('is one line a month, by access, then by day', () => {
    const accesses = ['A2,S2,FIBRE,,,,', 'A1,S1,FIBRE,,,,'];
    expect(lines('2025-05..2025-06', { accesses })).toEqual([
      'A1 S1 2025-05-01..2025-05-31 1/1 100.00',
      'A1 S1 2025-06-01..2025-06-30 1/1 100.00',
      'A2 S2 2025-05-01..2025-05-31 1/1 100.00',
      'A2 S2 2025-06-01..2025-06-30 1/1 100.00',
    ]);
  });

  test('is counted by the day where service starts or ends within', () => {
    // 15 of 30 days; 10 of 31: 32.258…
    expect(lines('2025-05..2025-08', { accesses: ['A1,S1,FIBRE,2025-06-16,2025-07-10,,'] })).toEqual([
      'A1 S1 2025-06-16..2025-06-30 1/2 50.00',
      'A1 S1 2025-07-01..2025-07-10 10/31 32.26',
    ]);
    expect(
      lines('2025-06', { accesses: ['A1,S1,FIBRE,2025-07-01,,,', 'A2,S1,FIBRE,,2025-05-31,,'] }),
    ).toEqual([]);
    expect(
      lines('2025-06', { accesses: ['A1,S1,FIBRE,2025-06-30,,,', 'A2,S1,FIBRE,,2025-06-01,,'] }),
    ).toEqual(['A1 S1 2025-06-30 1/30 3.33', 'A2 S1 2025-06-01 1/30 3.33']);
  });

  test('bears the price of its first day', () => {
    const prices = [
      'FIBRE,subscription,100.00,20,monthly,,2025-06-14',
      'FIBRE,subscription,130.00,20,monthly,2025-06-15,',
    ];
    expect(lines('2025-06..2025-07', { accesses: ['A1,S1,FIBRE,,,,'], prices })).toEqual([
      'A1 S1 2025-06-01..2025-06-30 1/1 100.00',
      'A1 S1 2025-07-01..2025-07-31 1/1 130.00',
    ]);
  });

  test('of an access that moves goes on, each line for whom it serves on its first day', () => {
    const accesses = ['A1,S1,FIBRE,,,,2025-06-10', 'A1,S2,FIBRE,,,2025-06-11,'];
    expect(lines('2025-06..2025-07', { accesses })).toEqual([
      'A1 S1 2025-06-01..2025-06-30 1/1 100.00',
      'A1 S2 2025-07-01..2025-07-31 1/1 100.00',
    ]);
  });

  test('of an access that is closed for a day is two lines', () => {
    const accesses = ['A1,S1,FIBRE,,2025-06-10,,2025-06-10', 'A1,S1,FIBRE,2025-06-12,,2025-06-11,'];
    // 10 and 19 of 30 days.
    expect(lines('2025-06', { accesses })).toEqual([
      'A1 S1 2025-06-01..2025-06-10 1/3 33.33',
      'A1 S1 2025-06-12..2025-06-30 19/30 63.33',
    ]);
  });

  test('of an access that changes its item is a line of each', () => {
    const accesses = ['A1,S1,FIBRE,,,,2025-06-10', 'A1,S1,FASTER,,,2025-06-11,'];
    const prices = [FIBRE, 'FASTER,subscription,150.00,20,monthly,,'];
    expect(lines('2025-06', { accesses, prices })).toEqual([
      'A1 S1 2025-06-01..2025-06-10 1/3 33.33',
      'A1 S1 2025-06-11..2025-06-30 2/3 100.00',
    ]);
  });
});

describe('a quarter or a year', () => {
  const prices = ['QUARTER,service,90.00,20,quarterly,,', 'YEAR,service,365.00,20,yearly,,'];

  test('is one line, where it begins', () => {
    expect(lines('2025', { accesses: ['A1,S1,QUARTER,,,,', 'A2,S2,YEAR,,,,'], prices })).toEqual([
      'A1 S1 2025-01-01..2025-03-31 1/1 90.00',
      'A1 S1 2025-04-01..2025-06-30 1/1 90.00',
      'A1 S1 2025-07-01..2025-09-30 1/1 90.00',
      'A1 S1 2025-10-01..2025-12-31 1/1 90.00',
      'A2 S2 2025-01-01..2025-12-31 1/1 365.00',
    ]);
    // Those begun before were billed then.
    expect(lines('2025-05..2025-07', { accesses: ['A1,S1,QUARTER,,,,', 'A2,S2,YEAR,,,,'], prices })).toEqual([
      'A1 S1 2025-07-01..2025-09-30 1/1 90.00',
    ]);
  });

  test('in which service starts or ends is counted by its days', () => {
    const accesses = ['A1,S1,QUARTER,2025-05-16,2025-08-31,,', 'A2,S2,YEAR,2025-05-01,,,'];
    // 46 of 91 days, 62 of 92, 245 of 365.
    expect(lines('2025-05..2025-07', { accesses, prices })).toEqual([
      'A1 S1 2025-05-16..2025-06-30 46/91 45.49',
      'A1 S1 2025-07-01..2025-08-31 31/46 60.65',
      'A2 S2 2025-05-01..2025-12-31 49/73 245.00',
    ]);
  });

  test('of months of thirty days is counted in such days', () => {
    const cycle = '{ start_day: 1, basis: "30" }';
    const accesses = ['A1,S1,QUARTER,2025-02-16,,,', 'A2,S2,YEAR,2025-07-01,,,'];
    // From 16 February 15 days and 30 of 90; half of a year.
    expect(lines('2025-01..2025-07', { accesses, prices, cycle })).toEqual([
      'A1 S1 2025-02-16..2025-03-31 1/2 45.00',
      'A1 S1 2025-04-01..2025-06-30 1/1 90.00',
      'A1 S1 2025-07-01..2025-09-30 1/1 90.00',
      'A2 S2 2025-07-01..2025-12-31 1/2 182.50',
    ]);
  });
});

test('a cycle of the convention is billed where it begins, whatever the months', () => {
  const cycle = '{ start_day: 29 }';
  expect(lines('2025-06', { accesses: ['A1,S1,FIBRE,,,,'], cycle })).toEqual([
    'A1 S1 2025-06-29..2025-07-28 1/1 100.00',
  ]);
  // 14 of the 31 days from 29 May.
  expect(lines('2025-06', { accesses: ['A1,S1,FIBRE,2025-06-15,,,'], cycle })).toEqual([
    'A1 S1 2025-06-15..2025-06-28 14/31 45.16',
    'A1 S1 2025-06-29..2025-07-28 1/1 100.00',
  ]);
});

test('what is paid once is due on the day of activation, and by nobody who was served before', () => {
  const prices = ['ONCE,setup,950.00,20,once,,'];
  const accesses = [
    'A1,S1,ONCE,2025-05-31,,,',
    'A2,S1,ONCE,2025-06-01,,,',
    'A3,S1,ONCE,2025-06-30,,,',
    'A4,S1,ONCE,2025-07-01,,,',
    'A5,S1,ONCE,,,,',
    'A6,S1,ONCE,2025-05-03,,2025-06-10,',
    'A7,S1,ONCE,,,2025-06-10,',
  ];
  expect(lines('2025-06', { accesses, prices })).toEqual([
    'A2 S1 2025-06-01 1/1 950.00',
    'A3 S1 2025-06-30 1/1 950.00',
    'A7 S1 2025-06-10 1/1 950.00',
  ]);
  // What was paid on the day of activation is not in any row: its access is named.
  expect(unannounced('2025-06', { accesses, prices })).toEqual(['A6 activated before']);
});

describe('usage', () => {
  test('is not announced, though its price says nothing of VAT and billing, and its accesses are named', () => {
    const tables = {
      accesses: ['A1,S1,DATA,,,,', 'A2,S1,DATA,,2025-05-31,,', 'A3,S1,DATA,,,,'],
      prices: ['DATA,usage,0.125,,,,'],
    };
    expect(lines('2025-06..2025-08', tables)).toEqual([]);
    expect(unannounced('2025-06..2025-08', tables)).toEqual(['A1 usage', 'A3 usage']);
  });

  test('that becomes a subscription is announced from then on', () => {
    const prices = ['DATA,usage,0.125,,,,2025-06-30', 'DATA,subscription,100.00,20,monthly,2025-07-01,'];
    const tables = { accesses: ['A1,S1,DATA,,,,'], prices };
    expect(lines('2025-05..2025-07', tables)).toEqual(['A1 S1 2025-07-01..2025-07-31 1/1 100.00']);
    expect(unannounced('2025-05..2025-07', tables)).toEqual(['A1 usage']);
    expect(unannounced('2025-07', tables)).toEqual([]);
  });
});

describe('what no price tells', () => {
  test('is a fault, told once an access, and what follows is announced', () => {
    const tables = {
      accesses: ['A1,S1,FIBRE,,,,2025-05-31', 'A1,S2,FIBRE,,,2025-06-01,'],
      prices: ['FIBRE,subscription,100.00,20,monthly,2025-08-01,'],
    };
    // On 1 June the second row holds.
    expect(faults('2025-06..2025-09', tables)).toEqual([
      [3, 'price-missing', { item: 'FIBRE', day: '2025-06-01', without: '' }],
    ]);
    expect(announced('2025-06..2025-09', tables).lines.map(({ days }) => formatRange(days))).toEqual([
      '2025-08-01..2025-08-31',
      '2025-09-01..2025-09-30',
    ]);
  });

  test('may be the item itself', () => {
    expect(faults('2025-06', { accesses: ['A1,S1,,,,,'] })).toEqual([
      [2, 'price-missing', { item: '', day: '2025-06-01', without: '2025-06-01' }],
    ]);
  });

  test.each([
    ['FIBRE,,100.00,20,monthly,,', { en: 'category', fr: 'categorie' }],
    ['FIBRE,subscription,100.00,,monthly,,', { en: 'vat_rate', fr: 'taux_tva' }],
    ['FIBRE,subscription,100.00,20,,,', { en: 'billing', fr: 'facturation' }],
  ])('may be a column: %s', (price, column) => {
    expect(faults('2025-06', { accesses: ['A1,S1,FIBRE,,,,'], prices: [price] })).toEqual([
      [2, 'price-incomplete', { item: 'FIBRE', column, name: column.en, day: '2025-06-01' }],
    ]);
  });
});
