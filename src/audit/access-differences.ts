import { getOrInsert } from '../domain/cache.ts';
import { lineKeyText, recordedKey } from '../domain/line-key.ts';
import { type Cents, parseCents } from '../domain/numbers/money.ts';
import { joined } from '../text/joined.ts';
import { compareByFields, compareText } from '../text/text-order.ts';
import type { AllocationCells } from './line-differences.ts';

/** What changed for an access and item between two runs of different invoices. */
export type AccessChange = 'appeared' | 'vanished' | 'price' | 'share' | 'owner';

/** An access, item and category (without access: what is served) that two runs charge differently. */
export interface AccessDifference {
  readonly access: string;
  readonly serves: string;
  readonly itemCode: string;
  readonly category: string;
  readonly changes: readonly AccessChange[];
  /** Undefined on the side that has none. */
  readonly old: AccessSums | undefined;
  readonly new: AccessSums | undefined;
}

/** What a run charges for an access and item, and to whom. */
export interface AccessSums {
  readonly lines: number;
  readonly net: Cents;
  readonly gross: Cents;
  /** `CEA STRASBOURG-CLG 414/677`, in code point order. */
  readonly shares: readonly string[];
}

interface Group {
  readonly keys: readonly [access: string, serves: string, itemCode: string, category: string];
  readonly lines: Set<string>;
  net: Cents;
  gross: Cents;
  readonly shares: Set<string>;
  /** Site and member, separated by a line feed: an id may contain spaces. */
  readonly owners: Set<string>;
}

/** Whether a line is in both of two runs, which are then compared line by line; of an invoice, each may have a part. */
export function haveALineInCommon(
  before: Iterable<AllocationCells>,
  after: Iterable<AllocationCells>,
): boolean {
  const known = new Set<string>();
  for (const row of before) known.add(lineKeyText(recordedKey(row)));
  for (const row of after) if (known.has(lineKeyText(recordedKey(row)))) return true;
  return false;
}

/** The accesses and items in which two runs differ, in code point order (YEAR.md, "diff by access"). */
export function accessDifferences(
  before: Iterable<AllocationCells>,
  after: Iterable<AllocationCells>,
): readonly AccessDifference[] {
  const old = groupsOf(before);
  const recent = groupsOf(after);
  return [...new Set([...old.keys(), ...recent.keys()])]
    .flatMap((key): readonly AccessDifference[] => {
      const [one, other] = [old.get(key), recent.get(key)];
      const changes = changesOf(one, other);
      const [access, serves, itemCode, category] = (other ?? one)?.keys ?? ['', '', '', ''];
      if (changes.length === 0) return [];
      return [{ access, serves, itemCode, category, changes, old: sumsOf(one), new: sumsOf(other) }];
    })
    .sort(compareByFields('access', 'serves', 'itemCode', 'category'));
}

function groupsOf(rows: Iterable<AllocationCells>): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const cell = (name: string): string => row[name] ?? '';
    const access = cell('access');
    const keys = [access, access === '' ? cell('serves') : '', cell('item_code'), cell('category')] as const;
    const group = getOrInsert(groups, JSON.stringify(keys), () => newGroup(keys));
    group.lines.add(lineKeyText(recordedKey(row)));
    group.net += parseCents(cell('net_amount'));
    group.gross += parseCents(cell('gross_amount'));
    group.shares.add(joined([cell('member'), cell('site'), cell('share')], ' '));
    if (cell('site') !== '') group.owners.add(`${cell('site')}\n${cell('member')}`);
  }
  return groups;
}

function newGroup(keys: Group['keys']): Group {
  return { keys, lines: new Set(), net: 0n, gross: 0n, shares: new Set(), owners: new Set() };
}

function changesOf(old: Group | undefined, recent: Group | undefined): readonly AccessChange[] {
  if (old === undefined) return ['appeared'];
  if (recent === undefined) return ['vanished'];
  const changes: AccessChange[] = [];
  if (old.net !== recent.net || old.gross !== recent.gross) changes.push('price');
  if (!isSame(old.shares, recent.shares)) changes.push('share');
  if (hasOtherOwner(old, recent)) changes.push('owner');
  return changes;
}

/** Whether a site that both runs charge belongs, in one of them, to a member to which it does not in the other. */
function hasOtherOwner({ owners: old }: Group, { owners: recent }: Group): boolean {
  const siteOf = (owner: string): string => owner.slice(0, owner.indexOf('\n'));
  const [before, after] = [old, recent].map((owners) => new Set([...owners].map(siteOf)));
  const isOfBoth = (owner: string): boolean => [before, after].every((sites) => sites?.has(siteOf(owner)));
  return [...old, ...recent].some((owner) => isOfBoth(owner) && !(old.has(owner) && recent.has(owner)));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

function sumsOf(group: Group | undefined): AccessSums | undefined {
  if (group === undefined) return undefined;
  const { lines, net, gross, shares } = group;
  return { lines: lines.size, net, gross, shares: [...shares].sort(compareText) };
}
