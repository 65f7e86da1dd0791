import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../cli/run-command.ts';
import { type FileContents, inWorkspace } from './temporary-workspace.ts';

export type Row = Readonly<Record<string, string>>;

/** What `allocate` made of a workspace: the rows of allocations.csv, or the codes that stopped it. */
export interface FolderAllocation {
  readonly exitCode: number;
  readonly codes: readonly string[];
  readonly rows: readonly Row[];
  /** Paths of the inputs in the manifest. */
  readonly inputs: readonly string[];
}

export function allocateFolder(files: FileContents): Promise<FolderAllocation> {
  return inWorkspace(files, async (folder) => {
    const argv = ['allocate', folder, '--reports', 'none', '--format', 'json'];
    const { exitCode, stdout } = await runCommand(argv);
    const printed: { readonly diagnostics: readonly { readonly code: string }[] } = JSON.parse(stdout);
    const codes = printed.diagnostics.map(({ code }) => code);
    if (exitCode !== 0) return { exitCode, codes, rows: [], inputs: [] };
    const run = join(folder, 'runs/all');
    const manifest: { readonly inputs: readonly { readonly path: string }[] } = JSON.parse(
      readFileSync(join(run, 'manifest.json'), 'utf8'),
    );
    return {
      exitCode,
      codes,
      rows: rowsOf(readFileSync(join(run, 'allocations.csv'), 'utf8')),
      inputs: manifest.inputs.map(({ path }) => path),
    };
  });
}

/** The rows of a CSV of ours in which no cell is quoted. */
function rowsOf(csv: string): readonly Row[] {
  if (csv.includes('"')) throw new Error('a quoted cell');
  const [header = '', ...rows] = csv.trimEnd().split('\n');
  const names = header.split(',');
  return rows.map((row) =>
    Object.fromEntries(row.split(',').map((cell, index) => [names[index] ?? '', cell])),
  );
}

/** Chosen cells of each row. */
export function cells(rows: readonly Row[], ...names: readonly string[]): readonly string[] {
  return rows.map((row) => names.map((name) => row[name] ?? '').join(' '));
}

/** All of a row but where it was read. */
export function withoutPlace(rows: readonly Row[]): readonly Row[] {
  return rows.map(({ file: _, row: __, ...rest }) => rest);
}
