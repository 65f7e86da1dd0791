/** Runs that were closed and that the ledger does not name, as they or other ledgers say: nothing is charged before somebody has decided. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/time/calendar.ts';
import { closeRun } from '../../src/jobs/close/close.ts';
import { inAnotherProcess } from '../runs/another-process.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall, makeWritable, must, ran } from './workspace.ts';

const LEDGER = ['closed.csv', 'closed.csv.sha256'] as const;

/** A workspace of three months whose first is closed, and the drafts of the others. */
async function inGroup(use: (workspace: string, folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const workspace = join(folder, 'group');
    mkdirSync(workspace);
    const months = ['09', '10', '11'].map(
      (month) =>
        `OP,F${month},2025-${month}-20,1,G,subscription,2025-${month}-01,2025-${month}-28,10.00,20\n`,
    );
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
      'a.csv': INVOICE_HEADER + months.join(''),
    });
    for (const month of ['2025-09', '2025-10', '2025-11'])
      await must('allocate', workspace, '--period', month, '--reports', 'none', '-q');
    await closed(workspace, '2025-09');
    await use(workspace, folder);
  });
}

const runOf = (workspace: string, month: string): string => join(workspace, 'runs', month);
const closing = (workspace: string, month: string, on = '2025-12-01'): readonly string[] => [
  'close',
  runOf(workspace, month),
  '--on',
  on,
  '-q',
];
const closed = (workspace: string, month: string) => must(...closing(workspace, month));

/** The ledger as it is now, to be put back later. */
function keptLedger(workspace: string): () => void {
  const kept = LEDGER.map(
    (name) => [join(workspace, 'runs', name), readFileSync(join(workspace, 'runs', name))] as const,
  );
  return () => {
    for (const [path, content] of kept) writeFileSync(path, content);
  };
}

async function codesOf(...argv: readonly string[]): Promise<readonly string[]> {
  const { exitCode, stderr } = await ran(...argv, '--lang', 'en');
  return [
    String(exitCode),
    ...[...stderr.matchAll(/^(\S+): error\[(.*?)\]/gm)].map(([, file, code]) => `${file} ${code}`),
  ];
}

test('where an older ledger was put back, no line is charged, and each command names the run', () =>
  inGroup(async (workspace) => {
    const putBack = keptLedger(workspace);
    await closed(workspace, '2025-10');
    putBack();
    for (const argv of [
      ['check', workspace],
      ['status', workspace],
      ['reconcile', workspace],
      ['allocate', workspace, '--pending', '--reports', 'none'],
      ['account', workspace, '--period', '2025-09..2025-10'],
      closing(workspace, '2025-11'),
    ]) {
      expect([argv[0], ...(await codesOf(...argv))]).toEqual([argv[0], '2', 'runs/2025-10 run-unlisted']);
    }
  }));

test('of several runs that no ledger names, the earliest is closed again first, then the others', () =>
  inGroup(async (workspace) => {
    const putBack = keptLedger(workspace);
    const october = closing(workspace, '2025-10', '2025-12-02');
    const november = closing(workspace, '2025-11', '2025-12-03');
    await must(...october);
    await must(...november);
    putBack();
    expect(await codesOf(...november)).toEqual(['2', 'runs/2025-10 run-unlisted']);
    expect(await codesOf(...october)).toEqual(['0']);
    expect(await codesOf(...november)).toEqual(['0']);
    await must('verify', '--all', workspace);
    await must('check', workspace);
  }));

test('of those that were closed on one day, either', () =>
  inGroup(async (workspace) => {
    const putBack = keptLedger(workspace);
    await closed(workspace, '2025-10');
    await closed(workspace, '2025-11');
    putBack();
    await closed(workspace, '2025-11');
    await closed(workspace, '2025-10');
    expect(await codesOf('verify', '--all', workspace)).toEqual(['0']);
  }));

test('of two computers that closed without seeing each other, the run of the other is closed again', () =>
  inGroup(async (workspace, folder) => {
    const other = join(folder, 'other');
    cpSync(workspace, other, { recursive: true });
    await closed(workspace, '2025-10');
    await closed(other, '2025-11');
    const draft = runOf(workspace, '2025-11');
    rmSync(draft, { recursive: true });
    cpSync(runOf(other, '2025-11'), draft, { recursive: true });
    makeWritable(other);
    expect(await codesOf('check', workspace)).toEqual(['2', 'runs/2025-11 run-unlisted']);
    expect(await codesOf(...closing(workspace, '2025-11'))).toEqual(['0']);
    await must('verify', '--all', workspace);
    await must('check', workspace);
  }));

test('of two runs that hold one line, the second is taken out, as close says, and the rest of it shared by the next', () =>
  inGroup(async (workspace, folder) => {
    const putBack = keptLedger(workspace);
    await closed(workspace, '2025-10');
    putBack();
    const both = 'octobre-novembre';
    const hidden = join(folder, 'october');
    renameSync(runOf(workspace, '2025-10'), hidden);
    const wider = ['--period', '2025-10..2025-11', '--out', runOf(workspace, both)];
    await must('allocate', workspace, ...wider, '--reports', 'none', '-q');
    await closed(workspace, both);
    putBack();
    renameSync(hidden, runOf(workspace, '2025-10'));
    await must(...closing(workspace, '2025-10'));
    const { exitCode, stderr } = await ran(...closing(workspace, both), '--as-is', '--lang', 'en');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('the closed run 2025-10 holds 1 of these lines');
    expect(stderr).toContain(`${runOf(workspace, both)} was closed too`);
    expect(stderr).not.toContain('Compute the run again');
    renameSync(runOf(workspace, both), join(folder, both));
    makeWritable(join(folder, both));
    await must('check', workspace);
    await must('allocate', workspace, '--pending', '--reports', 'none', '-q');
    const rows = readFileSync(join(runOf(workspace, 'pending'), 'allocations.csv'), 'utf8');
    expect([...new Set(rows.match(/F1\d(?=,)/g))]).toEqual(['F11']);
  }));

test('a run that was closed is not said to be computed again where today gives something else', () =>
  inGroup(async (workspace) => {
    const putBack = keptLedger(workspace);
    await closed(workspace, '2025-10');
    putBack();
    writeFileSync(
      join(workspace, 'members.csv'),
      `${readFileSync(join(workspace, 'members.csv'), 'utf8')}NEW,Nouveau membre\n`,
    );
    const { exitCode, stderr } = await ran(...closing(workspace, '2025-10'), '--lang', 'en');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error[draft-stale]')]);
    expect(stderr).toContain('It was closed before, on 2025-12-01, and is no draft');
    expect(stderr).not.toContain('--force');
    await must(...closing(workspace, '2025-10'), '--as-is');
    await must('verify', '--all', workspace);
  }));

test('a ledger that was set aside tells of a run that is closed elsewhere, and is a draft here', () =>
  inGroup(async (workspace, folder) => {
    const other = join(folder, 'other');
    cpSync(workspace, other, { recursive: true });
    await closed(workspace, '2025-10');
    await closed(other, '2025-11');
    const aside = 'runs/closed (PC-42 2026-11-20).csv';
    cpSync(join(other, 'runs/closed.csv'), join(workspace, aside));
    makeWritable(other);
    for (const argv of [
      ['check', workspace],
      ['allocate', workspace, '--pending'],
      closing(workspace, '2025-11'),
    ]) {
      const { exitCode, stderr } = await ran(...argv, '--lang', 'en');
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`${aside}: error[ledger-other]`)]);
      expect(stderr).toContain('Each lacks what the other names: keep runs/closed.csv, ');
    }
    const { exitCode, stderr } = await ran('verify', '--all', workspace, '--lang', 'en');
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining(`${aside} names the closed run 2025-11, `),
    ]);
    rmSync(join(workspace, aside));
    await closed(workspace, '2025-11');
    await must('verify', '--all', workspace);
  }));

test('a ledger that was set aside and names the same run, closed on another day, is moved away', () =>
  inGroup(async (workspace, folder) => {
    const other = join(folder, 'other');
    cpSync(workspace, other, { recursive: true });
    await closed(workspace, '2025-10');
    await must('close', runOf(other, '2025-10'), '--on', '2025-12-02');
    const aside = join(workspace, 'runs/closed-PC42.csv');
    cpSync(join(other, 'runs/closed.csv'), aside);
    makeWritable(other);
    const { stderr } = await ran('check', workspace, '--lang', 'en');
    expect(stderr).toContain(
      'Both name 2025-10, each as it closed it: move runs/closed-PC42.csv out of runs/;',
    );
    expect(stderr).not.toMatch(/Each lacks|close the runs that are lacking/);
    rmSync(aside);
    await must('verify', '--all', workspace);
  }));

test('a ledger that was set aside and names all takes the place of an older one; copies of the ledger are none', () =>
  inGroup(async (workspace) => {
    const putBack = keptLedger(workspace);
    await closed(workspace, '2025-10');
    const whole = keptLedger(workspace);
    const aside = join(workspace, 'runs/closed-PC42.csv');
    cpSync(join(workspace, 'runs/closed.csv'), aside);
    await must('check', workspace);
    putBack();
    const { stderr } = await ran('check', workspace, '--lang', 'en');
    expect(stderr).toContain('closed-PC42.csv names all that the ledger names, too: put it in its place');
    expect(stderr).toContain('If its seal is not there, move runs/closed-PC42.csv out of runs/, then close ');
    whole();
    await must('check', workspace);
    await must('verify', '--all', workspace);
  }));

test('a run that another computer closes meanwhile, and whose row is not seen yet, keeps another from being closed', () =>
  inGroup(async (workspace, folder) => {
    const other = join(folder, 'other');
    cpSync(workspace, other, { recursive: true });
    await closed(other, '2025-10');
    let folders = 0;
    const result = await closeRun(runOf(workspace, '2025-11'), {
      on: parseDay('2025-12-01') ?? 0,
      asIs: false,
      onFolder: () => {
        folders++;
        // What is verified, what is issued and where that is written have a folder each: then all is written.
        const isLast = folders === 3;
        return () => {
          if (!isLast) return;
          rmSync(runOf(workspace, '2025-10'), { recursive: true });
          cpSync(runOf(other, '2025-10'), runOf(workspace, '2025-10'), { recursive: true });
        };
      },
    });
    makeWritable(other);
    expect(result).toMatchObject({ kind: 'refused', problems: [{ code: 'run-unlisted' }] });
  }));

test('a copy of a closed run is none', () =>
  inGroup(async (workspace) => {
    cpSync(runOf(workspace, '2025-09'), runOf(workspace, '2025-09 (1)'), { recursive: true });
    expect(await codesOf('check', workspace)).toEqual(['0']);
    makeWritable(runOf(workspace, '2025-09 (1)'));
  }));

/** Puts the ledger in its place in a moment, then removes the draft. */
const ENTERING = `
  const [aside, ledger, place, seal, placeOfSeal] = words;
  setTimeout(() => {
    fs.renameSync(ledger, place);
    fs.renameSync(seal, placeOfSeal);
    fs.rmdirSync(aside);
  }, 300);
`;

test('a run that another grappe is about to enter in the ledger is none', () =>
  inGroup(async (workspace) => {
    const putBack = keptLedger(workspace);
    await closed(workspace, '2025-10');
    const moves = LEDGER.map((name) => [join(workspace, name), join(workspace, 'runs', name)] as const);
    for (const [elsewhere, path] of moves) renameSync(path, elsewhere);
    putBack();
    const aside = join(workspace, `runs/.2025-10.grappe-${process.pid}.old`);
    mkdirSync(aside);
    inAnotherProcess(ENTERING, aside, ...moves.flat());
    expect(await codesOf('check', workspace)).toEqual(['0']);
  }));

test.each(LEDGER)(
  'a ledger that is kept online only, as %s.nextcloud says, is not one that never was',
  (name) =>
    inGroup(async (workspace) => {
      for (const file of LEDGER) rmSync(join(workspace, 'runs', file));
      writeFileSync(join(workspace, 'runs', `${name}.nextcloud`), ' ');
      const told = `runs/${name}.nextcloud file-online-only`;
      expect(await codesOf('check', workspace)).toContain(told);
      const allocating = ['allocate', workspace, '--pending', '--reports', 'none'];
      expect(await codesOf(...allocating)).toEqual(['2', told]);
      const { exitCode, stderr } = await ran('verify', '--all', workspace, '--lang', 'en');
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('runs/closed.csv is missing')]);
    }),
);

test('a run that says itself that it was closed is told of once, though an account adds it up too', () =>
  inGroup(async (workspace) => {
    const putBack = keptLedger(workspace);
    await closed(workspace, '2025-10');
    await must('account', workspace, '--period', '2025-10', '--reports', 'none', '-q');
    putBack();
    expect(await codesOf('check', workspace)).toEqual(['2', 'runs/2025-10 run-unlisted']);
  }));

test('with a damaged ledger nobody can tell which runs an account adds up in vain', () =>
  inGroup(async (workspace) => {
    await closed(workspace, '2025-10');
    await must('account', workspace, '--period', '2025-10', '--reports', 'none', '-q');
    const path = join(workspace, 'runs/closed.csv');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/(?<=\n2025-10,.*,)[0-9a-f]{64}(?=,)/, '0'.repeat(64)),
    );
    const codes = await codesOf('check', workspace);
    expect(codes).toContain('runs/closed.csv:3 ledger-damaged');
    expect(codes.join()).not.toContain('runs-forgotten');
  }));

test('closed runs that only an account remembers are no more charged than those that a ledger lacks', () =>
  inGroup(async (workspace, folder) => {
    const older = join(folder, 'older');
    cpSync(join(workspace, 'runs'), older, { recursive: true });
    await must(...closing(workspace, '2025-10', '2025-12-02'));
    await must(...closing(workspace, '2025-11', '2025-12-03'));
    await must('account', workspace, '--period', '2025-09..2025-11', '--reports', 'none', '-q');
    makeWritable(workspace);
    rmSync(join(workspace, 'runs'), { recursive: true });
    cpSync(older, join(workspace, 'runs'), { recursive: true });
    const named = 'accounts/2025-09..2025-11 runs-forgotten';
    for (const argv of [
      ['check', workspace],
      ['status', workspace],
      ['allocate', workspace, '--pending', '--reports', 'none', '--out', runOf(workspace, 'new')],
      closing(workspace, '2025-11', '2025-12-03'),
    ])
      expect([argv[0], ...(await codesOf(...argv))]).toEqual([argv[0], '2', named]);
    expect((await ran('check', workspace, '--lang', 'en')).stderr).toContain('runs/2025-10, runs/2025-11');
    expect((await codesOf('verify', '--all', workspace))[0]).toBe('1');

    await must(...closing(workspace, '2025-10', '2025-12-02'));
    await must(...closing(workspace, '2025-11', '2025-12-03'));
    await must('check', workspace);
    await must('verify', '--all', workspace);
  }));

test('an account of a run that was closed again since, on another day, is to be made anew', () =>
  inGroup(async (workspace, folder) => {
    const older = join(folder, 'older');
    cpSync(join(workspace, 'runs'), older, { recursive: true });
    await must(...closing(workspace, '2025-10', '2025-12-02'));
    const account = ['account', workspace, '--period', '2025-09..2025-10', '--reports', 'none', '-q'];
    await must(...account);
    makeWritable(workspace);
    rmSync(join(workspace, 'runs'), { recursive: true });
    cpSync(older, join(workspace, 'runs'), { recursive: true });
    await must(...closing(workspace, '2025-10', '2025-12-03'));
    const { exitCode, stderr } = await ran('check', workspace, '--lang', 'en');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error[runs-forgotten]')]);
    expect(stderr).toContain(
      'runs/2025-10 was closed again after the account was made: if that is right, move ',
    );
    expect(stderr).not.toContain('would be charged once more');
    renameSync(join(workspace, 'accounts/2025-09..2025-10'), join(folder, 'before'));
    await must(...account);
    await must('verify', '--all', workspace);
  }));
