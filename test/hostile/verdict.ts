import type { CommandResult } from '../cli/run-command.ts';

const BUG = 3;
/**
 * Characters that could control a terminal: control characters except tab and line end, and those that turn the
 * direction of text.
 */
export const COMMANDING = /(?![\t\n])[\p{Cc}\p{Bidi_Control}]/u;

/** What is wrong with the answer to a hostile input; nothing if it is a proper answer. */
export function wrongIn({ exitCode, stdout, stderr }: CommandResult, json: boolean): string | undefined {
  if (exitCode === BUG) return `a bug: ${stderr}`;
  const commanding = COMMANDING.exec(stderr);
  if (commanding !== null) return `a message with U+${codePoint(commanding[0])}`;
  if (json) return notOneDocument(stdout);
  const printed = COMMANDING.exec(stdout);
  return printed === null ? undefined : `an answer with U+${codePoint(printed[0])}`;
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}

function notOneDocument(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `not one JSON document: ${String(error)}`;
  }
}
