import { COMMANDS } from '../src/cli/command-list.ts';
import { COMMON_OPTIONS, HELP, inWords, type OptionDefinition, VERSION } from '../src/cli/definition.ts';
import { words } from '../src/cli/messages/words.ts';
import type { Language } from '../src/domain/language.ts';
import { unbroken } from '../src/text/line-breaks.ts';

/** The titles of the sections, and what the exit codes mean. */
const TITLES = {
  en: {
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    commands: 'COMMANDS',
    everyCommand: 'OPTIONS OF EVERY COMMAND',
    exitStatus: 'EXIT STATUS',
    exitCodes: [
      ['0', 'done; nothing found, or warnings alone without --fail-on warning'],
      ['1', 'done, with findings or differences, or lines left aside by --allow-unallocated'],
      ['2', 'invalid input or usage; nothing was written'],
      ['3', 'a bug in grappe'],
      ['4', 'the machine refused (disk full, no permission); nothing is half written'],
      ['130', 'interrupted'],
    ],
  },
  fr: {
    name: 'NOM',
    synopsis: 'SYNOPSIS',
    commands: 'COMMANDES',
    everyCommand: 'OPTIONS COMMUNES',
    exitStatus: 'CODES DE SORTIE',
    exitCodes: [
      ['0', 'fait ; rien trouvé, ou de simples avertissements sans --fail-on warning'],
      [
        '1',
        'fait, avec des écarts ou des différences, ou des lignes laissées de côté par --allow-unallocated',
      ],
      ['2', 'données ou commande invalides ; rien n’a été écrit'],
      ['3', 'un défaut de grappe'],
      ['4', 'la machine a refusé (disque plein, droits) ; rien n’est à moitié écrit'],
      ['130', 'interrompu'],
    ],
  },
} as const;

/** The manual page of grappe in roff (man(7)), made from what the commands say of themselves. */
export function manPage(language: Language, version: string): string {
  const text = words(language);
  const titles = TITLES[language];
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
    `.SH ${titles.name}`,
    `grappe \\- ${roff(text.about)}`,
    `.SH ${titles.synopsis}`,
    `.B grappe\n.I ${text.command}\n[...]`,
    `.SH ${titles.commands}`,
    ...commands,
    `.SH ${titles.everyCommand}`,
    ...[...COMMON_OPTIONS, HELP, VERSION].map(option),
    `.SH ${titles.exitStatus}`,
    ...titles.exitCodes.map(([code, meaning]) => `.TP\n.B ${code}\n${roff(meaning)}`),
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
