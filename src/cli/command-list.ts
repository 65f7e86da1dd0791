import { YEAR_COMMANDS } from './command-list-of-the-year.ts';
import { ALL, type CommandDefinition, FORMAT, WORKSPACE } from './definition.ts';

const LISTED = [
  {
    name: 'init',
    about: (words) => words.init.about,
    argument: { name: '[DIR]', about: (words) => words.init.argument },
    options: [
      { flags: '--empty', about: (words) => words.init.empty, excludes: ['from'] },
      { flags: '--from <FILE...>', about: (words) => words.init.from },
    ],
    examples: [
      'grappe init mon-groupement',
      'grappe init mon-groupement --empty --lang fr',
      'grappe init mon-groupement --from sites.xlsx grappes.xlsx factures/*.csv',
      'grappe init --from operateur-2025-12.csv',
    ],
  },
  {
    name: 'check',
    about: (words) => words.check.about,
    argument: WORKSPACE,
    options: [
      { flags: '-v, --verbose', about: (words) => words.check.verbose },
      ALL,
      { flags: '--format <text|json|github>', about: (words) => words.check.format },
      {
        flags: '--fail-on <SEVERITY>',
        about: (words) => words.check.failOn,
        choices: ['error', 'warning'],
      },
    ],
    examples: [
      'grappe check',
      'grappe check mon-groupement -v',
      'grappe check --format json',
      'grappe check --format github --fail-on warning',
    ],
  },
  {
    name: 'allocate',
    about: (words) => words.allocate.about,
    argument: WORKSPACE,
    options: [
      { flags: '--period <PERIOD>', about: (words) => words.allocate.period },
      {
        flags: '--invoice <N>',
        about: (words) => words.allocate.invoice,
        repeatable: true,
        excludes: ['period', 'pending'],
      },
      { flags: '--pending', about: (words) => words.allocate.pending },
      { flags: '--regularise <RUN>', about: (words) => words.allocate.regularise, repeatable: true },
      { flags: '--allow-unallocated', about: (words) => words.allocate.allowUnallocated },
      { flags: '--out <DIR>', about: (words) => words.allocate.out },
      { flags: '--force', about: (words) => words.allocate.force },
      { flags: '--no-pack', about: (words) => words.allocate.noPack },
      { flags: '--no-reconcile', about: (words) => words.reconcile.leaveOut },
      { flags: '--strict', about: (words) => words.reconcile.strict, excludes: ['reconcile'] },
      { flags: '--reports <LIST>', about: (words) => words.allocate.reports },
      { flags: '--per-member', about: (words) => words.allocate.perMember },
      ALL,
      FORMAT,
    ],
    examples: [
      'grappe allocate --period 2025-09',
      'grappe allocate mon-groupement --period 2025-Q3 --format json',
      'grappe allocate --invoice F2025-0012 --out /tmp/essai',
      'grappe allocate --period 2025-09 --per-member',
      'grappe allocate --period 2025-10 --pending --regularise 2025-09',
    ],
  },
  {
    name: 'close',
    about: (words) => words.close.about,
    argument: { name: '<RUN>', about: (words) => words.close.argument },
    options: [
      { flags: '--on <DATE>', about: (words) => words.close.on },
      { flags: '--as-is', about: (words) => words.close.asIs },
      FORMAT,
    ],
    examples: [
      'grappe close runs/2025-09 --on 2025-10-20',
      'grappe close runs/2025-09 --on 2025-10-20 --format json',
    ],
  },
  {
    name: 'reconcile',
    about: (words) => words.reconcile.about,
    argument: WORKSPACE,
    options: [
      { flags: '--period <PERIOD>', about: (words) => words.allocate.period },
      { flags: '--pending', about: (words) => words.allocate.pending },
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
      { flags: '--out <FILE>', about: (words) => words.reconcile.out },
      { flags: '--force', about: (words) => words.reconcile.force },
      { flags: '--date <DATE>', about: (words) => words.reconcile.date },
      { flags: '--with-warnings', about: (words) => words.reconcile.withWarnings },
      { flags: '--list', about: (words) => words.reconcile.list, excludes: ['period', 'pending', 'out'] },
      ALL,
    ],
    examples: [
      'grappe reconcile --period 2025-09',
      'grappe reconcile mon-groupement --period 2025-Q3 --format letter --out contestation.docx --date 2025-12-05',
      'grappe reconcile --format junit --fail-on warning --out report/grappe.xml',
      'grappe reconcile --list',
    ],
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
  },
  {
    name: 'verify',
    about: (words) => words.verify.about,
    argument: { name: '[RUN]', about: (words) => words.verify.argument },
    options: [
      { flags: '--workspace <DIR>', about: (words) => words.verify.workspace },
      { flags: '--all', about: (words) => words.verify.all, excludes: ['workspace'] },
      { flags: '--anchor <HEX>', about: (words) => words.verify.anchorOption },
      FORMAT,
    ],
    examples: [
      'grappe verify runs/2025-09',
      'grappe verify --all mon-groupement',
      'grappe verify /archives/2025-09 --format json',
    ],
  },
  {
    name: 'diff',
    about: (words) => words.diff.about,
    argument: { name: '<RUNS...>', about: (words) => words.diff.argument },
    options: [ALL, FORMAT],
    examples: ['grappe diff runs/2025-09 /tmp/essai', 'grappe diff runs/2025-09 runs/2025-10 --format json'],
  },
  {
    name: 'status',
    about: (words) => words.status.about,
    argument: WORKSPACE,
    options: [
      { flags: '-v, --verbose', about: (words) => words.status.verbose },
      { flags: '--quick', about: (words) => words.status.quick },
      ALL,
      FORMAT,
    ],
    examples: ['grappe status', 'grappe status mon-groupement --quick', 'grappe status --format json'],
  },
  ...YEAR_COMMANDS,
  {
    name: 'import',
    about: (words) => words.import.about,
    argument: { name: '<FILE...>', about: (words) => words.import.files },
    options: [
      { flags: '--workspace <DIR>', about: (words) => words.import.workspace },
      { flags: '--out <FILE>', about: (words) => words.import.out },
      { flags: '--force', about: (words) => words.import.force },
      ALL,
      { flags: '--format <csv|json>', about: (words) => words.import.format },
    ],
    examples: [
      'grappe import facture.xml',
      'unzip -p factures.zip facture.xml | grappe import -',
      'grappe import facture.xml avoir.pdf --workspace mon-groupement --out lignes.csv',
    ],
  },
  {
    name: 'schema',
    about: (words) => words.schema.about,
    argument: { name: '[TABLE]', about: (words) => words.schema.argument },
    options: [
      { flags: '--headers <fr|en>', about: (words) => words.schema.headers },
      { flags: '--package', about: (words) => words.schema.package, excludes: ['headers'] },
    ],
    examples: [
      'grappe schema',
      'grappe schema members --headers fr',
      'grappe schema convention > convention.schema.json',
      'grappe schema --package > datapackage.json',
    ],
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
  },
  {
    name: 'help',
    about: (words) => words.helpTopics.about,
    argument: { name: '[TOPIC...]', about: (words) => words.helpTopics.argument },
    options: [],
    examples: ['grappe help allocate', 'grappe help line-repeated', 'grappe help rules students'],
  },
] as const satisfies readonly CommandDefinition[];

export type CommandName = (typeof LISTED)[number]['name'];

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandDefinition<CommandName>[] = LISTED;
