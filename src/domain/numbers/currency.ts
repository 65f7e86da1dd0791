/** Currencies of ISO 4217 that have no hundredths: some have no smaller unit than the whole one, some have thousandths. */
const WITHOUT_HUNDREDTHS = [
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV'],
  ...['XAF', 'XOF', 'XPF'],
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'],
  ...['CLF', 'UYW'],
];

/** The form of a code in ISO 4217 of a currency that is divided into hundredths, as a regular expression. */
export const CURRENCY_FORM = `(?!${WITHOUT_HUNDREDTHS.join('|')})[A-Z]{3}`;

const CURRENCY = new RegExp(`^${CURRENCY_FORM}$`);

/** Whether amounts, which have two decimals, may be in a currency: `EUR`, not `euros`, nor `XPF`, which has no cents. */
export function isCurrency(text: string): boolean {
  return CURRENCY.test(text);
}

/** Thousands or millions of euros; the end of a word is neither (`PREMIUM €`). */
const MULTIPLE = /(?<!\p{L})[kKM] ?(?:€|EUR\b)/u;

/** Signs and codes that tell a currency wherever they stand; of three capitals others may be an abbreviation. */
const SIGN = new RegExp(
  `${MULTIPLE.source}|\\p{Sc}|\\b(?:EUR|USD|GBP|CHF|CAD|${WITHOUT_HUNDREDTHS.join('|')})\\b`,
  'u',
);

/** The currency that a text tells by its sign or its code; `k€` where it tells thousands of it. */
export function currencyIn(text: string): string | undefined {
  return SIGN.exec(text)?.[0];
}

/** Whether what stands beside a number tells another currency than this one, or thousands of one. Signs but the euro's stand for several: `$` for all dollars. */
export function isOtherCurrency(found: string, currency: string): boolean {
  if (MULTIPLE.test(found)) return true;
  if (found === '€' || found === 'EUR') return currency !== 'EUR';
  return currency === 'EUR' || (isCurrency(found) && found !== currency);
}

/** The currency that is probably meant by a text that names none: `USD` by `usd`, else the euro. */
export function currencyMeant(text: string): string {
  const capitals = text.toUpperCase();
  return isCurrency(capitals) ? capitals : 'EUR';
}
