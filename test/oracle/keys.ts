/** ALLOCATION.md §5: the shares that a key gives on one day. */
import type { Day, Validity } from './days.ts';
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  isZero,
  multiply,
  ONE,
  sum,
  ZERO,
} from './fraction.ts';
import { inventoryWeight } from './inventory.ts';
import type { Over, Reference, Share, Tables, Threshold } from './model.ts';
import { measuredValue } from './observations.ts';
import { inGroup, LineError, ownersOf, type Participant } from './participants.ts';

export interface DayShare {
  readonly member: string;
  /** '' where the share stays on the member. */
  readonly site: string;
  readonly share: Fraction;
}

export interface KeyContext {
  readonly day: Day;
  readonly tables: Tables;
  /** What is shared, in cents: of a part of a mix, that part. */
  readonly net: Fraction;
  /** P, narrowed by `over`. */
  readonly sites: readonly Participant[];
  /** M, narrowed by `over`. */
  readonly members: readonly string[];
  readonly group: boolean;
  /** First and last kept day of the line. */
  readonly kept: Validity;
  /** The convention's word on sites of grappes. */
  readonly siteOfGrappe: string;
}

/** What `over` leaves of the participants. */
export function narrowed<T extends { sites: readonly Participant[]; members: readonly string[] }>(
  context: T,
  { siteTypes, members }: Over,
): T {
  const takesPart = (member: string): boolean => members === undefined || members.includes(member);
  return {
    ...context,
    sites: context.sites.filter(
      (site) => takesPart(site.owner) && (siteTypes === undefined || siteTypes.includes(site.type)),
    ),
    members: context.members.filter(takesPart),
  };
}

export function sharesByKey(key: Share, context: KeyContext): DayShare[] {
  if (context.members.length === 0) throw new LineError(`nobody takes part on day ${context.day}`);
  switch (key.by) {
    case 'equal':
      return key.per === 'site'
        ? overSites(context, () => ONE)
        : overMembers(
            context,
            context.members.map((member) => [member, fraction(1n, BigInt(context.members.length))]),
          );
    case 'measure':
      return key.per === 'site'
        ? overSites(context, (site) => siteValue(site, key.reference, context), key.threshold)
        : overMembers(
            context,
            memberShares((member) => memberValue(member, key.reference, context), context, key.threshold),
          );
    case 'sum':
      return made(key, context, (of) => {
        const total = sum(key.of.map(({ reference, coefficient }) => multiply(coefficient, of(reference))));
        if (compare(total, ZERO) < 0) throw new LineError('a sum is below zero');
        return total;
      });
    case 'product':
      return made(key, context, (of) => {
        const product = key.of.map(of).reduce(multiply, ONE);
        if (key.dividedBy === undefined) return product;
        const divisor = of(key.dividedBy);
        if (isZero(divisor)) throw new LineError(`${key.dividedBy.measure} divides and is zero`);
        return divide(product, divisor);
      });
    case 'accesses':
    case 'bandwidth':
      return overSites(context, (site) =>
        inventoryWeight(site.site, key.by, context.day, context.siteOfGrappe, context.tables),
      );
    case 'weight':
      return overSites(context, (site) => weightOf(site));
    case 'head':
      if (context.sites.filter((site) => site.row?.head).length !== 1) throw new LineError('not one head');
      return overSites(context, (site) => (site.row?.head ? ONE : ZERO));
    case 'fixed':
      return overMembers(context, fixedParts(key.parts, key.absent, context));
    case 'payer':
      if (!inGroup(key.member, context.day, context.tables))
        throw new LineError(`payer ${key.member} is absent`);
      return overMembers(context, [[key.member, ONE]]);
    case 'majority':
      return overMembers(context, [
        [majority((site) => siteValue(site, key.reference, context), context), ONE],
      ]);
    case 'amounts': {
      const net = compare(context.net, ZERO) < 0 ? multiply(context.net, fraction(-1n)) : context.net;
      const total = sum([...key.first.values()]);
      if (compare(total, net) > 0) throw new LineError('the amounts exceed the line');
      const first = [...key.first].flatMap(([member, amount]) => {
        if (isZero(amount)) return [];
        if (!inGroup(member, context.day, context.tables))
          throw new LineError(`${member} bears and is absent`);
        return [[member, divide(amount, net)] as const];
      });
      const left = isZero(total) ? ONE : divide(add(net, multiply(total, fraction(-1n))), net);
      return [...overMembers(context, first), ...partOf(left, key.rest, key.over, context)];
    }
    case 'mix':
      return key.of.flatMap(({ part, share, over }) => partOf(part, share, over, context));
  }
}

/** A part of the shares of another key, which shares that part of the net. */
function partOf(part: Fraction, share: Share, over: Over, context: KeyContext): DayShare[] {
  const within = narrowed({ ...context, net: multiply(part, context.net) }, over);
  return sharesByKey(share, within).map((row) => ({ ...row, share: multiply(part, row.share) }));
}

function siteValue(site: Participant, reference: Reference, { day, kept, tables }: KeyContext): Fraction {
  return multiply(
    measuredValue(site.site, reference, day, kept, tables),
    reference.times.get(site.type) ?? ONE,
  );
}

function memberValue(member: string, reference: Reference, { day, kept, tables }: KeyContext): Fraction {
  return measuredValue(member, reference, day, kept, tables);
}

/** Sites or members by what is made of their values in several measures. */
function made(
  { per, threshold }: { readonly per: 'site' | 'member'; readonly threshold: Threshold },
  context: KeyContext,
  weight: (of: (reference: Reference) => Fraction) => Fraction,
): DayShare[] {
  if (per === 'site') {
    return overSites(
      context,
      (site) => weight((reference) => siteValue(site, reference, context)),
      threshold,
    );
  }
  return overMembers(
    context,
    memberShares(
      (member) => weight((reference) => memberValue(member, reference, context)),
      context,
      threshold,
    ),
  );
}

function memberShares(
  value: (member: string) => Fraction,
  { members, day, tables }: KeyContext,
  { countsFrom, leftTo }: Threshold,
): (readonly [string, Fraction])[] {
  const values = members.map((member) => ({ member, weight: value(member) }));
  const least = multiply(countsFrom, sum(values.map(({ weight }) => weight)));
  const small = values.filter(({ member, weight }) => member !== leftTo && compare(weight, least) < 0);
  const weights = new Map(values.map(({ member, weight }) => [member, weight]));
  for (const { member } of small) weights.set(member, ZERO);
  if (leftTo !== '' && small.length > 0) {
    if (!inGroup(leftTo, day, tables)) throw new LineError(`${leftTo} is left weights and not in the group`);
    weights.set(leftTo, add(weights.get(leftTo) ?? ZERO, sum(small.map(({ weight }) => weight))));
  }
  const total = sum([...weights.values()]);
  if (isZero(total)) throw new LineError('the values of the members are all zero');
  return [...weights].map(([member, weight]) => [member, divide(weight, total)]);
}

/** Whoever weighs less than a part of the sum weighs nothing. */
function counted(weights: readonly Fraction[], from: Fraction): readonly Fraction[] {
  const least = multiply(from, sum(weights));
  return weights.map((weight) => (compare(weight, least) < 0 ? ZERO : weight));
}

function weightOf(site: Participant): Fraction {
  if (site.row?.weight === undefined) throw new LineError(`site ${site.site} has no weight`);
  return site.row.weight;
}

/** Share of site s = w(s) / Σ w over P, and Σ w must be > 0. */
function overSites(
  { sites }: KeyContext,
  weight: (site: Participant) => Fraction,
  { countsFrom }: Pick<Threshold, 'countsFrom'> = { countsFrom: ZERO },
): DayShare[] {
  const weights = counted(sites.map(weight), countsFrom);
  const total = sum(weights);
  if (isZero(total)) throw new LineError('the weights are all zero');
  return sites.map((site, i) => ({
    member: site.owner,
    site: site.site,
    share: divide(weights[i] ?? ZERO, total),
  }));
}

/** A member's share is split equally over its sites in P; for the group, and without a site in P, it stays on the member. */
function overMembers(context: KeyContext, shares: readonly (readonly [string, Fraction])[]): DayShare[] {
  return shares.flatMap(([member, share]) => {
    const sites = context.group ? [] : context.sites.filter((site) => site.owner === member);
    if (sites.length === 0) return [{ member, site: '', share }];
    const part = divide(share, fraction(BigInt(sites.length)));
    return sites.map((site) => ({ member, site: site.site, share: part }));
  });
}

function fixedParts(
  parts: ReadonlyMap<string, Fraction>,
  absent: string,
  { members, day, tables }: KeyContext,
): (readonly [string, Fraction])[] {
  const counted: (readonly [string, Fraction])[] = [];
  for (const member of members) {
    const part = parts.get(member);
    if (part === undefined) throw new LineError(`${member} has no part`);
    counted.push([member, part]);
  }
  for (const [member, part] of parts) {
    if (members.includes(member) || isZero(part)) continue;
    if (absent === '') throw new LineError(`${member} has a part and takes no part`);
    if (absent === 'left_out') continue;
    if (!inGroup(member, day, tables)) throw new LineError(`${member} is charged and not in the group`);
    counted.push([member, part]);
  }
  const total = sum(counted.map(([, part]) => part));
  if (isZero(total)) throw new LineError('the parts are all zero');
  return counted.map(([member, part]) => [member, divide(part, total)]);
}

/** The owner of sites in P with the greatest total; a tie for the greatest is an error. */
function majority(value: (site: Participant) => Fraction, { sites }: KeyContext): string {
  const totals = ownersOf(sites).map((owner) => ({
    owner,
    total: sites
      .filter((site) => site.owner === owner)
      .map(value)
      .reduce(add, ZERO),
  }));
  const greatest = totals.filter(({ total }) => totals.every((other) => compare(total, other.total) >= 0));
  const winner = greatest[0];
  if (winner === undefined || greatest.length > 1) throw new LineError('no single majority');
  return winner.owner;
}
