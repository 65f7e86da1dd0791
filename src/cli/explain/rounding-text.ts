import type { Explanation } from '../../audit/explanation.ts';
import type { Language } from '../../diagnostics/render.ts';
import { formatFraction, fraction } from '../../domain/fraction.ts';
import { words } from '../messages/words.ts';
import { textTable } from '../terminal.ts';
import { money, section } from './text.ts';

type Rounding = NonNullable<Explanation['rounding']>;
type Split = Rounding['net']['members'];
type Part = Split['parts'][number];

/** One amount: over the members, then each member's over its sites where it has several. */
export function roundingText(
  { members, sites }: Rounding['net'],
  policy: Rounding['policy'],
  kind: string,
  language: Language,
): string {
  const text = words(language).explain;
  const several = sites.filter(({ parts }) => parts.length > 1);
  const signed = policy === 'largest_remainder' && members.amount.startsWith('-');
  return section(text.roundingTitle(kind, money(members.amount, language)), [
    text.policy[policy],
    ...(signed ? [text.signBack] : []),
    splitText(members, language),
    ...(policy === 'carry' ? [text.picocents] : []),
    ...several.flatMap((split) => [text.sitesOf(split.member), indent(splitText(split, language))]),
  ]);
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

function splitText(split: Split, language: Language): string {
  const text = words(language).explain;
  const carries = split.policy === 'carry';
  const unsigned = split.policy === 'largest_remainder' ? split.amount.replace('-', '') : split.amount;
  const header = [
    '',
    text.exact,
    text.base,
    text.remainder,
    ...(carries ? [text.account] : []),
    text.cent,
    text.amount,
    ...(carries ? [text.accountAfter] : []),
  ];
  const rows = split.parts.map((part) => [
    part.id === '' ? text.onMember : part.id,
    `${money(unsigned, language)} × ${reduced(part.numerator, split.denominator)}`,
    money(part.base, language),
    reduced(part.remainder, split.denominator),
    ...(part.account === null ? [] : [cents(part.account.before, language)]),
    part.got_cent ? '+1' : '',
    money(part.amount, language),
    ...(part.account === null ? [] : [cents(part.account.after, language)]),
  ]);
  return `${textTable(header, rows, 2)}\n${leftText(split, language)}`;
}

function leftText(split: Split, language: Language): string {
  const text = words(language).explain;
  const takers = split.parts.filter((part: Part) => part.got_cent).map(({ id }) => id || text.onMember);
  const why = text.tie[split.decided_by];
  const left = text.centsLeft(split.cents_left);
  return takers.length === 0
    ? left
    : `${left}${words(language).explain.colon}${takers.join(', ')}${why === '' ? '' : ` (${why})`}`;
}

function reduced(numerator: string, denominator: string): string {
  return numerator === '0' ? '0' : formatFraction(fraction(BigInt(numerator), BigInt(denominator)));
}

const PICOCENT_DIGITS = 12;

/** Picocents as cents: `0,5`, `-0,333333333334`. */
function cents(picocents: string, language: Language): string {
  const value = BigInt(picocents);
  const digits = (value < 0n ? -value : value).toString().padStart(PICOCENT_DIGITS + 1, '0');
  const decimals = digits.slice(-PICOCENT_DIGITS).replace(/0+$/, '');
  const mark = language === 'fr' ? ',' : '.';
  const whole = digits.slice(0, -PICOCENT_DIGITS);
  return `${value < 0n ? '-' : ''}${whole}${decimals === '' ? '' : mark + decimals}`;
}
