/** A small workspace without the command line: its register, and the outcomes of its lines with traces and without. */
import { allocate, createAllocator, type LineOutcome } from '../../src/allocate/allocator.ts';
import type { Register } from '../../src/allocate/register.ts';
import { registerOf } from '../../src/allocate/register-of.ts';
import { hasErrors, isError, type Problem } from '../../src/diagnostics/problem.ts';
import { toDiagnostic } from '../../src/diagnostics/render.ts';
import { readInvoiceLines } from '../../src/jobs/read-invoice-lines.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { inFolder } from '../properties/product.ts';

export interface Outcomes {
  readonly plain: readonly LineOutcome[];
  readonly traced: readonly LineOutcome[];
}

export function outcomes(files: WorkspaceFiles): Promise<Outcomes> {
  return inFolder(files, async (folder) => {
    const { workspace, ...loaded } = loadWorkspace(folder);
    const { value: lines, problems } = await readInvoiceLines({ workspace, ...loaded });
    if (workspace === undefined || hasErrors(problems)) throw new Error(errorsOf(problems));
    const allocator = createAllocator(workspace);
    return { plain: allocate(workspace, lines), traced: lines.map((line) => allocator(line, true)) };
  });
}

export function registerFrom(files: WorkspaceFiles): Promise<Register> {
  return inFolder(files, (folder) => {
    const { workspace, problems } = loadWorkspace(folder);
    if (workspace === undefined) throw new Error(errorsOf(problems));
    return registerOf(workspace);
  });
}

/** The errors of a workspace that should have none, one a line. */
function errorsOf(problems: readonly Problem[]): string {
  return problems
    .filter(isError)
    .map((found) => toDiagnostic(found, 'en'))
    .map(({ file, row, code, message }) => `${file}:${row ?? ''} ${code}: ${message}`)
    .join('\n');
}
