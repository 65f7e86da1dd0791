import { publishedSchemas } from '../schema/list.ts';
import { referenceWords } from '../schema/rules-page.ts';
import { HELP_TOPICS } from './help-topics.ts';

/** The words that may stand for the placeholders of a command, where grappe knows them all: `[TOPIC...]`, `[TABLE]`. */
export function offeredWords([command, topic]: readonly string[]): Readonly<
  Record<string, readonly string[]>
> {
  switch (command) {
    case 'schema':
      return { TABLE: [...publishedSchemas('en').keys()] };
    case 'help':
      return { TOPIC: topic === 'rules' ? [...referenceWords()] : HELP_TOPICS };
    default:
      return {};
  }
}
