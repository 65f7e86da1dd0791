/** What an access may be billed outside the dates of its service, by category, to the day. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/reconcile/render.ts';
import { billed, codes } from './billed.ts';
import { reconciled } from './workspace.ts';

const SERVED = '2025-05-10,2025-06-20';

/** The access A1 in service from 10 May to 20 June, billed these lines. */
function inService(...lines: readonly string[]): string {
  const folder = billed(...lines);
  writeFileSync(
    join(folder, 'accesses.csv'),
    `access,serves,activated_on,terminated_on,valid_from\nA1,S1,${SERVED},2025-01-01\n`,
  );
  const convention = join(folder, 'convention.yaml');
  writeFileSync(
    convention,
    readFileSync(convention, 'utf8').replace(
      'basis: service',
      'basis: service\nown_categories: { eau: usage, dossier: setup }',
    ),
  );
  return folder;
}

async function found(...lines: readonly string[]): Promise<readonly string[]> {
  return (await codes(inService(...lines))).filter((text) => text.startsWith('billed-'));
}

const line = (category: string, days: string, net = '31.00'): string =>
  `OP,F1,2025-06-05,1,A1,OPT,${category},${days},,,,${net},20,`;

describe('billed after termination', () => {
  test.each(['subscription', 'service', 'usage', 'eau'])(
    '%s covers days out of service',
    async (category) => {
      expect(await found(line(category, '2025-06-11,2025-06-30', '20.00'))).toEqual([
        'billed-after-termination F1 1 10.00',
      ]);
    },
  );

  test.each(['setup', 'penalty', 'other', 'dossier'])('%s needs no service', async (category) => {
    expect(await found(line(category, '2025-06-11,2025-06-30'))).toEqual([]);
  });

  test('the last day of service is one, the day after is not', async () => {
    expect(await found(line('service', '2025-06-20,2025-06-20'))).toEqual([]);
    expect(await found(line('service', '2025-06-21,2025-06-21'))).toEqual([
      'billed-after-termination F1 1 31.00',
    ]);
  });

  test('one day of service counts', async () => {
    const visit = (day: string): string => `OP,F1,2025-06-05,1,A1,VISITE,usage,,,${day},1,80.00,80.00,20,`;
    expect(await found(visit('2025-06-20'))).toEqual([]);
    expect(await found(visit('2025-06-21'))).toEqual(['billed-after-termination F1 1 80.00']);
  });

  test('days that a credit takes back are not billed any more, one that it leaves is', async () => {
    const charge = line('service', '2025-06-11,2025-06-30', '20.00');
    const credit = (to: string): string =>
      `OP,F2,2025-06-06,1,A1,OPT,service,2025-06-21,${to},,,,-10.00,20,F1`;
    expect(await found(charge, credit('2025-06-30'))).toEqual([]);
    expect(await found(charge, credit('2025-06-29'))).toEqual(['billed-after-termination F1 1 1.00']);
  });

  test('a credit is no bill', async () => {
    expect(await found(line('service', '2025-06-21,2025-06-30', '-10.00'))).toEqual([]);
  });
});

test('a pause in service ends on the day that is named, not on the last one of all', async () => {
  const folder = billed(line('service', '2025-06-01,2025-06-30'));
  const rows = 'A1,S1,,2025-05-31,,2025-06-30\nA1,S1,2025-07-01,,2025-07-01,\n';
  writeFileSync(
    join(folder, 'accesses.csv'),
    `access,serves,activated_on,terminated_on,valid_from,valid_to\n${rows}`,
  );
  const { findings } = await reconciled(folder);
  const found = findings.find(({ code }) => code === 'billed-after-termination');
  expect([found?.expected, found?.actual]).toEqual(['2025-05-31', '2025-06-01..2025-06-30']);
});

test('one day is said as one', async () => {
  const { findings } = await reconciled(inService(line('usage', '2025-05-09,2025-05-09')));
  const [found] = findings.filter(({ code }) => code === 'billed-before-activation');
  expect(found && messageOf(found, 'fr')).toBe(
    'pas encore en service et pourtant facturé : le 09/05/2025 (1 jour sur 1)',
  );
});

describe('billed before activation', () => {
  test.each(['subscription', 'service', 'usage', 'eau'])(
    '%s covers days out of service',
    async (category) => {
      expect(await found(line(category, '2025-05-01,2025-05-31'))).toEqual([
        'billed-before-activation F1 1 9.00',
      ]);
    },
  );

  test('a setup fee may come first', async () => {
    expect(await found(line('setup', '2025-05-01,2025-05-09'))).toEqual([]);
  });

  test('the first day of service is one, the day before is not', async () => {
    expect(await found(line('usage', '2025-05-10,2025-05-10'))).toEqual([]);
    expect(await found(line('usage', '2025-05-09,2025-05-09'))).toEqual([
      'billed-before-activation F1 1 31.00',
    ]);
  });

  test('a line over all days of service and more is told on both sides', async () => {
    expect(await found(line('service', '2025-05-09,2025-06-21', '44.00'))).toEqual([
      'billed-after-termination F1 1 1.00',
      'billed-before-activation F1 1 1.00',
    ]);
  });
});
