import { describe, expect, test } from 'vitest';
import { amountText, currencySign, moneyText } from '../../src/domain/numbers/amount-text.ts';

describe('an amount for people', () => {
  test('is grouped by thousands', () => {
    expect(amountText(99_999n, 'en')).toBe('999.99');
    expect(amountText(100_000n, 'en')).toBe('1,000.00');
    expect(amountText(123_456_789n, 'fr')).toBe('1\u00a0234\u00a0567,89');
    expect(amountText(-10_000n, 'en')).toBe('-100.00');
    expect(amountText(-123_456n, 'en')).toBe('-1,234.56');
  });

  test('has its thousands marked, however many digits it has', () => {
    expect(amountText(10n ** 30_002n, 'en')).toBe(`1${',000'.repeat(10_000)}.00`);
  });

  test('has its currency where the language writes it', () => {
    expect(moneyText(117_698n, 'EUR', 'fr')).toBe('1\u00a0176,98\u00a0€');
    expect(moneyText(117_698n, 'EUR', 'en')).toBe('€1,176.98');
    expect(moneyText(-117_698n, 'EUR', 'en')).toBe('-€1,176.98');
    expect(moneyText(-117_698n, 'EUR', 'fr')).toBe('-1\u00a0176,98\u00a0€');
    expect(moneyText(0n, 'EUR', 'en')).toBe('€0.00');
    expect(moneyText(500n, 'CHF', 'en')).toBe('5.00\u00a0CHF');
    expect([currencySign('EUR'), currencySign('CHF')]).toEqual(['€', 'CHF']);
  });
});
