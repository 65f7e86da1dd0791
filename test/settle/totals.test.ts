import { expect, test } from 'vitest';
import { amountFields, recordedAmounts } from '../../src/settle/totals.ts';

test('amounts are read as they were recorded, and are nothing where nothing is stated', () => {
  const amounts = { net: -1250n, vat: 300n, gross: -950n };
  expect(recordedAmounts(amountFields(amounts))).toEqual(amounts);
  expect(recordedAmounts({})).toEqual({ net: 0n, vat: 0n, gross: 0n });
});
