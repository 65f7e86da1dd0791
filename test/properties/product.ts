/** The product as its users have it: a folder of files in, a run folder out, or exit code 2 and the problems. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { inFolder as inEmptyFolder, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
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

/** What `--format json` prints, as far as it is needed here. */
interface RunDocument {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly file: string;
    readonly row: number | null;
    readonly message: string;
  }[];
}

/** Gives `use` a folder that holds the files, and removes it afterwards. */
export function inFolder<T>(files: WorkspaceFiles, use: (folder: string) => T | Promise<T>): Promise<T> {
  return inEmptyFolder(async (folder) => {
    writeFiles(folder, packed(files));
    return use(folder);
  });
}

/** Files under a folder named *.zip become that archive. */
function packed(files: WorkspaceFiles): Readonly<Record<string, string | Uint8Array>> {
  const plain: Record<string, string | Uint8Array> = {};
  const archives = new Map<string, Record<string, Uint8Array>>();
  for (const [path, text] of Object.entries(files)) {
    const inside = /^(.*?\.zip)\/(.*)$/su.exec(path);
    const [, archive, name] = inside ?? [];
    if (archive === undefined || name === undefined) plain[path] = text;
    else archives.set(archive, { ...archives.get(archive), [name]: strToU8(text) });
  }
  for (const [path, entries] of archives) plain[path] = zipSync(entries);
  return plain;
}

/** `grappe allocate` of the files. */
export function productRun(files: WorkspaceFiles, options: ProductOptions = {}): Promise<ProductResult> {
  const period = options.period === undefined ? [] : ['--period', options.period];
  const allow = options.allowUnallocated ? ['--allow-unallocated'] : [];
  return inFolder(files, async (folder) => {
    const out = join(folder, 'out');
    const asked = ['allocate', folder, '--out', out, '--reports', 'none', '--no-pack', '--format', 'json'];
    const { exitCode, stdout, stderr } = await runCommand([...asked, ...period, ...allow]);
    if (exitCode === 2) return refusalOf(JSON.parse(stdout));
    if (exitCode !== 0 && !(exitCode === 1 && options.allowUnallocated)) {
      throw new Error(`exit code ${exitCode}: ${stderr}`);
    }
    const text = (name: string): string => readFileSync(join(out, name), 'utf8');
    return {
      ok: true,
      allocations: text('allocations.csv'),
      charges: text('charges.csv'),
      settlement: text('settlement.csv'),
    };
  });
}

function refusalOf({ diagnostics }: RunDocument): ProductResult {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return {
    ok: false,
    codes: [...new Set(errors.map(({ code }) => code))],
    reasons: errors.map(({ code, file, row, message }) => `${file}:${row ?? ''} ${code}: ${message}`),
  };
}
