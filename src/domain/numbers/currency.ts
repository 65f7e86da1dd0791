/** Currencies of ISO 4217 that have no hundredths: some have no smaller unit than the whole one, some have thousandths. */
const WITHOUT_HUNDREDTHS = [
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV'],
  ...['XAF', 'XOF', 'XPF'],
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'],
  ...['CLF', 'UYW'],
];

/** A regular expression for codes of ISO 4217, without currencies that are not divided into hundredths. */
export const CURRENCY_FORM = `(?!${WITHOUT_HUNDREDTHS.join('|')})[A-Z]{3}`;

const CURRENCY = new RegExp(`^${CURRENCY_FORM}$`);

/** Whether amounts, which have two decimals, may be in a currency: `EUR`, not `euros`, nor `XPF`, which has no cents. */
export function isCurrency(text: string): boolean {
  return CURRENCY.test(text);
}

/** Thousands or millions of euros, but not at the end of a word (`PREMIUM €`). */
const MULTIPLE = /(?<!\p{L})[kKM] ?(?:€|EUR\b)/u;

/** Signs and codes of currencies that are unmistakable; other groups of three capitals may be an abbreviation. */
const SIGN = new RegExp(
  `${MULTIPLE.source}|\\p{Sc}|\\b(?:EUR|USD|GBP|CHF|CAD|${WITHOUT_HUNDREDTHS.join('|')})\\b`,
  'u',
);

/** The currency in a text, by its sign or its code; `k€` for thousands. */
export function currencyIn(text: string): string | undefined {
  return SIGN.exec(text)?.[0];
}

/** Thousands or millions of any currency, in words. */
const MULTIPLE_IN_WORDS = /(?<!\p{L})(?:milliers|millions|thousands)(?!\p{L})|(?<!\p{L})k ?euros?(?!\p{L})/iu;

/** What a header says that its amounts are in, if it does: `milliers d’euros` before `€`. */
export function unitIn(header: string): string | undefined {
  return MULTIPLE_IN_WORDS.exec(header)?.[0] ?? currencyIn(header);
}

/** Whether a text beside a number names another currency, or thousands; signs but the euro's stand for several. */
export function isOtherCurrency(found: string, currency: string): boolean {
  if (MULTIPLE.test(found) || MULTIPLE_IN_WORDS.test(found)) return true;
  if (found === '€' || found === 'EUR') return currency !== 'EUR';
  return currency === 'EUR' || (isCurrency(found) && found !== currency);
}

/** The currency that an invalid code probably means: `USD` for `usd`, else the euro. */
export function currencyMeant(text: string): string {
  const capitals = text.toUpperCase();
  return isCurrency(capitals) ? capitals : 'EUR';
}
