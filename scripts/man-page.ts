import { COMMANDS } from '../src/cli/command-list.ts';
import { COMMON_OPTIONS, HELP, inWords, type OptionDefinition, VERSION } from '../src/cli/definition.ts';
import { words } from '../src/cli/messages/words.ts';
import type { Language } from '../src/domain/language.ts';
import { unbroken } from '../src/text/line-breaks.ts';

/** The manual page of grappe in roff (man(7)), made from what the commands say of themselves. */
export function manPage(language: Language, version: string): string {
  const text = words(language);
  const option = ({ flags, about }: OptionDefinition): string =>
    `.TP\n.B ${roff(inWords(flags, text))}\n${roff(about(text))}`;
  const commands = COMMANDS.flatMap(({ name, about, argument, options, examples }) => [
    `.SS "grappe ${roff([name, inWords(argument?.name ?? '', text)].join(' ').trim())}"`,
    roff(about(text)),
    ...options.map(option),
    '.PP',
    `${roff(text.examples)}`,
    '.nf',
    ...examples.map((example) => `    ${roff(example)}`),
    '.fi',
  ]);
  return [
    `.TH GRAPPE 1 "" "grappe ${version}"`,
    `.SH ${text.manual.name}`,
    `grappe \\- ${roff(text.about)}`,
    `.SH ${text.manual.synopsis}`,
    `.B grappe\n.I ${text.manual.command}\n[...]`,
    `.SH ${text.manual.commands}`,
    ...commands,
    `.SH ${text.manual.everyCommand}`,
    ...[...COMMON_OPTIONS, HELP, VERSION].map(option),
    `.SH ${text.manual.exitStatus}`,
    ...text.manual.exitCodes.map(([code, meaning]) => `.TP\n.B ${code}\n${roff(meaning)}`),
    '',
  ].join('\n');
}

/** A text that roff shows as it is: no command at the start of a line, no escape, hyphens that can be copied. No line ends before a colon. */
function roff(text: string): string {
  return unbroken(text)
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('\u00a0', '\\~')
    .replace(/^([.'])/, '\\&$1');
}
