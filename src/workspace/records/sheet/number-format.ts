import { currencyIn } from '../../../domain/numbers/currency.ts';

export type NumberKind = 'percent' | 'date' | NumberFormat;

/** How a format shows a number that is neither a percentage nor a day. */
export interface NumberFormat {
  /** Leading zeros up to this many digits (`00000`, as codes are shown); 0: none. */
  readonly digits: number;
  /** Whether it shows more than digits, blanks and a decimal mark: `"CLG-"000`, `00-00`. */
  readonly ownText: boolean;
  /** The currency that it shows with the number, a sign (`$`) or a code (`CHF`). */
  readonly currency: string | undefined;
  /** Whether positive numbers are shown as negative ones: `-0.00`, `"("0.00")"`. */
  readonly negates: boolean;
  /**
   * What it shows instead of numbers above zero, and below, if that contains none of their figures: `"offert"`. If it
   * shows nothing (`;;;`), its code, so that an invisible value is not passed over.
   */
  readonly instead: readonly [above: string | undefined, below: string | undefined];
}

/** A number as it is, without a stated format. */
export const PLAIN_NUMBER: NumberFormat = {
  digits: 0,
  ownText: false,
  currency: undefined,
  negates: false,
  instead: [undefined, undefined],
};

/** The formats that files name without defining them (ECMA-376, 18.8.30). */
export const BUILT_IN_KINDS: ReadonlyMap<number, NumberKind> = new Map([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47].map((id) => [id, 'date'] as const),
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id) => [id, 'date'] as const,
  ),
]);

/** The kind of a format by its code, ignoring quoted and escaped characters: `dd/mm/yyyy`, `0.00 %`. */
export function formatKind(code: string): NumberKind {
  const plain = code.replace(/"[^"]*"|\\.|_.|\*./g, '');
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(plain);
  const bare = plain.replace(/\[[^[\]]*\]/g, '');
  if (/^(?:general|standard)$/i.test(bare.trim()))
    return numberFormat(code.replace(/general|standard/i, '0'));
  if (elapsed || /[ymdhsj]/i.test(bare)) return 'date';
  return bare.includes('%') ? 'percent' : numberFormat(code);
}

/** The parts of a code, the first for positive numbers, the second for negative ones. */
function partsOf(code: string): readonly string[] {
  const marked = code.replace(/"[^"]*"|\\./g, (own) => own.replaceAll(';', '\0'));
  return marked.split(';').map((part) => part.replaceAll('\0', ';'));
}

/** A code with leading zeros, none longer than an id; if it begins with a zero, all places after it are shown. */
const CODE = /^0[0#?]{1,63}$/;

/** Figures that are shown as they are: a comma at the end would leave out the thousands. */
const FIGURES = /^(?:@|[0#?,]*[0#?](?:\.[0#?]*)?(?:E[+-][0#?]+)?)$/i;

/** What is not shown: the square brackets of a code, the space it leaves and what it fills cells with. */
const NOT_SHOWN = /\[[^[\]]*\]|_.|\*./g;

function numberFormat(code: string): NumberFormat {
  const [first = ''] = partsOf(code);
  const bare = first.replace(NOT_SHOWN, '').replace(/["\\]/g, '');
  // `[$CHF-807]` shows CHF; `[$-40C]` shows nothing, it names a country.
  const [, ofCountry = ''] = /\[\$([^[\]-]+)(?:-[^[\]]*)?\]/.exec(first) ?? [];
  const unit = ofCountry.trim() || currencyIn(bare);
  // `0.0,"k€"` shows thousands: the number itself is in euros.
  const currency = /[0#?],+(?![0#?,.])/.test(first) ? unit?.replace(/^[kKM] ?/, '') : unit;
  const shown = first
    .replace(NOT_SHOWN, '')
    // What is in quotes or after a backslash is no figure, whatever it looks like.
    .replace(/"[^"]*"|\\./g, (own) => own.replace(/["\\\s€]/g, '').replace(/./g, '!'))
    .replace(/\s/g, '');
  // Under a condition it may be the part for numbers below zero: `[<0]-0.00;0.00`.
  const negates = !/\[[<>=]/.test(first) && showsMinus(bare, /[0#?@]/);
  return {
    digits: CODE.test(shown) ? shown.length : 0,
    ownText: !FIGURES.test(shown),
    currency,
    negates,
    instead: insteadOf(code),
  };
}

function insteadOf(code: string): NumberFormat['instead'] {
  // With conditions, the parts are for other numbers.
  if (code === '' || /\[[<>=]/.test(code)) return PLAIN_NUMBER.instead;
  const parts = partsOf(code);
  const [above, below] = parts.map((part) => {
    const shown = part.replace(NOT_SHOWN, '');
    const isFigures = /[0#?@]|general|standard/i.test(shown.replace(/"[^"]*"|\\./g, ''));
    return isFigures ? undefined : shown.replace(/["\\]/g, '').trim() || code;
  });
  return [above, parts.length > 1 ? below : above];
}

/** Whether there is a minus next to the figures of a text, or brackets around them, ignoring currencies and blanks. */
export function showsMinus(text: string, figure: RegExp): boolean {
  const [before = '', ...rest] = text.replace(/[\s\p{Sc}]|EUR/gu, '').split(figure);
  const after = (rest.at(-1) ?? '').replace(/^[.,]/, '');
  return (
    [before, after].some((beside) => /^[-−–]$/.test(beside)) || (before === '(' && after.startsWith(')'))
  );
}
