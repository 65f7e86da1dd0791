// @ts-check
/** What is measured, and what issue 7 asks of it. */
import { csvParse, duckdb, emptyNode, grappe, grappeHelp, python } from './tools.js';

/** @typedef {import("./tools.js").Tool} Tool */
/** @typedef {import("./measure.js").Cost} Cost */
/** @typedef {"wall" | "memory"} Quantity */
/** @typedef {(caseName: string, tool: string, quantity: Quantity) => number | undefined} Median */
/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} title
 * @property {string} preset of the workspace
 * @property {readonly Tool[]} tools timed in turn; the first is grappe
 * @property {readonly Tool[]} witnesses run once, untimed, for their bytes
 * @property {readonly string[]} options given to grappe
 * @property {number} least runs
 */

const FAST = ['--reports', 'none', '--no-pack', '--no-reconcile'];
const NO_REPORTS = ['--reports', 'none'];

/** @type {readonly Case[]} */
export const CASES = [
  {
    name: 'month',
    title: 'A month, default options but reports',
    preset: 'month',
    options: NO_REPORTS,
    tools: [grappe('grappe', NO_REPORTS), duckdb, python, csvParse],
    witnesses: [],
    least: 5,
  },
  {
    name: 'reports',
    title: 'A month, default options, reports included',
    preset: 'month',
    options: [],
    tools: [grappe('grappe', [])],
    witnesses: [python],
    least: 5,
  },
  {
    name: 'million',
    title: 'One million lines',
    preset: 'million',
    options: FAST,
    tools: [grappe('grappe', FAST), duckdb, python, csvParse],
    witnesses: [],
    least: 5,
  },
  {
    name: 'five',
    title: 'Five million lines',
    preset: 'five',
    options: FAST,
    tools: [grappe('grappe', FAST)],
    witnesses: [python],
    least: 5,
  },
  {
    name: 'help',
    title: 'Starting up',
    preset: 'small',
    options: [],
    tools: [grappeHelp, emptyNode],
    witnesses: [],
    least: 15,
  },
];

/** @type {readonly { work: string, limit: number, unit: string, measured: (median: Median) => number | undefined }[]} */
export const TARGETS = [
  {
    work: 'month, time ÷ DuckDB',
    limit: 0.6,
    unit: '×',
    measured: ratio('wall', ['month', 'grappe'], ['month', 'DuckDB']),
  },
  {
    work: 'one million lines, time ÷ DuckDB',
    limit: 0.8,
    unit: '×',
    measured: ratio('wall', ['million', 'grappe'], ['million', 'DuckDB']),
  },
  {
    work: 'one million lines, memory ÷ DuckDB',
    limit: 0.125,
    unit: '×',
    measured: ratio('memory', ['million', 'grappe'], ['million', 'DuckDB']),
  },
  {
    work: 'five million lines, time ÷ one million',
    limit: 5.3,
    unit: '×',
    measured: ratio('wall', ['five', 'grappe'], ['million', 'grappe']),
  },
  { work: 'memory growth from one to five million', limit: 16, unit: ' bytes a line', measured: growth },
  {
    work: 'grappe --help ÷ node -e 0',
    limit: 1.5,
    unit: '×',
    measured: ratio('wall', ['help', 'grappe --help'], ['help', 'node -e 0']),
  },
  {
    work: 'default reports of a month',
    limit: 3,
    unit: ' s',
    measured: (median) => median('reports', 'grappe', 'wall'),
  },
];

/** @param {Quantity} quantity @param {[string, string]} one @param {[string, string]} other */
function ratio(quantity, one, other) {
  return (/** @type {Median} */ median) => {
    const [a, b] = [median(...one, quantity), median(...other, quantity)];
    return a === undefined || b === undefined ? undefined : a / b;
  };
}

/** @param {Median} median */
function growth(median) {
  const [one, five] = [median('million', 'grappe', 'memory'), median('five', 'grappe', 'memory')];
  return one === undefined || five === undefined ? undefined : (five - one) / 4_000_000;
}
