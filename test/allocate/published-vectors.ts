/**
 * Splits in cents that other projects and papers publish, each with its source. Only the figures are theirs, no code.
 */
export interface PublishedVector {
  readonly source: string;
  /** Cents. */
  readonly amount: bigint;
  readonly weights: readonly string[];
  /** The result in the source. */
  readonly published: readonly bigint[];
  /** If its policy is another one: the result by ALLOCATION.md §7, and why it differs. */
  readonly ours?: { readonly parts: readonly bigint[]; readonly because: string };
}

const list = (text: string): readonly string[] => text.split(' ');
const cents = (text: string): readonly bigint[] => list(text).map(BigInt);

const BALINSKI_YOUNG =
  'Balinski & Young, The quota method of apportionment, American Mathematical Monthly 82(7), 1975 (method of Hamilton)';
const MONEYPHP = 'moneyphp/money, tests/MoneyTest.php, allocationExamples';
const BRICK = 'brick/money, tests/MoneyTest.php, providerAllocate, FloorToLargestRemainder';
const CSCHECK = 'AnthonyLloyd/CsCheck, Tests/Allocator_Tests.cs, Allocate';

export const PUBLISHED_VECTORS: readonly PublishedVector[] = [
  {
    source: BALINSKI_YOUNG,
    amount: 100n,
    weights: list('5117 4400 162 161 160'),
    published: cents('51 44 2 2 1'),
  },
  {
    source: BALINSKI_YOUNG,
    amount: 26n,
    weights: list('9061 7179 5259 3319 1182'),
    published: cents('9 7 5 4 1'),
  },
  {
    source: 'moneyphp/money, pull request 832: what a float takes for a tie',
    amount: 7_000_000_000_000_000n,
    weights: list('1 2'),
    published: cents('2333333333333333 4666666666666667'),
  },
  {
    source: 'dinerojs/dinero.js, issue 892: safe integers with an unsafe product',
    amount: 3n,
    weights: list('3002399751580333 1000000000000000 501199875790167'),
    published: cents('2 1 0'),
  },
  {
    source: 'dinerojs/dinero.js, issue 892: its negative',
    amount: -3n,
    weights: list('3002399751580333 1000000000000000 501199875790167'),
    published: cents('-2 -1 0'),
  },
  {
    source: 'brick/money, issue 111',
    amount: 22_000n,
    weights: list('445455 9091 545455'),
    published: cents('9800 200 12000'),
  },
  {
    source: 'brick/money, issue 111, in whole pounds',
    amount: 220n,
    weights: list('445455 9091 545455'),
    published: cents('98 2 120'),
  },
  { source: BRICK, amount: 10_000n, weights: list('30 20 40'), published: cents('3333 2222 4445') },
  { source: BRICK, amount: 10_000n, weights: list('30 20 40 40'), published: cents('2308 1538 3077 3077') },
  {
    source: BRICK,
    amount: -10_000n,
    weights: list('30 20 40 40'),
    published: cents('-2308 -1538 -3077 -3077'),
  },
  {
    source: BRICK,
    amount: 10_000n,
    weights: list('30 20 40 0 0 40'),
    published: cents('2308 1538 3077 0 0 3077'),
  },
  { source: BRICK, amount: 100n, weights: list('2 3 1'), published: cents('33 50 17') },
  { source: BRICK, amount: 2n, weights: list('1 1 1 1'), published: cents('1 1 0 0') },
  { source: BRICK, amount: 2n, weights: list('1 1 3 1'), published: cents('1 0 1 0') },
  { source: BRICK, amount: 3n, weights: list('75 25'), published: cents('2 1') },
  { source: BRICK, amount: 10_000n, weights: list('1/3 2/3'), published: cents('3333 6667') },
  { source: BRICK, amount: 10_000n, weights: list('2/7 1/3'), published: cents('4615 5385') },
  { source: MONEYPHP, amount: 100n, weights: list('1 1 1'), published: cents('34 33 33') },
  { source: MONEYPHP, amount: 101n, weights: list('1 1 1'), published: cents('34 34 33') },
  { source: MONEYPHP, amount: 101n, weights: list('3 7'), published: cents('30 71') },
  { source: MONEYPHP, amount: 101n, weights: list('7 3'), published: cents('71 30') },
  { source: MONEYPHP, amount: 5n, weights: list('7 3'), published: cents('4 1') },
  { source: MONEYPHP, amount: 5n, weights: list('7 0 3'), published: cents('4 0 1') },
  { source: MONEYPHP, amount: 2n, weights: list('1 1 1'), published: cents('1 1 0') },
  { source: MONEYPHP, amount: 1n, weights: list('0.33 0.66'), published: cents('0 1') },
  {
    source: 'moneyphp/money, issue 492, a sale of 99.99 at 75 % and 25 %',
    amount: 9999n,
    weights: list('75 25'),
    published: cents('7499 2500'),
  },
  {
    source: 'moneyphp/money, issue 506, 977.59 into net and tax',
    amount: 97_759n,
    weights: list('84.033613445378 15.966386554622'),
    published: cents('82150 15609'),
  },
  {
    source: 'macor161/ts-money, pull request 5',
    amount: 29_900n,
    weights: list('265.09 0 33.91'),
    published: cents('26509 0 3391'),
  },
  {
    source: MONEYPHP,
    amount: -5n,
    weights: list('7 3'),
    published: cents('-3 -2'),
    ours: {
      parts: cents('-4 -1'),
      because: 'its parts of −5 are not the mirror of those of +5 (4, 1); a credit here cancels its charge',
    },
  },
  {
    source: MONEYPHP,
    amount: 5n,
    weights: list('3 7'),
    published: cents('2 3'),
    ours: {
      parts: cents('1 4'),
      because: 'it gives a tie to the first ratio; here the larger share, so order decides nothing',
    },
  },
  {
    source: 'Shopify/money, pull request 30',
    amount: 225n,
    weights: list('128400 20439 14589 14589 25936'),
    published: cents('142 23 16 16 28'),
    ours: {
      parts: cents('142 22 16 16 29'),
      because: 'it gives the cents left to the first ones in turn; 22.548 is short by less than 28.612',
    },
  },
  {
    source: CSCHECK,
    amount: 100n,
    weights: list('406 348 246'),
    published: cents('40 35 25'),
    ours: {
      parts: cents('41 35 24'),
      because: 'it minimises the relative error; 40.6 and 24.6 tie here, and the larger share wins',
    },
  },
  {
    source: CSCHECK,
    amount: 100n,
    weights: list('404 397 57 57 57 28'),
    published: cents('40 39 6 6 6 3'),
    ours: {
      parts: cents('40 40 6 6 5 3'),
      because:
        'three cents for the four equal fractions of 39.7 and 5.7: the larger share, then the smaller ids',
    },
  },
];
