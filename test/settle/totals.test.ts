import { expect, test } from 'vitest';
import { amountFields, isNothing, NOTHING, recordedAmounts } from '../../src/settle/totals.ts';

test('amounts are read as they were recorded; one that is not stated is a bug', () => {
  const amounts = { net: -1250n, vat: 300n, gross: -950n };
  expect(recordedAmounts(amountFields(amounts))).toEqual(amounts);
  for (const name of ['net_amount', 'vat_amount', 'gross_amount'])
    expect(() => recordedAmounts({ ...amountFields(amounts), [name]: undefined }), name).toThrow(
      '“” is no decimal',
    );
});

test('rows come to nothing where their net and their VAT do', () => {
  expect(isNothing(NOTHING)).toBe(true);
  expect(isNothing({ ...NOTHING, vat: 1n })).toBe(false);
  expect(isNothing({ ...NOTHING, net: -1n })).toBe(false);
});
