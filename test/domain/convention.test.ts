import { expect, test } from 'vitest';
import { headersOfSplit } from '../../src/domain/convention.ts';

test('the headers of amounts are those of charges and of credits; a file of credits lacks the former', () => {
  expect(
    headersOfSplit([
      { charge: 'Débit', credit: 'Crédit' },
      { charge: undefined, credit: 'TVA créditée' },
    ]),
  ).toEqual(['Débit', 'Crédit', 'TVA créditée']);
});
