import { CODES, type Code } from '../../diagnostics/codes.ts';
import { severityOf } from '../../diagnostics/problem.ts';
import { generalHint, generalMessage } from '../../diagnostics/render.ts';
import { FINDING_CODES } from '../../domain/finding.ts';
import { TABLE_TOPICS, tableHelp } from '../../init/empty.ts';
import { checkHelp } from '../../reconcile/outputs/list.ts';
import { publishedSchemas } from '../../schema/list.ts';
import { OUTPUTS, outputHelp } from '../../schema/output-schema.ts';
import { pagesOfMeasure, pagesOfWord, referenceWords, rulesReference } from '../../schema/rules-page.ts';
import { wrapped } from '../../text/line-breaks.ts';
import { nearest } from '../../text/nearest.ts';
import { wholeTemplate, withoutNames } from '../../text/template.ts';
import { COMMANDS } from '../command-list.ts';
import { type CommandRun, EXIT, invalid } from '../definition.ts';
import type { Words } from '../messages/en.ts';
import { sectionsAbout } from '../page-sections.ts';

/**
 * `grappe help TOPIC`, where the topic is not a command: the columns of a table, the meaning of a code of a problem or
 * a finding and what to do, the reference of conventions on a word, or what the pages say about it.
 */
export const help: CommandRun = async ({ arguments: [topic = '', ...more] }, terminal) => {
  const { words } = terminal;
  const isRules = topic === 'rules' || topic === 'convention';
  // What is named besides one of our topics is not passed over; other words are looked up together.
  const most = isRules ? 1 : HELP_TOPICS.includes(topic) ? 0 : Number.POSITIVE_INFINITY;
  if (more.length > most) return invalid(terminal, words.tooMany);
  const asked = [topic, ...more].join(' ');
  const text = isRules ? rulesText(more[0], words) : topicText(asked, words);
  if (text === undefined) return invalid(terminal, words.helpTopics.unknown(asked, nearestTopic(asked)));
  terminal.out(text);
  return EXIT.done;
};

/** The text about a code, a table, a word of conventions or of the pages; undefined where there is none of that name. */
function topicText(topic: string, words: Words): string | undefined {
  const named = namedText(topic, words) ?? namedText(topic.toLowerCase(), words);
  if (named !== undefined) return named;
  const pages = pagesAbout(topic, words);
  return pages.length === 0 ? undefined : wrapped(pages.join('\n\n'));
}

function namedText(topic: string, words: Words): string | undefined {
  if (isCode(topic)) return codeText(topic, words);
  const { language } = words;
  const ofCheck = checkHelp(topic, language);
  if (ofCheck !== undefined) return ofCheck;
  const ofTable = tableHelp(topic, language) ?? outputHelp(topic, language);
  const pages = ofTable === undefined ? pagesOfWord(topic, language) : [ofTable];
  return pages.length === 0 ? undefined : wrapped(pages.join('\n\n'));
}

/**
 * What the pages say under a heading with the words of a topic, else where they mention it; what is nearly one of our
 * codes is a slip.
 */
function pagesAbout(topic: string, words: Words): readonly string[] {
  const { headed, mentioning } = sectionsAbout(topic, words.language);
  if (headed.length > 0 && headed.length <= MOST_SECTIONS) return headed.map(({ text }) => text);
  const isSlip = topic.includes('-') && nearestTopic(topic) !== '';
  const listed = headed.length > 0 || isSlip ? headed : mentioning;
  if (listed.length === 0) return [];
  const places = listed.slice(0, MOST_PLACES).map(({ page, heading }) => `- ${page} · ${heading}`);
  return [[words.helpTopics.mentioned(topic), ...places].join('\n')];
}

function nearestTopic(topic: string): string {
  return nearest(topic, [...HELP_TOPICS, ...referenceWords()]);
}

/** So many sections are shown, and more than these are only listed, up to a number. */
const MOST_SECTIONS = 4;
const MOST_PLACES = 12;

/** The reference of the rules, or of one of its words; an unknown word is the name of a measure. */
function rulesText(word: string | undefined, { language, helpTopics: text }: Words): string {
  if (word === undefined) {
    const all = text.oneWord([...referenceWords()].map((each) => `\`${each}\``).join(', '));
    return wrapped(`${all}\n\n${rulesReference(language)}`);
  }
  const pages = pagesOfWord(word, language);
  const measure = text.measure(word, nearest(word, referenceWords()));
  return wrapped((pages.length > 0 ? pages : [measure, ...pagesOfMeasure(language)]).join('\n\n'));
}

function isCode(topic: string): topic is Code {
  return Object.hasOwn(CODES, topic);
}

function codeText(code: Code, { language, helpTopics }: Words): string {
  const { severity, remedy } = helpTopics;
  const shown = (template: string): string => withoutNames(wholeTemplate(template));
  const hint = shown(generalHint(code, language));
  return `${code} (${severity[severityOf(code)]})\n\n${shown(generalMessage(code, language))}\n\n${remedy}\n  ${hint}`;
}

/** The words for the placeholders of a command, where grappe knows them all: `[TOPIC...]`, `[TABLE]`. */
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

const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name);
const TABLES = [...TABLE_TOPICS, ...OUTPUTS.map(({ name }) => name)];

/** The topics of `grappe help`: the rules, each word of them, a command, a table, the code of a problem or finding. */
const HELP_TOPICS: readonly string[] = [
  'rules',
  'convention',
  ...COMMAND_NAMES,
  ...TABLES.filter((table) => !COMMAND_NAMES.includes(table)),
  ...Object.keys(CODES),
  ...FINDING_CODES,
];
