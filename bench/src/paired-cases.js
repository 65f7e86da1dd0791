// @ts-check
/** Workspaces in pairs, one with what makes it hard and one without: made of a size, without a seed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, isoDay, isoMonth, lastDayOf, monthOf } from './calendar.js';
import { runGrappe } from './tools.js';

const CONVENTION = `title: Pairs
billed_to: A
locale: en
prorata: daily
rounding: largest_remainder
vat: line
basis: service
site_of_grappe: site
rules:
  - { id: g, article: "1", applies_to: { target: grappe }, share: { by: students, as_of: latest, max_age_days: 4000 } }
`;
const LINES =
  'supplier,invoice_number,invoice_date,line_number,access,item_code,category,period_start,period_end,service_date,net_amount,vat_rate';

/** @param {number} count @returns {number[]} */
const upTo = (count) => Array.from({ length: count }, (_, index) => index);

/** Two members, a thousand sites in pairs, each pair a grappe with an access. @param {string} folder */
async function tables(folder) {
  await mkdir(join(folder, 'invoices'), { recursive: true });
  const sites = upTo(1000);
  await writeFile(join(folder, 'convention.yaml'), CONVENTION);
  await table(folder, 'members', 'member,name', ['A,Un', 'B,Deux']);
  await table(
    folder,
    'sites',
    'site,name,type,member',
    sites.map((n) => `S${n},Site ${n},college,${n % 2 === 0 ? 'A' : 'B'}`),
  );
  await table(
    folder,
    'grappes',
    'grappe,name,kind,site',
    sites.map((n) => `G${n >> 1},G,grappe,S${n}`),
  );
  await table(folder, 'measures', 'measure,site,as_of,value,source', measures(0));
  await table(
    folder,
    'accesses',
    'access,serves',
    upTo(500).map((n) => `AC${n},G${n}`),
  );
}

/** @param {number} more pupils on every second site @returns {string[]} */
const measures = (more) =>
  upTo(1000).map((n) => `students,S${n},2015-10-01,${100 + (n % 50) + (n % 2) * more},x`);

/** @param {string} folder @param {string} name @param {string} header @param {readonly string[]} rows */
function table(folder, name, header, rows) {
  return writeFile(join(folder, `${name}.csv`), `${header}\n${rows.join('\n')}\n`);
}

/** Usage of a month on 500 accesses, or all of it on one. @param {string} folder @param {number} size */
async function oneAccess(folder, size) {
  for (const [name, accesses] of /** @type {const} */ ([
    ['without', 500],
    ['with', 1],
  ])) {
    const below = join(folder, name);
    await tables(below);
    await table(
      below,
      'invoices/2025-09',
      LINES,
      upTo(size).map((n) => {
        const day = isoDay(dayOf(monthOf('2025-09'), 1 + (n % 30)));
        return `OP,F${n % 40},2025-09-30,${n},AC${n % accesses},U${n % 7},usage,,,${day},${1 + n}.10,20`;
      }),
    );
  }
}

/** Lines of which each has another price than the tariff says: none accepted, and all of them. @param {string} folder @param {number} size */
async function acceptances(folder, size) {
  for (const name of ['without', 'with']) {
    const below = join(folder, name);
    await tables(below);
    const lines = upTo(size);
    const [start, end] = [dayOf(monthOf('2025-09'), 1), lastDayOf(monthOf('2025-09'))];
    await table(below, 'prices', 'item_code,category,unit_price,valid_from', ['I,service,10,2020-01-01']);
    await table(
      below,
      'invoices/2025-09',
      `${LINES},quantity,unit_price`,
      lines.map(
        (n) =>
          `OP,F${n % 40},2025-09-30,${n},AC${n % 500},I,service,${isoDay(start)},${isoDay(end)},,${11 + n},20,1,${11 + n}`,
      ),
    );
    if (name === 'without') continue;
    await table(
      below,
      'accepted-findings',
      'code,supplier,invoice_number,line_number,reason',
      lines.map((n) => `price-mismatch,OP,F${n % 40},${n},known`),
    );
  }
}

/** A year of subscriptions on accesses that are known, and on accesses of which each is misnamed. @param {string} folder @param {number} size */
async function misnamed(folder, size) {
  for (const [name, prefix] of [
    ['without', 'AC'],
    ['with', 'CA'],
  ]) {
    const below = join(folder, name ?? '');
    await tables(below);
    await Promise.all(
      upTo(12).map((of) => {
        const month = monthOf('2025-01') + of;
        return table(
          below,
          `invoices/${isoMonth(month)}`,
          LINES,
          upTo(size / 12).map(
            (n) =>
              `OP,F${isoMonth(month)}-${n % 40},${isoDay(lastDayOf(month))},${n},${prefix}${n % 500},U,usage,,,${isoDay(dayOf(month, 1 + (n % 28)))},${1 + (n % 90)},20`,
          ),
        );
      }),
    );
  }
}

/** So many months closed, then the pupils of half the sites are others; `regularise` of all of them. @param {string} folder @param {number} size */
async function manyClosed(folder, size) {
  await tables(folder);
  const first = monthOf('2021-01');
  for (const of of upTo(size + 1)) {
    const month = first + of;
    await table(folder, `invoices/${isoMonth(month)}`, LINES, monthLines(month, 500));
  }
  for (const of of upTo(size)) {
    const month = first + of;
    runGrappe(['allocate', folder, '--period', isoMonth(month), '--reports', 'none', '--no-reconcile']);
    runGrappe(['close', join(folder, 'runs', isoMonth(month)), '--on', isoDay(lastDayOf(month) + 10)]);
  }
  await table(folder, 'measures', 'measure,site,as_of,value,source', measures(7));
}

/** Two runs of which every line differs. @param {string} folder @param {number} size */
async function twoRuns(folder, size) {
  await tables(folder);
  await table(folder, 'invoices/2025-09', LINES, monthLines(monthOf('2025-09'), size));
  const run = (/** @type {string} */ name) =>
    runGrappe([
      'allocate',
      folder,
      '--reports',
      'none',
      '--no-reconcile',
      '--out',
      join(folder, 'runs', name),
    ]);
  run('before');
  await table(folder, 'measures', 'measure,site,as_of,value,source', measures(7));
  run('after');
}

/** @param {number} month @param {number} count @returns {string[]} */
function monthLines(month, count) {
  return upTo(count).map(
    (n) =>
      `OP,F${isoMonth(month)},${isoDay(lastDayOf(month))},${n},AC${n % 500},U,usage,,,${isoDay(dayOf(month, 1 + (n % 28)))},${100 + (n % 90)},20`,
  );
}

/** What makes each, below a folder. */
export const PAIRED = { oneAccess, acceptances, misnamed, manyClosed, twoRuns };
