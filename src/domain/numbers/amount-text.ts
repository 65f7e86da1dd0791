import { type Language, NO_BREAK_SPACE, NOTATION } from '../language.ts';
import { type Cents, formatCents } from './money.ts';

/** An amount for people: `1 234,56` (no-break spaces) in French, `1,234.56` in English. Never by the machine's locale. */
export function amountText(amount: Cents, language: Language): string {
  const { decimalMark, groupMark } = NOTATION[language];
  const plain = formatCents(amount);
  const mark = plain.length - 3;
  return `${grouped(plain.slice(0, mark), groupMark)}${decimalMark}${plain.slice(mark + 1)}`;
}

/** A whole number with a mark between its thousands, in one pass however many digits it has. */
function grouped(whole: string, groupMark: string): string {
  const sign = whole.startsWith('-') ? 1 : 0;
  let text = whole.slice(0, sign + ((whole.length - sign - 1) % 3) + 1);
  for (let at = text.length; at < whole.length; at += 3) text += groupMark + whole.slice(at, at + 3);
  return text;
}

/** `1 176,98 €`, `€1,176.98`, `-€1,176.98`; another currency than the euro by its code. */
export function moneyText(amount: Cents, currency: string, language: Language): string {
  const figures = amountText(amount, language);
  if (currency !== 'EUR') return `${figures}${NO_BREAK_SPACE}${currency}`;
  const { sign, leads } = NOTATION[language].euro;
  if (!leads) return `${figures}${sign}`;
  return amount < 0n ? `-${sign}${figures.slice(1)}` : `${sign}${figures}`;
}

/** `€`; another currency than the euro by its code. */
export function currencySign(currency: string): string {
  return currency === 'EUR' ? '€' : currency;
}

/** The kinds of amount of a line or an invoice, as they follow a figure: `12.00 of VAT`. */
export const AMOUNT_KINDS = {
  net: { en: 'net', fr: 'HT' },
  vat: { en: 'of VAT', fr: 'de TVA' },
  gross: { en: 'gross', fr: 'TTC' },
} as const;

export type AmountKind = keyof typeof AMOUNT_KINDS;
