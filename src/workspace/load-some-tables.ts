import { join } from 'node:path';
import { keysIn } from '../allocate/keys/common/use.ts';
import { KEYS } from '../allocate/keys/list.ts';
import type { Convention } from '../domain/convention.ts';
import type { Release } from '../domain/release.ts';
import { CONVENTION_FILE } from './convention-places.ts';
import { loadConvention } from './load-convention.ts';
import type { Fingerprint } from './records/input-file.ts';
import { readTables, type TableOfRun, type Tables } from './tables.ts';

/** A convention, some of its tables, and the files that they were read from. */
export interface SomeTables<N extends TableOfRun> {
  readonly convention: Convention;
  readonly tables: Pick<Tables, N>;
  readonly files: readonly Fingerprint[];
}

/**
 * Some tables of a folder, which need contain only convention.yaml and their files.
 * Undefined where the convention cannot be understood. Problems are not reported: the folder was read without any.
 */
export function loadSomeTables<N extends TableOfRun>(
  folder: string,
  release: Release,
  names: readonly N[],
): SomeTables<N> | undefined {
  const place = { absolutePath: join(folder, CONVENTION_FILE), path: CONVENTION_FILE };
  const ignored = (): void => {};
  const { file, parsed, doubts } = loadConvention(place, keysIn(release, KEYS), release, ignored);
  if (file === undefined || parsed === undefined || doubts !== undefined) return undefined;
  const { convention } = parsed;
  const tables = readTables(folder, convention, release, ignored);
  const own = names.flatMap((name) => tables[name].reports.map(({ fingerprint }) => fingerprint));
  return { convention, tables, files: [file.fingerprint, ...own] };
}
