/** A credit takes back one bill, that of its days: what is billed once more stays told. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billed, codes, JUNE, month, settle } from './billed.ts';

type Days = readonly [from: string, to: string];

const WHOLE: Days = ['2025-06-01', '2025-06-30'];
const JULY: Days = ['2025-07-01', '2025-07-31'];

/** A line that states no unit price, and the invoice that it names. */
function line(invoice: string, number: number, [from, to]: Days, net: string, original = ''): string {
  return month(invoice, '2025-06-05', number, from, to, net)
    .replace('1,100.00,', ',,')
    .replace(/,$/, `,${original}`);
}

/** What is found of these lines where service ended on the 15th of June. */
async function afterTheEnd(...lines: readonly string[]): Promise<readonly string[]> {
  const folder = billed(...lines);
  const header = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
  writeFileSync(
    join(folder, 'accesses.csv'),
    `${header}\nA1,S1,FIBRE-100,2025-01-01,2025-06-15,,\nA2,S1,FIBRE-100,2025-01-01,2025-01-31,,\n`,
  );
  return codes(folder);
}

test('of three bills of the same days one credit leaves two', async () => {
  const bills = [JUNE, line('F3', 1, WHOLE, '105.00'), line('F4', 1, WHOLE, '103.00')];
  const credit = (amount: string, original: string): string => line('AV1', 1, WHOLE, amount, original);
  const again = (...credits: readonly string[]): Promise<readonly string[]> =>
    codes(billed(...bills, ...credits));
  expect(await again(credit('-100.00', 'F2'))).toEqual(['overlapping-period F4 1 103.00']);
  expect(await again(credit('-103.00', 'F4'))).toEqual(['overlapping-period F3 1 105.00']);
  expect(await again(credit('-208.00', ''))).toEqual(['credit-without-original AV1 1']);
  // Two credits that name different invoices leave one bill, and half of another.
  const second = line('AV2', 1, WHOLE, '-51.50', 'F0');
  const found = await again(credit('-100.00', 'F1'), second);
  expect(found.filter((code) => code.startsWith('overlapping'))).toEqual(['overlapping-period F4 1 51.50']);
  // Each is held against the invoice that it names: of F2 and what is left of F3, as much as F3 cost is due.
  const apart = await again(credit('-40.00', 'F2'), line('AV2', 1, WHOLE, '-60.00', 'F3'));
  expect(apart.filter((code) => code.startsWith('overlapping'))).toEqual([
    'overlapping-period F3 1 40.00',
    'overlapping-period F4 1 103.00',
  ]);
});

test('a credit of less than half of the days that are billed twice takes none back, whatever it names', async () => {
  const found = (net: string, twice: Days, price = '', quantity = '1'): Promise<readonly string[]> => {
    const credit = line('AV1', 1, WHOLE, net, 'F2').replace(/,,,,(?=-)/, `,,${quantity},${price},`);
    return codes(billed(JUNE, line('F3', 1, twice, '30.00'), credit));
  };
  expect(await found('-5.00', WHOLE)).toEqual(['overlapping-period F3 1 30.00']);
  expect(await found('-49.99', WHOLE)).toEqual(['overlapping-period F3 1 30.00']);
  expect(await found('-50.00', WHOLE)).toEqual([]);
  // Of ten days that were charged 33.33.
  const ten: Days = ['2025-06-21', '2025-06-30'];
  expect(await found('-16.66', ten)).toEqual(['overlapping-period F3 1 30.00']);
  expect(await found('-16.67', ten)).toEqual([]);
  // What it lacks of what it states is told of itself.
  expect(await found('-5.00', WHOLE, '100.00')).toEqual(['line-arithmetic AV1 1 95.00']);
  expect(await found('-5.00', WHOLE, '25.00', '2')).toEqual(['line-arithmetic AV1 1 45.00']);
});

describe('where two operators bill an access under one number, a credit is of its own operator', () => {
  const of = (supplier: string, line: string): string => line.replace('OP', supplier);

  test('for the days', async () => {
    const bills = [line('F2', 1, JULY, '60.00'), of('SO', line('F2', 1, JULY, '100.00'))];
    const credit = of('SO', line('AV1', 1, JULY, '-60.00', 'F2'));
    const found = await afterTheEnd(...bills, credit);
    expect(found.filter((one) => one.startsWith('billed'))).toEqual([
      'billed-after-termination F2 1 60.00',
      'billed-after-termination F2 1 40.00',
    ]);
  });

  test('for the days, where both credit them', async () => {
    const bills = [line('F2', 1, JULY, '100.00'), of('SO', line('F2', 1, JULY, '90.00'))];
    const credit = line('AV1', 1, JULY, '-60.00', 'F2');
    expect(await afterTheEnd(...bills, credit, of('SO', credit))).toEqual([
      'billed-after-termination F2 1 40.00',
      'billed-after-termination F2 1 30.00',
    ]);
  });

  /** What is found of setup fees that are billed again. */
  async function again(...fees: readonly string[]): Promise<readonly string[]> {
    return (await codes(billed(JUNE, ...fees))).filter((one) => one.startsWith('setup'));
  }
  const fee = (supplier: string, invoice: string, net: string, original = ''): string =>
    `${supplier},${invoice},2025-06-05,7,A1,FRAIS,setup,,,2025-06-05,,,${net},20,${original}`;

  test('for a setup fee', async () => {
    const fees = [fee('SO', 'F2', '100.00').replace(',7,', ',8,'), fee('OP', 'F2', '99.00')];
    expect(await again(...fees, fee('SO', 'AV1', '-50.00', 'F2'))).toEqual(['setup-repeated F2 8 49.00']);
  });

  test('and one that names several takes from these', async () => {
    const fees = [fee('OP', 'F2', '80.00'), fee('OP', 'F3', '100.00'), fee('OP', 'F4', '90.00')];
    const found = (net: string) => again(...fees, fee('OP', 'AV1', net, 'F2+F3'));
    expect(await found('-80.00')).toEqual(['setup-repeated F4 7 90.00']);
    expect(await found('-180.00')).toEqual([]);
  });
});

test('credits of invoices that are not there take back a bill each, if they name different ones', async () => {
  const bills = [line('F2', 1, JULY, '100.00'), line('F3', 1, JULY, '90.00')];
  const told = async (...originals: readonly string[]): Promise<readonly string[]> => {
    const credits = originals.map((original, at) => line('AV1', at + 1, JULY, '-60.00', original));
    const found = await afterTheEnd(...bills, ...credits);
    return found.filter((code) => code.startsWith('billed'));
  };
  expect(await told('F8', 'F9')).toEqual([
    'billed-after-termination F2 1 40.00',
    'billed-after-termination F3 1 30.00',
  ]);
  expect(await told('F9', 'F9')).toEqual(['billed-after-termination F3 1 90.00']);
});

test('a credit of several lines of the same days takes back what they come to together', async () => {
  const parts = [line('AV1', 1, WHOLE, '-60.00', 'F2'), line('AV1', 2, WHOLE, '-40.00', 'F2')];
  expect(await codes(billed(JUNE, line('F3', 1, WHOLE, '105.00'), ...parts))).toEqual([]);
  const third = line('F4', 1, WHOLE, '103.00');
  expect(await codes(billed(JUNE, line('F3', 1, WHOLE, '105.00'), third, ...parts))).toEqual([
    'overlapping-period F4 1 103.00',
  ]);
});

test('a credit takes back of a later bill only what it comes to half of', async () => {
  const bills = [JUNE, line('F3', 1, WHOLE, '90.00'), line('F4', 1, WHOLE, '80.00')];
  // 144.99 less 100.00 are 44.99, less than half of 90.00; and half of 80.00 is 40.00.
  const found = (amount: string): Promise<readonly string[]> =>
    codes(billed(...bills, line('AV1', 1, WHOLE, amount, 'F1'))).then((all) =>
      all.filter((code) => code.startsWith('overlapping')),
    );
  expect(await found('-144.99')).toEqual(['overlapping-period F4 1 35.01']);
  expect(await found('-139.99')).toEqual(['overlapping-period F4 1 80.00']);
});

describe('what a credit of half a charge or more leaves of it is told', () => {
  test('where all of its days are out of service', async () => {
    const july = line('F3', 1, JULY, '110.00');
    const credit = (net: string, more = 'F3'): string => line('AV1', 1, JULY, net, more);
    const told = (...credits: readonly string[]): Promise<readonly string[]> => afterTheEnd(july, ...credits);
    expect(await told(credit('-60.00'))).toEqual(['billed-after-termination F3 1 50.00']);
    expect(await told(credit('-109.98'))).toEqual(['billed-after-termination F3 1 0.02']);
    expect(await told(credit('-109.99'))).toEqual([]);
    // Credits that cancel no days take of it: another, or a discount next to the charge, unless of another invoice.
    expect(await told(credit('-60.00'), credit('-50.00', 'F0'))).toContain(
      'billed-after-termination F3 1 50.00',
    );
    const discount = (net: string): string => line('F3', 2, JULY, net);
    expect(await told(discount('-50.00'), credit('-60.00'))).toEqual([]);
    expect(await told(discount('-10.00'), credit('-60.00'))).toEqual(['billed-after-termination F3 1 40.00']);
    const ofJune = line('F4', 1, WHOLE, '-50.00');
    expect(await told(ofJune, credit('-60.00'))).toContain('billed-after-termination F3 1 50.00');
  });

  test('of each month, where one credit is for two', async () => {
    const [june, july] = [line('F3', 1, WHOLE, '100.00'), line('F4', 1, JULY, '100.00')];
    const folder = billed(june, july, line('AV1', 1, [WHOLE[0], JULY[1]], '-160.00', 'F3+F4'));
    writeFileSync(
      join(folder, 'accesses.csv'),
      'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to\nA1,S1,FIBRE-100,2025-01-01,2025-05-31,,\n',
    );
    expect(await codes(folder)).toEqual(['billed-after-termination F4 1 40.00']);
  });

  test('but not where a check of parts of a cycle tells it, nor of a charge that is due in part', async () => {
    const end: Days = ['2025-06-16', '2025-06-30'];
    const charge = line('F3', 1, end, '50.00');
    const priced = line('AV1', 1, end, '-30.00', 'F3').replace(/,,,,(?=-)/, ',,1,100.00,');
    expect(await afterTheEnd(charge, priced)).toEqual(['prorata-mismatch AV1 1 20.00']);
    expect(await afterTheEnd(charge, line('AV1', 1, end, '-30.00', 'F3'))).toEqual([
      'billed-after-termination F3 1 20.00',
    ]);
    // The first half of June is due.
    expect(await afterTheEnd(JUNE, line('AV1', 1, WHOLE, '-30.00', 'F2'))).toEqual([]);
  });

  test('where another charge bills its days, as far as the dearer of the two is exceeded', async () => {
    const told = async (first: string, second: string, credit: string): Promise<readonly string[]> => {
      const bills = [line('F2', 1, WHOLE, first), line('F3', 1, WHOLE, second)];
      return codes(billed(...bills, line('AV1', 1, WHOLE, credit, 'F3')));
    };
    expect(await told('100.00', '101.00', '-60.00')).toEqual(['overlapping-period F3 1 40.00']);
    expect(await told('110.00', '101.00', '-60.00')).toEqual(['overlapping-period F3 1 41.00']);
    expect(await told('30.00', '101.00', '-60.00')).toEqual([]);
  });
});

test('a credit that names no invoice takes back the bill of its days before one that shares some of them', async () => {
  const advance = line('F2', 1, ['2025-05-01', '2025-06-10'], '133.33');
  const credit = line('F4', 1, WHOLE, '-100.00');
  const anew = line('F4', 2, ['2025-06-01', '2025-06-20'], '66.67');
  expect(await codes(billed(advance, line('F3', 1, WHOLE, '100.00'), credit, anew))).toEqual([
    'overlapping-period F4 2 33.34',
  ]);
});

test('a discount beside a charge takes back no line of nothing', async () => {
  const free = line('F3', 1, WHOLE, '0.00');
  const charges = [free, line('F4', 1, WHOLE, '100.00')];
  expect(await codes(billed(...charges, line('F4', 2, WHOLE, '-10.00')))).toEqual([
    'overlapping-period F4 1 100.00',
  ]);
});

test('a credit that names an invoice of other days takes back the bill of its own', async () => {
  const first = line('F3', 1, ['2025-06-01', '2025-06-05'], '16.67');
  const bills = [first, line('F4', 1, ['2025-06-10', '2025-06-30'], '70.00')];
  const credit = line('AV1', 1, ['2025-06-20', '2025-06-30'], '-36.67', 'F3');
  const anew = line('F5', 1, ['2025-06-20', '2025-06-30'], '36.67');
  const found = await codes(billed(...bills, credit, anew));
  expect(found.filter((code) => code.startsWith('overlapping'))).toEqual([]);
});

test('days out of service that are billed anew after their credit are told', async () => {
  const credit = line('F3', 1, WHOLE, '-100.00', 'F2');
  const anew = line('F3', 2, ['2025-06-01', '2025-06-20'], '66.67');
  expect(await afterTheEnd(JUNE, credit)).toEqual([]);
  expect(await afterTheEnd(JUNE, credit, anew)).toEqual(['billed-after-termination F3 2 16.67']);
  // A credit of no invoice that bills those days takes back the earliest bill.
  const unnamed = credit.replace(/F2$/, 'F1');
  expect(await afterTheEnd(JUNE, unnamed, anew)).toContain('billed-after-termination F3 2 16.67');
});

test('a credit of an invoice that billed nothing takes back the bill of just its days, else the one billed first', async () => {
  const told = async (...bills: readonly (readonly [from: number, to: number, net: string])[]) => {
    const days = (from: number, to: number): Days => [`2025-06-${from}`, `2025-06-${to}`];
    const lines = bills.map(([from, to, net], at) => line(`F${at + 2}`, 1, days(from, to), net));
    const found = await afterTheEnd(...lines, line('AV1', 1, days(16, 20), '-50.00', 'F1'));
    return found.filter((code) => code.startsWith('billed-after'));
  };
  const after = line('F3', 1, ['2025-06-16', '2025-06-25'], '50.00');
  const ofBoth = await afterTheEnd(JUNE, after, line('AV1', 1, WHOLE, '-150.00', 'F1'));
  expect(ofBoth.filter((code) => code.startsWith('billed-after'))).toEqual([]);
  expect(await told([16, 25, '100.00'], [11, 20, '100.00'])).toEqual([
    'billed-after-termination F2 1 50.00',
    'billed-after-termination F3 1 50.00',
  ]);
  expect(await told([16, 30, '150.00'], [11, 20, '100.00'], [16, 20, '50.00'])).toEqual([
    'billed-after-termination F2 1 150.00',
    'billed-after-termination F3 1 50.00',
  ]);
  expect(await told([11, 20, '100.00'], [25, 30, '60.00'], [16, 20, '50.00'])).toEqual([
    'billed-after-termination F2 1 50.00',
    'billed-after-termination F3 1 60.00',
  ]);
});

test('one credit takes back all lines of its days that it comes to', async () => {
  const visit = (number: number, net: string, original = ''): string =>
    `OP,F2,2025-06-25,${number},A1,VISITE,usage,2025-06-20,2025-06-20,,,,${net},20,${original}`;
  const visits = [visit(1, '80.00'), visit(2, '40.00'), visit(3, '60.00')];
  const credit = (net: string): string => visit(1, net, 'F2').replace(',F2,', ',AV1,');
  expect(await afterTheEnd(...visits, credit('-180.00'))).toEqual([]);
  expect(await afterTheEnd(...visits, credit('-120.00'))).toEqual(['billed-after-termination F2 3 60.00']);
});

test('the credit of a month beside the charge of the next takes back the month', async () => {
  const unknown = (text: string): string => text.replace(',A1,', ',A9,');
  const told = async (lines: readonly string[], period?: string): Promise<readonly string[]> =>
    (await codes(billed(...lines), period)).filter((code) => code.startsWith('unknown-access'));
  const lines = [
    JUNE,
    line('F3', 1, WHOLE, '-100.00').replace('06-05', '07-05'),
    line('F3', 2, JULY, '100.00').replace('06-05', '07-05'),
  ].map(unknown);
  expect(await told(lines, '2025-07')).toEqual(['unknown-access F3 2 100.00']);
  expect(await told(lines)).toEqual(['unknown-access F3 2 100.00']);
  // Part of the month, too; of days that nothing billed it takes back the last charge.
  const charges = [JUNE, line('F3', 2, JULY, '100.00')];
  const some = line('F3', 1, ['2025-06-21', '2025-06-30'], '-33.33');
  expect(await told([...charges, some].map(unknown))).toEqual([
    'unknown-access F2 1 66.67',
    'unknown-access F3 2 100.00',
  ]);
  const other = line('F4', 1, ['2025-08-01', '2025-08-31'], '-100.00');
  expect(await told([...charges, other].map(unknown))).toEqual(['unknown-access F2 1 100.00']);
});

test('a credit that is used up takes back no line of nothing', async () => {
  const lines = [line('F3', 1, WHOLE, '0.00'), JUNE, line('AV1', 1, WHOLE, '-100.00')];
  const found = await codes(billed(...lines.map((text) => text.replace(',A1,', ',A9,'))));
  expect(found.filter((code) => code.startsWith('unknown'))).toEqual(['unknown-access F3 1 0.00']);
});

test('each of several credits of an access takes back a charge of its days, else the last of which something is left', async () => {
  const ofMonth = (invoice: string, number: number, net: string): string =>
    line(invoice, 1, [`2025-0${number}-01`, `2025-0${number}-28`], net).replace(',A1,', ',A9,');
  const told = async (credits: Readonly<Record<number, string>>): Promise<readonly string[]> => {
    const bills = [3, 4, 5, 6].map((number) => ofMonth(`F${number}`, number, '100.00'));
    const taken = Object.entries(credits).map(([number, net]) => ofMonth(`G${number}`, Number(number), net));
    const found = await codes(billed(...bills, ...taken));
    return found
      .filter((code) => code.startsWith('unknown'))
      .map((code) => code.replace('unknown-access ', ''));
  };
  expect(await told({ 4: '-40.00', 5: '-30.00' })).toEqual([
    'F3 1 100.00',
    'F4 1 60.00',
    'F5 1 70.00',
    'F6 1 100.00',
  ]);
  expect(await told({ 3: '-100.00', 4: '-100.00', 5: '-40.00' })).toEqual(['F5 1 60.00', 'F6 1 100.00']);
  expect(await told({ 8: '-40.00', 9: '-30.00' })).toEqual([
    'F3 1 100.00',
    'F4 1 100.00',
    'F5 1 100.00',
    'F6 1 30.00',
  ]);
});

describe('where cycles begin on the 15th', () => {
  /** What is found of lines of A1 that are billed on the 5th: their days, unit price and net. */
  function found(...lines: readonly (readonly [days: string, price: string, net: string])[]) {
    const folder = billed(
      ...lines.map(
        ([days, price, net], at) =>
          `OP,F${at + 5},2025-0${at + 5}-05,1,A1,FIBRE-200,subscription,${days},,1,${price},${net},20,`,
      ),
    );
    settle(folder, 'cycle: { start_day: 15 }\n  severity: { item-mismatch: off, price-mismatch: off }');
    const path = join(folder, 'convention.yaml');
    const text = readFileSync(path, 'utf8').replace(
      'basis: service',
      'basis: service\nundated: invoice_month',
    );
    writeFileSync(path, text);
    return codes(folder);
  }

  test('an undated line is the whole month of its invoice', async () => {
    const undated = (net: string) => [',', '150.00', net] as const;
    expect(await found(undated('150.00'), undated('150.00'))).toEqual([]);
    expect(await found(undated('150.00'), undated('180.00'))).toContain('line-arithmetic F6 1 30.00');
  });

  test.each([
    ['months of undated lines', ',', ','],
    ['cycles', '2025-04-15,2025-05-14', '2025-05-15,2025-06-14'],
  ])('the amounts of %s are held against each other', async (_, may, june) => {
    expect(await found([may, '', '150.00'], [june, '', '180.00'])).toEqual(['unexpected-amount F6 1 30.00']);
  });
});
