import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from '../cli/run-command.ts';
import { removeFolder } from '../machine/crash/files.ts';
import { type BuiltCommand, grappe, OTHER_PROGRAM, succeeded } from './built.ts';

export const EXAMPLE = 'fixtures/grand-est';

/** Does something in a folder of its own, which is gone afterwards, read-only runs included. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-audit-'));
  try {
    return await use(folder);
  } finally {
    removeFolder(folder);
  }
}

/** The worked example in a folder of its own. */
export async function inExample<T>(use: (workspace: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const workspace = join(folder, 'grand-est');
    cpSync(EXAMPLE, workspace, { recursive: true });
    return use(workspace);
  });
}

/** Runs a command: in this process, unless another build is to be tried. */
export async function ran(...argv: readonly string[]): Promise<BuiltCommand> {
  return OTHER_PROGRAM === undefined ? runCommand(argv) : grappe(...argv);
}

/** Runs a command that must succeed, as {@link ran} does. */
export async function must(...argv: readonly string[]): Promise<string> {
  return succeeded(argv, await ran(...argv));
}

/** Makes the draft of a month with everything pending until then. */
export async function draftPending(
  workspace: string,
  month: string,
  ...more: readonly string[]
): Promise<void> {
  await must('allocate', workspace, '--period', month, '--pending', '-q', ...more);
}

/** Writes files below a folder, whose own folders are made. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else chmodSync(path, 0o644);
  }
}

export const INVOICE_HEADER =
  'supplier,invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate\n';

/** A convention of one rule, for grappes. */
export function conventionOf(rounding: string, share: string, vat = 'line'): string {
  return [
    `prorata: daily\nsite_of_grappe: site\nrounding: ${rounding}\nvat: ${vat}\nbasis: service\nbilled_to: R\nrules:`,
    `  - { id: r, article: "Article 1", applies_to: { target: grappe }, share: ${share} }\n`,
  ].join('\n');
}

/** A workspace with a grappe of three sites of two members, and some invoice files. */
export function makeSmall(
  folder: string,
  convention: string,
  invoices: Readonly<Record<string, string>>,
): void {
  mkdirSync(join(folder, 'invoices'));
  const tables: Readonly<Record<string, string>> = {
    'convention.yaml': convention,
    'members.csv': 'member,name\nC,Alsace\nR,Région\n',
    'sites.csv': 'site,name,type,member\nS1,Un,college,C\nS2,Deux,lycee,R\nS3,Trois,lycee,R\n',
    'grappes.csv':
      'grappe,name,kind,site\nG,La grappe,grappe,S1\nG,La grappe,grappe,S2\nG,La grappe,grappe,S3\n',
    'measures.csv':
      'measure,site,as_of,value\nstudents,S1,2024-10-01,7\nstudents,S2,2024-10-01,4\nstudents,S3,2024-10-01,1.5\n',
  };
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(invoices)) writeFileSync(join(folder, 'invoices', name), text);
}

/** The workspace of three sites with one invoice of some lines. */
export async function inSmall<T>(
  convention: string,
  lines: readonly string[],
  use: (workspace: string) => Promise<T>,
): Promise<T> {
  const rows = lines.map((line, index) => `OP,F1,2025-09-30,${index + 1},${line}\n`);
  return inFolder(async (folder) => {
    makeSmall(folder, convention, { 'f.csv': INVOICE_HEADER + rows.join('') });
    return use(folder);
  });
}
