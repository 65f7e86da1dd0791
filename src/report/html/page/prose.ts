import { unbroken } from '../../../text/line-breaks.ts';

/** A part of running text. */
export interface ProsePart {
  readonly text: string;
  /**
   * Whether browsers must not break it at its hyphens: `ENG-A-2025-031`, `(cite-scolaire)`, with the sign that follows.
   */
  readonly isCode: boolean;
}

/** The longest code, in characters, that must stay on one line. */
const LONGEST = 30;

/** Running text, with dates and codes as separate parts, and no-break spaces where no line may break. */
export function proseParts(text: string): readonly ProsePart[] {
  // A word without a hyphen is taken whole, too: else it is tried from each of its letters, which takes a long one minutes.
  const parts = unbroken(text).split(/(\S+-\S+(?:\u00a0[:;!?%»])?|\S+)/);
  return parts.map((part, index) => ({ text: part, isCode: index % 2 === 1 && isCode(part) }));
}

function isCode(word: string): boolean {
  return (
    word.length <= LONGEST &&
    /\S-\S/.test(word) &&
    (/\d/.test(word) || /^\(.+\)[.,]?(?:\u00a0.)?$/.test(word))
  );
}
