/** What waits for an invoice that is still to come, and what an invoice bills before it was served. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/reconcile/render.ts';
import { billed, codes, JUNE, MAY, month, settle } from './billed.ts';
import { reconciled } from './workspace.ts';

describe('an access that nothing bills', () => {
  /** Of A1 and A2, both in service since January: those that are found to be unbilled in June. */
  async function unbilled(...lines: readonly string[]): Promise<readonly string[]> {
    const folder = billed(...lines);
    const header = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
    const rows = ['A1,S1,FIBRE-100,2025-01-01,,,', 'A2,S2,FIBRE-100,2025-01-01,,,'];
    writeFileSync(join(folder, 'accesses.csv'), `${[header, ...rows].join('\n')}\n`);
    const { findings } = await reconciled(folder, '2025-06');
    return findings.filter(({ code }) => code === 'unbilled-access').map(({ access }) => access);
  }
  const may = (date: string): string => month('F1', date, 1, '2025-05-01', '2025-05-31', '100.00');
  const ofA2 = (line: string): string => line.replace(',1,A1,', ',2,A2,');

  test('waits for the next invoice where those of the period bill what was served before', async () => {
    expect(await unbilled(may('2025-06-01'))).toEqual(['A2']);
    expect(await unbilled(may('2025-06-30'), ofA2(may('2025-06-30')))).toEqual([]);
  });

  test('waits only for the accesses that the operator bills in the period', async () => {
    const april = month('F0', '2025-05-05', 1, '2025-04-01', '2025-04-30', '100.00');
    expect(await unbilled(ofA2(april), may('2025-06-05'))).toEqual(['A2']);
  });

  test('of a monthly item is no longer billed by the month before where others are billed by the quarter', async () => {
    const folder = billed(JUNE, 'OP,F0,2025-05-15,2,A2,WIFI,subscription,,,,1,60.00,60.00,20,');
    appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,WIFI,2024-01-01,,,\n');
    const prices = ['WIFI,subscription,60.00,20,monthly', 'TV,subscription,9.00,20,quarterly'];
    appendFileSync(join(folder, 'prices.csv'), prices.map((row) => `${row},M2025,2024-01-01,\n`).join(''));
    const convention = join(folder, 'convention.yaml');
    writeFileSync(convention, `undated: invoice_date\n${readFileSync(convention, 'utf8')}`);
    const { findings } = await reconciled(folder, '2025-06');
    expect(findings.map(({ code }) => code)).toEqual(['unbilled-access']);
  });

  test('without an item waits for no operator, though one bills lines without item in arrears', async () => {
    const folder = billed(may('2025-06-05').replace('FIBRE-100', ''));
    settle(folder, 'severity: { item-mismatch: off, price-mismatch: off }');
    appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,,2025-06-01,,,\n');
    expect(await codes(folder, '2025-06')).toEqual(['unbilled-access']);
  });

  test('is none that ended before it began', async () => {
    const folder = billed(JUNE);
    appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,FIBRE-100,2025-06-30,2025-01-31,,\n');
    expect(await codes(folder, '2025-06')).toEqual([]);
  });

  test('waits whatever the operator billed before', async () => {
    const april = month('F0', '2025-05-05', 1, '2025-04-01', '2025-04-30', '100.00');
    expect(await unbilled(april, ofA2(april), may('2025-06-05'), ofA2(may('2025-06-05')))).toEqual([]);
  });

  test('waits in its first month where only operators that bill in arrears bill its item', async () => {
    const bill = (item: string): string => may('2025-06-05').replace('FIBRE-100', item);
    const found = async (first: string, ...lines: readonly string[]): Promise<readonly string[]> => {
      const folder = billed(...lines);
      settle(folder, 'severity: { item-mismatch: off, price-mismatch: off }');
      appendFileSync(join(folder, 'accesses.csv'), `A2,S2,FIBRE-100,${first},,,\n`);
      return codes(folder, '2025-06');
    };
    expect(await found('2025-06-01', bill('FIBRE-100'))).toEqual([]);
    // Its last days of May were due in June.
    expect(await found('2025-05-31', bill('FIBRE-100'))).toEqual(['unbilled-access']);
    // Of its item the operator has billed nothing, nor has any line told its item.
    expect(await found('2025-06-01', bill('FIBRE-200'))).toEqual(['unbilled-access']);
    expect(await found('2025-06-01', bill(''))).toEqual(['unbilled-access']);
    // Another operator bills its item in advance.
    const other = MAY.replace('OP,F1', 'OP2,F2').replace(',A1,', ',A3,');
    expect(await found('2025-06-01', bill('FIBRE-100'), other)).toContain('unbilled-access');
    // The invoice that was awaited has come.
    expect(await found('2025-06-01', bill('FIBRE-100'), JUNE.replace('06-05', '07-05'))).toEqual([
      'unbilled-access',
    ]);
  });

  test('may be a service of its own, billed by its item, and is awaited of none that is billed once', async () => {
    const service = (item: string): string =>
      `OP,F2,2025-06-05,2,A2,${item},service,2025-06-01,2025-06-30,,1,60.00,60.00,20,`;
    const found = async (item: string, ...lines: readonly string[]): Promise<readonly string[]> => {
      const folder = billed(JUNE, ...lines);
      appendFileSync(join(folder, 'accesses.csv'), `A2,S2,${item},2025-01-01,,,\n`);
      return codes(folder, '2025-06');
    };
    expect(await found('MOBILE-60', service('MOBILE-60'))).toEqual([]);
    expect(await found('MOBILE-60')).toEqual(['unbilled-access']);
    // What was used of the item is no bill of it.
    expect(await found('MOBILE-60', service('MOBILE-60').replace('service', 'usage'))).toContain(
      'unbilled-access',
    );
    // A service beside the subscription of the access does not stand for it.
    expect(await found('FIBRE-100', service('MOBILE-60'))).toEqual(['unbilled-access']);
    expect(await found('FAS')).toEqual([]);
    // Nor does a service that names no item, of an access that has none, or a service of an access that is unknown.
    expect(await found('', service(''))).toContain('unbilled-access');
    expect(await found('FIBRE-100', service('MOBILE-60').replace(',A2,', ',A9,'))).toContain(
      'unbilled-access',
    );
  });

  test.each([
    ['quarterly', '2025-04-15', '', []],
    ['quarterly', '2025-03-15', '', []],
    ['quarterly', '2025-02-28', '', ['unbilled-access']],
    ['yearly', '2024-07-01', '', []],
    ['yearly', '2024-06-15', '', []],
    ['yearly', '2024-05-31', '', ['unbilled-access']],
    ['monthly', '2025-05-31', '', ['unbilled-access']],
    // In arrears: the second quarter is billed in July.
    ['quarterly', '2025-04-02', '2025-01-01,2025-03-31', []],
    ['quarterly', '2025-01-02', '2024-10-01,2024-12-31', ['unbilled-access']],
    // In advance: the second quarter was due.
    ['quarterly', '2025-01-02', '2025-01-01,2025-03-31', ['unbilled-access']],
    // Dated on its last day it is not in arrears.
    ['quarterly', '2025-03-31', '2025-01-01,2025-03-31', ['unbilled-access']],
    // What follows lasts from 2 March until 1 June.
    ['quarterly', '2025-03-05', '2024-12-02,2025-03-01', []],
    // It states that it bills April alone.
    ['quarterly', '2025-04-02', '2025-04-01,2025-04-30', ['unbilled-access']],
    // The quarter begins after June.
    ['quarterly', '2025-07-10', '', ['unbilled-access']],
  ])(
    'waits of an item that is billed %s, on %s for the days "%s", until the next bill is due',
    async (billing, date, days, expected) => {
      const folder = billed(
        JUNE,
        `OP,F0,${date},2,A2,WIFI,subscription,${days === '' ? ',' : days},,1,60.00,60.00,20,`,
      );
      appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,WIFI,2024-01-01,,,\n');
      appendFileSync(join(folder, 'prices.csv'), `WIFI,subscription,60.00,20,${billing},M2025,2024-01-01,\n`);
      const convention = join(folder, 'convention.yaml');
      writeFileSync(convention, `undated: invoice_date\n${readFileSync(convention, 'utf8')}`);
      const { findings } = await reconciled(folder, '2025-06');
      expect(findings.map(({ code }) => code)).toEqual(expected);
    },
  );

  test.each([
    ['quarterly', '2025-04-02', []],
    ['quarterly', '2025-03-20', ['unbilled-access']],
    ['yearly', '2024-07-20', []],
    ['monthly', '2025-05-20', ['unbilled-access']],
  ])(
    'waits of an item that is billed %s, on %s without days that count as those of the month, until the next bill is due',
    async (billing, date, expected) => {
      const folder = billed(JUNE, `OP,F0,${date},2,A2,WIFI,subscription,,,,1,60.00,60.00,20,`);
      appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,WIFI,2024-01-01,,,\n');
      appendFileSync(join(folder, 'prices.csv'), `WIFI,subscription,60.00,20,${billing},M2025,2024-01-01,\n`);
      const convention = join(folder, 'convention.yaml');
      writeFileSync(convention, `undated: invoice_month\n${readFileSync(convention, 'utf8')}`);
      const { findings } = await reconciled(folder, '2025-06');
      expect(findings.map(({ code }) => code)).toEqual(expected);
    },
  );

  test.each([
    ['quarterly', ['2025-01-10', '2025-04-10'], []],
    ['yearly', ['2024-06-10', '2025-06-10'], []],
    ['quarterly', ['2024-12-10', '2025-04-10'], ['period-gap 2025-03-01..2025-03-31']],
    ['monthly', ['2025-04-10', '2025-06-10'], ['period-gap 2025-05-01..2025-05-31']],
    ['once', ['2025-04-10', '2025-06-10'], ['period-gap 2025-05-01..2025-05-31']],
    ['', ['2025-04-10', '2025-06-10'], ['period-gap 2025-05-01..2025-05-31']],
  ])(
    'is no gap between bills without days of an item that is billed %s, on %j',
    async (billing, dates, expected) => {
      const line = (date: string) => `OP,F${date},${date},2,A2,WIFI,subscription,,,,1,60.00,60.00,20,`;
      const folder = billed(JUNE, ...dates.map(line));
      appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,WIFI,2024-01-01,,,\n');
      appendFileSync(join(folder, 'prices.csv'), `WIFI,subscription,60.00,20,${billing},,2024-01-01,\n`);
      const convention = join(folder, 'convention.yaml');
      writeFileSync(convention, `undated: invoice_month\n${readFileSync(convention, 'utf8')}`);
      const { findings } = await reconciled(folder);
      const gaps = findings.filter(({ code }) => code === 'period-gap');
      expect(gaps.map(({ code, expected }) => `${code} ${expected}`)).toEqual(expected);
    },
  );

  test.each([
    ['the one that the line names', 'WIFI', 'FIBRE-100', []],
    ['that of the inventory, where the line names none', '', 'WIFI', []],
    ['the one that the line names, not that of the inventory', 'TEL', 'WIFI', ['2025-02-01..2025-03-31']],
    ['none, where neither names one', '', '', ['2025-02-01..2025-03-31']],
  ])('waits as the item of its last bill is billed: %s', async (_, named, ordered, gaps) => {
    const line = (date: string) => `OP,F${date},${date},2,A2,${named},subscription,,,,1,60.00,60.00,20,`;
    // Of an access that is in no inventory nobody knows the item.
    const unknown = line('2025-03-10').replace(',2,A2,', ',3,A9,');
    const folder = billed(JUNE, line('2025-01-10'), unknown, line('2025-04-10'));
    appendFileSync(join(folder, 'accesses.csv'), `A2,S2,${ordered},2024-01-01,,,\n`);
    const prices = 'item_code,unit_price,vat_rate,billing\nWIFI,60.00,20,quarterly\n';
    writeFileSync(join(folder, 'prices.csv'), prices);
    const convention = join(folder, 'convention.yaml');
    writeFileSync(convention, `undated: invoice_month\n${readFileSync(convention, 'utf8')}`);
    const told = async (code: string, period?: string): Promise<readonly unknown[]> =>
      (await reconciled(folder, period)).findings
        .filter((found) => found.code === code)
        .map(({ access, expected }) => expected || access);
    expect(await told('period-gap')).toEqual(gaps);
    expect(await told('unbilled-access', '2025-06')).toEqual(gaps.length === 0 ? [] : ['A2']);
  });

  test('is a gap after the days that a line states, even where its item is billed by the quarter', async () => {
    const line = (days: string) =>
      `OP,F${days.slice(0, 7)},2025-07-10,2,A2,WIFI,subscription,${days},,1,60.00,60.00,20,`;
    const folder = billed(JUNE, line('2025-04-01,2025-04-30'), line('2025-07-01,2025-09-30'));
    appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,WIFI,2024-01-01,,,\n');
    appendFileSync(join(folder, 'prices.csv'), 'WIFI,subscription,60.00,20,quarterly,,2024-01-01,\n');
    const { findings } = await reconciled(folder);
    const gaps = findings.filter(({ code }) => code === 'period-gap');
    expect(gaps.map(({ expected }) => expected)).toEqual(['2025-05-01..2025-06-30']);
  });

  test('is told where what is billed once comes before its subscription in the inventory', async () => {
    const folder = billed(JUNE);
    const rows = 'A2,S2,FAS,2025-06-01,,,2025-06-01\nA2,S2,FIBRE-100,2025-06-01,,2025-06-02,\n';
    appendFileSync(join(folder, 'accesses.csv'), rows);
    expect(await codes(folder, '2025-06')).toEqual(['unbilled-access']);
  });

  test('is told of the access alone, which is on no invoice', async () => {
    const folder = billed(JUNE);
    appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,FIBRE-100,2025-01-01,,,\n');
    const { findings } = await reconciled(folder, '2025-06');
    const [{ supplier, invoiceNumber, lineNumber, itemCode, access, file, row } = {}, ...others] = findings;
    expect([supplier, invoiceNumber, lineNumber, itemCode, access]).toEqual(['', '', '', '', 'A2']);
    expect([file, row, others]).toEqual(['accesses.csv', 3, []]);
  });

  test('is told at the row that holds in the period', async () => {
    const folder = billed(JUNE);
    const rows = 'A2,S2,FIBRE-100,2025-01-01,,,2025-05-31\nA2,S1,FIBRE-100,2025-01-01,,2025-06-01,\n';
    appendFileSync(join(folder, 'accesses.csv'), rows);
    const { findings } = await reconciled(folder, '2025-06');
    expect(findings.map(({ code, row }) => `${code} ${row}`)).toEqual(['unbilled-access 4']);
  });

  test('waits no longer where the invoice was of the period before', async () => {
    const visit = 'OP,F2,2025-06-05,1,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
    expect(await unbilled(may('2025-05-31'), visit)).toEqual(['A1', 'A2']);
  });

  test('waits no longer where a later invoice of the operator has come', async () => {
    const later = (date: string): string =>
      month('F3', date, 1, '2025-06-01', '2025-06-30', '100.00').replace(',A1,', ',A2,');
    expect(await unbilled(may('2025-06-05'), later('2025-07-01'))).toEqual(['A1']);
    // Of another operator, or no subscription, or a credit: the next invoice is still to come.
    expect(await unbilled(may('2025-06-05'), later('2025-07-01').replace('OP,', 'OTHER,'))).toEqual([]);
    const usage = 'OP,F3,2025-07-01,1,A2,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
    expect(await unbilled(may('2025-06-05'), ofA2(may('2025-06-05')), usage)).toEqual([]);
    const credit = 'OP,AV1,2025-07-01,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,,,,-10.00,20,F1';
    expect(await unbilled(may('2025-06-05'), ofA2(may('2025-06-05')), credit)).toEqual([]);
  });

  test('waits for no operator that bills days of the period itself', async () => {
    const into = (to: string): string => month('F1', '2025-06-05', 1, '2025-05-02', to, '100.00');
    expect(await unbilled(into('2025-06-01'), ofA2(may('2025-06-05')))).toEqual(['A2']);
    expect(await unbilled(into('2025-05-31'), ofA2(may('2025-06-05')))).toEqual([]);
    expect(await unbilled(JUNE, may('2025-06-05').replace('F1', 'F9').replace('A1', 'A2'))).toEqual(['A2']);
  });

  test('is billed by no credit, and by no usage', async () => {
    const credit = 'OP,AV1,2025-06-05,1,A1,FIBRE-100,subscription,2025-06-01,2025-06-30,,,,-10.00,20,F1';
    const usage = 'OP,F1,2025-06-05,2,A2,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
    expect(await unbilled(credit, usage)).toEqual(['A1', 'A2']);
  });
});

describe('a line billed in advance', () => {
  const AHEAD = 'severity: { billed-in-advance: warning, unknown-item: off, item-mismatch: off }';

  /** Column, the day of the invoice, and the days that come after it. */
  async function ahead(...lines: readonly string[]): Promise<readonly string[]> {
    const folder = billed(...lines);
    settle(folder, AHEAD);
    const { findings } = await reconciled(folder);
    return findings
      .filter(({ code }) => code === 'billed-in-advance')
      .map(({ column, expected, actual, atStake }) =>
        [column, expected, actual, atStake ?? 'none'].join(' '),
      );
  }
  const june = (date: string): string => JUNE.replace('2025-06-05', date);
  const onDay = (category: string, net = '80.00'): string =>
    `OP,F2,2025-06-05,2,A1,OTHER,${category},,,2025-06-06,,,${net},20,`;

  test('is told with the days after the date of its invoice', async () => {
    expect(await ahead(june('2025-05-20'))).toEqual(['period_end 2025-05-20 2025-06-01..2025-06-30 none']);
    expect(await ahead(june('2025-06-05'))).toEqual(['period_end 2025-06-05 2025-06-06..2025-06-30 none']);
    expect(await ahead(june('2025-06-29'))).toEqual(['period_end 2025-06-29 2025-06-30 none']);
    expect(await ahead(june('2025-06-30'))).toEqual([]);
    expect(await ahead(june('2025-07-01'))).toEqual([]);
  });

  test.each(['subscription', 'service', 'usage'])('may be a %s of one day', async (category) => {
    expect(await ahead(onDay(category))).toEqual(['service_date 2025-06-05 2025-06-06 none']);
  });

  test.each(['setup', 'penalty', 'other'])('is no %s: nothing is served over days', async (category) => {
    expect(await ahead(onDay(category))).toEqual([]);
  });

  test('is no credit', async () => {
    expect(await ahead(onDay('usage', '-80.00'))).toEqual([]);
  });

  test('is told in words', async () => {
    const folder = billed(june('2025-06-05'));
    settle(folder, AHEAD);
    const { findings } = await reconciled(folder);
    expect(findings.map((finding) => messageOf(finding, 'en'))).toEqual([
      'days still to come on the date of the invoice: 2025-06-06 to 2025-06-30',
    ]);
  });

  test('is told only where the convention asks for it', async () => {
    expect(await codes(billed(MAY, june('2025-05-20')))).toEqual([]);
  });
});
