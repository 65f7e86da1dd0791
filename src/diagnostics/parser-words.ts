import type { Bilingual } from './bilingual.ts';

/**
 * A kind of error of a parser: how its message is known, how French says it, with the groups of the match as `$1`, and
 * how English does where the parser’s own message is not clear.
 */
export type ParserWording = readonly [known: RegExp, french: string, english?: string];

/** An error of a parser: its own message in English, without its code, or ours, our wording of its kind in French; an unknown one stays in quotes. */
export function parserWords(message: string, wordings: readonly ParserWording[]): Bilingual {
  const [known, french, english] = wordings.find(([pattern]) => pattern.test(message)) ?? [];
  const match = known?.exec(message);
  const filled = (wording: string): string =>
    wording.replace(/\$(\d)/g, (_, group: string) => match?.[Number(group)] ?? '');
  return {
    en: english === undefined ? message.replace(/^[A-Z_]+, /, '') : filled(english),
    fr: french === undefined ? `« ${message} »` : filled(french),
  };
}
