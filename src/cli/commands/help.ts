import { CODES, type Code } from '../../diagnostics/codes.ts';
import { severityOf } from '../../diagnostics/problem.ts';
import { generalHint, generalMessage } from '../../diagnostics/render.ts';
import { FINDING_CODES } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import { TABLE_TOPICS, tableHelp } from '../../init/empty.ts';
import { checkHelp } from '../../reconcile/outputs/list.ts';
import { publishedSchemas } from '../../schema/list.ts';
import { pagesOfMeasure, pagesOfWord, referenceWords, rulesReference } from '../../schema/rules-page.ts';
import { wrapped } from '../../text/line-breaks.ts';
import { nearest } from '../../text/nearest.ts';
import { wholeTemplate, withoutNames } from '../../text/template.ts';
import { COMMANDS } from '../command-list.ts';
import { type CommandRun, EXIT, invalid } from '../definition.ts';
import { words } from '../messages/words.ts';

/** `grappe help TOPIC`, where the topic is not a command: the columns of a table, or what the code of a problem or of a finding means, and what to do. */
export const help: CommandRun = async ({ arguments: topics }, terminal) => {
  const text = words(terminal.language).helpTopics;
  const topic = topics[0] ?? '';
  if (topic === 'rules') return rules(topics[1], terminal);
  if (isCode(topic)) {
    terminal.out(codeText(topic, terminal.language));
    return EXIT.done;
  }
  const ofCheck = checkHelp(topic, terminal.language);
  if (ofCheck !== undefined) {
    terminal.out(ofCheck);
    return EXIT.done;
  }
  const ofTable = tableHelp(topic, terminal.language);
  if (ofTable !== undefined) {
    terminal.out(wrapped(ofTable));
    return EXIT.done;
  }
  return invalid(terminal, text.unknown(topic, nearest(topic, HELP_TOPICS)));
};

/** The reference of the rules, or of one of its words; a word that nothing has is the name of a measure. */
function rules(word: string | undefined, { language, out }: Parameters<CommandRun>[1]): 0 {
  if (word === undefined) {
    const all = words(language).helpTopics.oneWord(
      [...referenceWords()].map((each) => `\`${each}\``).join(', '),
    );
    out(wrapped(`${all}\n\n${rulesReference(language)}`));
    return EXIT.done;
  }
  const pages = pagesOfWord(word, language);
  if (pages.length > 0) {
    out(wrapped(pages.join('\n\n')));
    return EXIT.done;
  }
  const measure = words(language).helpTopics.measure(word, nearest(word, referenceWords()));
  out(wrapped([measure, ...pagesOfMeasure(language)].join('\n\n')));
  return EXIT.done;
}

function isCode(topic: string): topic is Code {
  return Object.hasOwn(CODES, topic);
}

function codeText(code: Code, language: Language): string {
  const { severity, remedy } = words(language).helpTopics;
  const shown = (template: string): string => withoutNames(wholeTemplate(template));
  const hint = shown(generalHint(code, language));
  return `${code} (${severity[severityOf(code)]})\n\n${shown(generalMessage(code, language))}\n\n${remedy}\n  ${hint}`;
}

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

/** What `grappe help` may be asked for: the rules, a command, a table, the code of a problem or of a finding. */
const HELP_TOPICS: readonly string[] = [
  'rules',
  ...COMMANDS.map(({ name }) => name),
  ...TABLE_TOPICS.filter((table) => !COMMANDS.some(({ name }) => name === table)),
  ...Object.keys(CODES),
  ...FINDING_CODES,
];
