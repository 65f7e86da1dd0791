// @ts-check
/**
 * The reference tables of a generated workspace: sites and their owners, grappes, head counts,
 * accesses, prices, imputations. Every month has a few changes in mid-month.
 */
import { dayOf, isoDay } from './calendar.js';
import { DEPARTEMENTS, MEMBER_ROWS, MERGER, memberOn } from './members.js';
import { randomSource } from './random.js';

/** @typedef {import("./presets.js").Parameters} Parameters */
/** @typedef {{ id: string, type: string, owner: string, number: string, next: string, movesOn: number | undefined }} Site */
/** @typedef {{ id: string, kind: string, sites: Site[], joinsOn: number | undefined }} Grappe */
/** @typedef {{ id: string, serves: string, before: string, switchesOn: number | undefined, item: number, billedTo: string }} Access */
/** @typedef {{ code: string, cents: number, category: string }} Item */
/** @typedef {{ sites: Site[], grappes: Grappe[], accesses: Access[], items: Item[] }} World */

const id = (/** @type {string} */ letter, /** @type {number} */ n) => letter + String(n).padStart(6, '0');

/** @param {Parameters} p @returns {World} */
export function buildWorld(p) {
  const random = randomSource(p.seed, 'world');
  const changeDay = () => dayOf(p.firstMonth + random.below(p.months), 2 + random.below(27));
  const changing = (/** @type {number} */ among) =>
    random.below(among) < p.changesPerMonth * p.months ? changeDay() : undefined;
  const items = buildItems(random);
  /** @type {World} */
  const world = { sites: [], grappes: [], accesses: [], items };
  const sharedCount = Math.floor((p.accesses * p.sharedPercent) / 100);
  const siteCount = Math.floor(p.accesses * 1.35);

  const newSite = (/** @type {string} */ type) => {
    const home = random.pick(DEPARTEMENTS);
    const owner = type === 'lycee' || type === 'lycee_pro' ? 'REGION' : home.member;
    const next = owner === 'REGION' ? home.member : 'REGION';
    const site = {
      id: id('S', world.sites.length + 1),
      type,
      owner,
      number: home.number,
      next,
      movesOn: changing(siteCount),
    };
    world.sites.push(site);
    return site;
  };
  const newGrappe = () => {
    const cite = random.chance(35);
    const size = random.chance(85) ? 2 : random.chance(75) ? 3 : 4;
    const types = cite
      ? ['college', 'lycee', 'lycee_pro', 'internal']
      : ['college', 'college', 'training', 'lycee'];
    const grappe = {
      id: id('G', world.grappes.length + 1),
      kind: cite ? 'cite_scolaire' : 'grappe',
      sites: types.slice(0, size).map(newSite),
      joinsOn: changing(sharedCount * 4),
    };
    world.grappes.push(grappe);
    return grappe;
  };
  for (let i = 0; i < p.accesses; i++) {
    const grappe = i < sharedCount ? newGrappe() : undefined;
    const serves =
      grappe?.id ??
      newSite(random.pick(['college', 'college', 'college', 'lycee', 'lycee_pro', 'training'])).id;
    world.accesses.push({
      id: id('A', i + 1),
      serves,
      before: grappe?.sites[0]?.id ?? serves,
      switchesOn: grappe ? changing(sharedCount * 4) : undefined,
      item: random.below(20),
      billedTo: random.pick(['', '', '', 'REGION', 'MOSELLE', 'MEUSE']),
    });
  }
  return world;
}

/** @param {import("./random.js").Random} random @returns {Item[]} twenty of each kind */
function buildItems(random) {
  return [
    ['ABO', 'subscription', 9000],
    ['SRV', 'service', 1500],
    ['USG', 'usage', 40],
    ['FAS', 'setup', 40000],
  ].flatMap(([code, category, floor]) =>
    Array.from({ length: 20 }, (_, n) => ({
      code: `${code}-${String(n + 1).padStart(2, '0')}`,
      category: String(category),
      cents: Number(floor) + random.below(Number(floor) * 5),
    })),
  );
}

/** @param {World} world @param {Parameters} p @returns {Record<string, Iterable<(string | number)[]>>} file name → rows */
export function tableRows(world, p) {
  return {
    'members.csv': [['member', 'name', 'siret', 'service_code', 'joined_on', 'left_on'], ...MEMBER_ROWS],
    'sites.csv': siteRows(world.sites),
    'grappes.csv': grappeRows(world.grappes),
    'measures.csv': measureRows(world.grappes, p),
    'accesses.csv': accessRows(world),
    'prices.csv': [
      ['item_code', 'label', 'category', 'unit_price', 'vat_rate', 'billing'],
      ...world.items.map((i) => [
        i.code,
        `Article ${i.code}`,
        i.category,
        cents(i.cents),
        '20',
        i.category === 'setup' ? 'once' : 'monthly',
      ]),
    ],
    'imputations.csv': imputationRows(),
  };
}

/** @param {readonly Site[]} sites */
function* siteRows(sites) {
  yield ['site', 'name', 'type', 'member', 'uai', 'insee', 'commune', 'valid_from', 'valid_to'];
  for (const [n, site] of sites.entries()) {
    const cuts = [-Infinity, ...new Set([MERGER, site.movesOn ?? MERGER])].sort((a, b) => a - b);
    for (const [i, from] of cuts.entries()) {
      const to = (cuts[i + 1] ?? Infinity) - 1;
      const owner = memberOn(
        site.movesOn !== undefined && from >= site.movesOn ? site.next : site.owner,
        from,
      );
      yield [
        site.id,
        `Établissement n° ${n + 1}`,
        site.type,
        owner,
        uai(site, n),
        `${site.number}${String(n % 900).padStart(3, '0')}`,
        `Commune ${n % 900}`,
        Number.isFinite(from) ? isoDay(from) : '',
        Number.isFinite(to) ? isoDay(to) : '',
      ];
    }
  }
}

/** @param {Site} site @param {number} n */
function uai(site, n) {
  const digits = `0${site.number}${String(n % 10_000).padStart(4, '0')}`;
  return digits + 'ABCDEFGHJKLMNPRSTUVWXYZ'[Number(digits) % 23];
}

/** @param {readonly Grappe[]} grappes the last site of some joins late */
function* grappeRows(grappes) {
  yield ['grappe', 'name', 'kind', 'site', 'weight', 'head', 'valid_from', 'valid_to'];
  for (const grappe of grappes) {
    for (const [i, site] of grappe.sites.entries()) {
      const late = grappe.joinsOn !== undefined && i === grappe.sites.length - 1;
      yield [
        grappe.id,
        `Réseau ${grappe.id}`,
        grappe.kind,
        site.id,
        i + 1,
        i === 0 ? 'yes' : 'no',
        late && grappe.joinsOn !== undefined ? isoDay(grappe.joinsOn) : '',
        '',
      ];
    }
  }
}

/** @param {readonly Grappe[]} grappes @param {Parameters} p one count a year for each site of a cité scolaire */
function* measureRows(grappes, p) {
  const random = randomSource(p.seed, 'measures');
  yield ['measure', 'site', 'as_of', 'value', 'source'];
  const firstYear = Math.floor(p.firstMonth / 12) - 2;
  const lastYear = Math.floor((p.firstMonth + p.months) / 12);
  for (const site of grappes.filter((g) => g.kind === 'cite_scolaire').flatMap((g) => g.sites)) {
    for (let year = firstYear; year <= lastYear; year++) {
      yield [
        'students',
        site.id,
        `${year}-${random.chance(90) ? '10-01' : '09-28'}`,
        60 + random.below(1100),
        'constat de rentrée',
      ];
    }
  }
}

/** @param {World} world */
function* accessRows(world) {
  yield [
    'access',
    'serves',
    'item_code',
    'bandwidth_mbps',
    'billed_to',
    'activated_on',
    'terminated_on',
    'valid_from',
    'valid_to',
  ];
  for (const a of world.accesses) {
    const rest = [world.items[a.item]?.code ?? '', 100 * (1 + a.item), a.billedTo, '', ''];
    if (a.switchesOn !== undefined) yield [a.id, a.before, ...rest, '', isoDay(a.switchesOn - 1)];
    yield [a.id, a.serves, ...rest, a.switchesOn === undefined ? '' : isoDay(a.switchesOn), ''];
  }
}

/** For each member a general row and finer ones; the nomenclature changes on 2024-01-01. */
function* imputationRows() {
  yield [
    'member',
    'flow',
    'site_type',
    'category',
    'chapter',
    'function',
    'nature',
    'engagement',
    'valid_from',
    'valid_to',
  ];
  for (const [member = ''] of MEMBER_ROWS) {
    for (const [from = '', to = '', general = ''] of [
      ['', '2023-12-31', '20'],
      ['2024-01-01', '', '020'],
    ]) {
      yield [member, '', '', '*', '011', general, '6262', '', from, to];
      yield [member, 'reimbursed', '', '', '011', general, '62878', '', from, to];
      yield [member, 'recovered', '', '', '75', general, '70878', '', from, to];
      yield [member, 'paid', '', 'setup', '20', general, '2051', '', from, to];
      yield [member, 'reimbursed', '', 'setup', '204', general, '204182', '', from, to];
      yield [member, 'reimbursed', 'lycee', '*', '011', '222', '62878', '', from, to];
      yield [member, 'reimbursed', 'lycee', 'setup', '204', '222', '204182', '', from, to];
      yield [member, '', 'college', 'subscription', '011', '221', '6262', '', from, to];
    }
  }
}

/** @param {number} amount */
export function cents(amount) {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
