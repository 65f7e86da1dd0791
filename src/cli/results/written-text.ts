import type { Language } from '../../domain/language.ts';
import { printable } from '../../text/printable.ts';
import { words } from '../messages/words.ts';

/** What was made, its id and its title: the first line of what is said of it. */
export function headText(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map(printable)
    .join(' · ');
}

/** The folder that was written, and the files in it. */
export function writtenText(
  folder: string,
  outputs: readonly { readonly path: string }[],
  language: Language,
): string {
  return [words(language).written(printable(folder)), ...outputs.map(({ path }) => `  ${path}`)].join('\n');
}
