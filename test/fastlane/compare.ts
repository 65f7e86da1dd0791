/** Random workspaces computed with the lane and without it, and how much of them went through the lane. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePeriod } from '../../src/domain/period.ts';
import type { Selection } from '../../src/run/selection.ts';
import { editRows } from '../generators/finish.ts';
import type { GeneratedWorkspace } from '../generators/model.ts';
import { render } from '../generators/render.ts';
import { monthsOf } from '../generators/transforms.ts';
import { windows1252 } from '../invoices/temporary-workspace.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { inFolder } from '../properties/product.ts';
import { type BothWays, bothWays } from './both-ways.ts';
import type { BusyWorkspace } from './busy-workspace.ts';
import { difference } from './difference.ts';

export interface Compared {
  workspaces: number;
  runs: number;
  /** Runs that an error stood in the way of. */
  refused: number;
  /** Lines that were shared, and those of them that went through the lane. */
  shared: number;
  inLane: number;
  /** Those of the runs whose clerk worked in a thread of its own, and the lines of the lane in them. */
  threaded: number;
  inThread: number;
  problems: number;
}

export function nothingCompared(): Compared {
  return { workspaces: 0, runs: 0, refused: 0, shared: 0, inLane: 0, threaded: 0, inThread: 0, problems: 0 };
}

/** Compares all runs of a workspace. Throws where the two ways differ. */
export async function compareWays(
  { workspace, files, legacy, secondThread }: BusyWorkspace,
  sums: Compared,
): Promise<void> {
  sums.workspaces++;
  const add = ({ withLane, without, shared, inLane }: BothWays): void => {
    const found = difference(withLane, without);
    if (found !== undefined) throw new Error(found);
    sums.runs++;
    sums.problems += without.problems.length;
    if (without.written === undefined) sums.refused++;
    sums.shared += shared;
    sums.inLane += inLane;
    if (!secondThread) return;
    sums.threaded++;
    sums.inThread += inLane;
  };
  const selections = selectionsOf(workspace);
  const compare = (contents: WorkspaceFiles): Promise<ReadonlySet<string>> =>
    inFolder(contents, async (folder) => {
      for (const path of legacy) writeFileSync(join(folder, path), windows1252(contents[path] ?? ''));
      const refused = new Set<string>();
      for (const [index, selection] of selections.entries()) {
        const result = await bothWays(folder, { selection, allowUnallocated: index === 1, secondThread });
        add(result);
        for (const { place, severity } of result.without.problems) {
          if (severity === 'error') refused.add(`${place.file}:${place.row}`);
        }
      }
      return refused;
    });
  const refused = await compare(files);
  if (refused.size === 0) return;
  // Once more without the lines that were refused, so that all others come to be written.
  const isKept = (place: string): boolean => !refused.has(place.normalize('NFC'));
  await compare(render(editRows(workspace, isKept, (row) => row)));
}

/** All, a month, and an invoice or two. */
function selectionsOf(workspace: GeneratedWorkspace): readonly Selection[] {
  const months = monthsOf(workspace);
  const period = parsePeriod(months[months.length >> 1] ?? '');
  const rows = workspace.invoices.flatMap(({ table }) => table.rows);
  const numbers = [rows[0], rows[rows.length >> 1]].map((row) => row?.invoice_number ?? '');
  return [
    { kind: 'all' },
    ...(period === undefined ? [] : [{ kind: 'period' as const, period }]),
    { kind: 'invoices', numbers },
  ];
}
