// @ts-check
/** Workspaces that are hard in one way each: made of a case and its size, without a seed. */
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, isoDay, monthOf } from './calendar.js';

/** @typedef {{ rules: readonly string[], members?: readonly string[], sites: readonly string[], grappes?: readonly string[], measures?: readonly string[], lines: readonly string[] }} Tables rows without their headers */

const HEADERS = {
  members: 'member,name',
  sites: 'site,name,type,member',
  grappes: 'grappe,name,kind,site,valid_from',
  measures: 'measure,site,as_of,value,source',
  lines:
    'supplier,invoice_number,invoice_date,line_number,serves,item_code,category,period_start,period_end,service_date,net_amount,vat_rate',
};
const NONE = ['--reports', 'none'];
const FIRST = dayOf(monthOf('2020-01'), 1);
const BY_PUPILS =
  '  - { id: g, article: "1", applies_to: { target: grappe }, share: { by: students, as_of: latest, max_age_days: 400 } }';
const EQUALLY =
  '  - { id: g, article: "1", applies_to: { target: grappe }, share: { by: equal, per: site } }';

/** @param {number} count @returns {number[]} */
const upTo = (count) => Array.from({ length: count }, (_, index) => index);
/** @param {number} count */
const sitesOf = (count) => upTo(count).map((n) => `S${n},Site ${n},college,${n % 2 === 0 ? 'A' : 'B'}`);

/** @param {number} n @param {Record<string, string | number>} cells @param {string} [invoice] */
function line(n, cells, invoice = 'F1') {
  const all = {
    serves: 'G',
    item: '',
    category: 'service',
    from: '',
    to: '',
    on: '',
    net: `${100 + (n % 900)}.${10 + (n % 90)}`,
    ...cells,
  };
  return `OP,${invoice},2020-01-31,${n + 1},${all.serves},${all.item},${all.category},${all.from},${all.to},${all.on},${all.net},20`;
}

/** `seconds` and `memory` (MB) are what the whole size may take. @type {Record<string, { title: string, size: number, unit: string, options: readonly string[], seconds: number, memory?: number, tables: (size: number) => Tables }>} */
export const HARD_CASES = {
  daily: {
    title: '40 sites whose measure changes every day',
    size: 400,
    unit: 'days',
    options: NONE,
    seconds: 10,
    tables: (days) => ({
      rules: [BY_PUPILS],
      sites: sitesOf(40),
      grappes: upTo(40).map((n) => `G,G,grappe,S${n},`),
      measures: upTo(days).flatMap((day) =>
        upTo(40).map((n) => `students,S${n},${isoDay(FIRST + day)},${100 + ((day * 7 + n * 13) % 50)},x`),
      ),
      lines: upTo(2).map((n) => line(n, { from: isoDay(FIRST), to: isoDay(FIRST + days - 1) })),
    }),
  },
  setup: {
    title: 'Lines of a day each on one grappe that changes every day',
    size: 8000,
    unit: 'lines',
    options: NONE,
    seconds: 10,
    tables: (count) => ({
      rules: [BY_PUPILS],
      sites: sitesOf(3),
      grappes: upTo(3).map((n) => `G,G,grappe,S${n},`),
      measures: upTo(count).flatMap((day) =>
        upTo(3).map((n) => `students,S${n},${isoDay(FIRST + day)},${100 + ((day * 7 + n * 13) % 50)},x`),
      ),
      lines: upTo(count).map((n) => line(n, { category: 'setup', on: isoDay(FIRST + n) })),
    }),
  },
  grappe: {
    title: 'A grappe that sites join day after day, on lines of 400 days',
    size: 5000,
    unit: 'sites',
    options: NONE,
    seconds: 10,
    tables: (count) => ({
      rules: [EQUALLY],
      sites: sitesOf(count),
      grappes: upTo(count).map((n) => `G,G,grappe,S${n},${n < 2 ? '' : isoDay(FIRST + (n % 400))}`),
      lines: upTo(2).map((n) => line(n, { from: isoDay(FIRST), to: isoDay(FIRST + 399) })),
    }),
  },
  members: {
    title: '2,000 lines for the whole group',
    size: 300,
    unit: 'members',
    options: NONE,
    seconds: 10,
    tables: (count) => ({
      rules: [
        '  - { id: c, article: "1", applies_to: { target: group }, share: { by: equal, per: member } }',
      ],
      members: upTo(count).map((n) => `M${n},Membre ${n}`),
      sites: ['S0,Site,college,A'],
      lines: upTo(2000).map((n) => line(n, { serves: '*', on: isoDay(FIRST + (n % 28)) })),
    }),
  },
  rules: {
    title: '5,000 lines on 500 grappes, a rule for each article',
    size: 2000,
    unit: 'rules',
    options: NONE,
    seconds: 10,
    tables: (count) => ({
      rules: [
        ...upTo(count).map(
          (n) =>
            `  - { id: r${n}, article: "1", applies_to: { target: grappe, item_codes: ["I${n}"] }, share: { by: students, as_of: latest, max_age_days: 400 } }`,
        ),
        EQUALLY,
      ],
      sites: sitesOf(1000),
      grappes: upTo(1000).map((n) => `G${n >> 1},G,grappe,S${n},`),
      measures: upTo(1000).map((n) => `students,S${n},2019-10-01,${100 + (n % 50)},x`),
      lines: upTo(5000).map((n) =>
        line(n, { serves: `G${n % 500}`, item: `I${n % count}`, from: '2020-01-01', to: '2020-01-31' }),
      ),
    }),
  },
  invoice: {
    title: 'One invoice',
    size: 200_000,
    unit: 'lines',
    options: ['--reports', 'csv,xlsx,pdf'],
    seconds: 40,
    memory: 1000,
    tables: (count) => ({
      rules: [EQUALLY],
      sites: sitesOf(2000),
      grappes: upTo(2000).map((n) => `G${n >> 1},G,grappe,S${n},`),
      lines: upTo(count).map((n) =>
        line(n, { serves: `G${n % 1000}`, category: 'usage', from: '2020-01-01', to: '2020-01-31' }),
      ),
    }),
  },
};

/** @param {string} name @param {number} size @param {string} root @returns {Promise<string>} the workspace's folder */
export async function ensureHardCase(name, size, root) {
  const folder = join(root, `hard-${name}-${size}`);
  if (await stat(folder).catch(() => undefined)) return folder;
  const { tables } = HARD_CASES[name] ?? {};
  if (!tables) throw new Error(`unknown hard case ${name}; known: ${Object.keys(HARD_CASES).join(', ')}`);
  const { rules, lines, members = [], sites, grappes = [], measures = [] } = tables(size);
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(join(making, 'invoices'), { recursive: true });
  const convention = `title: Hard\nbilled_to: A\nlocale: en\nprorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\nsite_of_grappe: site\nrules:\n${rules.join('\n')}\n`;
  await writeFile(join(making, 'convention.yaml'), convention);
  const write = (
    /** @type {keyof typeof HEADERS} */ table,
    /** @type {readonly string[]} */ rows,
    file = `${table}.csv`,
  ) => writeFile(join(making, file), `${HEADERS[table]}\n${rows.join('\n')}\n`);
  await write('members', ['A,Un', 'B,Deux', ...members]);
  await write('sites', sites);
  if (grappes.length > 0) await write('grappes', grappes);
  if (measures.length > 0) await write('measures', measures);
  await write('lines', lines, 'invoices/2020.csv');
  await rename(making, folder);
  return folder;
}
