import { unscaled } from './decimal.ts';
import { type Cents, formatCents } from './money.ts';

export type AmountLanguage = 'fr' | 'en';

/** No-break space: the one that every font and encoding of the reports has. */
const NO_BREAK_SPACE = '\u00a0';

/** An amount for people: `1 234,56` (no-break spaces) in French, `1,234.56` in English. Never by the machine's locale. */
export function amountText(amount: Cents, language: AmountLanguage): string {
  const plain = formatCents(amount);
  const mark = plain.length - 3;
  const whole = plain.slice(0, mark);
  const group = language === 'fr' ? NO_BREAK_SPACE : ',';
  const grouped = mark <= 3 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${grouped}${language === 'fr' ? ',' : '.'}${plain.slice(mark + 1)}`;
}

/** `1 176,98 €`, `€1,176.98`, `-€1,176.98`; another currency than the euro by its code. */
export function moneyText(amount: Cents, currency: string, language: AmountLanguage): string {
  const figures = amountText(amount, language);
  if (currency !== 'EUR') return `${figures}${NO_BREAK_SPACE}${currency}`;
  if (language === 'fr') return `${figures}${NO_BREAK_SPACE}€`;
  return amount < 0n ? `-€${figures.slice(1)}` : `€${figures}`;
}

export function eurosText(amount: Cents, language: AmountLanguage): string {
  return moneyText(amount, 'EUR', language);
}

const PICOCENT_DIGITS = 12;

/** Picocents as cents, in their shortest form: `0,5`, `-0.333333333334`. */
export function picocentsText(picocents: bigint, language: AmountLanguage): string {
  const text = unscaled(picocents, PICOCENT_DIGITS);
  return language === 'fr' ? text.replace('.', ',') : text;
}
