import { dayText, type Language } from '../language.ts';
import type { Day } from '../time/calendar.ts';
import { amountText, moneyText } from './amount-text.ts';
import type { Cents } from './money.ts';

/** A language, and how it writes amounts and days for people. */
export function figuresIn(language: Language) {
  return {
    language,
    amount: (amount: Cents): string => amountText(amount, language),
    money: (amount: Cents, currency: string): string => moneyText(amount, currency, language),
    day: (day: Day): string => dayText(day, language),
  };
}
