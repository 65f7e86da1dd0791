import { printable } from '../../text/printable.ts';
import type { SeenColumn } from './seen-list.ts';

/** A text as YAML writes it in quotes. */
export function quoted(text: string): string {
  return printable(JSON.stringify(text));
}

/** A word without quotes where YAML needs none. */
export function plainOrQuoted(text: string): string {
  return /^[A-Za-z][\w.-]*$/.test(text) && !/^(?:yes|no|true|false|null|on|off|y|n)$/i.test(text)
    ? text
    : quoted(text);
}

/** A few cells of a column, as a comment behind its line. */
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
export const DIGITS = /\d+(?:[-_.]\d+)*(?=.*\.)/;

/** `operateur-2025-12.csv` stands for all files of its kind. */
export function fileGlob(name: string): string {
  return name.replace(new RegExp(DIGITS, 'g'), '*').replace(/\*+/g, '*');
}

const LONGEST_SAMPLE = 40;

function shortened(text: string): string {
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
}
