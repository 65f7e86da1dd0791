import { CODES, type Code } from '../../diagnostics/codes.ts';
import { type Language, messagesOf } from '../../diagnostics/render.ts';
import { nearest } from '../../text/nearest.ts';
import { wholeTemplate } from '../../text/template.ts';
import type { CommandRun } from '../definition.ts';
import { EXIT } from '../exit-code.ts';
import { words } from '../messages/words.ts';
import { COMMANDS } from './list.ts';

/** `grappe help TOPIC`, where the topic is not a command: what the code of a problem means, and what to do. */
export const help: CommandRun = async ({ arguments: topics }, terminal) => {
  const text = words(terminal.language).helpTopics;
  const topic = topics[0] ?? '';
  if (isCode(topic)) {
    terminal.out(codeText(topic, terminal.language));
    return EXIT.done;
  }
  const known = [...COMMANDS.map(({ name }) => name), ...Object.keys(CODES)];
  terminal.err(text.unknown(topic, nearest(topic, known)));
  return EXIT.invalid;
};

function isCode(topic: string): topic is Code {
  return Object.hasOwn(CODES, topic);
}

function codeText(code: Code, language: Language): string {
  const { message, hint } = messagesOf(language)[code];
  const { severity, remedy } = words(language).helpTopics;
  return `${code} (${severity[CODES[code]]})\n\n${message}\n\n${remedy}\n  ${wholeTemplate(hint)}`;
}
