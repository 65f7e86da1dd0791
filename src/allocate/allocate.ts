import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Workspace } from '../domain/workspace.ts';
import { createAllocator, type LineOutcome } from './allocator.ts';

/**
 * Shares invoice lines under a workspace's convention (ALLOCATION.md). Pure: no file is read or written.
 *
 * @param lines in canonical order, all lines of each invoice among them: VAT by invoice and `carry` go from one to the next.
 * @returns one outcome for each line, in the same order: its rows in cents, or why it cannot be shared.
 */
export function allocate(workspace: Workspace, lines: Iterable<InvoiceLine>): readonly LineOutcome[] {
  const allocateLine = createAllocator(workspace);
  return Array.from(lines, (line) => allocateLine(line));
}
