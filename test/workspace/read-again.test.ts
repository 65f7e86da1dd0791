import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type LoadedWorkspace,
  loadWorkspace,
  type WorkspaceMemory,
  workspaceMemory,
} from '../../src/workspace/load.ts';

/** A workspace that is read a second time, as `close` does: what has the same bytes is taken as it was, nothing else. */
describe('a workspace read again', () => {
  let folder: string;
  let memory: WorkspaceMemory;
  let first: LoadedWorkspace;
  const read = (): LoadedWorkspace => loadWorkspace(folder, { release: [0, 2], memory });
  const change = (file: string, from: string | RegExp, to: string): void => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grappe-again-'));
    cpSync('fixtures/grand-est', folder, { recursive: true });
    memory = workspaceMemory();
    first = read();
    expect(first.workspace).toBeDefined();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is the same one where no byte differs', () => {
    expect(read()).toEqual(first);
    expect(read().workspace).toBe(first.workspace);
  });

  test('is the same one in another folder, which is said', () => {
    const other = mkdtempSync(join(tmpdir(), 'grappe-again-'));
    cpSync(folder, other, { recursive: true });
    folder = other;
    expect(read()).toEqual({ ...first, folder: other });
    expect(read().workspace).toBe(first.workspace);
  });

  test.each([
    ['convention.yaml', /\n/, '\n\n'],
    ['members.csv', /\n/, '\n\n'],
    ['sites.csv', /\n/, '\n\n'],
    ['measures.csv', /\n/, '\n\n'],
  ])('is read as if for the first time from the first file on that has other bytes: %s', (file, from, to) => {
    change(file, from, to);
    const again = read();
    expect(again.workspace).not.toBe(first.workspace);
    expect(again).toEqual(loadWorkspace(folder, { release: [0, 2] }));
    expect(read().workspace).toBe(again.workspace);
  });

  test('holds later tables against an earlier one that lost a row', () => {
    change('sites.csv', /\n[^\n]+\n$/, '\n');
    expect(read().problems.map(({ code }) => code)).toContain('grappe-outside-site');
    expect(read()).toEqual(loadWorkspace(folder, { release: [0, 2] }));
  });

  test('holds what is said of its files, though no table changed', () => {
    writeFileSync(join(folder, 'site.csv'), 'site,member\n');
    const again = read();
    expect(again.workspace).toBe(first.workspace);
    expect(again.problems.map(({ code }) => code)).toContain('table-unread');
  });

  test('lacks the rows of a table that is there no more', () => {
    rmSync(join(folder, 'measures.csv'));
    expect(read()).toEqual(loadWorkspace(folder, { release: [0, 2] }));
    expect(read().workspace?.observations).toBeUndefined();
  });
});
