/** What is put in the place of a run, and what is put back where that fails or was cut short. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRunFolder, recoverRuns } from '../../src/runs/disk/run-folder.ts';
import { inFolder } from '../audit/workspace.ts';
import { inAnotherProcess } from './another-process.ts';

/** No process has this number: systems give smaller ones. */
const DEAD = 999_999_999;

function makeRun(folder: string, text: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'manifest.json'), text);
}

function textOf(run: string): string {
  return readFileSync(join(run, 'manifest.json'), 'utf8');
}

test('a draft stands in its place again where the new one cannot be put there', () =>
  inFolder(async (runs) => {
    const target = join(runs, '2025-09');
    makeRun(target, 'draft');
    const folder = createRunFolder(target);
    rmSync(folder.path, { recursive: true });
    expect(() => folder.finish(() => [])).toThrow('ENOENT');
    folder.abandon();
    expect(textOf(target)).toBe('draft');
    expect(readdirSync(runs)).toEqual(['2025-09']);
  }));

test('a draft that a killed grappe had moved aside is put back', () =>
  inFolder(async (runs) => {
    makeRun(join(runs, `.2025-09.grappe-${DEAD}.old`), 'draft');
    recoverRuns(runs);
    expect(textOf(join(runs, '2025-09'))).toBe('draft');
    expect(readdirSync(runs)).toEqual(['2025-09']);
  }));

const PUTTING = `
  const [prepared, target, lock] = words;
  setTimeout(() => {
    fs.renameSync(prepared, target);
    fs.rmSync(lock, { recursive: true });
  }, 300);
`;

test('it is not put back while another grappe puts a run there', () =>
  inFolder(async (runs) => {
    const target = join(runs, '2025-09');
    const aside = join(runs, `.2025-09.grappe-${DEAD}.old`);
    makeRun(aside, 'old draft');
    const lock = join(runs, '.2025-09.grappe-lock');
    mkdirSync(join(lock, String(process.pid)), { recursive: true });
    makeRun(join(runs, 'prepared'), 'new draft');
    inAnotherProcess(PUTTING, join(runs, 'prepared'), target, lock);
    recoverRuns(runs);
    expect(textOf(target)).toBe('new draft');
    expect(existsSync(aside)).toBe(false);
  }));

test('of a run whose name is recovery, too', () =>
  inFolder(async (runs) => {
    makeRun(join(runs, `.recovery.grappe-${DEAD}.old`), 'draft');
    recoverRuns(runs);
    expect(textOf(join(runs, 'recovery'))).toBe('draft');
    expect(readdirSync(runs)).toEqual(['recovery']);
  }));
