import { expect, test } from 'vitest';
import { amountFields, recordedAmounts } from '../../src/settle/totals.ts';

test('amounts are read as they were recorded; one that is not stated is a bug', () => {
  const amounts = { net: -1250n, vat: 300n, gross: -950n };
  expect(recordedAmounts(amountFields(amounts))).toEqual(amounts);
  const { gross_amount: _, ...withoutGross } = amountFields(amounts);
  expect(() => recordedAmounts(withoutGross)).toThrow('is no decimal');
});
