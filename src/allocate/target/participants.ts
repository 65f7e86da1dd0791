import { fault, type Reason } from '../../diagnostics/problem.ts';
import { fitted } from '../../domain/lists.ts';
import type { Over } from '../../domain/rule.ts';
import type { GrappeSite, SiteType, TableRow } from '../../domain/tables.ts';
import { covers, type Day, formatDay } from '../../domain/time/calendar.ts';
import { compareText } from '../../text/text-order.ts';
import { isInGroup, type Register, rowOn } from '../register.ts';
import { nobodyTakesPart, type Target } from './target.ts';

/** A site that takes part on a day, with its owner and its row on that day. */
export interface Participant extends TableRow {
  readonly site: string;
  readonly member: string;
  readonly type: SiteType;
  /** Its row in the grappe, when the target is one. */
  readonly inGrappe: GrappeSite | undefined;
}

/** Who takes part on a day (ALLOCATION.md §4): P, the sites, and M, the members; both by id. */
export interface Participants {
  readonly sites: readonly Participant[];
  readonly members: readonly string[];
}

export function participantsOn(
  target: Target,
  day: Day,
  register: Register,
): { readonly participants: Participants } | Reason {
  switch (target.kind) {
    case 'member':
      if (!isInGroup(register, target.id, day)) {
        const joined = joinedAfter(target.id, day, register);
        return fault('member-absent', { value: target.id, days: formatDay(day), joined });
      }
      return { participants: { sites: [], members: [target.id] } };
    case 'site':
      return ofSites([{ site: target.id, inGrappe: undefined }], target, day, register);
    case 'grappe': {
      const rows = (register.grappes.get(target.id) ?? []).filter(({ days }) => covers(days, day));
      const sites = rows.map((row) => ({ site: row.site, inGrappe: row }));
      return ofSites(sites, target, day, register);
    }
    case 'group':
      return { participants: wholeGroup(day, register) };
  }
}

/** Those that joined on the day after a member left, by a day on which it is gone: its successor in a merger, perhaps. */
function joinedAfter(left: string, day: Day, { members }: Register): string | undefined {
  const last = members.get(left)?.findLast(({ days }) => days.to < day)?.days.to;
  if (last === undefined) return undefined;
  // Its own next stay would hold that day, or have ended later.
  const joined = [...members].filter(([, stays]) => stays.some(({ days }) => days.from === last + 1));
  return joined.length === 0 ? undefined : joined.map(([member]) => member).join(', ');
}

function ofSites(
  sites: readonly Pick<Participant, 'site' | 'inGrappe'>[],
  target: Target,
  day: Day,
  register: Register,
): { readonly participants: Participants } | Reason {
  if (sites.length === 0) {
    return nobodyTakesPart(target, day, '');
  }
  const participants: Participant[] = [];
  const absent: string[] = [];
  for (const { site, inGrappe } of sites) {
    const participant = participantOn(site, inGrappe, day, register);
    if (participant === undefined) absent.push(site);
    else participants.push(participant);
  }
  const [site, ...others] = absent;
  if (site !== undefined) {
    const grappe = target.kind === 'grappe' ? target.id : '';
    const member = rowOn(register.sites.get(site), day)?.member ?? '';
    const ownerless = member === '' ? site : '';
    const args = { site, member, ownerless, value: target.id, days: formatDay(day), grappe };
    return fault('site-absent', { ...args, others: others.join(', ') });
  }
  return { participants: { sites: fitted(participants), members: ownersOf(participants) } };
}

function wholeGroup(day: Day, register: Register): Participants {
  const sites: Participant[] = [];
  for (const site of register.groupHasSites ? register.sites.keys() : []) {
    const participant = participantOn(site, undefined, day, register);
    if (participant !== undefined) sites.push(participant);
  }
  const members = [...register.members.keys()].filter((member) => isInGroup(register, member, day));
  return { sites, members };
}

/** A site with its owner on a day; undefined where that one is not in the group then. */
function participantOn(
  site: string,
  inGrappe: GrappeSite | undefined,
  day: Day,
  register: Register,
): Participant | undefined {
  const row = rowOn(register.sites.get(site), day);
  if (row === undefined || !isInGroup(register, row.member, day)) return undefined;
  return { site, inGrappe, member: row.member, type: row.type, row: row.row, file: row.file };
}

function ownersOf(sites: readonly Participant[]): readonly string[] {
  return [...new Set(sites.map(({ member }) => member))].sort(compareText);
}

/** The participants that a rule for the group keeps. */
export function narrow(participants: Participants, over: Over | undefined): Participants {
  if (over === undefined) return participants;
  const { sites, members } = participants;
  const byMember = (member: string): boolean => over.members?.includes(member) ?? true;
  return {
    sites: sites.filter(({ type, member }) => (over.siteTypes?.includes(type) ?? true) && byMember(member)),
    members: members.filter(byMember),
  };
}
