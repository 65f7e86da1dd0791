import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { removeFolder } from './crash/files.ts';
import { type Program, programCopy } from './program.ts';

/** A copy of the program that any user may run, and a folder of each test that any user may read. */
export function forAnyUser(): { readonly program: () => Program; readonly folder: () => string } {
  let program: Program;
  let folder: string;
  beforeAll(() => {
    program = programCopy();
    chmodSync(program.folder, 0o755);
  });
  afterAll(() => removeFolder(program.folder));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grappe-machine-'));
    chmodSync(folder, 0o755);
  });
  afterEach(() => removeFolder(folder));
  return { program: () => program, folder: () => folder };
}
