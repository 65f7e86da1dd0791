/** The outcomes of the lines of a small workspace, as the library gives them and as who asks for traces has them. */
import { allocate } from '../../src/allocate/allocate.ts';
import { createAllocator, type LineOutcome } from '../../src/allocate/allocator.ts';
import { hasErrors } from '../../src/diagnostics/problem.ts';
import { readInvoiceLines } from '../../src/run/read-invoices.ts';
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
    if (workspace === undefined || hasErrors(problems)) throw new Error(JSON.stringify(problems));
    const allocator = createAllocator(workspace);
    return { plain: allocate(workspace, lines), traced: lines.map((line) => allocator(line, true)) };
  });
}
