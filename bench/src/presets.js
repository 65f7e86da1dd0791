// @ts-check
/** The workspaces that the bench knows by name; every parameter can be overridden. */
import { isoMonth, monthOf } from './calendar.js';

/**
 * @typedef {object} Parameters
 * @property {number} seed
 * @property {number} lines over all months
 * @property {number} firstMonth see calendar.js
 * @property {number} months one invoice file each
 * @property {number} accesses
 * @property {number} sharedPercent accesses that serve a grappe
 * @property {number} linesPerInvoice
 * @property {number} changesPerMonth sites that change owner, grappes joined, accesses switched
 * @property {number} plain 1: subscriptions only, of the same accesses over and over, no cell quoted
 */

/** @type {Parameters} */
const base = {
  seed: 20250901,
  lines: 5000,
  firstMonth: monthOf('2025-09'),
  months: 1,
  accesses: 3000,
  sharedPercent: 30,
  linesPerInvoice: 250,
  changesPerMonth: 8,
  plain: 0,
};

/** @type {Parameters} */
const plain = { ...base, changesPerMonth: 0, plain: 1 };

/** @type {Record<string, Parameters>} */
export const PRESETS = {
  small: {
    ...base,
    lines: 3000,
    firstMonth: monthOf('2020-11'),
    months: 9,
    accesses: 150,
    linesPerInvoice: 40,
    changesPerMonth: 5,
  },
  month: base,
  year: { ...base, lines: 60_000, firstMonth: monthOf('2025-01'), months: 12 },
  million: { ...base, lines: 1_000_000, firstMonth: monthOf('2016-01'), months: 120 },
  quarter: { ...base, lines: 250_000, firstMonth: monthOf('2016-01'), months: 120 },
  plain_month: plain,
  plain_million: { ...plain, lines: 1_000_000, firstMonth: monthOf('2016-01'), months: 120 },
};

/** @param {string} name @param {Partial<Parameters>} [overrides] @returns {Parameters} */
export function parametersOf(name, overrides = {}) {
  const preset = PRESETS[name];
  if (preset === undefined)
    throw new Error(`unknown workspace ${name}; known: ${Object.keys(PRESETS).join(', ')}`);
  for (const [key, value] of Object.entries(overrides)) {
    if (!(key in preset) || !Number.isSafeInteger(value)) throw new Error(`not a parameter: ${key}=${value}`);
  }
  return { ...preset, ...overrides };
}

/** @param {Parameters} p */
export function describe(p) {
  const to = isoMonth(p.firstMonth + p.months - 1);
  return `${p.lines.toLocaleString('en')} lines, ${p.accesses.toLocaleString('en')} accesses, ${p.sharedPercent} % shared, ${isoMonth(p.firstMonth)} to ${to}`;
}
