import { isSamePlace, mayBeRead } from '../jobs/workspace-places.ts';
import { isFolderThere } from '../system/paths.ts';
import { loadWorkspace } from '../workspace/load.ts';
import { COMMANDS } from './command-list.ts';
import type { Given } from './definition.ts';
import { isDocx } from './letter-files.ts';
import type { Words } from './messages/en.ts';
import { refusedOut, writeOut } from './out-file.ts';
import type { Asked } from './program.ts';
import type { Terminal } from './terminal.ts';

/** The file of `--out`, for a command that writes one document. */
export interface OutFile {
  readonly path: string;
  readonly force: boolean;
  /** Whether what is at its path is or may be an input, which no document replaces. */
  readonly isInput: () => boolean;
}

/** That file; undefined where the document goes to stdout. */
export function outFileOf(given: Given, isInput: (path: string) => boolean): OutFile | undefined {
  const path = given.text('out');
  return path === undefined ? undefined : { path, force: given.has('force'), isInput: () => isInput(path) };
}

/**
 * That file by the command line alone, before anything was read; `out` is the value of `--out` in it. Where the line is
 * not understood, no file is replaced, because it may be an input.
 */
export function outFileOfLine(parsed: Asked, argv: readonly string[], out: string): OutFile | undefined {
  const name = parsed.kind === 'command' ? parsed.name : argv.find(isCommand);
  const definition = COMMANDS.find((command) => command.name === name);
  if (!definition?.options.some(({ flags }) => flags === '--out <FILE>')) return undefined;
  const inputs = parsed.kind === 'command' ? namedBy(parsed.given) : argv.filter((word) => word !== out);
  const isInput = (path: string): boolean =>
    inputs.some((input) => isSamePlace(input, path)) ||
    [...inputs.filter(isFolderThere), '.'].some((folder) => mayBeRead(path, loadWorkspace(folder)));
  if (parsed.kind === 'command') return outFileOf(parsed.given, isInput);
  const isClear = argv.filter((word) => /^--out(?:=|$)/.test(word)).length === 1;
  if (!isClear || out === '' || out.startsWith('-')) return undefined;
  return { path: out, force: false, isInput: () => isInput(out) };
}

function isCommand(word: string): boolean {
  return COMMANDS.some(({ name }) => name === word);
}

/** What a command line may name as an input: its arguments, and a workspace. */
function namedBy(given: Given): readonly string[] {
  return [...given.arguments, given.text('workspace') ?? ''].filter((path) => path !== '');
}

/** Whether the document of a command that has no result may be written to the file of --out, as its result would be. */
export function takesRefusal({ path, force, isInput }: OutFile, words: Words): boolean {
  return !isDocx(path) && refusedOut(path, force, words) === undefined && !isInput();
}

/**
 * Writes the document of a command that has no result to the file of `--out`, so that no document of an earlier run is
 * taken for its own; prints it where there is no such file, or where that is not to be replaced.
 */
export function deliverRefusal(document: string, out: OutFile | undefined, terminal: Terminal): void {
  const { words } = terminal;
  const isWritten =
    out !== undefined &&
    takesRefusal(out, words) &&
    writeOut(out.path, document, out.force, words) === undefined;
  if (isWritten) terminal.onFile?.();
  else terminal.out(document);
}
