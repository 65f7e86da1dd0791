import { withoutSign } from '../../../domain/numbers/money.ts';
import { itemsIn } from '../../../text/joined.ts';

const UNITS = itemsIn(`
  zéro, un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze,
  seize, dix-sept, dix-huit, dix-neuf`);
const TENS = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'] as const;

/** Un nombre entier en lettres ; `plural` : rien ne le suit, ou un nom (`quatre-vingts`, `deux cents`). */
function frenchNumber(value: bigint, plural = true): string {
  for (const [size, name] of [
    [1_000_000_000_000n, 'billion'],
    [1_000_000_000n, 'milliard'],
    [1_000_000n, 'million'],
  ] as const) {
    if (value < size) continue;
    const many = value / size;
    const head = `${frenchNumber(many)} ${name}${many > 1n ? 's' : ''}`;
    return value % size === 0n ? head : `${head} ${frenchNumber(value % size, plural)}`;
  }
  if (value >= 1000n) {
    const many = value / 1000n;
    const head = many === 1n ? 'mille' : `${frenchNumber(many, false)} mille`;
    return value % 1000n === 0n ? head : `${head} ${frenchNumber(value % 1000n, plural)}`;
  }
  return belowThousand(Number(value), plural);
}

function belowThousand(value: number, plural: boolean): string {
  if (value < 100) return belowHundred(value, plural);
  const many = Math.floor(value / 100);
  const rest = value % 100;
  const hundred = many === 1 ? 'cent' : `${UNITS[many]} cent`;
  if (rest === 0) return many > 1 && plural ? `${hundred}s` : hundred;
  return `${hundred} ${belowHundred(rest, plural)}`;
}

function belowHundred(value: number, plural: boolean): string {
  if (value < 20) return UNITS[value] ?? '';
  if (value >= 80) {
    if (value === 80) return plural ? 'quatre-vingts' : 'quatre-vingt';
    return `quatre-vingt-${UNITS[value - 80]}`;
  }
  const ten = value >= 60 ? 6 : Math.floor(value / 10);
  const rest = value - ten * 10;
  if (rest === 0) return TENS[ten] ?? '';
  return rest === 1 || rest === 11 ? `${TENS[ten]} et ${UNITS[rest]}` : `${TENS[ten]}-${UNITS[rest]}`;
}

/** `mille cent soixante-seize euros et quatre-vingt-dix-huit centimes` ; une autre monnaie garde son code. */
export function frenchAmount(cents: bigint, currency: string): string {
  const absolute = withoutSign(cents);
  const sign = cents < 0n ? 'moins ' : '';
  const [whole, rest] = [absolute / 100n, absolute % 100n];
  const number = frenchNumber(whole);
  if (currency !== 'EUR')
    return `${sign}${number} ${currency}${rest === 0n ? '' : ` et ${rest} centième${rest > 1n ? 's' : ''}`}`;
  const of = whole >= 1_000_000n && whole % 1_000_000n === 0n ? ' d’' : ' ';
  const euros = `${number}${of}euro${whole > 1n ? 's' : ''}`;
  const centimes = `${frenchNumber(rest)} centime${rest > 1n ? 's' : ''}`;
  if (rest === 0n) return sign + euros;
  return whole === 0n ? sign + centimes : `${sign}${euros} et ${centimes}`;
}
