import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestInput } from '../audit/manifest-schema.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { ALWAYS } from '../domain/calendar.ts';
import type { Member } from '../domain/member.ts';
import { releaseOf } from '../domain/release.ts';
import type { Correction } from '../settle/correction.ts';
import { ownRelease } from '../version.ts';
import { loadMembers } from '../workspace/load-members.ts';
import { type ClosedRun, RUNS_FOLDER } from './closed-runs.ts';

/** Members that a correction concerns and that have left the tables, and the files that they were read from. */
export interface FormerMembers {
  readonly members: readonly Member[];
  readonly inputs: readonly ManifestInput[];
}

/**
 * Reads the members that corrections name and the tables do not (after a merger) from what the corrected runs have
 * packed. One that no run has packed goes by its id.
 */
export function formerMembers(
  corrections: readonly Correction[],
  known: readonly Member[],
  runs: readonly ClosedRun[],
  report: (found: Problem) => void,
): FormerMembers {
  const ids = new Set(known.map(({ member }) => member));
  const members: Member[] = [];
  const inputs: ManifestInput[] = [];
  for (const run of runs) {
    const missing = new Set(
      corrections
        .filter((correction) => correction.run === run.name)
        .flatMap(({ member, billedTo }) => [member, billedTo])
        .filter((member) => !ids.has(member)),
    );
    if (missing.size === 0) continue;
    const packed = membersOf(run, report);
    inputs.push(...packed.inputs);
    for (const id of missing) {
      const rows = packed.members.filter(({ member }) => member === id);
      members.push(...(rows.length > 0 ? rows : [nameless(id)]));
      ids.add(id);
    }
  }
  return { members, inputs };
}

function nameless(id: string): Member {
  return { member: id, name: id, siret: undefined, serviceCode: undefined, days: ALWAYS, row: 0 };
}

function membersOf({ name, folder, manifest }: ClosedRun, report: (found: Problem) => void): FormerMembers {
  const packed = join(folder, 'inputs');
  if (!existsSync(packed)) return { members: [], inputs: [] };
  const { members, files } = loadMembers(packed, releaseOf(manifest.grappe) ?? ownRelease());
  const recorded = new Map(manifest.inputs.map(({ path, sha256 }) => [path, sha256]));
  for (const { path, sha256 } of files) {
    if (recorded.get(path) === sha256) continue;
    const file = `${RUNS_FOLDER}/${name}/inputs/${path}`;
    report(problem('closed-run-changed', { file }, { run: file }));
  }
  const inputs = files.map((file) => ({
    ...file,
    path: `${RUNS_FOLDER}/${name}/inputs/${file.path}`,
    rows: 0,
  }));
  return { members, inputs };
}
