import { printable } from '../../text/printable.ts';
import type { ListProposal } from './list-proposal.ts';
import { tableOf } from './place-columns.ts';
import { firstText } from './seen-list.ts';

/** A list before another one that is read alike, and how many rows of the other it has. */
export interface EarlierVersion {
  readonly name: string;
  readonly same: number;
  readonly of: number;
}

/** The first list before this one that is read alike and has most of its rows: both may be versions of one list. */
export function earlierVersion(
  proposal: ListProposal,
  all: readonly ListProposal[],
): EarlierVersion | undefined {
  const [form, keys] = [formOf(proposal), keysOf(proposal)];
  for (const other of all.slice(0, all.indexOf(proposal))) {
    if (other.list === proposal.list || formOf(other) !== form) continue;
    const there = new Set(keysOf(other));
    const same = keys.filter((key) => there.has(key)).length;
    const { name, sheet } = other.list;
    const shown = printable(sheet === undefined ? name : `${name} (${sheet})`);
    if (same * 2 > keys.length) return { name: shown, same, of: keys.length };
  }
  return undefined;
}

/** The table, the headers, and what is the same for all rows: pupils of another day are no other version. */
function formOf({ kind, list, columns, defaults, openDefaults }: ListProposal): string {
  const read = [...columns].map(([name, seen]) => [name, ...seen.map(({ header }) => header)]);
  const said = [...defaults].filter(([name]) => name !== 'source');
  return JSON.stringify([kind, list.columns.map(({ header }) => header), read, said, [...openDefaults]]);
}

/** What identifies each row that is read, as far as columns say it. */
function keysOf({ kind, list, placed, skipRows }: ListProposal): readonly string[] {
  const { key } = tableOf(kind);
  const rows = list.rows.filter((row) => !skipRows.isSkipped(row));
  return rows.map((row) => JSON.stringify(key.map((name) => firstText(row, placed(name)))));
}
