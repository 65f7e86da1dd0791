import { join } from 'node:path';
import { keysIn } from '../allocate/keys/common/use.ts';
import { KEYS } from '../allocate/keys/list.ts';
import type { Release } from '../domain/release.ts';
import type { Member } from '../domain/tables/member.ts';
import { CONVENTION_FILE } from './convention-places.ts';
import { loadConvention } from './load-convention.ts';
import type { Fingerprint } from './records/input-file.ts';
import { readTables } from './tables.ts';

/** The members of a folder that need contain only convention.yaml and their table, and the files that list them. */
export function loadMembers(
  folder: string,
  release: Release,
): { readonly members: readonly Member[]; readonly files: readonly Fingerprint[] } {
  const place = { absolutePath: join(folder, CONVENTION_FILE), path: CONVENTION_FILE };
  const ignored = (): void => {};
  const { file, parsed, doubts } = loadConvention(place, keysIn(release, KEYS), release, ignored);
  if (file === undefined || parsed === undefined || doubts !== undefined) return { members: [], files: [] };
  const { members } = readTables(folder, parsed.convention, release, ignored);
  const own = members.reports.map(({ fingerprint }) => fingerprint);
  return { members: members.rows, files: [file.fingerprint, ...own] };
}
