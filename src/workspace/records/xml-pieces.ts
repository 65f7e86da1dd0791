import type { SaxesOptions, SaxesParser } from 'saxes';

/** How many characters a parser reads until the text that it has so far is put together. */
const APART = 1 << 23;

/**
 * Gives a parser of XML a file piece by piece, in bounded memory: at each dash of a comment, and each line end of an old
 * Macintosh, the parser adds to its text, and V8 keeps every addition, in thirty times its memory, until a character of
 * the text is asked for.
 */
export function pieceWriter<Options extends SaxesOptions>(
  parser: SaxesParser<Options>,
): (piece: string) => void {
  let apart = 0;
  return (piece) => {
    parser.write(piece);
    apart += piece.length;
    if (apart < APART) return;
    apart = 0;
    parser['text'].charCodeAt(0);
  };
}
