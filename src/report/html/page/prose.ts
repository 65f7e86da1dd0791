import { unbroken } from '../../../text/line-breaks.ts';

/** A part of running text. */
export interface ProsePart {
  readonly text: string;
  /** Whether no browser may break it at its hyphens: `ENG-A-2025-031`, `(cite-scolaire)`, with the sign behind it. */
  readonly isCode: boolean;
}

/** Characters of the longest code that stands on one line. */
const LONGEST = 30;

/** Running text, its dates and codes apart, with no-break spaces where no line ends. */
export function proseParts(text: string): readonly ProsePart[] {
  const parts = unbroken(text).split(/(\S+-\S+(?:\u00a0[:;!?%»])?)/);
  return parts.map((part, index) => ({ text: part, isCode: index % 2 === 1 && isCode(part) }));
}

function isCode(word: string): boolean {
  return word.length <= LONGEST && (/\d/.test(word) || /^\(.+\)[.,]?(?:\u00a0.)?$/.test(word));
}
