import { expect, test } from 'vitest';
import { percentageColumns, percentages } from '../../src/report/percentages.ts';

// 28.4084 + 6.5546 + 65.0369 = 99.9999; 28.41 + 6.55 + 65.04 = 100.00.
test('percentages have the first decimals with which they add up to their total', () => {
  expect(percentages([2_583_290n, 596_039n, 5_914_059n], 9_093_388n, 'en')).toEqual({
    parts: ['28.41%', '6.55%', '65.04%'],
    total: '100.00%',
  });
});

test('columns side by side have as many decimals as each other', () => {
  // 29.95 + 6.31 + 63.73 = 99.99; with one decimal both columns add up to 100.
  const whole = 2_463_373n;
  const columns = [
    { parts: [737_884n, 155_546n, 1_569_943n], whole },
    { parts: [751_853n, 171_977n, 1_539_543n], whole },
  ];
  expect(percentageColumns(columns, 'en').map((column) => [...(column?.parts ?? []), column?.total])).toEqual(
    [
      ['30.0%', '6.3%', '63.7%', '100.0%'],
      ['30.5%', '7.0%', '62.5%', '100.0%'],
    ],
  );
});

test('percentages of a part of the whole add up to the percentage of their sum', () => {
  // 33.33 + 33.33 = 66.66, but two thirds are 66.67; 33.3 + 33.3 = 66.6, but 66.7; the same of three and four decimals.
  expect(percentages([1n, 1n], 3n, 'en')).toEqual({ parts: ['33.33%', '33.33%'], total: '66.66%' });
  // 11.11 + 22.22 = 33.33.
  expect(percentages([1n, 2n], 9n, 'en')).toEqual({ parts: ['11.11%', '22.22%'], total: '33.33%' });
});

test('nothing is a part of nothing, or of credits', () => {
  expect(
    percentageColumns(
      [
        { parts: [1n], whole: 0n },
        { parts: [1n], whole: 1n },
      ],
      'fr',
    ),
  ).toEqual([undefined, { parts: ['100,00\u00a0%'], total: '100,00\u00a0%' }]);
});
