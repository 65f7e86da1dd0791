import { ALL, type CommandDefinition, FORMAT, WORKSPACE } from './definition.ts';

/** The commands of a year, in the order of the help. */
export const YEAR_COMMANDS = [
  {
    name: 'account',
    about: (words) => words.year.account.about,
    argument: WORKSPACE,
    options: [
      { flags: '--period <PERIOD>', about: (words) => words.year.account.period },
      { flags: '--partial', about: (words) => words.year.account.partial },
      { flags: '--out <DIR>', about: (words) => words.year.account.out },
      { flags: '--force', about: (words) => words.year.account.force },
      { flags: '--reports <LIST>', about: (words) => words.year.account.reports },
      ALL,
      FORMAT,
    ],
    examples: [
      'grappe account --period 2025',
      'grappe account mon-groupement --period 2025-07..2026-06 --format json',
      'grappe account --period 2025-Q3 --partial',
    ],
  },
  {
    name: 'advances',
    about: (words) => words.year.advances.about,
    argument: WORKSPACE,
    options: [
      { flags: '--period <PERIOD>', about: (words) => words.year.advances.period },
      { flags: '--parts <N>', about: (words) => words.year.advances.parts },
      { flags: '--format <csv|json>', about: (words) => words.year.advances.format },
      ALL,
    ],
    examples: [
      'grappe advances --period 2026 --parts 4',
      'grappe advances mon-groupement --period 2026 --parts 2 > acomptes-proposes.txt',
    ],
  },
  {
    name: 'forecast',
    about: (words) => words.year.forecast.about,
    argument: WORKSPACE,
    options: [
      { flags: '--period <PERIOD>', about: (words) => words.year.forecast.period },
      {
        flags: '--check <PERIOD>',
        about: (words) => words.year.forecast.check,
        excludes: ['period', 'budget', 'out', 'force'],
      },
      { flags: '--budget [FILE]', about: (words) => words.year.forecast.budget },
      { flags: '--out <DIR>', about: (words) => words.year.forecast.out },
      { flags: '--force', about: (words) => words.year.forecast.force },
      ALL,
      FORMAT,
    ],
    examples: [
      'grappe forecast --period 2026',
      'grappe forecast mon-groupement --period 2026 --budget budget.csv --format json',
      'grappe forecast --check 2025-10',
    ],
  },
  {
    name: 'compare',
    about: (words) => words.year.compare.about,
    argument: WORKSPACE,
    options: [
      { flags: '--with <FILE>', about: (words) => words.year.compare.with, repeatable: true },
      { flags: '--period <PERIOD>', about: (words) => words.year.compare.period },
      { flags: '--allow-unallocated', about: (words) => words.year.compare.allowUnallocated },
      {
        flags: '--format <FORMAT>',
        about: (words) => words.year.compare.format,
        choices: ['text', 'csv', 'json', 'html'],
      },
      ALL,
    ],
    examples: [
      'grappe compare --with autre-cle.yaml --period 2025',
      'grappe compare mon-groupement --with par-surface.yaml --with egal.yaml --period 2025-Q4',
      'grappe compare --with autre-cle.yaml --period 2025 --format html > comparaison.html',
    ],
  },
] as const satisfies readonly CommandDefinition[];
