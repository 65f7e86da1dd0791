import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../cli/run-command.ts';

export const EXAMPLE = 'fixtures/grand-est';

/** Does something in a folder of its own, which is gone afterwards, read-only runs included. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-audit-'));
  try {
    return await use(folder);
  } finally {
    makeWritable(folder);
    rmSync(folder, { recursive: true, force: true });
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

/** Runs a command that must succeed. */
export async function must(...argv: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(argv);
  if (exitCode !== 0) throw new Error(`grappe ${argv.join(' ')} ended with ${exitCode}:\n${stdout}${stderr}`);
  return stdout;
}

export function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else chmodSync(path, 0o644);
  }
}
