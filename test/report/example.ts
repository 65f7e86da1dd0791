import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AllocatedLine } from '../../src/allocate/allocator.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import { computeRun } from '../../src/jobs/allocate/compute.ts';
import { eachStatement } from '../../src/report/statement/build.ts';
import type { Statement } from '../../src/report/statement/statement.ts';
import { NO_SINK } from '../../src/runs/computation.ts';
import type { RunTotals } from '../../src/settle/tally.ts';
import { type Title, titlesOf } from '../../src/settle/titles.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { inFolder } from '../audit/workspace.ts';

export const EXAMPLE = 'fixtures/grand-est';

/** A change of one file of the workspace: its text before, its text after. */
export type Change = readonly [path: string, change: (text: string) => string];

/** Runs with a copy of the worked example in which files were changed. */
export function withExample<T>(changes: readonly Change[], use: (folder: string) => Promise<T>): Promise<T> {
  return inFolder((folder) => {
    cpSync(EXAMPLE, folder, { recursive: true });
    for (const [path, change] of changes) {
      const file = join(folder, path);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    }
    return use(folder);
  });
}

/** A month of a workspace, shared. */
export interface Month {
  readonly workspace: Workspace;
  readonly lines: readonly AllocatedLine[];
  readonly totals: RunTotals;
  readonly titles: readonly Title[];
  readonly statements: readonly Statement[];
  readonly of: (member: string) => Statement;
}

export const RUN = {
  version: '0.1.0',
  runId: '0123456789abcdef',
  closedOn: undefined,
  anchor: undefined,
} as const;

export async function month(name: string, folder: string = EXAMPLE): Promise<Month> {
  const period = parsePeriod(name);
  if (period === undefined) throw new Error(`no period ${name}`);
  const lines: AllocatedLine[] = [];
  const loaded = loadWorkspace(folder);
  const computation = await computeRun(
    loaded,
    { selection: { kind: 'period', period }, allowUnallocated: false, traced: true },
    { ...NO_SINK, allocated: (line) => void lines.push(line) },
  );
  const { workspace } = loaded;
  const { totals, problems } = computation;
  if (workspace === undefined || totals === undefined) throw new Error(JSON.stringify(problems[0]));
  const { titles, faults } = titlesOf(workspace, lines, []);
  if (faults.length > 0) throw new Error(JSON.stringify(faults[0]));
  const source = { lines, corrections: [], titles, name: { period: name, ...RUN }, closedYear: undefined };
  const statements = [...eachStatement(workspace, source)];
  return {
    workspace,
    lines,
    totals,
    titles,
    statements,
    of(member) {
      const found = statements.find((statement) => statement.member.member === member);
      if (found === undefined) throw new Error(`no statement of ${member}`);
      return found;
    },
  };
}

/** The line of a statement, by invoice and line number; its only row. */
export function lineOf(statement: Statement, invoice: string, number: string): Statement['lines'][number] {
  const [found, ...others] = statement.lines.filter(
    ({ line }) => line.invoiceNumber === invoice && line.lineNumber === number,
  );
  if (found === undefined || others.length > 0) throw new Error(`not one row of ${invoice} ${number}`);
  return found;
}
