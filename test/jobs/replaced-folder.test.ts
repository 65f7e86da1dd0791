/** What `--force` may replace: a folder of the kind that the command writes, and no other, for what is replaced is gone. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/render.ts';
import {
  conventionOf,
  draftPending,
  INVOICE_HEADER,
  inFolder,
  makeSmall,
  must,
  ran,
  writeFiles,
} from '../audit/workspace.ts';

/** A small group with an invoice of September and one of October. */
function inGroup(use: (workspace: string) => Promise<void>): Promise<void> {
  const lines = ['9-30', '10-31'].map(
    (day) => `OP,F${day},2025-${day.padStart(5, '0')},1,G,setup,,,10.00,20\n`,
  );
  return inFolder((folder) => {
    makeSmall(folder, conventionOf('carry', '{ by: equal, per: site }'), {
      'all.csv': INVOICE_HEADER + lines.join(''),
    });
    return use(folder);
  });
}

/** Allocates into a folder with `--force`: how that ends, by which errors, and what stands there then. */
async function forcedInto(workspace: string, folder: string): Promise<readonly unknown[]> {
  const command = ['allocate', workspace, '--period', '2025-10', '--out', folder, '--force'];
  const { exitCode, stdout } = await ran(...command, '--reports', 'none', '--format', 'json');
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return [exitCode, errors, readdirSync(folder).toSorted()];
}

test.each(['{ "name": "An app" }', '{}', '{', ''])(
  'a run takes the place of no folder in which another program has a manifest.json: %s',
  (manifest) =>
    inGroup(async (workspace) => {
      const app = join(workspace, 'app');
      writeFiles(app, { 'manifest.json': manifest, 'index.html': 'work' });
      expect(await forcedInto(workspace, app)).toEqual([2, ['not-a-run'], ['index.html', 'manifest.json']]);
    }),
);

test('a run takes the place of no account', () =>
  inGroup(async (workspace) => {
    await draftPending(workspace, '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-01');
    await must('account', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const account = join(workspace, 'accounts/2025-09');
    const files = readdirSync(account).toSorted();
    expect(await forcedInto(workspace, account)).toEqual([2, ['not-a-run'], files]);
  }));

test('a run takes the place of a draft, of a later version too', () =>
  inGroup(async (workspace) => {
    const draft = join(workspace, 'runs/draft');
    writeFiles(draft, { 'manifest.json': '{ "grappe": "9.0.0", "run_id": "0", "new": 1 }', 'new.csv': '' });
    const [exitCode, codes, files] = await forcedInto(workspace, draft);
    expect([exitCode, codes]).toEqual([0, []]);
    expect(files).toContain('allocations.csv');
    expect(files).not.toContain('new.csv');
  }));

test.each(['convention.yaml/run', 'convention.yaml/of/2025-09'])(
  'a run is not written under a file: %s',
  (out) =>
    inGroup(async (workspace) => {
      const { exitCode, stderr } = await ran(
        'allocate',
        workspace,
        '--out',
        join(workspace, out),
        '--lang',
        'en',
      );
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringContaining('convention.yaml already exists, and is not a run'),
      ]);
    }),
);
