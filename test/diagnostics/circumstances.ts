import { appendFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../../src/diagnostics/codes.ts';
import { type Diagnostic, type Language, toDiagnostic } from '../../src/diagnostics/render.ts';
import { allocateRun } from '../../src/run/allocate-run.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';

/** A problem that no folder of files alone can show. */
export interface Circumstance {
  /** What is done to the base workspace before `allocate`. */
  readonly story: string;
  readonly expected: readonly string[];
  readonly meet: (workspace: string, language: Language) => Promise<readonly Diagnostic[]>;
}

const NOWHERE = 'nowhere';

export const CIRCUMSTANCES: Readonly<Partial<Record<Code, Circumstance>>> = {
  'workspace-missing': {
    story: 'The folder that was given does not exist.',
    expected: ['nowhere workspace-missing'],
    meet: (_, language) => allocate(NOWHERE, language),
  },
  'file-changed': {
    story: 'Another program writes to measures.csv while grappe reads the workspace.',
    expected: ['measures.csv file-changed'],
    meet: async (workspace, language) => {
      const loaded = loadWorkspace(workspace);
      appendFileSync(join(workspace, 'measures.csv'), 'students,0550020Y,2023-10-01,400\n');
      const { problems } = await allocateRun(
        loaded,
        {
          selection: { kind: 'all' },
          allowUnallocated: false,
          out: undefined,
          force: false,
          pack: true,
          reports: [],
          regularise: [],
        },
        () => {},
      );
      return problems.map((problem) => toDiagnostic(problem, language));
    },
  },
  'record-too-long': {
    story: 'A cell of measures.csv opens a quote in row 3 and holds 2 MiB of rows.',
    expected: ['measures.csv:3 record-too-long'],
    meet: (workspace, language) => {
      const rows = 'students,0550072E,2024-10-01,263\n'.repeat(65_536);
      const text = `measure,site,as_of,value\nstudents,0550020Y,2024-10-01,414\n"${rows}`;
      writeFileSync(join(workspace, 'measures.csv'), text);
      return allocate(workspace, language);
    },
  },
  'file-link': {
    story: 'The invoice file is a link to a file elsewhere.',
    expected: ['invoices/2025-09.csv file-link'],
    meet: (workspace, language) => {
      const invoices = join(workspace, 'invoices', '2025-09.csv');
      renameSync(invoices, join(workspace, 'elsewhere.csv'));
      symlinkSync('../elsewhere.csv', invoices);
      return allocate(workspace, language);
    },
  },
  'not-a-run': {
    story: 'The folder given with --out holds other files; --force does not change that.',
    expected: ['my-group not-a-run'],
    meet: (workspace, language) => allocate(workspace, language, ['--out', workspace, '--force']),
  },
  'run-exists': {
    story: 'The same run is made twice, the second time without --force.',
    expected: ['runs/all run-exists'],
    meet: async (workspace, language) => {
      await allocate(workspace, language);
      return allocate(workspace, language);
    },
  },
};

async function allocate(
  workspace: string,
  language: Language,
  options: readonly string[] = [],
): Promise<readonly Diagnostic[]> {
  const common = ['--reports', 'none', '--format', 'json', '--lang', language];
  const { stdout } = await runCommand(['allocate', workspace, ...options, ...common]);
  const told = workspace === NOWHERE ? stdout : stdout.replaceAll(workspace, 'my-group');
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(told);
  return diagnostics;
}
