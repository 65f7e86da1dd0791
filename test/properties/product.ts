/** The product as the properties see it: a folder of files in, the texts of a run or its problems out. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isError } from '../../src/diagnostics/problem.ts';
import { diagnosticText } from '../../src/diagnostics/render.ts';
import { parsePeriod } from '../../src/domain/period.ts';
import { allocateRun } from '../../src/run/allocate-run.ts';
import type { Selection } from '../../src/run/selection.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';

export type ProductResult =
  | {
      readonly ok: true;
      readonly allocations: string;
      readonly charges: string;
      readonly settlement: string;
    }
  | { readonly ok: false; readonly codes: readonly string[]; readonly reasons: readonly string[] };

export interface ProductOptions {
  readonly period?: string;
  readonly allowUnallocated?: boolean;
}

/** Gives `use` a folder that holds the files, and removes it afterwards. */
export async function inFolder<T>(
  files: WorkspaceFiles,
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-test-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      const absolute = join(folder, path);
      mkdirSync(dirname(absolute), { recursive: true });
      writeFileSync(absolute, text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `grappe allocate` of the files, written to a run folder and read back. */
export function productRun(files: WorkspaceFiles, options: ProductOptions = {}): Promise<ProductResult> {
  return inFolder(files, async (folder) => {
    const result = await allocateRun(
      loadWorkspace(folder),
      {
        selection: selectionOf(options.period),
        allowUnallocated: options.allowUnallocated ?? false,
        out: undefined,
        force: false,
        pack: false,
        reports: [],
      },
      () => {},
    );
    if (result.run === undefined) {
      const errors = result.problems.filter(isError);
      return {
        ok: false,
        codes: [...new Set(errors.map(({ code }) => code))],
        reasons: errors.map((problem) => diagnosticText(problem, 'en')),
      };
    }
    const text = (name: string): string => readFileSync(join(result.run?.folder ?? '', name), 'utf8');
    return {
      ok: true,
      allocations: text('allocations.csv'),
      charges: text('charges.csv'),
      settlement: text('settlement.csv'),
    };
  });
}

export function selectionOf(text: string | undefined): Selection {
  if (text === undefined) return { kind: 'all' };
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(`no period: ${text}`);
  return { kind: 'period', period };
}
