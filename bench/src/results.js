// @ts-check
/** Measured costs → the tables of RESULTS.md. */
import { TARGETS } from './cases.js';
import { machine } from './machine.js';

/** @typedef {import("./cases.js").Case} Case */
/** @typedef {import("./measure.js").Cost} Cost */
/** @typedef {{ case: Case, costs: Map<string, Cost[]>, equal: readonly string[], sha256: ReadonlyMap<string, string> }} Measured */

/** @typedef {{ case: Case, tool: import("./tools.js").Tool, parts: import("./profile.js").Parts }} Profile */
/** @typedef {{ target: import("./cases.js").Target, value: number | undefined, missed: boolean, by: { caseName: string, tool: string } | undefined }} Judged */

/** @param {readonly Measured[]} all @param {boolean} withGrappe @param {readonly Profile[]} profiles of what missed its target */
export function render(all, withGrappe, profiles) {
  const parts = [
    '# Results',
    'Made by `npm run bench`; README.md says what the columns mean.',
    table(
      ['', ''],
      machine().map(([name, value]) => [name ?? '', value ?? '']),
    ),
  ];
  if (withGrappe) parts.push('## Targets', targets(all));
  for (const measured of all) parts.push(...section(measured));
  if (profiles.length > 0) parts.push('## Where the time goes of what missed its target');
  for (const one of profiles) parts.push(...profiled(one));
  return `${parts.join('\n\n')}\n`;
}

/** @param {Measured} measured */
function section({ case: c, costs, equal, sha256 }) {
  const reference = costs.get('DuckDB') ?? costs.get('node -e 0');
  const rows = [...costs].map(([tool, runs]) => [
    tool,
    spread(runs.map((r) => r.wall)),
    seconds(median(runs.map((r) => r.cpu))),
    `${(median(runs.map((r) => r.memory)) / 1e6).toFixed(0)} MB`,
    ...(reference ? [against(runs, reference, 'wall'), against(runs, reference, 'memory')] : []),
  ]);
  const other = costs.has('DuckDB') ? 'DuckDB' : 'node';
  const runs = Math.max(...[...costs.values()].map((list) => list.length));
  return [
    `## ${c.title}`,
    ...(equal.length > 1
      ? [
          `Wrote the same \`allocations.csv\` (sha256 \`${sha256.get(equal[0] ?? '')?.slice(0, 16)}…\`): ${equal.join(' · ')}.`,
        ]
      : []),
    table(
      [
        '',
        `wall, median of ${runs} (min–max)`,
        'CPU',
        'peak memory',
        ...(reference ? [`time ÷ ${other}`, `memory ÷ ${other}`] : []),
      ],
      rows,
    ),
  ];
}

/**
 * Each target, what was measured of it, and the command it was measured by (of a ratio: the one above the line).
 * @param {readonly Measured[]} all
 * @returns {readonly Judged[]}
 */
export function judge(all) {
  return TARGETS.map((target) => {
    /** @type {{ caseName: string, tool: string }[]} */
    const asked = [];
    const value = target.measured((caseName, tool, quantity) => {
      asked.push({ caseName, tool });
      const runs = all.find((m) => m.case.name === caseName)?.costs.get(tool);
      return runs && median(runs.map((r) => r[quantity]));
    });
    return { target, value, missed: value !== undefined && value > target.limit, by: asked[0] };
  });
}

/** @param {readonly Measured[]} all */
function targets(all) {
  return table(
    ['work', 'target', 'measured', ''],
    judge(all).map(({ target: { work, limit, unit }, value, missed }) => [
      work,
      `≤ ${Number(limit.toFixed(3))}${unit}`,
      value === undefined ? 'not run' : `${value.toFixed(value < 10 ? 2 : 1)}${unit}`,
      value === undefined ? '' : missed ? '**missed**' : 'held',
    ]),
  );
}

/** How many rows each table of a profile shows. */
const SHOWN = 12;

/** @param {Profile} profile */
function profiled({ case: c, tool, parts: { rooms, functions } }) {
  return [`### ${c.title}: ${tool.name}`, shares('room', rooms), shares('function', functions)];
}

/** @param {string} what @param {readonly import("./profile.js").Part[]} parts */
function shares(what, parts) {
  const [shown, rest] = [parts.slice(0, SHOWN), parts.slice(SHOWN)];
  const dearest = rest[0];
  const others = rest.reduce((sum, { share }) => sum + share, 0);
  return table(
    [`own time by ${what}`, 'share'],
    [
      ...shown.map(({ name, share }) => [name, percent(share)]),
      ...(dearest ? [[`${rest.length} others, each ≤ ${percent(dearest.share)}`, percent(others)]] : []),
    ],
  );
}

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)} %`;

/** @param {readonly number[]} values the lower of the two middle ones when they are even in number */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** @param {readonly Cost[]} runs @param {readonly Cost[]} reference @param {import("./cases.js").Quantity} quantity */
function against(runs, reference, quantity) {
  return `${(median(runs.map((r) => r[quantity])) / median(reference.map((r) => r[quantity]))).toFixed(2)}×`;
}

/** @param {readonly number[]} values */
function spread(values) {
  return `${seconds(median(values))} (${seconds(Math.min(...values))}–${seconds(Math.max(...values))})`;
}

/** @param {number} value */
const seconds = (value) => (value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`);

/** @param {readonly string[]} header @param {readonly (readonly string[])[]} rows */
function table(header, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
