import { describe, expect, test } from 'vitest';
import { totalsBy } from '../../src/settle/totals-by.ts';
import { cents } from './values.ts';

describe('totals by keys', () => {
  test('count a line once, however many of its rows fall under them', () => {
    const sums = totalsBy('member');
    const [one, two] = [{}, {}];
    sums.add(['A'], cents(100n), one);
    sums.add(['A'], cents(200n), one);
    sums.add(['A'], cents(400n), two);
    sums.add(['M'], cents(1000n), two);
    expect(sums.rows()).toEqual([
      { member: 'A', lines: 2, net: 700n, vat: 140n, gross: 840n },
      { member: 'M', lines: 1, net: 1000n, vat: 200n, gross: 1200n },
    ]);
  });

  test('are in code point order of the first key, then of the next', () => {
    const sums = totalsBy('debtor', 'creditor');
    for (const keys of [
      ['b', 'a'],
      ['é', 'a'],
      ['a', 'z'],
      ['Z', 'a'],
      ['a', 'b'],
    ] as const) {
      sums.add(keys, cents(100n), keys);
    }
    expect(sums.rows().map(({ debtor, creditor }) => debtor + creditor)).toEqual([
      'Za',
      'ab',
      'az',
      'ba',
      'éa',
    ]);
  });

  test('keep keys apart that are one text together', () => {
    const sums = totalsBy('debtor', 'creditor');
    sums.add(['A', 'BC'], cents(100n), {});
    sums.add(['AB', 'C'], cents(200n), {});
    expect(sums.entries().map(({ keys, totals }) => [...keys, totals.net])).toEqual([
      ['A', 'BC', 100n],
      ['AB', 'C', 200n],
    ]);
  });

  test('give each key under its name', () => {
    const sums = totalsBy('debtor', 'creditor');
    sums.add(['A', 'R'], cents(100n), {});
    expect(sums.entries().map(({ named }) => named)).toEqual([{ debtor: 'A', creditor: 'R' }]);
  });

  test('are one sum for who asks for it and who adds by keys', () => {
    const sums = totalsBy('member');
    sums.of(['A']).add(cents(100n), {});
    sums.add(['A'], cents(200n), {});
    expect(sums.of(['A']).totals()).toEqual({ lines: 2, net: 300n, vat: 60n, gross: 360n });
  });
});

describe('sums beyond 2⁵³ − 1 stay exact', () => {
  const MOST = 2n ** 53n - 1n;

  test.each(['net', 'vat', 'gross'] as const)('of an amount of %s that is itself beyond', (kind) => {
    const sums = totalsBy('member');
    const of = (amount: bigint) => ({ net: 1n, vat: 1n, gross: 1n, [kind]: amount });
    sums.add(['A'], of(-10n), {});
    sums.add(['A'], of(MOST + 2n), {});
    expect(sums.of(['A']).totals()).toEqual({ lines: 2, net: 2n, vat: 2n, gross: 2n, [kind]: MOST - 8n });
  });

  test.each(['net', 'vat', 'gross'] as const)('of %s that gets there cent by cent', (kind) => {
    const sums = totalsBy('member');
    const of = (amount: bigint) => ({ net: 1n, vat: 1n, gross: 1n, [kind]: amount });
    for (const amount of [MOST, 2n, 2n]) sums.add(['A'], of(amount), {});
    expect(sums.of(['A']).totals()).toEqual({ lines: 3, net: 3n, vat: 3n, gross: 3n, [kind]: MOST + 4n });
  });
});
