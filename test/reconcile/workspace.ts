import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { reconcileWorkspace } from '../../src/jobs/reconcile.ts';
import type { Reconciliation } from '../../src/reconcile/reconciliation.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';

export const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
export const LANGUAGES: readonly Language[] = ['en', 'fr'];

/** A workspace of its own for a test: folders of the fixtures laid over each other, the last on top. */
export function workspaceOf(...layers: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-reconcile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const layer of layers) cpSync(join(FIXTURES, layer), folder, { recursive: true });
  return folder;
}

/** One finding of nearly every check, as fixtures/grand-est-errors works them out. */
export function careless(): Promise<Reconciliation> {
  return reconciled(workspaceOf('grand-est', 'grand-est-errors'), '2025-11');
}

/** What reconcile finds in a folder that can be read. */
export async function reconciled(folder: string, period?: string): Promise<Reconciliation> {
  const read = period === undefined ? undefined : parsePeriod(period);
  const selection =
    read === undefined ? ({ kind: 'all' } as const) : ({ kind: 'period', period: read } as const);
  const { value, problems } = await reconcileWorkspace(loadWorkspace(folder), selection);
  if (value === undefined) throw new Error(`not readable: ${JSON.stringify(problems)}`);
  return value;
}
