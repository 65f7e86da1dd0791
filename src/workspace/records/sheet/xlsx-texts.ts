import { CELL_LIMIT } from '../../../text/spreadsheet.ts';
import { type ArchiveEntry, ArchiveError } from '../archive.ts';
import { localName, readPart } from './part-reader.ts';

/** The texts to which cells refer by number, rich ones as plain text, without phonetic hints. */
export function readTexts(entry: ArchiveEntry | undefined): readonly string[] {
  const texts: string[] = [];
  if (entry === undefined) return texts;
  const collect = textCollector(entry.name);
  readPart(entry, {
    open(element) {
      if (localName(element) === 'si') collect.start();
      collect.open(localName(element));
    },
    text: collect.text,
    close(element) {
      collect.close(localName(element));
      if (localName(element) === 'si') texts.push(collect.result());
    },
  });
  return texts;
}

/** Collects the `t` elements of a text, without phonetic runs; an element in one is an {@link ArchiveError}. */
export function textCollector(part: string) {
  let pieces: string[] = [];
  let length = 0;
  let inText = false;
  let phonetic = 0;
  return {
    start(): void {
      pieces = [];
      length = 0;
    },
    open(local: string): void {
      if (inText) throw new ArchiveError(part);
      if (local === 'rPh') phonetic++;
      inText = local === 't' && phonetic === 0;
    },
    text(text: string): void {
      // One character more than a cell may contain is enough to show that it is too long.
      if (!inText || length > CELL_LIMIT) return;
      length += text.length;
      pieces.push(text);
    },
    close(local: string): void {
      if (local === 'rPh') phonetic--;
      inText = false;
    },
    result: (): string => unescaped(pieces.join('')),
  };
}

/** Workbooks write characters that XML lacks as `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}
