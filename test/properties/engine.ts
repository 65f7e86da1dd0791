/** What the properties are about: anything that shares the lines of a workspace, right or wrong. */
import { type AllocatedLine, createAllocator, type LineOutcome } from '../../src/allocate/allocator.ts';
import { hasErrors } from '../../src/diagnostics/problem.ts';
import { diagnosticText } from '../../src/diagnostics/render.ts';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import { readInvoiceLines } from '../../src/jobs/read-invoice-lines.ts';
import { ALLOCATION_COLUMNS } from '../../src/report/csv/allocation-columns.ts';
import { allocationWriter } from '../../src/report/csv/allocations.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import type { GeneratedWorkspace } from '../generators/model.ts';
import { render } from '../generators/render.ts';
import { inFolder } from './product.ts';

/** Shares lines given in canonical order. */
export type Engine = (workspace: Workspace, lines: readonly InvoiceLine[]) => readonly LineOutcome[];

/** The engine of grappe. */
export const product: Engine = (workspace, lines) => {
  const allocate = createAllocator(workspace);
  return lines.map((line) => allocate(line));
};

export interface ReadWorkspace {
  readonly workspace: Workspace;
  /** In canonical order. */
  readonly lines: readonly InvoiceLine[];
}

/** What was read of workspaces that are still at hand. */
const known = new WeakMap<GeneratedWorkspace, Promise<ReadWorkspace>>();

/** A generated workspace as grappe reads it from its files. */
export function read(ws: GeneratedWorkspace): Promise<ReadWorkspace> {
  const reading = known.get(ws) ?? readFiles(ws);
  known.set(ws, reading);
  return reading;
}

function readFiles(ws: GeneratedWorkspace): Promise<ReadWorkspace> {
  return inFolder(render(ws), async (folder) => {
    const loaded = loadWorkspace(folder);
    const { value: lines, problems } = await readInvoiceLines(loaded);
    if (loaded.workspace === undefined || hasErrors(problems)) {
      throw new Error(problems.map((problem) => diagnosticText(problem, 'en')).join('\n'));
    }
    return { workspace: loaded.workspace, lines };
  });
}

/** The rows of allocations.csv, and of each line that was not shared its place and why. */
export function rowsOf(outcomes: readonly LineOutcome[]): readonly string[] {
  const allocationRows = allocationWriter(ALLOCATION_COLUMNS);
  return outcomes.flatMap((outcome) => {
    if (outcome.kind === 'allocated') return allocationRows(outcome).trimEnd().split('\n');
    const codes = new Set(outcome.faults.map(({ code }) => code));
    return [`${outcome.line.file}:${outcome.line.row} ${outcome.kind}: ${[...codes].sort().join(' ')}`];
  });
}

export function allocatedOf(outcomes: readonly LineOutcome[]): readonly AllocatedLine[] {
  return outcomes.filter((outcome) => outcome.kind === 'allocated');
}
