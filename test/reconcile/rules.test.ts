/** Decisions of docs/reconcile.md that no fixture shows. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import { parseDay } from '../../src/domain/time/calendar.ts';
import { readInvoiceLines } from '../../src/jobs/read-invoice-lines.ts';
import { reconcileWorkspace } from '../../src/jobs/reconcile.ts';
import type { Finding } from '../../src/reconcile/finding.ts';
import { createReconciler } from '../../src/reconcile/reconciler.ts';
import type { Reconciliation } from '../../src/reconcile/reconciliation.ts';
import { messageOf } from '../../src/reconcile/render.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { billed, codes, HEADER, JUNE, MAY, month, settle } from './billed.ts';
import { reconciled, workspaceOf } from './workspace.ts';

type Request = Parameters<typeof createReconciler>[0];

/** What is found in a folder in the light of closed runs that are made up. */
async function foundIn(
  folder: string,
  asked: Pick<Request, 'selects' | 'period' | 'closed'>,
): Promise<readonly Finding[]> {
  return (await read(folder, asked)).findings;
}

/** What comes of a folder where so many findings of a check keep their wording. */
async function read(
  folder: string,
  asked: Pick<Request, 'selects' | 'period' | 'closed'>,
  most = Number.POSITIVE_INFINITY,
): Promise<Reconciliation> {
  const loaded = loadWorkspace(folder);
  const { value: lines } = await readInvoiceLines(loaded);
  const { workspace } = loaded;
  if (workspace === undefined) throw new Error('not readable');
  const concerns = asked.selects;
  const ofFiles = { cycleOf: () => undefined, hasTotals: () => false };
  const { add, finish } = createReconciler({ workspace, ...ofFiles, concerns, most, ...asked });
  add(lines);
  return finish({ invoices: [], files: [] });
}

const day = (text: string): number => parseDay(text) ?? 0;
const MAY_CLOSED = [{ run: '2025-05', days: { from: day('2025-05-01'), to: day('2025-05-31') } }];

test('only what is dated up to the last closed day is looked for in the closed runs', async () => {
  const looked: string[] = [];
  const holds = ({ invoiceNumber }: InvoiceLine): boolean => looked.push(invoiceNumber) > 0;
  const june = JUNE.replace('2025-06-05', '2025-06-01');
  const closed = { periods: MAY_CLOSED, holds };
  const last = MAY.replace('F1,2025-05-05', 'F0,2025-05-31').replace('A1', 'A2');
  await foundIn(billed(last, MAY, june), { selects: () => true, period: undefined, closed });
  expect(looked).toEqual(['F0', 'F1']);
});

test('an invoice of a closed month that its run does not hold came late, whatever is asked for', async () => {
  const second = 'OP,F1,2025-05-05,2,A1,VISITE,usage,,,2025-05-03,1,80.00,80.00,20,';
  const found = await foundIn(billed(MAY, second, JUNE), {
    selects: ({ invoiceNumber }) => invoiceNumber === 'F2',
    period: undefined,
    closed: { periods: MAY_CLOSED, holds: () => false },
  });
  expect(
    found.map((finding) => [
      finding.code,
      finding.severity,
      finding.invoiceNumber,
      finding.lineNumber,
      finding.column,
      finding.row,
      finding.actual,
      finding.atStake,
      messageOf(finding, 'en'),
    ]),
  ).toEqual([
    [
      'late-line',
      'warning',
      'F1',
      '',
      'invoice_date',
      2,
      '2025-05',
      18_000n,
      'dated in or before the period of the closed run 2025-05, and in no closed run: take it with --pending',
    ],
  ]);
});

test.each([
  ['2025-05-31', ['late-line F1']],
  ['2025-04-01', ['late-line F1']],
  ['2025-06-01', []],
])('an invoice of %s beside the closed May is late: %j', async (date, expected) => {
  const found = await foundIn(billed(MAY.replace('2025-05-05', date)), {
    selects: () => true,
    period: undefined,
    closed: { periods: MAY_CLOSED, holds: () => false },
  });
  expect(found.map(({ code, invoiceNumber }) => `${code} ${invoiceNumber}`)).toEqual(expected);
});

test.each([
  ['2024-12-31', '2025-02'],
  ['2025-02-28', '2025-02'],
  ['2025-03-01', '2025-04'],
  ['2025-04-30', '2025-04'],
])('an invoice of %s is late for the run %s', async (date, run) => {
  const closed = (name: string, last: string) => ({
    run: name,
    days: { from: day(`${name}-01`), to: day(`${name}-${last}`) },
  });
  const found = await foundIn(billed(MAY.replace('2025-05-05', date)), {
    selects: () => false,
    period: undefined,
    closed: { periods: [closed('2025-02', '28'), closed('2025-04', '30')], holds: () => false },
  });
  expect(found.map(({ code, actual }) => `${code} ${actual}`)).toEqual([`late-line ${run}`]);
});

test('an invoice is late for the run that holds its day, though one of fewer months ends before', async () => {
  const march = { run: '2025-03', days: { from: day('2025-03-01'), to: day('2025-03-31') } };
  const half = { run: '2025-01..2025-06', days: { from: day('2025-01-01'), to: day('2025-06-30') } };
  const found = async (date: string) =>
    (
      await foundIn(billed(MAY.replace('2025-05-05', date)), {
        selects: () => false,
        period: undefined,
        closed: { periods: [march, half], holds: () => false },
      })
    ).map(({ actual }) => actual);
  expect(await found('2025-02-10')).toEqual(['2025-01..2025-06']);
  expect(await found('2025-03-10')).toEqual(['2025-03']);
});

describe('of many findings of a check', () => {
  const visit = (line: number, price: string): string =>
    `OP,F2,2025-06-05,${line},A1,VISITE,usage,,,2025-06-0${line},1,${price},${price},20,`;
  /** At 5.00, 6.00 and 7.00 too much. */
  const dear = [JUNE, visit(2, '85.00'), visit(3, '86.00'), visit(4, '87.00')];
  const all = { selects: () => true, period: undefined, closed: { periods: [], holds: () => false } };

  test('so many keep their wording as are asked for; all are counted and summed', async () => {
    for (const [most, lines] of [
      [0, []],
      [2, ['2', '3']],
      [3, ['2', '3', '4']],
    ] as const) {
      const { findings, tally, byCode } = await read(billed(...dear), all, most);
      expect(findings.map(({ lineNumber }) => lineNumber)).toEqual(lines);
      expect([tally.count, tally.overBilled, tally.bySeverity.error]).toEqual([3, 1800n, 3]);
      expect([...byCode]).toEqual([['price-mismatch', 3]]);
    }
  });

  test('what is accepted is counted with none, whether it keeps its wording or not', async () => {
    const folder = billed(...dear);
    writeFileSync(
      join(folder, 'accepted-findings.csv'),
      'code,supplier,invoice_number,line_number,access,item_code,reason\nprice-mismatch,OP,F2,2,A1,VISITE,agreed\nprice-mismatch,OP,F2,4,A1,VISITE,agreed\n',
    );
    const { findings, tally, accepted } = await read(folder, all, 2);
    expect(findings.map(({ lineNumber }) => lineNumber)).toEqual(['3']);
    expect([tally.count, tally.overBilled]).toEqual([1, 600n]);
    expect(accepted.map(({ finding }) => finding.lineNumber)).toEqual(['2']);
  });
});

test('of an invoice that a closed run holds in part, what it does not hold is late', async () => {
  const second = 'OP,F1,2025-05-05,2,A1,VISITE,usage,,,2025-05-03,1,80.00,80.00,20,';
  const found = await foundIn(billed(MAY, second), {
    selects: () => false,
    period: undefined,
    closed: { periods: MAY_CLOSED, holds: ({ lineNumber }) => lineNumber === '1' },
  });
  expect(found.map(({ row, atStake }) => [row, atStake])).toEqual([[3, 8000n]]);
});

describe('a line of a closed month that came late and was billed already', () => {
  const again = month('F9', '2025-05-20', 1, '2025-05-01', '2025-05-31', '100.00');
  const found = async (selects: Request['selects']): Promise<readonly string[]> =>
    (
      await foundIn(billed(MAY, again, JUNE), {
        selects,
        period: undefined,
        closed: { periods: MAY_CLOSED, holds: ({ invoiceNumber }) => invoiceNumber === 'F1' },
      })
    ).map(({ code, invoiceNumber, atStake }) => `${code} ${invoiceNumber} ${atStake}`);

  test('is billed twice, and not due, where it is judged', async () => {
    expect(await found(() => true)).toEqual(['duplicate-line F9 10000']);
  });

  test('came late, where another month is judged', async () => {
    expect(await found(({ invoiceNumber }) => invoiceNumber === 'F2')).toEqual(['late-line F9 10000']);
  });
});

test('what was closed already is known up to the end of the period', async () => {
  const folder = billed(
    MAY,
    JUNE,
    'OP,F2,2025-06-05,2,A1,FAS,setup,,,2025-06-01,1,500.00,500.00,20,',
    'OP,F2,2025-06-05,3,A1,FAS,setup,,,2025-06-02,1,500.00,500.00,20,',
    'OP,AV1,2025-06-20,1,A1,FAS,setup,,,2025-06-02,-1,500.00,-500.00,20,F2',
  );
  const found = await foundIn(folder, {
    selects: ({ invoiceNumber }) => invoiceNumber === 'F2',
    period: { from: parseDay('2025-06-01') ?? 0, to: parseDay('2025-06-30') ?? 0 },
    closed: { periods: [], holds: ({ invoiceNumber }) => invoiceNumber === 'AV1' },
  });
  expect(found.map(({ code }) => code)).toEqual([]);
});

test('the operator bills a month again after the period: the period itself stays clean', async () => {
  const july = month('F3', '2025-07-05', 2, '2025-07-01', '2025-07-31', '110.00').replace('100.00', '110.00');
  const folder = billed(MAY, month('F3', '2025-07-05', 1, '2025-05-01', '2025-05-31', '100.00'), JUNE, july);
  expect(await codes(folder, '2025-05')).toEqual([]);
  expect(await codes(folder, '2025-07')).toEqual(['duplicate-line F3 1 100.00']);
});

test('a month billed only after its period is not unbilled', async () => {
  const july = month('F3', '2025-07-05', 1, '2025-07-01', '2025-07-31', '110.00').replace('100.00', '110.00');
  const folder = billed(MAY, month('F3', '2025-07-05', 2, '2025-06-01', '2025-06-30', '100.00'), july);
  appendFileSync(
    join(folder, 'invoices', 'lines.csv'),
    'OP,F2,2025-06-05,1,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,\n',
  );
  expect(await codes(folder, '2025-06')).toEqual([]);
});

test('an amount that goes back to what it was is not unexpected again', async () => {
  const twice = 'OP,F2,2025-06-05,1,A1,FIBRE-200,subscription,2025-06-01,2025-06-30,,2,150.00,300.00,20,';
  const once = (invoice: string, date: string, from: string, to: string): string =>
    `OP,${invoice},${date},1,A1,FIBRE-200,subscription,${from},${to},,1,150.00,150.00,20,`;
  const folder = billed(
    once('F1', '2025-05-05', '2025-05-01', '2025-05-31'),
    twice,
    once('F3', '2025-07-05', '2025-07-01', '2025-07-31'),
  );
  settle(folder, 'severity: { item-mismatch: off }');
  expect(await codes(folder)).toEqual(['unexpected-amount F2 1 150.00']);
});

test('a part of an invoice that was copied is told line by line, and not in its total as well', async () => {
  const folder = billed(MAY);
  const convention = join(folder, 'convention.yaml');
  const parts = 'invoices:\n  - { files: "*.csv", in_parts: yes }\n';
  writeFileSync(convention, readFileSync(convention, 'utf8').replace('invoices:\n', parts));
  writeFileSync(join(folder, 'invoices.csv'), 'supplier,invoice_number,net_amount\nOP,F1,100.00\n');
  writeFileSync(join(folder, 'invoices', 'copy.csv'), readFileSync(join(folder, 'invoices', 'lines.csv')));
  expect(await codes(folder)).toEqual(['duplicate-line F1 1 100.00']);
});

test('a refund of days that were never billed has no original, even on an ordinary invoice', async () => {
  const refund = 'OP,F2,2025-06-05,2,A1,FIBRE-100,subscription,2025-03-01,2025-03-31,,-1,100.00,-100.00,20,';
  expect(await codes(billed(MAY, JUNE, refund))).toEqual(['credit-without-original F2 2']);
});

test('a severity of the convention wins, and off switches a check off', async () => {
  const folder = billed(month('F1', '2025-05-05', 1, '2025-05-01', '2025-05-31', '103.00'));
  settle(folder, 'severity: { line-arithmetic: info, vat-arithmetic: off }');
  const { findings, notRun } = await reconciled(folder);
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['line-arithmetic', 'info']]);
  expect(notRun).toContainEqual({ code: 'vat-arithmetic', lacks: 'off' });
});

test('a wider tolerance lets a wrong net pass', async () => {
  const folder = billed(month('F1', '2025-05-05', 1, '2025-05-01', '2025-05-31', '103.00'));
  settle(folder, 'tolerance: "3.00"');
  expect(await codes(folder)).toEqual([]);
});

test('a check whose table is absent did not run, and is not said to have', async () => {
  const { ran, notRun } = await reconciled(billed(MAY));
  expect(notRun.map(({ code, lacks }) => [code, lacks])).toEqual([
    ['vat-arithmetic', 'vat-amounts'],
    ['gross-arithmetic', 'gross-amounts'],
    ['invoice-total-mismatch', 'totals'],
    ['late-line', 'closed-runs'],
    ['acceptance-unused', 'acceptances'],
  ]);
  expect(ran.map(({ code }) => code)).not.toContain('invoice-total-mismatch');
});

test('where no line names its item or has a label, no two are said to have been compared', async () => {
  const without = (line: string): string => line.replace('FIBRE-100', '');
  const compared = ['overlapping-period', 'setup-repeated', 'unexpected-amount'];
  const { notRun } = await reconciled(billed(without(MAY), without(JUNE)));
  expect(notRun.filter(({ lacks }) => lacks === 'items').map(({ code }) => code)).toEqual(compared);
  const { ran } = await reconciled(billed(without(MAY), JUNE));
  expect(ran.map(({ code }) => code)).toEqual(expect.arrayContaining(compared));
});

test('nor are they where a line with a label names neither access nor what it serves: nothing is compared', async () => {
  const { notRun } = await reconciled(billed(MAY.replace('A1', ''), JUNE.replace('A1', '')));
  expect(notRun.find(({ code }) => code === 'setup-repeated')?.lacks).toBe('items');
});

test('where no subscription has a period, no gap between two is said to have been looked for', async () => {
  const undated = (line: string): string =>
    line.replace(/subscription,.*?,.*?,,/, 'subscription,,,2025-06-01,');
  const visit = JUNE.replace('subscription', 'usage');
  const folder = billed(undated(MAY), visit);
  writeFileSync(join(folder, 'accesses.csv'), 'access,serves\nA1,S1\n');
  const { notRun } = await reconciled(folder);
  expect(notRun).toContainEqual({ code: 'period-gap', lacks: 'periods' });
  writeFileSync(join(folder, 'invoices', 'more.csv'), `${HEADER}\n${JUNE.replace('F2', 'F3')}\n`);
  const { ran } = await reconciled(folder);
  expect(ran.map(({ code }) => code)).toContain('period-gap');
});

test('what no line states is compared with nothing, and not said to have been', async () => {
  const without = (line: string): string => line.replace(',1,100.00,', ',1,,');
  const compared = ['price-mismatch', 'line-arithmetic', 'prorata-mismatch'];
  const { notRun } = await reconciled(billed(without(MAY), without(JUNE)));
  expect(notRun.filter(({ lacks }) => lacks === 'unit-prices').map(({ code }) => code)).toEqual(compared);
  const { ran } = await reconciled(billed(without(MAY), JUNE));
  expect(ran.map(({ code }) => code)).toEqual(expect.arrayContaining(compared));
  // A line of another month does not help.
  const { notRun: ofMay } = await reconciled(billed(without(MAY), JUNE), '2025-05');
  expect(ofMay.map(({ code }) => code)).toEqual(expect.arrayContaining(compared));
});

test('where lines or tables name no item, rate, market or VAT, the checks that compare it are not said to have run', async () => {
  const lacking = async (folder: string, lacks: string): Promise<readonly string[]> =>
    (await reconciled(folder)).notRun.filter((one) => one.lacks === lacks).map(({ code }) => code);
  const without = (line: string): string => line.replace('FIBRE-100', '');
  const named = billed(MAY, without(JUNE));
  expect(await lacking(named, 'item-codes')).toEqual([]);
  const ofItems = ['unknown-item', 'price-mismatch', 'item-mismatch', 'vat-rate-mismatch'];
  expect(await lacking(billed(without(MAY), without(JUNE)), 'item-codes')).toEqual(
    expect.arrayContaining(ofItems),
  );
  expect(await lacking(named, 'vat-amounts')).toEqual(['vat-arithmetic']);
  expect(await lacking(named, 'gross-amounts')).toEqual(['gross-arithmetic']);
  writeFileSync(join(named, 'prices.csv'), 'item_code,unit_price\nFIBRE-100,100.00\n');
  writeFileSync(join(named, 'accesses.csv'), 'access,serves\nA1,S1\n');
  expect(await lacking(named, 'schedule-rates')).toEqual(['vat-rate-mismatch']);
  expect(await lacking(named, 'schedule-markets')).toEqual(['outside-market']);
  expect(await lacking(named, 'ordered-items')).toEqual(['item-mismatch']);
});

test('where the convention names no market of a charge, the check of markets is not said to have run', async () => {
  const lacking = async (prices: string, ...lines: readonly string[]): Promise<string | undefined> => {
    const folder = billed(...lines);
    writeFileSync(join(folder, 'prices.csv'), `item_code,unit_price,market\n${prices}`);
    return (await reconciled(folder)).notRun.find(({ code }) => code === 'outside-market')?.lacks;
  };
  const credit = `${month('AV1', '2025-06-05', 1, '2025-05-01', '2025-05-31', '-100.00')}F1`;
  const visit = 'OP,F3,2025-06-05,1,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
  // The convention names M2024 and M2025.
  expect(await lacking('FIBRE-100,100.00,M2026\n', MAY, JUNE)).toBe('known-markets');
  expect(await lacking('FIBRE-100,100.00,M2026\nVISITE,80.00,M2025\n', MAY, JUNE)).toBe('known-markets');
  expect(await lacking('FIBRE-100,100.00,\nVISITE,80.00,M2025\n', MAY)).toBe('known-markets');
  expect(await lacking('FIBRE-100,100.00,M2025\nVISITE,80.00,M2026\n', visit, credit)).toBe('known-markets');
  expect(await lacking('FIBRE-100,100.00,M2026\nVISITE,80.00,M2025\n', MAY, visit)).toBeUndefined();
});

test('an acceptance of an invoice of another period waits for it', async () => {
  const folder = billed(MAY, JUNE);
  writeFileSync(
    join(folder, 'accepted-findings.csv'),
    'code,invoice_number,reason\nprice-mismatch,F1,agreed\nprice-mismatch,F9,agreed\n',
  );
  expect(await codes(folder, '2025-06')).toEqual(['acceptance-unused F9']);
});

test('input that cannot be understood stops reconcile as it stops allocate', async () => {
  const folder = billed(MAY.replace('2025-05-31', ''));
  const { value, problems } = await reconcileWorkspace(loadWorkspace(folder), { kind: 'all' });
  expect(value).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual(['period-incomplete']);
});

test('the total that an electronic invoice states is held against its lines', async () => {
  const folder = workspaceOf('grand-est');
  const path = join(folder, 'invoices', 'efacture-C2025-0012.xml');
  const stated = /(<cbc:TaxExclusiveAmount[^>]*>)2877\.95/;
  writeFileSync(path, readFileSync(path, 'utf8').replace(stated, '$12887.95'));
  expect(await codes(folder, '2025-12')).toEqual(['invoice-total-mismatch C2025-0012  10.00']);
  expect(await codes(folder, '2025-11')).toEqual([]);
});

/** A month of FIBRE-100 in an invoice of its own. */
function charge(invoice: string, date: string, days: string, quantity: number, price: string, net: string) {
  return `OP,${invoice},${date},1,A1,FIBRE-100,subscription,${days},,${quantity},${price},${net},20,`;
}

test.each([
  ['price', charge('F2', '2025-05-05', '2025-05-01,2025-05-31', 1, '50.00', '100.00')],
  ['quantity', charge('F2', '2025-05-05', '2025-05-01,2025-05-31', 2, '100.00', '100.00')],
])('an amount is not expected because the month before came to it by another %s', async (_, may) => {
  const april = charge('F1', '2025-04-05', '2025-04-01,2025-04-30', 2, '100.00', '200.00');
  const june = charge('F3', '2025-06-05', '2025-06-01,2025-06-30', 1, '100.00', '100.00');
  // What is wrong in May has its own finding; June is held against April.
  expect(await codes(billed(april, may, june), '2025-06')).toEqual(['unexpected-amount F3 1']);
});

test('a line that repeats the one of the eve is expected, though that one had a wrong price and another was billed since', async () => {
  const found = async (quantity: number, net: string): Promise<readonly string[]> => {
    const folder = billed(
      charge('F1', '2025-06-05', '2025-06-01,2025-06-30', 2, '110.00', '220.00'),
      charge('F2', '2025-06-20', '2025-04-01,2025-04-30', 1, '110.00', '110.00'),
      charge('F3', '2025-07-05', '2025-07-01,2025-07-31', quantity, '110.00', net),
    );
    const price = (value: string, days: string): string =>
      `FIBRE-100,subscription,${value},20,monthly,M2025,${days}\n`;
    writeFileSync(
      join(folder, 'prices.csv'),
      `item_code,category,unit_price,vat_rate,billing,market,valid_from,valid_to\n${price('110.00', '2025-01-01,2025-05-31')}${price('100.00', '2025-06-01,2025-06-30')}${price('110.00', '2025-07-01,')}`,
    );
    return codes(folder, '2025-07');
  };
  expect(await found(2, '220.00')).toEqual([]);
  // Against April, the last month at the price of July.
  expect(await found(3, '330.00')).toEqual(['unexpected-amount F3 1 220.00']);
});

test('an amount is held against the month before, though that was billed twice', async () => {
  const may = charge('F1', '2025-05-05', '2025-05-01,2025-05-31', 1, '100.00', '100.00');
  const june = charge('F3', '2025-06-05', '2025-06-01,2025-06-30', 2, '100.00', '200.00');
  const visit = 'OP,F0,2025-06-05,1,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,';
  // A visit after those days is read first.
  expect(await codes(billed(visit, may, may.replace('F1', 'F2'), june))).toEqual([
    'duplicate-line F2 1 100.00',
    'unexpected-amount F3 1 100.00',
  ]);
});

test.each([
  ['before', '2025-04-03'],
  ['after', '2025-06-03'],
])('a month billed twice is found whatever else was billed, %s it', async (_, day) => {
  const visit = `OP,F0,2025-06-05,1,A1,VISITE,usage,,,${day},1,80.00,80.00,20,`;
  const setup = `OP,F3,2025-06-05,1,A1,FAS,setup,,,${day},1,500.00,500.00,20,`;
  expect(await codes(billed(visit, MAY, MAY.replace('F1', 'F2'), setup))).toEqual([
    'duplicate-line F2 1 100.00',
  ]);
});
