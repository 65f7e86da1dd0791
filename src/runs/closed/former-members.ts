import type { ManifestInput } from '../../audit/manifest-schema.ts';
import type { OnProblem } from '../../diagnostics/problem.ts';
import type { Member } from '../../domain/tables.ts';
import { ALWAYS } from '../../domain/time/calendar.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { ClosedRun } from './closed-runs.ts';
import { packedTables } from './packed-tables.ts';

/** Members of closed runs that are no longer in the tables, and the files that they were read from. */
export interface FormerMembers {
  readonly members: readonly Member[];
  readonly inputs: readonly ManifestInput[];
}

/** The members that the tables no longer have, as runs have packed them; one that no run packed is called by its id. */
export function formerMembers(
  named: readonly Readonly<Record<'run' | 'member', string>>[],
  known: readonly Member[],
  runs: readonly ClosedRun[],
  report: OnProblem,
): FormerMembers {
  const ids = new Set(known.map(({ member }) => member));
  const members: Member[] = [];
  const inputs: ManifestInput[] = [];
  for (const run of runs) {
    const missing = named.filter((one) => one.run === run.name && !ids.has(one.member));
    if (missing.length === 0) continue;
    const packed = packedTables(run, ['members'], report);
    const { rows = [] } = packed?.tables.members ?? {};
    inputs.push(...(packed?.inputs ?? []));
    for (const id of new Set(missing.map(({ member }) => member))) {
      const ofMember = rows.filter(({ member }) => member === id);
      members.push(...ofMember);
      if (ofMember.length > 0) ids.add(id);
    }
  }
  const nowhere = new Set(named.map(({ member }) => member).filter((id) => !ids.has(id)));
  return { members: [...members, ...[...nowhere].map(nameless)], inputs };
}

/** A workspace with some members of closed runs added: those missing from its tables, as the latest run knew them. */
export function withFormerMembers(
  workspace: Workspace,
  ids: readonly string[],
  runs: readonly ClosedRun[],
  report: OnProblem,
): Workspace {
  const named = runs.flatMap(({ name }) => ids.map((member) => ({ run: name, member })));
  const { members } = formerMembers(named, workspace.members, [...runs].reverse(), report);
  return { ...workspace, members: [...workspace.members, ...members] };
}

function nameless(id: string): Member {
  return {
    member: id,
    name: id,
    siret: undefined,
    serviceCode: undefined,
    days: ALWAYS,
    file: 'members.csv',
    row: 0,
  };
}
