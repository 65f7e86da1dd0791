import { holdsIn } from '../domain/release.ts';
import type { ClosedLine } from '../invoices/closed-lines.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';

interface Known {
  readonly known: ClosedLine;
}

/**
 * Lines of invoices that closed runs saw a part of, in the order in which those recorded them (ALLOCATION.md §7). In
 * runs of 0.1 lines that one run saw came in the order of today's files, so that a file renamed since moved a cent.
 */
export function inRecordedOrder<T extends Known>(
  lines: readonly T[],
  { workspace }: LoadedWorkspace,
): readonly T[] {
  const today = workspace === undefined || holdsIn(workspace.release, '0.2');
  const place = ({ known }: T): number => (today ? known.order : known.seenBy);
  return [...lines].sort((a, b) => place(a) - place(b));
}
