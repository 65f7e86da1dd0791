import { expect, test } from 'vitest';
import { compareParties, haveSameParties, isParty, type Parties } from '../../src/domain/parties.ts';

const [region, meuse, other] = ['REGION', 'MEUSE', 'OTHER'];
const owed: Parties = { debtor: meuse, creditor: region };

test('the same member owes to the same other', () => {
  expect(haveSameParties(owed, { debtor: meuse, creditor: region })).toBe(true);
  expect(haveSameParties(owed, { debtor: other, creditor: region })).toBe(false);
  expect(haveSameParties(owed, { debtor: meuse, creditor: other })).toBe(false);
  expect(haveSameParties(owed, { debtor: region, creditor: meuse })).toBe(false);
});

test('a party owes or is owed', () => {
  expect([meuse, region, other].map((member) => isParty(member, owed))).toEqual([true, true, false]);
});

test('sums between members stand by who owes, then by whom it is owed', () => {
  const sums: readonly Parties[] = [
    { debtor: region, creditor: meuse },
    { debtor: meuse, creditor: region },
    { debtor: meuse, creditor: other },
  ];
  const inOrder = [...sums].sort(compareParties).map(({ debtor, creditor }) => `${debtor} ${creditor}`);
  expect(inOrder).toEqual(['MEUSE OTHER', 'MEUSE REGION', 'REGION MEUSE']);
});
