/** ALLOCATION.md §5: the shares that a key gives on one day. */
import type { Day } from './days.ts';
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
import type { Share, Tables } from './model.ts';
import { observed } from './observations.ts';
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
  /** P, narrowed by `over`. */
  readonly sites: readonly Participant[];
  /** M, narrowed by `over`. */
  readonly members: readonly string[];
  readonly group: boolean;
}

export function sharesByKey(key: Share, context: KeyContext): DayShare[] {
  switch (key.by) {
    case 'equal':
      return key.per === 'site'
        ? overSites(context, () => ONE)
        : overMembers(
            context,
            context.members.map((member) => [member, fraction(1n, BigInt(context.members.length))]),
          );
    case 'measure':
      return overSites(context, (site) => observed(site.site, key.reference, context.day, context.tables));
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
        [majority((site) => observed(site.site, key.reference, context.day, context.tables), context), ONE],
      ]);
    case 'mix':
      return key.of.flatMap((component) =>
        sharesByKey(component.share, context).map((row) => ({
          ...row,
          share: multiply(component.part, row.share),
        })),
      );
  }
}

function weightOf(site: Participant): Fraction {
  if (site.row?.weight === undefined) throw new LineError(`site ${site.site} has no weight`);
  return site.row.weight;
}

/** Share of site s = w(s) / Σ w over P, and Σ w must be > 0. */
function overSites({ sites }: KeyContext, weight: (site: Participant) => Fraction): DayShare[] {
  const weights = sites.map(weight);
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
