// @ts-check
/** What is measured, and what issues 13 and 19 ask of it. */
import { isoMonth, monthOf } from './calendar.js';
import { HARD_CASES } from './hard-cases.js';
import {
  csvParse,
  duckdb,
  emptyNode,
  grappe,
  grappeClose,
  grappeCommand,
  grappeHelp,
  python,
} from './tools.js';
import { closedYear, EXAMPLE, generated, hard, paired, variants, withRun } from './workspaces.js';

/** @typedef {import("./tools.js").Tool} Tool */
/** @typedef {import("./measure.js").Cost} Cost */
/** @typedef {"wall" | "memory"} Quantity */
/** @typedef {(caseName: string, tool: string, quantity: Quantity) => number | undefined} Median */
/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} title
 * @property {import("./workspaces.js").Workspace} workspace
 * @property {readonly Tool[]} tools timed in turn; those that write rows must write the same
 * @property {readonly Tool[]} witnesses run once, untimed, for their bytes
 * @property {number} least runs
 */

const NONE = ['--reports', 'none'];
const NONE_ALONE = [...NONE, '--no-reconcile'];
const ALL = 'grappe (all defaults)';
const WITH = `grappe ${NONE.join(' ')}`;
const WITHOUT = `grappe ${NONE_ALONE.join(' ')}`;
const VARIANTS = ['plain', 'carry', 'closed', 'exported'];
const VARIANT = Object.fromEntries(VARIANTS.map((name) => [name, `${WITHOUT}, ${name}`]));
const [WITH_IT, WITHOUT_IT] = ['with', 'without'];
const MANY_CLOSED = { size: 48, title: 'closed runs regularised' };
const TWO_RUNS = { size: 4000, title: 'lines that differ, grappe diff' };
const LAST_MONTH = ['--period', '2025-12'];

/** @type {readonly Case[]} */
export const CASES = [
  ...['month', 'plain_month'].map((preset) => ({
    name: preset,
    title: `A month (${kind(preset)})`,
    workspace: generated(preset),
    tools: [grappe(WITH, NONE), grappe(ALL, []), duckdb, python, csvParse],
    witnesses: [],
    least: 5,
  })),
  {
    name: 'example',
    title: 'The month of the example, fixtures/grand-est',
    workspace: async () => EXAMPLE,
    tools: [grappe(WITH, ['--period', '2025-09', ...NONE]), grappe(ALL, ['--period', '2025-09'])],
    witnesses: [],
    least: 5,
  },
  ...['million', 'plain_million'].map((preset) => ({
    name: preset,
    title: `One million lines (${kind(preset)})`,
    workspace: generated(preset),
    tools: [grappe(WITH, NONE), grappe(WITHOUT, NONE_ALONE), duckdb],
    witnesses: [],
    least: 3,
  })),
  {
    name: 'quarter',
    title: 'A quarter of a million lines (y), to see what four times as many cost',
    workspace: generated('quarter'),
    tools: [grappe(WITH, NONE), grappe(WITHOUT, NONE_ALONE)],
    witnesses: [duckdb],
    least: 5,
  },
  {
    name: 'variants',
    title:
      'The same quarter of a million: plain; with carry; after twelve closed runs; exported as windows-1252 with ; categories and skip_rows',
    workspace: variants,
    tools: VARIANTS.map((below) => {
      const pending = below === 'closed' ? ['--pending'] : [];
      return grappe(VARIANT[below] ?? below, [...pending, ...NONE_ALONE], {
        below,
        alone: below === 'carry' || below === 'closed',
      });
    }),
    witnesses: [],
    least: 3,
  },
  {
    name: 'ten-years',
    title: 'A month in a workspace of ten years and a million lines',
    workspace: generated('million'),
    tools: [grappe(WITH, [...LAST_MONTH, ...NONE]), grappe(WITHOUT, [...LAST_MONTH, ...NONE_ALONE])],
    witnesses: [],
    least: 5,
  },
  {
    name: 'commands',
    title: 'Other commands on a month (y)',
    workspace: withRun,
    tools: [
      grappe(WITH, NONE),
      grappeCommand('reconcile', (workspace) => [workspace]),
      grappeCommand('check', (workspace) => [workspace]),
      grappeCommand('verify', (workspace) => [`${workspace}/runs/all`]),
      grappeClose('runs/all', '2025-10-20'),
      grappeCommand('explain', (workspace) => [workspace, '--invoice', 'F2025-09-0001', '--line', '1']),
    ],
    witnesses: [],
    least: 3,
  },
  {
    name: 'year',
    title:
      'A year of 60,000 lines (y), its twelve months closed; compare and allocate with none of them closed',
    workspace: closedYear,
    tools: [
      grappeCommand('account', (workspace) => [`${workspace}/closed`, '--period', '2025', '--force']),
      grappeCommand('status', (workspace) => [`${workspace}/closed`, '--quick']),
      grappe(WITHOUT, NONE_ALONE, { below: 'open' }),
      grappeCommand('compare', (workspace) => [
        ...[`${workspace}/open`, '--period', '2025'],
        ...['--with', `${workspace}/other.yaml`],
      ]),
    ],
    witnesses: [],
    least: 5,
  },
  ...pairOf('one-access', 'oneAccess', 20_000, 'lines on one access, and on 500'),
  ...pairOf('acceptances', 'acceptances', 15_000, 'findings accepted, and none of them'),
  {
    name: 'misnamed',
    title:
      'grappe check of 60,000 lines whose accesses are all misnamed, and of the same where they are known',
    workspace: paired('misnamed', 60_000),
    tools: [WITH_IT, WITHOUT_IT].map((below) =>
      grappeCommand('check', (workspace) => [`${workspace}/${below}`], `grappe check, ${below}`),
    ),
    witnesses: [],
    least: 3,
  },
  ...[1, 2].map((part) => ({
    name: hardName('regularise', part),
    title: `${MANY_CLOSED.size / part} ${MANY_CLOSED.title}`,
    workspace: paired('manyClosed', MANY_CLOSED.size / part),
    tools: [
      grappe('grappe --regularise', [
        '--period',
        `${2021 + 4 / part}-01`,
        ...NONE,
        ...regularised(MANY_CLOSED.size / part),
      ]),
    ],
    witnesses: [],
    least: 1,
  })),
  ...[1, 2].map((part) => ({
    name: hardName('diff', part),
    title: `${(TWO_RUNS.size / part).toLocaleString('en')} ${TWO_RUNS.title}`,
    workspace: paired('twoRuns', TWO_RUNS.size / part),
    tools: [
      grappeCommand('diff', (workspace) => [`${workspace}/runs/before`, `${workspace}/runs/after`, '--all']),
    ],
    witnesses: [],
    least: 1,
  })),
  ...Object.entries(HARD_CASES).flatMap(([name, { title, size, unit, options }]) =>
    [1, 2].map((part) => ({
      name: hardName(name, part),
      title: `${title}: ${(size / part).toLocaleString('en')} ${unit}`,
      workspace: hard(name, size / part),
      tools: [grappe(`grappe ${options.join(' ')}`, options)],
      witnesses: [],
      least: 1,
    })),
  ),
  {
    name: 'help',
    title: 'Starting up',
    workspace: generated('small'),
    tools: [grappeHelp, emptyNode],
    witnesses: [],
    least: 15,
  },
];

/** @param {string} preset */
function kind(preset) {
  return preset.startsWith('plain')
    ? 's: the same accesses every month, no cell quoted'
    : 'y: all kinds of lines, owners and grappes that change';
}

/** The same lines with something that is hard, and without. @param {string} name @param {'oneAccess' | 'acceptances'} made @param {number} size @param {string} title @returns {readonly Case[]} */
function pairOf(name, made, size, title) {
  return [
    {
      name,
      title: `${size.toLocaleString('en')} ${title}`,
      workspace: paired(made, size),
      tools: [WITH_IT, WITHOUT_IT].map((below) => grappe(`${WITH}, ${below}`, NONE, { below, alone: true })),
      witnesses: [],
      least: 3,
    },
  ];
}

/** The options that regularise so many months from January 2021 on. @param {number} count */
function regularised(count) {
  return Array.from({ length: count }, (_, n) => ['--regularise', isoMonth(monthOf('2021-01') + n)]).flat();
}

/** @param {string} name @param {number} part 2: of half the size */
function hardName(name, part) {
  return part === 1 ? `hard-${name}` : `hard-${name}-half`;
}

/** @typedef {{ work: string, limit: number, unit: string, measured: (median: Median) => number | undefined }} Target */

/** @type {readonly Target[]} */
export const TARGETS = [
  ...[
    ['month', 'y'],
    ['plain_month', 's'],
  ].flatMap(([name = '', letter]) => [
    {
      work: `month ${letter}, reports none`,
      limit: 0.85,
      unit: ' × DuckDB',
      measured: ratio('wall', [name, WITH], [name, 'DuckDB']),
    },
    { work: `month ${letter}, all defaults`, limit: 1.3, unit: ' s', measured: of('wall', name, ALL) },
    {
      work: `month ${letter}, all defaults, memory`,
      limit: 220,
      unit: ' MB',
      measured: megabytes(name, ALL),
    },
  ]),
  {
    work: "the example's month, all defaults",
    limit: 0.45,
    unit: ' s',
    measured: of('wall', 'example', ALL),
  },
  {
    work: "the example's month, reports none",
    limit: 0.2,
    unit: ' s',
    measured: of('wall', 'example', WITH),
  },
  ...targetsOfMillion('plain_million', 's', 1, 0.85, 1 / 6),
  ...targetsOfMillion('million', 'y', 2, 1.6, 1 / 5),
  ...VARIANTS.slice(1).map((name) => ({
    work: `250,000 lines, ${name} ÷ plain`,
    limit: 1.25,
    unit: ' ×',
    measured: ratio('wall', ['variants', VARIANT[name] ?? ''], ['variants', VARIANT['plain'] ?? '']),
  })),
  {
    work: 'a month in ten years, reconcile ÷ without',
    limit: 1.5,
    unit: ' ×',
    measured: ratio('wall', ['ten-years', WITH], ['ten-years', WITHOUT]),
  },
  {
    work: 'a month in ten years, reconcile, memory',
    limit: 250,
    unit: ' MB',
    measured: megabytes('ten-years', WITH),
  },
  {
    work: '4 × the lines, reconcile: time',
    limit: 4.4,
    unit: ' ×',
    measured: ratio('wall', ['million', WITH], ['quarter', WITH]),
  },
  {
    work: '4 × the lines, without: time',
    limit: 4.4,
    unit: ' ×',
    measured: ratio('wall', ['million', WITHOUT], ['quarter', WITHOUT]),
  },
  { work: '4 × the lines, reconcile: memory', limit: 120, unit: ' bytes a line', measured: growth(WITH) },
  { work: '4 × the lines, without: memory', limit: 16, unit: ' bytes a line', measured: growth(WITHOUT) },
  ...['reconcile', 'check', 'verify', 'close', 'explain'].map((command) => ({
    work: `${command} ÷ allocate of a month`,
    limit: 1.2,
    unit: ' ×',
    measured: ratio('wall', ['commands', `grappe ${command}`], ['commands', WITH]),
  })),
  { work: 'account of a year', limit: 2, unit: ' s', measured: of('wall', 'year', 'grappe account') },
  {
    work: 'account of a year, memory',
    limit: 200,
    unit: ' MB',
    measured: megabytes('year', 'grappe account'),
  },
  { work: 'status --quick of a year', limit: 1, unit: ' s', measured: of('wall', 'year', 'grappe status') },
  {
    work: 'compare ÷ allocate of a year',
    limit: 2.2,
    unit: ' ×',
    measured: ratio('wall', ['year', 'grappe compare'], ['year', WITHOUT]),
  },
  ...['one-access', 'acceptances'].map((name) => ({
    work: `${name}, with ÷ without`,
    limit: 2,
    unit: ' ×',
    measured: ratio('wall', [name, `${WITH}, ${WITH_IT}`], [name, `${WITH}, ${WITHOUT_IT}`]),
  })),
  {
    work: 'misnamed (check), with ÷ without',
    limit: 2,
    unit: ' ×',
    measured: ratio(
      'wall',
      ['misnamed', `grappe check, ${WITH_IT}`],
      ['misnamed', `grappe check, ${WITHOUT_IT}`],
    ),
  },
  ...[
    ['regularise', 'grappe --regularise'],
    ['diff', 'grappe diff'],
  ].flatMap(([name = '', tool = '']) => hardTargets(name, tool, 10)),
  ...Object.entries(HARD_CASES).flatMap(([name, { seconds, options, memory }]) => {
    const tool = `grappe ${options.join(' ')}`;
    return [
      ...hardTargets(name, tool, seconds),
      ...(memory
        ? [
            {
              work: `hard: ${name}, memory`,
              limit: memory,
              unit: ' MB',
              measured: megabytes(hardName(name, 1), tool),
            },
          ]
        : []),
    ];
  }),
  {
    work: 'grappe --help ÷ node -e 0',
    limit: 1.5,
    unit: ' ×',
    measured: ratio('wall', ['help', 'grappe --help'], ['help', 'node -e 0']),
  },
];

/** @param {string} name @param {string} tool @param {number} seconds @returns {Target[]} */
function hardTargets(name, tool, seconds) {
  const [whole, half] = [hardName(name, 1), hardName(name, 2)];
  const exponent = (/** @type {Median} */ median) => {
    const twice = ratio('wall', [whole, tool], [half, tool])(median);
    return twice === undefined ? undefined : Math.log2(twice);
  };
  return [
    { work: `hard: ${name}`, limit: seconds, unit: ' s', measured: of('wall', whole, tool) },
    { work: `hard: ${name}, exponent`, limit: 1.2, unit: '', measured: exponent },
  ];
}

/** @param {string} name @param {string} letter @param {number} time @param {number} without @param {number} memory @returns {Target[]} */
function targetsOfMillion(name, letter, time, without, memory) {
  return [
    {
      work: `million ${letter}, reconcile`,
      limit: time,
      unit: ' × DuckDB',
      measured: ratio('wall', [name, WITH], [name, 'DuckDB']),
    },
    {
      work: `million ${letter}, without`,
      limit: without,
      unit: ' × DuckDB',
      measured: ratio('wall', [name, WITHOUT], [name, 'DuckDB']),
    },
    {
      work: `million ${letter}, reconcile, memory`,
      limit: memory,
      unit: ' × DuckDB',
      measured: ratio('memory', [name, WITH], [name, 'DuckDB']),
    },
  ];
}

/** @param {Quantity} quantity @param {string} name @param {string} tool */
function of(quantity, name, tool) {
  return (/** @type {Median} */ median) => median(name, tool, quantity);
}

/** @param {string} name @param {string} tool */
function megabytes(name, tool) {
  return (/** @type {Median} */ median) => {
    const bytes = median(name, tool, 'memory');
    return bytes === undefined ? undefined : bytes / 1e6;
  };
}

/** @param {Quantity} quantity @param {[string, string]} one @param {[string, string]} other */
function ratio(quantity, one, other) {
  return (/** @type {Median} */ median) => {
    const [a, b] = [median(...one, quantity), median(...other, quantity)];
    return a === undefined || b === undefined ? undefined : a / b;
  };
}

/** Bytes for each of 750,000 lines more. @param {string} tool */
function growth(tool) {
  return (/** @type {Median} */ median) => {
    const [many, few] = [median('million', tool, 'memory'), median('quarter', tool, 'memory')];
    return few === undefined || many === undefined ? undefined : (many - few) / 750_000;
  };
}
