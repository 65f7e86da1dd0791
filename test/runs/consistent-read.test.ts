/** What is seen of a run that another grappe replaces or closes at the same time is looked at again. */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { awaitReplacement, consistentRead } from '../../src/runs/disk/consistent-read.ts';
import { runFoldersIn } from '../../src/runs/run-files.ts';
import { inFolder } from '../audit/workspace.ts';
import { inAnotherProcess } from './another-process.ts';

/**
 * A run of one file in a folder of runs, and how another grappe puts its equal in its place. It was written long ago:
 * before Linux 6.13, disks keep times by the tick of the clock, and what is written within one has the same.
 */
function besideRun(use: (run: string, replace: () => void) => Promise<void>): Promise<void> {
  return inFolder((runs) => {
    const run = join(runs, '2025-09');
    mkdirSync(run);
    writeFileSync(join(run, 'manifest.json'), '{}');
    utimesSync(join(run, 'manifest.json'), 0, 0);
    return use(run, () => {
      mkdirSync(`${run}.new`);
      writeFileSync(join(`${run}.new`, 'manifest.json'), '{}');
      renameSync(run, `${run}.old`);
      renameSync(`${run}.new`, run);
    });
  });
}

const PUTTING_BACK = `
  const [aside, run] = words;
  setTimeout(() => {
    fs.mkdirSync(run);
    fs.writeFileSync(path.join(run, 'manifest.json'), '{}');
    fs.rmSync(aside, { recursive: true });
  }, 300);
`;

/** Moves a run aside as grappe does, and lets another process put its equal there in a moment. */
function moveAside(run: string): void {
  const aside = join(run, `../.2025-09.grappe-${process.pid}.old`);
  renameSync(run, aside);
  inAnotherProcess(PUTTING_BACK, aside, run);
}

/** What is looked at, time after time: the first of it is disturbed by something. */
function looks<T>(
  first: () => T,
  then: T,
): { readonly look: () => Promise<T>; readonly times: () => number } {
  let times = 0;
  return {
    look: async () => {
      times++;
      return times === 1 ? first() : then;
    },
    times: () => times,
  };
}

const never = (): boolean => false;

describe('a look at a run', () => {
  test('counts where nothing came between', () =>
    besideRun(async (run) => {
      const { look, times } = looks(() => 'first', 'second');
      expect(await consistentRead(() => [run], look, never)).toBe('first');
      expect(times()).toBe(1);
    }));

  test.each([
    ['the run was replaced by its equal', (_run: string, replace: () => void) => replace()],
    ['its manifest has changed', (run: string) => writeFileSync(join(run, 'manifest.json'), '{"a":1}')],
    ['a row was added to the ledger', (run: string) => writeFileSync(join(run, '../closed.csv'), 'run\n')],
    ['the run is between two places', (run: string) => moveAside(run)],
  ])('is taken again where %s, and where it ended in an error for that', (_name, disturb) =>
    besideRun(async (run, replace) => {
      const disturbed = looks(() => {
        disturb(run, replace);
        return 'first';
      }, 'second');
      expect(await consistentRead(() => [run], disturbed.look, never)).toBe('second');
    }).then(() =>
      besideRun(async (run, replace) => {
        const disturbed = looks((): string => {
          disturb(run, replace);
          throw new Error('ENOENT');
        }, 'second');
        expect(await consistentRead(() => [run], disturbed.look, never)).toBe('second');
        expect(disturbed.times()).toBe(2);
      }),
    ),
  );

  test('counts where it is sure, whatever happened meanwhile', () =>
    besideRun(async (run, replace) => {
      const { look, times } = looks(() => {
        replace();
        return 'first';
      }, 'second');
      expect(
        await consistentRead(
          () => [run],
          look,
          (seen) => seen === 'first',
        ),
      ).toBe('first');
      expect(times()).toBe(1);
    }));

  test('counts at last where something changes the run again and again', () =>
    besideRun(async (run) => {
      let times = 0;
      const look = async (): Promise<number> => {
        times++;
        writeFileSync(join(run, 'manifest.json'), ' '.repeat(times));
        return times;
      };
      expect(await consistentRead(() => [run], look)).toBe(20);
    }));

  test('counts of what is a file, no run', () =>
    besideRun(async (run) => {
      expect(
        await consistentRead(
          () => [join(run, 'manifest.json')],
          async () => 'no run',
        ),
      ).toBe('no run');
    }));

  test('that fails for itself fails', () =>
    besideRun(async (run) => {
      const failing = looks((): string => {
        throw new Error('a bug');
      }, 'second');
      await expect(consistentRead(() => [run], failing.look, never)).rejects.toThrow('a bug');
    }));
});

test('a look that began and ended while a run was between two places is taken again', () =>
  besideRun(async (run) => {
    moveAside(run);
    const stands = async (): Promise<boolean> => existsSync(run);
    expect(await stands()).toBe(false);
    expect(await consistentRead(() => [run], stands, never)).toBe(true);
    rmSync(run, { recursive: true });
    expect(await consistentRead(() => [run], stands, never)).toBe(false);
  }));

test('of all runs of a folder, one that comes while they are looked at has them looked at again', () =>
  besideRun(async (run) => {
    const all = () => runFoldersIn(join(run, '..'));
    const { look } = looks(() => {
      cpSync(run, join(run, '../2025-10'), { recursive: true });
      return 'first';
    }, 'second');
    expect(await consistentRead(all, look)).toBe('second');
  }));

test('a run that a process of another machine has moved aside is not waited for long: it may have crashed', () =>
  inFolder(async (runs) => {
    mkdirSync(join(runs, '.2025-09.grappe-1-1-aaaaaaaa-1-bbbbbbbb-cccccccccccc.old'));
    const start = performance.now();
    awaitReplacement(runs);
    expect(performance.now() - start).toBeLessThan(5_000);
  }));
