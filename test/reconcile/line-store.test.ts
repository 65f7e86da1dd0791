/** What is kept of the lines of a workspace, as the checks read it. */
import { describe, expect, test } from 'vitest';
import type { DatedSettings } from '../../src/domain/convention.ts';
import { settingsOn } from '../../src/domain/dated-settings.ts';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import { ALWAYS, type DayRange, parseDay } from '../../src/domain/time/calendar.ts';
import { readInvoiceLines } from '../../src/jobs/read-invoice-lines.ts';
import type { Invoice } from '../../src/reconcile/lines/invoice-book.ts';
import { FLAG, has, lineColumns } from '../../src/reconcile/lines/line-columns.ts';
import {
  daysAt,
  invoiceOf,
  lineStore,
  otherInvoiceName,
  placeOfLine,
  type Standing,
} from '../../src/reconcile/lines/line-store.ts';
import { pairNumbers, textNumbers } from '../../src/reconcile/lines/numbering.ts';
import { repeatedKeys } from '../../src/reconcile/lines/repeated-keys.ts';
import { subjects } from '../../src/reconcile/lines/subjects.ts';
import { billedItemsOf } from '../../src/reconcile/sweep/billed-items.ts';
import { isAsTheOneBefore } from '../../src/reconcile/sweep/full-periods.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { billed, codes, JUNE, MAY } from './billed.ts';

const day = (text: string): number => parseDay(text) ?? 0;

/**
 * A store of lines, each like MAY (F1 of 5 May, 100.00 for May) but for what is said of it. The settings of the
 * convention are these, on all days or from one day on after the other.
 */
async function stored(
  lines: readonly Partial<InvoiceLine>[],
  settings: Partial<DatedSettings> | readonly (Partial<DatedSettings> & { readonly days: DayRange })[] = {},
  standing: Partial<Standing> = {},
) {
  const loaded = loadWorkspace(billed(MAY));
  const { value } = await readInvoiceLines(loaded);
  const [may] = value;
  if (loaded.workspace === undefined || may === undefined) throw new Error('not readable');
  const { convention } = loaded.workspace;
  const said = { ...settingsOn(convention, may.invoiceDate) };
  const turns = [settings].flat().map((turn) => ({ days: ALWAYS, ...turn }));
  const all = turns.map(({ days, ...changed }) => ({ days, value: { ...said, ...changed }, unset: [] }));
  const { store, add } = lineStore(
    { ...convention, settings: all },
    {
      concerns: () => true,
      selects: () => true,
      ofClosedPeriod: () => undefined,
      cycleOf: () => ({ startDay: 1, basis: 'actual' }),
      hasTotals: () => false,
      ...standing,
    },
  );
  const kept = lines.map((line, at) => add({ ...may, lineNumber: `${at + 1}`, row: at + 2, ...line }));
  return { store, kept };
}

test('another invoice is named with its operator where that is another one, and where it names one', async () => {
  const of = (supplier: string, invoiceNumber: string) => ({ supplier, invoiceNumber });
  const { store } = await stored([of('A', 'F1'), of('A', 'F2'), of('B', 'F3'), of('', 'F4')]);
  expect([1, 2, 3].map((other) => otherInvoiceName(store, other, 0))).toEqual(['F2', 'F3 (B)', 'F4']);
});

test('invoices are dated from the first to the last, in whatever order they are read; none where there is none', async () => {
  const dated = async (...dates: readonly string[]) =>
    (await stored(dates.map((date) => ({ invoiceNumber: date, invoiceDate: day(date) })))).store.dates();
  expect(await dated('2025-06-05', '2025-05-05', '2025-07-05', '2025-06-20')).toEqual({
    from: day('2025-05-05'),
    to: day('2025-07-05'),
  });
  expect(await dated('2025-06-05')).toEqual({ from: day('2025-06-05'), to: day('2025-06-05') });
  expect(await dated()).toBeUndefined();
});

test('a line stands in the file from which it was read, in its cycle', async () => {
  const files = ['a', 'a', 'b', 'c', 'c', 'c', 'd'];
  const { store, kept } = await stored(
    files.map((file) => ({ file })),
    {},
    { cycleOf: (file) => ({ startDay: file === 'b' ? 5 : 1, basis: 'actual' }) },
  );
  expect(files.map((_, index) => placeOfLine(store, index).file)).toEqual(files);
  expect(kept.map(({ entry }) => entry.cycle.startDay)).toEqual([1, 1, 5, 1, 1, 1, 1]);
  expect(store.fileAt(2)?.start).toBe(2);
});

describe('the days of a line', () => {
  const UNDATED = { periodStart: undefined, periodEnd: undefined };
  const MONTH = { from: day('2025-05-01'), to: day('2025-05-31') };
  const INVOICE_DAY = { from: day('2025-05-05'), to: day('2025-05-05') };

  test('are those that it bills, whatever decides the shares', async () => {
    for (const basis of ['service', 'invoice_date'] as const) {
      const { store } = await stored([{}], { basis });
      expect([daysAt(store.columns, 0), has(store.columns, 0, FLAG.hasPeriod)]).toEqual([MONTH, true]);
    }
  });

  test.each([
    ['invoice_date', 'error', INVOICE_DAY, false, undefined],
    ['service', 'error', INVOICE_DAY, false, 'undated'],
    ['service', 'invoice_date', INVOICE_DAY, false, undefined],
    ['invoice_date', 'invoice_month', MONTH, true, undefined],
    ['service', 'invoice_month', MONTH, true, undefined],
  ] as const)(
    'that says none, by %s, where undated is %s',
    async (basis, undated, days, hasPeriod, fault) => {
      const { store, kept } = await stored([UNDATED], { basis, undated });
      expect([daysAt(store.columns, 0), has(store.columns, 0, FLAG.hasPeriod)]).toEqual([days, hasPeriod]);
      expect(kept[0]?.fault?.code === undefined ? undefined : 'undated').toBe(fault);
    },
  );

  test('are told by the settings that hold on the date of its invoice', async () => {
    const dated = [
      { days: { from: day('2025-05-01'), to: day('2025-05-31') }, undated: 'invoice_month' },
      { days: { from: day('2025-06-01'), to: day('2025-06-30') }, undated: 'invoice_date' },
    ] as const;
    const june = day('2025-06-05');
    const { store } = await stored([UNDATED, { ...UNDATED, invoiceDate: june }], dated);
    expect([0, 1].map((index) => daysAt(store.columns, index))).toEqual([MONTH, { from: june, to: june }]);
  });

  test('are no fault where it is not judged', async () => {
    const { kept } = await stored(
      [UNDATED],
      { basis: 'service', undated: 'error' },
      { selects: () => false },
    );
    expect(kept[0]?.fault).toBeUndefined();
  });
});

describe('an invoice', () => {
  test('is the sum of its lines; a row that is there twice is summed apart, one that does not concern is not', async () => {
    const { store } = await stored(
      [
        { lineNumber: '1', net: 1000n },
        { lineNumber: '2', net: 500n, statedVat: 101n, statedGross: 602n },
        { lineNumber: '1', net: 1000n },
        { lineNumber: '9', net: 7n },
      ],
      {},
      { concerns: ({ lineNumber }) => lineNumber !== '9' },
    );
    const { once, again } = store.invoices.all[0] ?? {};
    // VAT of 20 %: 2.00, and 1.01 as stated; gross: 12.00, and 6.02 as stated.
    expect(once).toEqual({ net: 1500n, vat: 301n, gross: 1802n });
    expect(again).toEqual({ net: 1000n, vat: 200n, gross: 1200n });
  });

  test.each([
    [[-1, 0], false],
    [[-1, 1], true],
    [[1, -1], true],
  ] as const)('of lines of %j cents charges: %j', async (nets, charges) => {
    const { store } = await stored(nets.map((net) => ({ net: BigInt(net) })));
    expect(store.invoices.all[0]?.charges).toBe(charges);
  });

  test('is judged where one of its lines is', async () => {
    const numbers = ['F1', 'F1', 'F2'];
    const { store, kept } = await stored(
      numbers.map((invoiceNumber) => ({ invoiceNumber })),
      {},
      { selects: ({ lineNumber }) => lineNumber === '2' },
    );
    expect(store.invoices.all.map(({ selected }) => selected)).toEqual([true, false]);
    expect(kept.map(({ entry }) => entry.selected)).toEqual([false, true, false]);
  });
});

test('a line is there twice where its own invoice has that number, not where one between has', async () => {
  const visit = (invoice: string, line: number, date: string): string =>
    `OP,${invoice},2025-06-05,${line},A1,VISITE,usage,,,${date},1,80.00,80.00,20,`;
  const folder = billed(
    JUNE,
    visit('F3', 5, '2025-06-01'),
    visit('F4', 1, '2025-06-02'),
    visit('F3', 1, '2025-06-03'),
  );
  expect(await codes(folder)).toEqual([]);
});

test('a line whose number its invoice had before bills nothing, whatever its days', async () => {
  const again = JUNE.replace('F2,2025-06-05', 'F1,2025-05-05');
  expect(await codes(billed(MAY, again, JUNE))).toEqual(['duplicate-line F1 1 100.00']);
});

test('an invoice that numbers its lines upwards is not looked through; one that goes back is, once', () => {
  const looked: number[] = [];
  const at = (index: number): string => {
    looked.push(index);
    return `${index + 8}`;
  };
  const columns = { ...lineColumns(), lineNumber: { push: () => {}, at } };
  const repeats = repeatedKeys(columns);
  const numbered = (number: string): number | undefined => {
    const earlier = repeats({ number: 0, first: 0 } as Invoice, number);
    columns.count++;
    return earlier;
  };
  expect(['8', '9', '10', '11'].map(numbered)).toEqual([undefined, undefined, undefined, undefined]);
  expect(looked).toEqual([]);
  expect(['9', '8', '7', '7'].map(numbered)).toEqual([1, 0, undefined, 6]);
  expect(looked).toEqual([0, 1, 2, 3]);
});

test('a line that is not kept is of no invoice', async () => {
  const { store } = await stored([{}, { invoiceNumber: 'F2' }]);
  expect([0, 1].map((index) => invoiceOf(store, index).invoiceNumber)).toEqual(['F1', 'F2']);
  expect(() => invoiceOf(store, 5000)).toThrow('no line 5000');
});

describe('of a billed item', () => {
  const of = (access: string, from: string, to: string, more: Partial<InvoiceLine> = {}) => ({
    access,
    periodStart: day(from),
    periodEnd: day(to),
    ...more,
  });

  test('nothing can be billed twice where the days of each line come after those of the one before', async () => {
    const { store } = await stored([
      of('A1', '2025-05-01', '2025-05-31'),
      of('A1', '2025-06-01', '2025-06-30'),
      of('A2', '2025-05-01', '2025-05-31'),
      of('A2', '2025-05-31', '2025-06-29'),
      of('A3', '2025-04-01', '2025-04-30'),
    ]);
    expect([...billedItemsOf(store, day('2025-05-05')).billedItems.successive]).toEqual([1, 0, 1]);
  });

  test('a full period is as the one before where that ends on its eve, with the same amount, price and quantity', async () => {
    const june = (more: Partial<InvoiceLine> = {}) => of('A1', '2025-06-01', '2025-06-30', more);
    const { store } = await stored([
      of('A1', '2025-05-01', '2025-05-31'),
      of('A1', '2025-05-02', '2025-05-31'),
      june(),
      june({ net: 10100n }),
      june({ unitPrice: '101' }),
      june({ quantity: '2' }),
      of('A1', '2025-07-01', '2025-07-31'),
    ]);
    const asMay = (index: number): boolean => isAsTheOneBefore(0, index, store.columns);
    expect([2, 3, 4, 5, 6].map(asMay)).toEqual([true, false, false, false, false]);
    expect(isAsTheOneBefore(1, 2, store.columns)).toBe(false);
  });
});

test('a pair has its number still when many came after it', () => {
  const pairs = pairNumbers();
  const numbers = Array.from({ length: 300 }, (_, at) => pairs.numberOf(at % 20, Math.floor(at / 20)));
  expect(numbers).toEqual([...numbers.keys()]);
  expect(numbers.map((at) => pairs.numberOf(at % 20, Math.floor(at / 20)))).toEqual(numbers);
});

describe('a line is about', () => {
  const line = (of: Partial<InvoiceLine>): InvoiceLine =>
    ({ access: undefined, serves: undefined, label: undefined, ...of }) as InvoiceLine;

  test('its access, else about what it serves, else about nothing', () => {
    const about = subjects(textNumbers());
    const told = (of: Partial<InvoiceLine>) => {
      const subject = about.subjectOf(line(of));
      return [about.accessOf(subject), about.targetOf(subject)];
    };
    expect(told({ access: 'A1' })).toEqual(['A1', undefined]);
    expect(told({ access: 'A2', serves: 'S1' })).toEqual(['A2', undefined]);
    expect(told({ serves: 'S1' })).toEqual([undefined, 'S1']);
    expect(told({ serves: 'S2' })).toEqual([undefined, 'S2']);
    expect(told({ access: 'A1' })).toEqual(['A1', undefined]);
    expect(told({})).toEqual([undefined, undefined]);
  });

  test('a billed item of it by its item, else by its label; what names neither is not known', () => {
    const items = textNumbers();
    const about = subjects(items);
    const subject = about.subjectOf(line({ access: 'A1' }));
    const billedItem = (item: string | undefined, label?: string): number =>
      about.billedItemOf(subject, items.numberOf(item), line({ label }));
    const billedItems = [
      billedItem('FIBRE'),
      billedItem('FIBRE', 'label'),
      billedItem(undefined, 'label'),
      billedItem('VISIT'),
      billedItem(undefined),
    ];
    expect(billedItems).toEqual([0, 0, 1, 2, 3]);
    expect(billedItems.map((one) => about.isNamed(one))).toEqual([true, true, true, true, false]);
    expect(billedItems.map((one) => about.subjectOfBilledItem(one))).toEqual(billedItems.map(() => subject));
    expect(about.billedItems()).toBe(4);
  });

  test('no billed item where it is about nothing', () => {
    const about = subjects(textNumbers());
    const billedItem = about.billedItemOf(about.subjectOf(line({})), 1, line({}));
    expect([
      billedItem,
      about.subjectOfBilledItem(billedItem),
      about.isNamed(billedItem),
      about.billedItems(),
    ]).toEqual([-1, -1, false, 0]);
  });
});

test('a credit names one invoice by a number that itself has a plus sign, else several', async () => {
  const { store } = await stored([
    { invoiceNumber: 'F1+2' },
    { invoiceNumber: 'F3' },
    { invoiceNumber: 'F4' },
  ]);
  const numbers = (named: string) =>
    store.invoices.originals('OP', named).map((invoice) => invoice?.invoiceNumber);
  expect([numbers('F1+2'), numbers('F3+F4'), numbers('F1')]).toEqual([['F1+2'], ['F3', 'F4'], [undefined]]);
});

test('a charge has both minus signs taken off its quantity and price, and neither if it has one', async () => {
  const priced = (quantity: string, unitPrice: string) => ({ quantity, unitPrice });
  const { kept } = await stored([
    priced('-2', '-50'),
    priced('-2', '50'),
    priced('2', '-50'),
    priced('2', '50'),
    { ...priced('-2', '-50'), net: 0n },
  ]);
  expect(kept.map(({ entry: { line } }) => priced(line.quantity ?? '', line.unitPrice ?? ''))).toEqual([
    priced('2', '50'),
    priced('-2', '50'),
    priced('2', '-50'),
    priced('2', '50'),
    priced('2', '50'),
  ]);
});

test('a line without days is billed for the day of its invoice where that decides the shares and nothing else is said', async () => {
  const undated = { periodStart: undefined, periodEnd: undefined };
  const daysOf = async (settings: Partial<DatedSettings>): Promise<DayRange | undefined> =>
    (await stored([undated], settings)).kept[0]?.entry.days;
  const may5 = { from: day('2025-05-05'), to: day('2025-05-05') };
  expect(await daysOf({ basis: 'invoice_date', undated: 'error' })).toEqual(may5);
  expect(await daysOf({ basis: 'invoice_date', undated: 'invoice_month' })).toEqual({
    from: day('2025-05-01'),
    to: day('2025-05-31'),
  });
});
