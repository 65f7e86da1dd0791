import type { CommandDefinition, OptionDefinition } from '../definition.ts';

const WORKSPACE = {
  name: '[WORKSPACE]',
  about: (words: { readonly argumentWorkspace: string }) => words.argumentWorkspace,
} as const;

const FORMAT: OptionDefinition = {
  flags: '--format <text|json>',
  about: (words) => words.optionFormat,
  choices: ['text', 'json'],
};
const ALL: OptionDefinition = { flags: '--all', about: (words) => words.optionAll };

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'init',
    about: (words) => words.init.about,
    argument: { name: '<DIR>', about: (words) => words.init.argument },
    options: [{ flags: '--empty', about: (words) => words.init.empty }],
    examples: ['grappe init mon-groupement', 'grappe init mon-groupement --empty --lang fr'],
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'check',
    about: (words) => words.check.about,
    argument: WORKSPACE,
    options: [{ flags: '-v, --verbose', about: (words) => words.check.verbose }, ALL, FORMAT],
    examples: ['grappe check', 'grappe check mon-groupement -v', 'grappe check --format json'],
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'allocate',
    about: (words) => words.allocate.about,
    argument: WORKSPACE,
    options: [
      { flags: '--period <PERIOD>', about: (words) => words.allocate.period },
      { flags: '--invoice <N>', about: (words) => words.allocate.invoice, repeatable: true },
      { flags: '--allow-unallocated', about: (words) => words.allocate.allowUnallocated },
      { flags: '--out <DIR>', about: (words) => words.allocate.out },
      { flags: '--force', about: (words) => words.allocate.force },
      { flags: '--no-pack', about: (words) => words.allocate.noPack },
      ALL,
      FORMAT,
    ],
    examples: [
      'grappe allocate --period 2025-09',
      'grappe allocate mon-groupement --period 2025-Q3 --format json',
      'grappe allocate --invoice F2025-0012 --out /tmp/essai',
    ],
    load: async () => (await import('./allocate.ts')).allocate,
  },
];
