import { describe, expect, test } from 'vitest';
import { totalsBy } from '../../src/settle/totals-by.ts';
import { cents } from './values.ts';

describe('totals by keys', () => {
  test('count a line once, however many of its rows fall under them', () => {
    const sums = totalsBy('member');
    const [one, two] = [{}, {}];
    sums.add({ member: 'A' }, cents(100n), one);
    sums.add({ member: 'A' }, cents(200n), one);
    sums.add({ member: 'A' }, cents(400n), two);
    sums.add({ member: 'M' }, cents(1000n), two);
    expect(sums.rows()).toEqual([
      { member: 'A', lines: 2, net: 700n, vat: 140n, gross: 840n },
      { member: 'M', lines: 1, net: 1000n, vat: 200n, gross: 1200n },
    ]);
  });

  test('are in code point order of the first key, then of the next', () => {
    const sums = totalsBy('debtor', 'creditor');
    for (const [debtor = '', creditor = ''] of ['ba', 'éa', 'az', 'Za', 'ab']) {
      sums.add({ debtor, creditor }, cents(100n), {});
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
    sums.add({ debtor: 'A', creditor: 'BC' }, cents(100n), {});
    sums.add({ debtor: 'AB', creditor: 'C' }, cents(200n), {});
    expect(sums.rows().map(({ debtor, creditor, net }) => [debtor, creditor, net])).toEqual([
      ['A', 'BC', 100n],
      ['AB', 'C', 200n],
    ]);
  });

  test('have their keys alone, whatever else the record has', () => {
    const sums = totalsBy('debtor', 'creditor');
    sums.add({ creditor: 'R', run: '2025-09', debtor: 'A' } as never, cents(100n), {});
    expect(sums.entries().map(({ keys }) => keys)).toEqual([{ debtor: 'A', creditor: 'R' }]);
  });

  test('are one sum for who asks for it and who adds by keys', () => {
    const sums = totalsBy('member');
    sums.of({ member: 'A' }).add(cents(100n), {});
    sums.add({ member: 'A' }, cents(200n), {});
    expect(sums.of({ member: 'A' }).totals()).toEqual({ lines: 2, net: 300n, vat: 60n, gross: 360n });
  });
});

describe('sums beyond 2⁵³ − 1 stay exact', () => {
  const MOST = 2n ** 53n - 1n;

  test.each(['net', 'vat', 'gross'] as const)('of an amount of %s that is itself beyond', (kind) => {
    const sums = totalsBy('member');
    const of = (amount: bigint) => ({ net: 1n, vat: 1n, gross: 1n, [kind]: amount });
    sums.add({ member: 'A' }, of(-10n), {});
    sums.add({ member: 'A' }, of(MOST + 2n), {});
    expect(sums.of({ member: 'A' }).totals()).toEqual({
      lines: 2,
      net: 2n,
      vat: 2n,
      gross: 2n,
      [kind]: MOST - 8n,
    });
  });

  test.each(['net', 'vat', 'gross'] as const)('of %s that gets there cent by cent', (kind) => {
    const sums = totalsBy('member');
    const of = (amount: bigint) => ({ net: 1n, vat: 1n, gross: 1n, [kind]: amount });
    for (const amount of [MOST, 2n, 2n]) sums.add({ member: 'A' }, of(amount), {});
    expect(sums.of({ member: 'A' }).totals()).toEqual({
      lines: 3,
      net: 3n,
      vat: 3n,
      gross: 3n,
      [kind]: MOST + 4n,
    });
  });
});
