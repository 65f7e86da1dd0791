/** Members, sites and grappes, dated: who is where on which day. */
import { type Day, dayOf, showDay, type Validity } from '../oracle/days.ts';
import type { Draw } from './features.ts';
import type { Row } from './model.ts';

export const OPEN: Validity = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

interface Member {
  readonly id: string;
  readonly stays: readonly Validity[];
}

interface Site {
  readonly id: string;
  /** One row per owner and type, in order of time. */
  readonly rows: readonly (Validity & { readonly owner: string; readonly type: string })[];
  /** Valid on every day. */
  readonly steady: boolean;
}

interface Grappe {
  readonly id: string;
  readonly kind: string;
  readonly rows: readonly Row[];
  readonly sites: readonly string[];
  /** Has a participant on every day. */
  readonly steady: boolean;
}

export interface People {
  /** The first one is always in the group. */
  readonly members: readonly Member[];
  /** The first one is always the first member's. */
  readonly sites: readonly Site[];
  readonly grappes: readonly Grappe[];
}

export const KINDS = ['cite_scolaire', 'grappe', 'réseau local'];
export const TYPES = ['college', 'lycee', 'lycee_pro', 'erea', 'cfa', 'training', 'internal', 'other'];
/** Chosen so that order by code point, by UTF-16 unit and by locale all differ; none changes under NFC. */
const ODD = [
  'a',
  'Z',
  'é',
  'Œ',
  '\uE000',
  '\uFF21',
  '\u{1F600}',
  '\u{10000}',
  '00',
  '1e',
  'ß',
  'İ',
  'Ωm',
  '-',
  '_',
];
const PLAIN_WORDS = ['null', 'true', '12', '0012', '1e3', '0x1F', 'no', '2025-09-01', '1_000', '0.5'];

export function people(draw: Draw): People {
  const members = makeMembers(draw);
  const sites = makeSites(draw, members);
  return { members, sites, grappes: makeGrappes(draw, sites) };
}

/** A day of the year of the invoices or soon after. */
export function someDay({ random, year, focus }: Draw): Day {
  if (random.chance(0.6)) return focus + random.int(0, 59);
  return random.int(dayOf(year, 1, 2), dayOf(year + 1, 2, 10));
}

export function validityCells(validity: Validity, from = 'valid_from', to = 'valid_to'): Row {
  return {
    [from]: Number.isFinite(validity.from) ? showDay(validity.from) : '',
    [to]: Number.isFinite(validity.to) ? showDay(validity.to) : '',
  };
}

/** The same days in two or more pieces that follow each other. */
export function pieces(whole: Validity, cuts: readonly Day[]): Validity[] {
  const inside = [...new Set(cuts)]
    .filter((day) => whole.from < day && day <= whole.to)
    .sort((a, b) => a - b);
  const starts = [whole.from, ...inside];
  return starts.map((from, i) => ({ from, to: (starts[i + 1] ?? whole.to + 1) - 1 }));
}

function makeMembers(draw: Draw): Member[] {
  const count = draw.random.int(Math.ceil(draw.size.maxMembers / 2), draw.size.maxMembers);
  return Array.from({ length: count }, (_, i) => {
    const random = draw.random.fork(`member ${i}`);
    const id = idOf({ ...draw, random }, 'M', i);
    const day = someDay({ ...draw, random });
    const kind = i === 0 || !draw.has('comings') ? 0 : random.int(0, 9);
    const gap = random.int(1, 40);
    const stays =
      kind < 5
        ? [OPEN]
        : kind < 7
          ? [{ from: day, to: OPEN.to }]
          : kind < 9
            ? [{ from: OPEN.from, to: day }]
            : [
                { from: OPEN.from, to: day },
                { from: day + gap, to: OPEN.to },
              ];
    return { id, stays };
  });
}

function idOf({ random, has }: Draw, prefix: string, index: number): string {
  if (!has('oddIds')) return `${prefix}${index}`;
  const word = prefix === 'M' ? PLAIN_WORDS[index] : undefined;
  if (word !== undefined && random.chance(0.2)) return word;
  const comma = prefix === 'S' && random.chance(0.1) ? random.pick([', ', ' "x" ', ' ; ']) : '';
  return `${random.pick(ODD)}${comma}${prefix === 'M' ? '' : prefix}${index}${random.chance(0.3) ? random.pick(ODD) : 'x'}`;
}

function makeSites(draw: Draw, members: readonly Member[]): Site[] {
  const count = draw.random.fork('sites').int(Math.ceil(draw.size.maxSites / 2), draw.size.maxSites);
  return Array.from({ length: count }, (_, i) =>
    makeSite({ ...draw, random: draw.random.fork(`site ${i}`) }, members, i),
  );
}

/** Its owners follow each other; an owner that leaves the group hands the site over, but for some errors. */
function makeSite(draw: Draw, members: readonly Member[], index: number): Site {
  const { random, has } = draw;
  const id = idOf(draw, 'S', index);
  const cut = index > 0 && has('siteCuts') && random.chance(0.3);
  const from = cut && random.chance(0.5) ? someDay(draw) : OPEN.from;
  const to = cut && random.chance(0.6) ? Math.max(Number.isFinite(from) ? from : 0, someDay(draw)) : OPEN.to;
  const rows: (Validity & { owner: string; type: string })[] = [];
  let type = index === 0 ? 'lycee' : random.pick(TYPES);
  let cursor = from;
  while (cursor <= to && cursor < OPEN.to) {
    const present =
      index === 0 ? members.slice(0, 1) : members.filter((m) => stayOn(m, cursor) !== undefined);
    const owner = random.pick(present);
    const stay = stayOn(owner, cursor) ?? OPEN;
    const strayed = has('errors') && random.chance(0.05);
    let end = strayed ? to : Math.min(to, stay.to);
    const day = someDay(draw);
    if (
      index > 0 &&
      has('ownerChanges') &&
      rows.length < 4 &&
      random.chance(0.5) &&
      cursor < day &&
      day < end
    )
      end = day;
    rows.push({ from: cursor, to: end, owner: owner.id, type });
    cursor = end + 1;
    if (index > 0 && random.chance(0.2)) type = random.pick(TYPES);
    if (cut && random.chance(0.1)) cursor += random.int(1, 20);
  }
  return { id, rows, steady: !cut };
}

function stayOn(member: Member, day: Day): Validity | undefined {
  return member.stays.find((stay) => stay.from <= day && day <= stay.to);
}

/** The days on which a site's rows hold, contiguous rows joined. */
function coverage(site: Site): Validity[] {
  const joined: Validity[] = [];
  for (const row of site.rows) {
    const last = joined.at(-1);
    if (last !== undefined && last.to + 1 === row.from)
      joined[joined.length - 1] = { from: last.from, to: row.to };
    else joined.push({ from: row.from, to: row.to });
  }
  return joined;
}

function makeGrappes(draw: Draw, sites: readonly Site[]): Grappe[] {
  const count = draw.random.fork('grappes').int(1, Math.max(1, Math.min(6, Math.ceil(sites.length / 2))));
  return Array.from({ length: count }, (_, i) => {
    const random = draw.random.fork(`grappe ${i}`);
    return makeGrappe({ ...draw, random }, sites, i);
  });
}

/** Built on an anchor, a site that is there on every day; its head is the anchor, or from some day on an heir. */
function makeGrappe(draw: Draw, sites: readonly Site[], index: number): Grappe {
  const { random, has } = draw;
  const id = idOf(draw, 'G', index);
  const kind = random.pick(KINDS);
  const loose = has('errors') && random.chance(0.1);
  const anchor = random.pick(sites.filter((site) => site.steady));
  const chosen = random.shuffle(sites).slice(0, random.int(1, 7));
  const members = loose ? chosen : [anchor, ...chosen.filter((site) => site !== anchor)];
  const day = someDay(draw);
  const heir = members.find((site) => site !== anchor && site.steady && random.chance(0.5));
  const handover = has('heads') && heir !== undefined && has('grappeChanges');
  const rows: Row[] = [];
  for (const site of members) {
    const whole = site === anchor && !loose;
    const cuts = has('grappeChanges') && random.chance(0.4) ? [someDay(draw), someDay(draw)] : [];
    const heads = handover && (site === anchor || site === heir) ? [day] : [];
    for (const period of coverage(site).flatMap((days) => pieces(days, [...cuts, ...heads]))) {
      const needed = whole || heads.length > 0;
      if (!needed && has('grappeChanges') && random.chance(0.25)) continue;
      const head =
        site === anchor ? !handover || period.to < day : site === heir && handover && period.from >= day;
      rows.push({
        grappe: id,
        name: `Grappe « ${index} »`,
        kind,
        site: site.id,
        weight: has('weights') ? weightText(draw, site === anchor) : '',
        head: has('heads') ? (head ? 'yes' : random.pick(['no', ''])) : '',
        ...validityCells(period),
      });
    }
  }
  const held = rows.length > 0 ? rows : [bareRow(id, kind, anchor)];
  return { id, kind, rows: held, sites: members.map((site) => site.id), steady: !loose };
}

function bareRow(id: string, kind: string, anchor: Site): Row {
  return {
    grappe: id,
    name: 'G',
    kind,
    site: anchor.id,
    weight: '1',
    head: 'yes',
    valid_from: '',
    valid_to: '',
  };
}

function weightText({ random }: Draw, positive: boolean): string {
  if (!positive && random.chance(0.1)) return '0';
  return random.pick([
    String(random.int(1, 20)),
    `${random.int(0, 9)}.${random.int(1, 9)}`,
    `0.${random.pick(['125', '333333', '25'])}`,
  ]);
}
