/** What credits leave of what is not due, in cases that differ by one thing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/reconcile/render.ts';
import { billed, codes, JUNE, MAY } from './billed.ts';
import { reconciled } from './workspace.ts';

/** A line of A1 without unit price, as `F2 1 07-01..07-31 100.00 F1`: the last is the invoice that it names. */
function line(said: string, priced = ',', item = 'FIBRE-100,subscription'): string {
  const [invoice, number, days = '', net, original = ''] = said.split(' ');
  const [from, to] = days.split('..');
  return `OP,${invoice},2025-06-05,${number},A1,${item},2025-${from},2025-${to},,${priced},${net},20,${original}`;
}

/** A workspace in which A1 ended in June. */
function ended(...lines: readonly string[]): string {
  const folder = billed(...lines);
  const header = 'access,serves,item_code,activated_on,terminated_on';
  writeFileSync(join(folder, 'accesses.csv'), `${header}\nA1,S1,FIBRE-100,2025-01-01,2025-06-30\n`);
  return folder;
}

async function ofCode(folder: string, code: string, period?: string): Promise<readonly string[]> {
  return (await codes(folder, period))
    .filter((one) => one.startsWith(code))
    .map((one) => one.slice(code.length + 1));
}

describe('of a month out of service', () => {
  const JULY = line('F2 1 07-01..07-31 100.00');
  const CREDIT = line('AV1 1 07-01..07-31 -60.00 F2');
  const found = (...credits: readonly string[]): Promise<readonly string[]> =>
    ofCode(ended(JULY, ...credits), 'billed-after-termination');

  test('what a credit leaves is told, in euros and in words', async () => {
    expect(await found(CREDIT)).toEqual(['F2 1 40.00']);
    const { findings } = await reconciled(ended(JULY, CREDIT));
    const one = findings.find(({ code }) => code === 'billed-after-termination');
    expect(one && messageOf(one, 'en')).toMatch(/; credits leave 40\.00 of it$/);
    const whole = (await reconciled(ended(JULY))).findings.find(
      ({ code }) => code === 'billed-after-termination',
    );
    expect(whole && messageOf(whole, 'en')).toMatch(/days\)$/);
  });

  test('a discount on some of its days lowers it, if it names that invoice or none', async () => {
    const discount = (original: string): string => line(`AV2 1 07-01..07-10 -5.00 ${original}`);
    expect(await found(CREDIT, discount('F2'))).toEqual(['F2 1 35.00']);
    expect(await found(CREDIT, discount(''))).toEqual(['F2 1 35.00']);
    expect(await found(CREDIT, discount('F1'))).toEqual(['F2 1 40.00']);
    const all = (net: string): string => discount('F2').replace('-5.00', net);
    expect(await found(CREDIT, all('-39.98'))).toEqual(['F2 1 0.02']);
    expect(await found(CREDIT, all('-39.99'))).toEqual([]);
  });

  test('a cent is within the tolerance', async () => {
    expect(await found(line('AV1 1 07-01..07-31 -99.99 F2'))).toEqual([]);
    expect(await found(line('AV1 1 07-01..07-31 -99.98 F2'))).toEqual(['F2 1 0.02']);
  });

  test('a credit of part of a cycle at a unit price leaves nothing', async () => {
    const half = line('F2 1 07-01..07-15 48.39', ',');
    const credit = (priced: string): string => line('AV1 1 07-01..07-15 -30.00 F2', priced);
    expect(await ofCode(ended(half, credit(',')), 'billed')).toEqual(['after-termination F2 1 18.39']);
    expect(await ofCode(ended(half, credit('-0.4839,62.00')), 'billed')).toEqual([]);
  });
});

test('of days billed twice, one bill is due where credits take back part of the other', async () => {
  const days = '06-01..06-30';
  const twice = [line(`F2 1 ${days} 100.00`), line(`F3 1 ${days} 101.00`)];
  const found = (...credits: readonly string[]): Promise<readonly string[]> =>
    ofCode(billed(...twice, ...credits), 'overlapping-period');
  expect(await found(line(`AV1 1 ${days} -60.00 F2`))).toEqual(['F2 1 40.00']);
  // Nothing stands any more with which it would be billed twice.
  expect(await found(line(`AV1 1 ${days} -60.00 F2`), line(`AV2 1 ${days} -101.00 F3`))).toEqual([]);
});

test('what credits leave of a bill of another month is not told', async () => {
  const days = '05-01..05-31';
  const first = line(`F1 1 ${days} 100.00`).replace('2025-06-05', '2025-05-05');
  const lines = [first, line(`F2 1 ${days} 101.00`), line(`AV1 1 ${days} -60.00 F1`)];
  const folder = billed(...lines);
  expect(await ofCode(folder, 'overlapping-period')).toEqual(['F1 1 40.00']);
  expect(await ofCode(folder, 'overlapping-period', '2025-06')).toEqual([]);
});

test('a credit that names an invoice is no discount, even beside charges', async () => {
  const found = (original: string): Promise<readonly string[]> => {
    const again = [line('F3 1 06-21..06-30 30.00'), line(`F3 2 06-01..06-30 -16.67 ${original}`)];
    return ofCode(billed(JUNE, ...again), 'overlapping-period');
  };
  expect(await found('F2')).toEqual([]);
  expect(await found('')).toEqual(['F3 1 30.00']);
});

test('setup fees that are all credited are not told, nor a fee of nothing', async () => {
  const fee = (said: string): string => line(said, ',', 'FRAIS,setup');
  const day = '06-05..06-05';
  const found = (...fees: readonly string[]): Promise<readonly string[]> =>
    ofCode(billed(JUNE, ...fees), 'setup-repeated');
  const fees = [fee(`F3 1 ${day} 50.00`), fee(`F4 1 ${day} 60.00`)];
  expect(await found(...fees)).toEqual(['F4 1 60.00']);
  expect(await found(...fees, fee(`AV1 1 ${day} -30.00 F3`), fee(`AV2 1 ${day} -40.00 F4`))).toEqual([]);
  expect(await found(fee(`F3 1 ${day} 50.00`), fee(`F4 1 ${day} 0.00`))).toEqual([]);
});

test('a subscription under another name is told of the period alone, at its label', async () => {
  const nameless = (invoice: string, date: string, days: string): string =>
    line(`${invoice} 1 ${days} 100.00`, ',', ',subscription').replace('2025-06-05', date);
  const folder = billed(MAY, JUNE, nameless('F3', '2025-06-20', '06-01..06-30'));
  const { findings } = await reconciled(folder, '2025-06');
  const found = findings.filter(({ code }) => code === 'overlapping-period');
  expect(found.map(({ invoiceNumber, column }) => `${invoiceNumber} ${column}`)).toEqual(['F3 label']);
  const july = JUNE.replace('F2', 'F4')
    .replaceAll('2025-06', '2025-07')
    .replace('06-30', '07-31')
    .replace('07-30', '07-31');
  const later = billed(MAY, JUNE, nameless('F3', '2025-06-20', '06-01..06-30'), july);
  expect(await ofCode(later, 'overlapping-period', '2025-07')).toEqual([]);
});

describe('a part of a cycle', () => {
  const half = (priced: string, net: string, item = 'FIBRE-100,subscription'): string =>
    line(`F2 1 06-01..06-15 ${net}`, priced, item);

  test('at a price below that of the schedule, with the part in the quantity, has a wrong price', async () => {
    // 100.00 in the schedule.
    expect(await codes(billed(half('0.5,60.00', '30.00')))).toEqual(['price-mismatch F2 1 -20.00']);
  });

  test('of several, or of what states no quantity, may have the days in its unit price', async () => {
    // 80.00 in the schedule.
    const visit = (priced: string, net: string): Promise<readonly string[]> =>
      codes(billed(JUNE, half(priced, net, 'VISITE,service').replace('F2', 'F3')));
    expect(await visit('2,40.00', '80.00')).toEqual([]);
    expect(await visit(',40.00', '40.00')).toEqual([]);
    expect(await visit('2,40.00', '40.00')).toEqual(['price-mismatch F3 1 -40.00']);
  });

  test('that is as near to the whole price is judged by that', async () => {
    const found = await codes(billed(JUNE, half('1,80.00', '60.00', 'VISITE,service').replace('F2', 'F3')));
    expect(found).toEqual(['line-arithmetic F3 1 -20.00']);
  });

  test('is not judged where a credit without quantity comes to its price, and the schedule has none', async () => {
    const credit = line('AV1 1 06-01..06-15 -30.00 F2', ',30.00', 'GESTE,subscription');
    expect(await codes(billed(JUNE, credit))).toEqual([]);
    expect(await ofCode(billed(JUNE, credit.replace('-30.00', '-29.00')), 'prorata-mismatch')).toEqual([
      'AV1 1 -14.00',
    ]);
  });
});
