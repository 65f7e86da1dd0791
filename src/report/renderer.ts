import type { ReportWords } from './words/words.ts';

/** The content of a file, whole or in pieces, each of which may be made when it is read. */
export type FileContent = string | Uint8Array | Iterable<string>;

/** Called with each text of a file in which empty boxes replace letters that the font lacks, and with those letters. */
export type OnLacking = (text: string, letters: readonly string[]) => void;

/** What makes a statement the content of a file. */
export type Renderer<S> = (
  statement: S,
  words: ReportWords,
  onLacking: OnLacking,
) => FileContent | Promise<FileContent>;
