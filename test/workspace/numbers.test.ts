/** Numbers as people write them (DATA.md, "Numbers"). */
import { describe, expect, test } from 'vitest';
import { fault } from '../../src/diagnostics/problem.ts';
import type { DecimalMark } from '../../src/domain/layout.ts';
import { numberFault } from '../../src/workspace/columns/number-fault.ts';
import { markRule, readNumber, surplusDecimals } from '../../src/workspace/columns/numbers.ts';

describe('the decimal mark', () => {
  const layout = (decimalMark: DecimalMark | undefined) => ({ decimalMark, writing: undefined });

  test('is the point in a comma-delimited file, and the comma too where its own layout says so', () => {
    expect(markRule(',', undefined, undefined)).toBe('.');
    expect(markRule(',', layout(undefined), ',')).toBe('.');
    expect(markRule(',', layout(','), undefined)).toBe('both');
    expect(markRule(',', layout('.'), ',')).toBe('.');
  });

  test('is the declared one alone where another parts the thousands', () => {
    const writing = { days: [], thousands: '.', negative: undefined } as const;
    expect(markRule(',', { decimalMark: ',', writing }, undefined)).toBe(',');
  });

  test('is the declared one elsewhere, that of the layout first, else either', () => {
    expect(markRule(';', layout(','), '.')).toBe(',');
    expect(markRule('\t', undefined, '.')).toBe('.');
    expect(markRule(';', undefined, undefined)).toBe('either');
  });

  test('leaves no doubt where both are declared', () => {
    expect(readNumber('1,234', 'both')).toEqual({ decimal: '1.234' });
    expect(readNumber('1.234', 'both')).toEqual({ decimal: '1.234' });
    expect(readNumber('1,234.50', 'both')).toEqual({ fault: 'number-invalid' });
    expect(readNumber('1.234,50', 'both')).toEqual({ fault: 'number-invalid' });
  });
});

describe('a number', () => {
  test.each([
    ['0', '0'],
    ['-12', '-12'],
    ['1234,50', '1234.50'],
    ['1234.50', '1234.50'],
    ['1 234,50', '1234.50'],
    ['1\u00a0234\u00a0567,8', '1234567.8'],
    ['1\u202f234', '1234'],
    ['-1 234,50 €', '-1234.50'],
    ['20 %', '20'],
    ['5,5%', '5.5'],
    ['12\u00a0€', '12'],
    ['0,1234', '0.1234'],
    ['12,5000', '12.5000'],
    ['1234567', '1234567'],
  ])('%j is %s', (text, decimal) => {
    expect(readNumber(text, 'either')).toEqual({ decimal });
  });

  test.each(['1.234', '1,234', '0.125', '-1,234', '1 000,125', '1,234 €'])(
    '%j could be two numbers where no mark is declared',
    (text) => {
      expect(readNumber(text, 'either')).toEqual({ fault: 'number-ambiguous' });
    },
  );

  test.each([
    ['12.3450', '12.345', '12,345', 3],
    ['12.340', '12.340', '12,340', 3],
    ['12.0005', '12.0005', '12,0005', 4],
  ])('%s has too many decimals, told as %s, in French as %s', (text, en, fr, found) => {
    expect(surplusDecimals(text, 2)).toEqual({
      fault: fault('number-decimals', { most: 2, found, value: { en, fr } }),
    });
  });

  test('has its decimals counted at once, however many zeros they have', { timeout: 5000 }, () => {
    const most = '0'.repeat(150_000);
    expect(surplusDecimals(`0.${most}1${most}`, 2)).toMatchObject({ fault: { args: { found: 150_001 } } });
  });

  test('of three decimals is clear once the mark is known', () => {
    expect(readNumber('1,234', ',')).toEqual({ decimal: '1.234' });
    expect(readNumber('0.125', '.')).toEqual({ decimal: '0.125' });
    expect(readNumber('1.234', ',')).toEqual({ fault: 'number-invalid' });
    expect(readNumber('1,5', '.')).toEqual({ fault: 'number-invalid' });
  });

  test.each([
    '',
    '+5',
    '1e3',
    '0x10',
    '(12)',
    '12.',
    '.5',
    ',5',
    '1.2.3',
    '1,234,567',
    '1.234,50',
    '12 34',
    '1234 567',
    ' 12',
    '- 12',
    '--12',
    '1 234 56',
    '1_000',
    '12 $',
    '12 €%',
    'Infinity',
    '١٢',
    '1\t234',
    '12\n',
  ])('%j is none', (text) => {
    expect(readNumber(text, 'either')).toEqual({ fault: 'number-invalid' });
  });
});

const AMOUNT = { name: 'net_amount', isMoney: true } as const;

test.each([
  ['1 Gbit/s', 'values: { bandwidth_mbps: { "1 Gbit/s": … } }'],
  ['100 Mbps', 'values: { bandwidth_mbps: { "100 Mbps": … } }'],
  ['n.c.', undefined],
  ['1OO', undefined],
  ['1,000.0', undefined],
])(
  'the number that %s stands for may be said where it is no amount, and its unit is no currency',
  (text, values) => {
    const { args } = numberFault({ name: 'bandwidth_mbps' }, text, '.', 'number-invalid');
    expect([args['values'], args['unit'], args['euro']]).toEqual([values, '', undefined]);
  },
);

test.each([
  ['12,50-', ',', 'numbers: { decimal: ",", negative: "1-" }'],
  ['-1.234,50-', ',', ''],
  ['−12,50', ',', ''],
  ['−1.234,50', ',', ''],
  ['1,289', '.', ''],
  ['1,289,000', '.', 'numbers: { decimal: ".", thousands: "," }'],
] as const)('the keys under which %s is read', (text, rule, writing) => {
  expect(numberFault(AMOUNT, text, rule, 'number-invalid').args['writing']).toBe(writing);
});

test.each([
  ['€ 12,00', '€', '12,00 €'],
  ['12,00 EUR', 'EUR', '12,00 €'],
  ['-12,00 euros', 'euros', '-12,00 €'],
  ['$ 12,00', '$', undefined],
  ['12,00 k€', 'k€', undefined],
] as const)('the unit beside %s, and how an amount in euros is read', (text, unit, euro) => {
  expect(numberFault(AMOUNT, text, 'either', 'number-invalid').args).toMatchObject({ unit, euro });
});

test.each([
  ['3933,6O', 'O'],
  ['49,9O €', 'O'],
  ['4I4', 'I'],
  ['l 2O0,00', 'l, O'],
  ['12,00 l', ''],
  ['O', ''],
])('the letters in the place of digits in %s are named, and are no unit', (text, letters) => {
  const { args } = numberFault(AMOUNT, text, 'either', 'number-invalid');
  expect(args['letters']).toBe(letters);
  if (letters !== '') expect(args['unit']).toBe('');
});

test('an amount that is marked as a credit is one below zero, and none in another currency', () => {
  expect(numberFault(AMOUNT, '12.00 CR', 'either', 'number-invalid').args).toMatchObject({
    negative: '-12.00',
    unit: '',
  });
});
