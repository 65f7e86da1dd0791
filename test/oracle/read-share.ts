/** `share` of a rule, and its parts. */
import { compare, divide, type Fraction, fraction, multiply, ONE, sum, ZERO } from './fraction.ts';
import type { Known } from './known.ts';
import type { Over, Reference, Share, Threshold } from './model.ts';
import { parseNumber, parsePart } from './numbers.ts';
import { knownTexts, wordTexts } from './read-lists.ts';
import { REFERENCE, readReference, VALUE } from './read-reference.ts';
import type { Reasons } from './table.ts';
import { SITE_TYPES } from './vocabulary.ts';
import { type Node, type Reader, reader } from './yaml-node.ts';

export interface ShareContext {
  readonly target: string;
  readonly known: Known;
  readonly reasons: Reasons;
  /** Whether every day of every line is kept: `prorata: daily` and `basis: service`, always. */
  readonly wholePeriods: boolean;
  /** Whether an `over` around this share narrows site types. */
  readonly narrowed: boolean;
}

/** The share of a rule, or of a part of its top `mix`, may have an `over`. */
export type Place = 'top' | 'part' | 'inner';

const HUNDRED = fraction(100n);
const THRESHOLD = ['counts_from', 'left_to'];

export function readOver(node: Node, place: string, { target, known, reasons }: ShareContext): Over {
  const share = reader(node, place, undefined, reasons);
  if (share.has('over') && target !== 'group')
    reasons.push(`convention.yaml: ${place}: over is for the target group`);
  const over = reader(share.map('over'), `${place}.over`, ['site_types', 'members'], reasons);
  return {
    siteTypes: wordTexts(over, 'site_types', SITE_TYPES, reasons),
    members: knownTexts(over, 'members', known.members, reasons),
  };
}

export function readShare(node: Node, place: string, level: Place, outer: ShareContext): Share {
  const { known, reasons, target } = outer;
  const over = level === 'inner' ? undefined : readOver(node, place, { ...outer, reasons: [] });
  const context = { ...outer, narrowed: outer.narrowed || over?.siteTypes !== undefined };
  const by = reader(node, place, undefined, []).text('by');
  const wrong = (what: string): void => {
    reasons.push(`convention.yaml: ${place}: ${what}`);
  };
  const read = (...keys: string[]): Reader =>
    reader(node, place, ['by', ...keys, ...(level === 'inner' ? [] : ['over'])], reasons);
  const overMembers = (): void => {
    if (context.narrowed) wrong('site_types does not narrow the members of a key over members');
  };
  const perOf = (share: Reader): 'site' | 'member' => {
    const per = share.oneOf('per', ['', 'member'], '') === 'member' ? 'member' : 'site';
    if (per === 'member') overMembers();
    return per;
  };
  const member = (id: string): string => {
    if (!known.members.has(id)) wrong(`unknown member ${id}`);
    return id;
  };
  const threshold = (share: Reader, per: 'site' | 'member'): Threshold => {
    const leftTo = share.text('left_to');
    if (leftTo !== '' && per === 'site') wrong('left_to is with per: member');
    if (leftTo !== '' && !share.has('counts_from')) wrong('left_to without counts_from');
    if (leftTo !== '') member(leftTo);
    return { countsFrom: readThreshold(share, wrong), leftTo };
  };
  switch (by) {
    case 'equal': {
      const per = read('per').oneOf('per', ['', 'site', 'member'], 'member');
      if (per !== 'site') overMembers();
      return { by: 'equal', per: per === 'site' ? 'site' : 'member' };
    }
    case 'weight':
    case 'head':
      read();
      if (target !== 'grappe') wrong(`${by} is for the target grappe`);
      return { by };
    case 'accesses':
    case 'bandwidth':
      read();
      return { by };
    case 'fixed': {
      overMembers();
      const share = read('parts', 'absent');
      const parts = new Map<string, Fraction>();
      for (const [id, part] of share.map('parts')) parts.set(member(id), readPart(part, place, reasons));
      if (parts.size === 0) wrong('no parts');
      return { by, parts, absent: share.oneOf('absent', ['', 'charged', 'left_out'], '') };
    }
    case 'payer':
      overMembers();
      return { by, member: member(read('member').text('member')) };
    case 'majority': {
      overMembers();
      const share = read('of', ...REFERENCE, ...VALUE, 'times');
      return { by, reference: readReference(share.text('of'), share, 'site', context) };
    }
    case 'sum': {
      const share = read('per', 'of', ...THRESHOLD);
      const per = perOf(share);
      const of = share.list('of').map((item, i) => {
        const inside = `${place}.of[${i}]`;
        const text = reader(item, inside, undefined, []).text('coefficient');
        const size = text === '' ? ONE : parsePart(text.replace(/^-/u, ''));
        const coefficient = size && text.startsWith('-') ? multiply(size, fraction(-1n)) : size;
        if (coefficient === undefined) wrong('coefficient');
        const reference = readTerm(item, inside, per, context, ['coefficient']);
        return { reference, coefficient: coefficient ?? ONE };
      });
      if (of.length === 0) wrong('no measures');
      return { by, per, of, threshold: threshold(share, per) };
    }
    case 'product': {
      const share = read('per', 'of', 'divided_by', ...THRESHOLD);
      const per = perOf(share);
      const of = share.list('of').map((item, i) => readTerm(item, `${place}.of[${i}]`, per, context));
      if (of.length === 0) wrong('no measures');
      const dividedBy = share.has('divided_by')
        ? readTerm(share.map('divided_by'), `${place}.divided_by`, per, context)
        : undefined;
      return { by, per, of, dividedBy, threshold: threshold(share, per) };
    }
    case 'amounts': {
      overMembers();
      const share = read('first', 'rest');
      const first = new Map<string, Fraction>();
      for (const [id, node] of share.map('first')) {
        const euros =
          typeof node === 'string' ? parseNumber(node, { delimiter: ',', decimal: undefined }, 2) : undefined;
        if (euros === undefined || euros.n < 0n) wrong(`first: ${id}`);
        else first.set(member(id), multiply(euros, HUNDRED));
      }
      if (!share.has('first') || !share.has('rest')) wrong('amounts need first and rest');
      const inside = `${place}.rest`;
      const rest = share.map('rest');
      return {
        by,
        first,
        over:
          level === 'top' ? readOver(rest, inside, context) : { siteTypes: undefined, members: undefined },
        rest: readShare(rest, inside, level === 'top' ? 'part' : 'inner', context),
      };
    }
    case 'mix':
      return { by, of: readMix(read('of').list('of'), place, level, context) };
    default: {
      const share = read('per', ...REFERENCE, ...VALUE, 'times', ...THRESHOLD);
      const per = perOf(share);
      if (per === 'member' && share.has('times')) wrong('times is not with per: member');
      const reference = readReference(by, share, per, context);
      return { by: 'measure', per, reference, threshold: threshold(share, per) };
    }
  }
}

/** A part of the whole: `10 %`, `1/10`, `0.1`. */
function readThreshold(share: Reader, wrong: (what: string) => void): Fraction {
  const text = share.text('counts_from');
  if (text === '') return ZERO;
  const percent = /^(.+?) ?%$/u.exec(text)?.[1];
  const read = parsePart(percent ?? text);
  const part = read && percent !== undefined ? divide(read, HUNDRED) : read;
  if (part === undefined || compare(part, ONE) > 0) wrong('counts_from');
  return part ?? ZERO;
}

/** One of the measures of a `sum` or a `product`. */
function readTerm(
  node: Node,
  place: string,
  per: 'site' | 'member',
  context: ShareContext,
  more: readonly string[] = [],
): Reference {
  const times = per === 'site' ? ['times'] : [];
  const share = reader(node, place, ['measure', ...REFERENCE, ...VALUE, ...times, ...more], context.reasons);
  return readReference(share.text('measure'), share, per, context);
}

/** Parts that sum to exactly 1, or to exactly 100. */
function readMix(
  items: readonly Node[],
  place: string,
  level: Place,
  context: ShareContext,
): { part: Fraction; share: Share; over: Over }[] {
  const { reasons } = context;
  const of = items.map((item, i) => {
    const inside = `${place}.of[${i}]`;
    const component = reader(item, inside, ['part', 'share'], reasons);
    const share = component.map('share');
    return {
      part: readPart(component.text('part'), place, reasons),
      over: level === 'top' ? readOver(share, inside, context) : { siteTypes: undefined, members: undefined },
      share: readShare(share, inside, level === 'top' ? 'part' : 'inner', context),
    };
  });
  const total = sum(of.map(({ part }) => part));
  if (compare(total, HUNDRED) === 0)
    return of.map((component) => ({ ...component, part: divide(component.part, HUNDRED) }));
  if (compare(total, ONE) !== 0) reasons.push(`convention.yaml: ${place}: parts are neither 1 nor 100`);
  return of;
}

function readPart(node: Node, place: string, reasons: Reasons): Fraction {
  const part = typeof node === 'string' ? parsePart(node) : undefined;
  if (part === undefined) reasons.push(`convention.yaml: ${place}: no part`);
  return part ?? ONE;
}
