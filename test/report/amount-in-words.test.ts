import { expect, it } from 'vitest';
import { englishAmount } from '../../src/report/words/en/amount.ts';
import { frenchAmount } from '../../src/report/words/fr/amount.ts';

it.each([
  [117_698n, 'mille cent soixante-seize euros et quatre-vingt-dix-huit centimes'],
  [0n, 'zéro euro'],
  [100n, 'un euro'],
  [1n, 'un centime'],
  [101n, 'un euro et un centime'],
  [-25_000n, 'moins deux cent cinquante euros'],
  [20_000n, 'deux cents euros'],
  [20_100n, 'deux cent un euros'],
  [8_000n, 'quatre-vingts euros'],
  [8_100n, 'quatre-vingt-un euros'],
  [7_100n, 'soixante et onze euros'],
  [2_100n, 'vingt et un euros'],
  [9_100n, 'quatre-vingt-onze euros'],
  [8_000_000n, 'quatre-vingt mille euros'],
  [20_000_000n, 'deux cent mille euros'],
  [100_000_000n, 'un million d’euros'],
  [20_000_000_000n, 'deux cents millions d’euros'],
  [100_000_100n, 'un million un euros'],
])('%i cents, in French: %s', (cents, expected) => {
  expect(frenchAmount(cents, 'EUR')).toBe(expected);
});

it.each([
  [117_698n, 'one thousand one hundred and seventy-six euros and ninety-eight cents'],
  [100n, 'one euro'],
  [1n, 'one cent'],
  [-25_000n, 'minus two hundred and fifty euros'],
  [100_500n, 'one thousand and five euros'],
  [230_000_000n, 'two million three hundred thousand euros'],
])('%i cents, in English: %s', (cents, expected) => {
  expect(englishAmount(cents, 'EUR')).toBe(expected);
});

it('keeps the code of another currency', () => {
  expect(frenchAmount(1_250n, 'CHF')).toBe('douze CHF et 50 centièmes');
  expect(frenchAmount(1_201n, 'CHF')).toBe('douze CHF et 1 centième');
  expect(englishAmount(1_201n, 'CHF')).toBe('twelve CHF and 1 hundredth');
});
