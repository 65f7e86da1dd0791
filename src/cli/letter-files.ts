import { extname } from 'node:path';
import type { Letter, LetterOptions, Letters } from '../reconcile/letter/letter.ts';
import { letterMarkdown } from '../reconcile/outputs/letter.ts';
import { isThere } from '../system/paths.ts';
import { isNamedAsFolder, refusedOut, writeOut } from './out-file.ts';
import type { Terminal } from './terminal.ts';

/**
 * Writes a file for each letter; if there are several, their names contain the operator. `.docx` makes documents of a
 * word processor, any other extension Markdown. Nothing is overwritten without `force`, nor ever what `isInput` knows.
 */
export async function writeLetters(
  letters: readonly Letter[],
  out: string,
  { force, isInput }: { readonly force: boolean; readonly isInput: (path: string) => boolean },
  options: LetterOptions,
  terminal: Terminal,
): Promise<boolean> {
  const text = terminal.words;
  const paths = letterPaths(suppliersOf(letters), out);
  const [refused] = paths.flatMap((path) =>
    isInput(path) ? text.outIsRead(path) : (refusedOut(path, force, text) ?? []),
  );
  if (refused !== undefined) {
    terminal.err(refused);
    return false;
  }
  for (const [index, letter] of letters.entries()) {
    const path = paths[index] ?? out;
    const late = writeOut(path, await contentOf(letter, out, options, terminal), force, text);
    if (late !== undefined) {
      terminal.err(late);
      return false;
    }
    if (!terminal.quiet) terminal.err(text.reconcile.written(path));
  }
  return true;
}

/** Says which files stand from an earlier command where letters to these operators would: they are not of today. */
export function reportOlderLetters(
  letters: readonly Letter[],
  out: string,
  operators: Iterable<string>,
  terminal: Terminal,
): void {
  const written = letters.length === 0 ? [] : letterPaths(suppliersOf(letters), out);
  const possible = [out, ...namedPaths([...new Set(operators)], out)];
  for (const path of possible)
    if (!written.includes(path) && isThere(path)) terminal.err(terminal.words.reconcile.olderLetter(path));
}

/** Reports what is in no letter, and what letters lack: an operator's address, warnings that were not requested. */
export function reportLetterGaps(
  { letters, warningsLeftOut }: Letters,
  known: ReadonlyMap<string, unknown>,
  terminal: Terminal,
): void {
  const text = terminal.words.reconcile;
  if (terminal.quiet) return;
  for (const { supplier } of letters) if (!known.has(supplier)) terminal.err(text.withoutAddress(supplier));
  if (warningsLeftOut > 0) terminal.err(text.warningsLeftOut(warningsLeftOut));
}

async function contentOf(
  letter: Letter,
  out: string,
  { date }: LetterOptions,
  { language }: Terminal,
): Promise<string | Uint8Array> {
  if (!isDocx(out)) return [...letterMarkdown(letter, language)].join('');
  const { letterDocx } = await import('../reconcile/outputs/letter-docx.ts');
  return letterDocx(letter, language, date);
}

export function isDocx(path: string): boolean {
  return extname(path).toLowerCase() === '.docx';
}

function suppliersOf(letters: readonly Letter[]): readonly string[] {
  return letters.map(({ supplier }) => supplier);
}

function letterPaths(suppliers: readonly string[], out: string): readonly string[] {
  return suppliers.length < 2 || isNamedAsFolder(out) ? [out] : namedPaths(suppliers, out);
}

/** A path for each operator, which contains its name. */
function namedPaths(suppliers: readonly string[], out: string): readonly string[] {
  const ending = extname(out);
  const stem = ending === '' ? out : out.slice(0, -ending.length);
  const names = suppliers.map((supplier) => supplier.normalize('NFD').replace(/[^\w-]+/g, '') || 'x');
  return ownNames(names).map((name) => `${stem}-${name}${ending}`);
}

/** The names, with a number added where a disk that ignores case would take one for an earlier one: `OP`, `OP-2`. */
function ownNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let number = 2; taken.has(own.toLowerCase()); number++) own = `${name}-${number}`;
    taken.add(own.toLowerCase());
    return own;
  });
}
