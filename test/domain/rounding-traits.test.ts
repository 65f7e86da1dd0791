/** What is said of the policies for those who explain them is what they do (ALLOCATION.md §7). */
import { expect, test } from 'vitest';
import { memberSplits } from '../../src/allocate/rounding/rounding.ts';
import { ROUNDING_TRAITS, ROUNDINGS } from '../../src/domain/convention.ts';

const IDS = ['A', 'B'];
const INVOICE = { supplier: 'S', invoiceNumber: 'F1' };

test.each(ROUNDINGS)('%s', (policy) => {
  const newSplit = () => {
    const split = memberSplits()[policy];
    const members = { values: [1n, 3n], total: 4n, safe: { values: [1, 3], total: 4 } };
    return (cents: bigint) =>
      split(cents, 'net', { ids: IDS, members, sites: [], haveOneSite: true }, INVOICE);
  };
  const isOpposite = [1n, 2n, 3n].every((cents) => {
    const [charge, credit] = [newSplit()(cents), newSplit()(-cents)];
    return charge.every((part, index) => part === -(credit[index] ?? 0n));
  });
  const split = newSplit();
  const isSameAgain = [1n, 2n, 3n].every((cents) => {
    const [once, again] = [split(cents), split(cents)];
    return String(once) === String(again);
  });
  expect({ setsSignAside: isOpposite, carriesOver: !isSameAgain }).toEqual(ROUNDING_TRAITS[policy]);
});
