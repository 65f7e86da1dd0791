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
    argument: { name: '[DIR]', about: (words) => words.init.argument },
    options: [
      { flags: '--empty', about: (words) => words.init.empty },
      { flags: '--from <FILE...>', about: (words) => words.init.from },
    ],
    examples: [
      'grappe init mon-groupement',
      'grappe init mon-groupement --empty --lang fr',
      'grappe init mon-groupement --from sites.xlsx grappes.xlsx factures/*.csv',
      'grappe init --from operateur-2025-12.csv',
    ],
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
      { flags: '--pending', about: (words) => words.allocate.pending },
      { flags: '--regularise <RUN>', about: (words) => words.allocate.regularise, repeatable: true },
      { flags: '--allow-unallocated', about: (words) => words.allocate.allowUnallocated },
      { flags: '--out <DIR>', about: (words) => words.allocate.out },
      { flags: '--force', about: (words) => words.allocate.force },
      { flags: '--no-pack', about: (words) => words.allocate.noPack },
      { flags: '--no-reconcile', about: (words) => words.reconcile.leaveOut },
      { flags: '--strict', about: (words) => words.reconcile.strict },
      { flags: '--reports <LIST>', about: (words) => words.allocate.reports },
      ALL,
      FORMAT,
    ],
    examples: [
      'grappe allocate --period 2025-09',
      'grappe allocate mon-groupement --period 2025-Q3 --format json',
      'grappe allocate --invoice F2025-0012 --out /tmp/essai',
      'grappe allocate --period 2025-10 --pending --regularise 2025-09',
    ],
    load: async () => (await import('./allocate.ts')).allocate,
  },
  {
    name: 'close',
    about: (words) => words.close.about,
    argument: { name: '<RUN>', about: (words) => words.close.argument },
    options: [
      { flags: '--on <DATE>', about: (words) => words.close.on },
      { flags: '--as-is', about: (words) => words.close.asIs },
    ],
    examples: ['grappe close runs/2025-09 --on 2025-10-20'],
    load: async () => (await import('./close.ts')).close,
  },
  {
    name: 'reconcile',
    about: (words) => words.reconcile.about,
    argument: WORKSPACE,
    options: [
      { flags: '--period <PERIOD>', about: (words) => words.reconcile.period },
      {
        flags: '--format <FORMAT>',
        about: (words) => words.reconcile.format,
        choices: ['text', 'csv', 'json', 'junit', 'github', 'letter'],
      },
      {
        flags: '--fail-on <SEVERITY>',
        about: (words) => words.reconcile.failOn,
        choices: ['error', 'warning'],
      },
      { flags: '--list', about: (words) => words.reconcile.list },
      ALL,
    ],
    examples: [
      'grappe reconcile --period 2025-09',
      'grappe reconcile mon-groupement --period 2025-Q3 --format letter > contestation.md',
      'grappe reconcile --format junit --fail-on warning > grappe.xml',
      'grappe reconcile --list',
    ],
    load: async () => (await import('./reconcile.ts')).reconcile,
  },
  {
    name: 'explain',
    about: (words) => words.explain.about,
    argument: WORKSPACE,
    options: [
      { flags: '--invoice <N>', about: (words) => words.explain.invoice },
      { flags: '--line <L>', about: (words) => words.explain.line },
      { flags: '--supplier <ID>', about: (words) => words.explain.supplier },
      { flags: '--member <ID>', about: (words) => words.explain.member },
      { flags: '--site <ID>', about: (words) => words.explain.site },
      { flags: '--run <RUN>', about: (words) => words.explain.run },
      ALL,
      FORMAT,
    ],
    examples: [
      'grappe explain --invoice F2025-0010 --line 6',
      'grappe explain --invoice F2025-0010 --line 6 --member CEA --format json',
      'grappe explain --run runs/2025-10 --invoice F2025-0010 --line 6',
    ],
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'verify',
    about: (words) => words.verify.about,
    argument: { name: '<RUN>', about: (words) => words.verify.argument },
    options: [{ flags: '--workspace <DIR>', about: (words) => words.verify.workspace }, FORMAT],
    examples: ['grappe verify runs/2025-09', 'grappe verify /archives/2025-09 --format json'],
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'diff',
    about: (words) => words.diff.about,
    argument: { name: '<RUNS...>', about: (words) => words.diff.argument },
    options: [ALL, FORMAT],
    examples: ['grappe diff runs/2025-09 /tmp/essai', 'grappe diff runs/2025-09 runs/2025-10 --format json'],
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'account',
    about: (words) => words.year.account.about,
    argument: WORKSPACE,
    options: [
      { flags: '--period <PERIOD>', about: (words) => words.year.account.period },
      { flags: '--partial', about: (words) => words.year.account.partial },
      { flags: '--out <DIR>', about: (words) => words.year.account.out },
      { flags: '--force', about: (words) => words.year.account.force },
      ALL,
      FORMAT,
    ],
    examples: [
      'grappe account --period 2025',
      'grappe account mon-groupement --period 2025-07..2026-06 --format json',
      'grappe account --period 2025-Q3 --partial',
    ],
    load: async () => (await import('./account.ts')).account,
  },
  {
    name: 'compare',
    about: (words) => words.year.compare.about,
    argument: WORKSPACE,
    options: [
      { flags: '--with <FILE>', about: (words) => words.year.compare.with, repeatable: true },
      { flags: '--period <PERIOD>', about: (words) => words.year.compare.period },
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
    load: async () => (await import('./compare.ts')).compare,
  },
  {
    name: 'import',
    about: (words) => words.import.about,
    argument: { name: '<FILE...>', about: (words) => words.import.files },
    options: [
      { flags: '--workspace <DIR>', about: (words) => words.import.workspace },
      { flags: '--out <FILE>', about: (words) => words.import.out },
      { flags: '--force', about: (words) => words.import.force },
      ALL,
      { flags: '--format <csv|json>', about: (words) => words.import.format, choices: ['csv', 'json'] },
    ],
    examples: [
      'grappe import facture.xml',
      'unzip -p factures.zip facture.xml | grappe import -',
      'grappe import facture.xml avoir.pdf --workspace mon-groupement --out lignes.csv',
    ],
    load: async () => (await import('./import.ts')).importInvoices,
  },
  {
    name: 'schema',
    about: (words) => words.schema.about,
    argument: { name: '[TABLE]', about: (words) => words.schema.argument },
    options: [],
    examples: ['grappe schema', 'grappe schema members', 'grappe schema convention > convention.schema.json'],
    load: async () => (await import('./schema.ts')).schema,
  },
  {
    name: 'completion',
    about: (words) => words.completion.about,
    argument: { name: '<SHELL>', about: (words) => words.completion.argument },
    options: [],
    examples: [
      'grappe completion bash >> ~/.bashrc',
      'grappe completion fish > ~/.config/fish/completions/grappe.fish',
    ],
    load: async () => (await import('./completion.ts')).completion,
  },
  {
    name: 'help',
    about: (words) => words.helpTopics.about,
    argument: { name: '[TOPIC...]', about: (words) => words.helpTopics.argument },
    options: [],
    examples: ['grappe help allocate', 'grappe help line-repeated'],
    load: async () => (await import('./help.ts')).help,
  },
];
