import { join } from 'node:path';
import { hashesByPath } from '../../audit/checksums.ts';
import type { ManifestInput } from '../../audit/manifest-schema.ts';
import type { OnProblem } from '../../diagnostics/problem.ts';
import { releaseOf } from '../../domain/release.ts';
import { ownRelease } from '../../package-files.ts';
import { isThere } from '../../system/paths.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { loadSomeTables, type SomeTables } from '../../workspace/load-some-tables.ts';
import type { TableOfRun } from '../../workspace/tables.ts';
import type { ClosedRun } from './closed-runs.ts';
import { closedRunChanged } from './recorded-rows.ts';

/** Tables that a run packed, and the files that they were read from, by their paths from the workspace. */
interface PackedTables<N extends TableOfRun> extends Omit<SomeTables<N>, 'files'> {
  readonly inputs: readonly ManifestInput[];
}

/** Tables as a closed run has packed them; undefined where it packed none. */
export function packedTables<N extends TableOfRun>(
  { name, folder, manifest }: ClosedRun,
  names: readonly N[],
  report: OnProblem,
): PackedTables<N> | undefined {
  const packed = join(folder, 'inputs');
  if (!isThere(packed)) return undefined;
  const loaded = loadSomeTables(packed, releaseOf(manifest.grappe) ?? ownRelease(), names);
  if (loaded === undefined) return undefined;
  const { files, ...read } = loaded;
  const recorded = hashesByPath(manifest.inputs);
  const placeOf = (path: string): string => `${RUNS_FOLDER}/${name}/inputs/${path}`;
  for (const { path, sha256 } of files) {
    if (recorded.get(path) !== sha256) report(closedRunChanged(name, placeOf(path)));
  }
  const inputs = files.map((file) => ({ ...file, path: placeOf(file.path), rows: 0 }));
  return { ...read, inputs };
}
