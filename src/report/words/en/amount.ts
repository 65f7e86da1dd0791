import { withoutSign } from '../../../domain/numbers/money.ts';
import { itemsIn } from '../../../text/joined.ts';

const UNITS = itemsIn(`
  zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen,
  fifteen, sixteen, seventeen, eighteen, nineteen`);
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;

/** A whole number in words: `one thousand one hundred and seventy-six`. */
function englishNumber(value: bigint): string {
  for (const [size, name] of [
    [1_000_000_000_000n, 'trillion'],
    [1_000_000_000n, 'billion'],
    [1_000_000n, 'million'],
    [1_000n, 'thousand'],
  ] as const) {
    if (value < size) continue;
    const head = `${englishNumber(value / size)} ${name}`;
    const rest = value % size;
    if (rest === 0n) return head;
    return `${head} ${rest < 100n ? 'and ' : ''}${englishNumber(rest)}`;
  }
  return belowThousand(Number(value));
}

function belowThousand(value: number): string {
  if (value < 20) return UNITS[value] ?? '';
  if (value < 100) {
    const ten = TENS[Math.floor(value / 10)] ?? '';
    return value % 10 === 0 ? ten : `${ten}-${UNITS[value % 10]}`;
  }
  const hundred = `${UNITS[Math.floor(value / 100)]} hundred`;
  return value % 100 === 0 ? hundred : `${hundred} and ${belowThousand(value % 100)}`;
}

/** `one thousand one hundred and seventy-six euros and ninety-eight cents`; another currency keeps its code. */
export function englishAmount(cents: bigint, currency: string): string {
  const absolute = withoutSign(cents);
  const sign = cents < 0n ? 'minus ' : '';
  const [whole, rest] = [absolute / 100n, absolute % 100n];
  const number = englishNumber(whole);
  if (currency !== 'EUR')
    return `${sign}${number} ${currency}${rest === 0n ? '' : ` and ${rest} hundredth${rest === 1n ? '' : 's'}`}`;
  const euros = `${number} euro${whole === 1n ? '' : 's'}`;
  const hundredths = `${englishNumber(rest)} cent${rest === 1n ? '' : 's'}`;
  if (rest === 0n) return sign + euros;
  return whole === 0n ? sign + hundredths : `${sign}${euros} and ${hundredths}`;
}
