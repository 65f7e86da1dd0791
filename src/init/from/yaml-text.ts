import { printable } from '../../text/printable.ts';
import type { SeenColumn } from './seen-list.ts';
import type { SeenWriting } from './seen-writing.ts';

/** A text as YAML writes it in quotes. */
export function quoted(text: string): string {
  return printable(JSON.stringify(text));
}

/** A word, without quotes if YAML needs none. */
export function plainOrQuoted(text: string): string {
  return /^[A-Za-z][\w.-]*$/.test(text) && !/^(?:yes|no|true|false|null|on|off|y|n)$/i.test(text)
    ? text
    : quoted(text);
}

/** A few cells of a column, as a comment after its line. */
export function samplesOf({ samples }: SeenColumn): string {
  if (samples.length === 0) return '';
  return `   # ${samples.map((sample) => shortened(printable(sample))).join(' · ')}`;
}

/** `{ a: "b", c: "d" }`. */
export function inlineMap(entries: Iterable<readonly [string, string]>): string {
  return `{ ${[...entries].map(([key, value]) => `${plainOrQuoted(key)}: ${value}`).join(', ')} }`;
}

/** `["a", "b"]`. */
export function inlineList(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`;
}

/** A number, or several with marks between them, before the extension. */
const DIGITS = /\d+(?:[-_.]\d+)*(?=.*\.)/;

/** The name of a month in a file name, with its accents or without. */
const MONTH =
  /(?<!\p{L})(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|january|february|march|april|may|june|july|august|september|october|november|december)(?!\p{L})/giu;

/** A glob for all files like this one: of `operateur-2025-12.csv`, or of `Facture décembre 2025.xlsx`. */
export function fileGlob(name: string): string {
  return name.normalize('NFC').replace(MONTH, '*').replace(new RegExp(DIGITS, 'g'), '*').replace(/\*+/g, '*');
}

/**
 * The name with its first number that may be the value of a field as this field, and the rest as in {@link fileGlob}:
 * `F-{invoice_number} * *.csv`. Undefined without such a number.
 */
export function nameWithField(
  name: string,
  field: string,
  mayBe: (number: string) => boolean,
): string | undefined {
  const numbers = [...name.matchAll(new RegExp(DIGITS, 'g'))];
  const found = numbers.find(([number]) => mayBe(number));
  if (found === undefined) return undefined;
  const [number] = found;
  return fileGlob(`${name.slice(0, found.index)}{${field}}${name.slice(found.index + number.length)}`);
}

const LONGEST_SAMPLE = 40;

function shortened(text: string): string {
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
}

/** The keys of a layout for how a list writes its numbers and days. */
export function writingLines({ decimal, thousands, negative, days }: SeenWriting): readonly string[] {
  const numbers = Object.entries({ decimal, thousands, negative }).flatMap(([key, mark]) =>
    mark === undefined ? [] : [`${key}: ${quoted(mark)}`],
  );
  return [
    ...(numbers.length === 0 ? [] : [`numbers: { ${numbers.join(', ')} }`]),
    ...(days.length === 0 ? [] : [`dates: ${days.length === 1 ? days[0] : `[${days.join(', ')}]`}`]),
  ];
}
