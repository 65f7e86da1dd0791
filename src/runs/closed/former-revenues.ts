import type { Register } from '../../allocate/register.ts';
import { registerOf } from '../../allocate/register-of.ts';
import type { ManifestInput } from '../../audit/manifest-schema.ts';
import type { OnProblem } from '../../diagnostics/problem.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { FormerRegisters } from '../../settle/debts.ts';
import type { Regularisation } from '../../settle/regularisation.ts';
import type { ClosedRun } from './closed-runs.ts';
import { packedTables } from './packed-tables.ts';

/** The tables that decide the revenue imputation of a row, and those whose names their lists may use. */
const OF_REVENUES = ['members', 'sites', 'grappes', 'imputations'] as const;

/** The registers by which closed runs looked up revenues, and the files that they were read from. */
export interface FormerRevenues {
  readonly registers: FormerRegisters;
  readonly inputs: readonly ManifestInput[];
}

export const NO_REVENUES: FormerRevenues = { registers: new Map(), inputs: [] };

/**
 * The tables by which closed runs looked up the revenues that corrections take back, as these runs packed them.
 * Today's register stands for that of a run without packed inputs.
 */
export function formerRevenues(
  corrections: readonly Regularisation[],
  workspace: Workspace,
  runs: readonly ClosedRun[],
  report: OnProblem,
): FormerRevenues {
  const registers = new Map<string, Register>();
  const inputs: ManifestInput[] = [];
  if (!holdsIn(workspace.release, '0.2')) return NO_REVENUES;
  const claims = corrections.filter(
    ({ member, billedTo, nature }) =>
      member !== billedTo && (workspace.imputations !== undefined || nature !== ''),
  );
  const wanted = new Set(claims.flatMap(({ former }) => former?.by ?? []));
  for (const run of runs) {
    const packed = wanted.has(run.name) ? packedTables(run, OF_REVENUES, report) : undefined;
    if (packed === undefined) continue;
    const { convention, tables } = packed;
    const imputations = tables.imputations.present ? tables.imputations.rows : undefined;
    const then = { ...workspace, convention, sites: tables.sites.rows, imputations };
    registers.set(run.name, registerOf(then));
    inputs.push(...packed.inputs);
  }
  return { registers, inputs };
}
