import { unbroken } from '../../../text/line-breaks.ts';

export interface ProsePart {
  readonly text: string;
  /** Whether browsers must not break it at hyphens: `ENG-A-2025-031`, `(cite-scolaire)`, with the sign that follows. */
  readonly isCode: boolean;
}

/** The longest code, in characters, that must stay on one line. */
const LONGEST = 30;

/** Running text, with dates and codes as separate parts, and no-break spaces where no line may break. */
export function proseParts(text: string): readonly ProsePart[] {
  const whole = unbroken(text);
  const parts: ProsePart[] = [];
  let from = 0;
  // Word after word: looked for by its hyphen, a code would be tried from each letter of a long word, which takes minutes.
  for (const { 0: word, index } of whole.matchAll(/\S+(?:\u00a0[:;!?%»])?/g)) {
    if (!isCode(word)) continue;
    parts.push({ text: whole.slice(from, index), isCode: false }, { text: word, isCode: true });
    from = index + word.length;
  }
  return [...parts, { text: whole.slice(from), isCode: false }].filter((part) => part.text !== '');
}

function isCode(word: string): boolean {
  return (
    word.length <= LONGEST &&
    /\S-\S/.test(word) &&
    (/\d/.test(word) || /^\(.+\)[.,]?(?:\u00a0.)?$/.test(word))
  );
}
