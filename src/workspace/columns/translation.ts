import { cleanText } from '../../text/clean-text.ts';
import { matchesGlob } from '../../text/glob.ts';
import type { CellReader } from './cell-reader.ts';

/**
 * The word for a cell under `values` of a layout (none for an empty cell): that of its whole text, else of the first
 * matching glob.
 */
export function translation<Word extends string>(
  values: ReadonlyMap<string, Word> | undefined,
): (text: string) => Word | undefined {
  if (values === undefined) return () => undefined;
  const entries = [...values];
  return (text) => values.get(text) ?? entries.find(([glob]) => matchesGlob(glob, text))?.[1];
}

/** A reader of cells that first translates them by `values`. */
export function translatingReader(
  read: CellReader,
  values: ReadonlyMap<string, string> | undefined,
): CellReader {
  if (values === undefined) return read;
  const wordMeant = translation(values);
  return (text) => read(wordMeant(cleanText(text)) ?? text);
}
