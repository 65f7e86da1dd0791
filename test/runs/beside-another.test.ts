/** Commands that look at a run or an account while another grappe puts it in its place: between two renames there is none. */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, must, ran } from '../audit/workspace.ts';
import { inAnotherProcess } from './another-process.ts';

/** Moves a folder aside as grappe does; another process puts it back in a moment. */
function moveAside(folder: string): void {
  const aside = join(dirname(folder), `.${basename(folder)}.grappe-${process.pid}.old`);
  renameSync(folder, aside);
  inAnotherProcess('setTimeout(() => fs.renameSync(...words), 500);', aside, folder);
}

const RUN = 'runs/2025-09';
const COPY = 'runs/copy';
const ACCOUNT = 'accounts/2025-09';
const LINE = ['--invoice', 'F1', '--line', '1'];

test.each([
  ['verify', RUN, (group: string) => ['verify', join(group, RUN)]],
  ['verify --all', RUN, (group: string) => ['verify', '--all', group]],
  ['verify of an account', ACCOUNT, (group: string) => ['verify', join(group, ACCOUNT)]],
  ['status', COPY, (group: string) => ['status', group]],
  ['explain', RUN, (group: string) => ['explain', '--run', join(group, RUN), ...LINE]],
  ['diff', COPY, (group: string) => ['diff', join(group, RUN), join(group, COPY)]],
])('%s says the same while %s is put in its place', (_name, folder, argv) =>
  inFolder(async (parent) => {
    const group = join(parent, 'group');
    cpSync('fixtures/diagnostics/base', group, { recursive: true });
    const draft = ['allocate', group, '--period', '2025-09', '--reports', 'none', '-q'];
    await must(...draft);
    await must(...draft, '--out', join(group, COPY));
    await must('close', join(group, RUN), '--on', '2025-10-20', '-q');
    await must('account', group, '--period', '2025-09', '--reports', 'csv', '-q');
    const before = await ran(...argv(group));
    moveAside(join(group, folder));
    expect(await ran(...argv(group))).toEqual(before);
  }),
);

test('status does not miss the only run while it is put in its place', () =>
  inFolder(async (parent) => {
    const group = join(parent, 'group');
    cpSync('fixtures/diagnostics/base', group, { recursive: true });
    await must('allocate', group, '--period', '2025-09', '--reports', 'none', '-q');
    const before = await ran('status', group, '--lang', 'en');
    expect(before.stdout).toContain('draft (2025-09)');
    moveAside(join(group, RUN));
    expect(await ran('status', group, '--lang', 'en')).toEqual(before);
  }));

/** Holds the lock of a place; another process does something there once a command waits for the lock, and lets go. */
function meanwhile(place: string, does: string): void {
  const [folder, name] = [dirname(place), basename(place)];
  const lock = join(folder, `.${name}.grappe-lock`);
  mkdirSync(join(lock, String(process.pid)), { recursive: true });
  const program = `
    const [place, lock, waiting] = words;
    const timer = setInterval(() => {
      if (!fs.readdirSync(path.dirname(lock)).some((name) => name.startsWith(waiting))) return;
      clearInterval(timer);
      ${does}
      fs.rmSync(lock, { recursive: true });
    }, 50);
  `;
  inAnotherProcess(program, place, lock, `.${name}-lock.grappe-`);
}

const GROUP = 'fixtures/diagnostics/base';

test.each([
  ['import', ['import', `${GROUP}/invoices/2025-09.csv`, '--workspace', GROUP]],
  ['reconcile', ['reconcile', GROUP, '--format', 'csv']],
])('%s without --force leaves the file that another grappe wrote meanwhile', (_name, argv) =>
  inFolder(async (folder) => {
    const out = join(folder, 'out.csv');
    meanwhile(out, "fs.writeFileSync(place, 'other\\n');");
    expect((await ran(...argv, '--out', out)).exitCode).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('other\n');
    expect((await ran(...argv, '--out', out, '--force')).exitCode).toBe(0);
    expect(readdirSync(folder)).toEqual(['out.csv']);
  }),
);

test.each([
  ['import', ['import', `${GROUP}/invoices/2025-09.csv`, '--workspace', GROUP]],
  ['reconcile', ['reconcile', GROUP, '--format', 'csv']],
])('%s writes a file whose name has 170 bytes, and refuses a longer one', (_name, argv) =>
  inFolder(async (folder) => {
    const longest = 'a'.repeat(170);
    expect((await ran(...argv, '--out', join(folder, longest))).exitCode).toBe(0);
    const { exitCode, stderr } = await ran(...argv, '--lang', 'en', '--out', join(folder, `${longest}a`));
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('longer than 170 bytes')]);
    expect(readdirSync(folder)).toEqual([longest]);
  }),
);

test('init leaves the workspace that another grappe wrote meanwhile', () =>
  inFolder(async (folder) => {
    const workspace = join(folder, 'group');
    meanwhile(
      workspace,
      "fs.mkdirSync(place); fs.writeFileSync(path.join(place, 'convention.yaml'), 'other');",
    );
    expect((await ran('init', workspace)).exitCode).toBe(2);
    expect(readdirSync(workspace)).toEqual(['convention.yaml']);
    expect(readdirSync(folder)).toEqual(['group']);
  }));

test('init --from compares its lists with the convention that another grappe wrote meanwhile', () =>
  inFolder(async (folder) => {
    const workspace = join(folder, 'group');
    const files = ['convention.yaml', 'members.csv'];
    meanwhile(
      join(workspace, 'convention.yaml'),
      files.map((file) => `fs.copyFileSync('${GROUP}/${file}', path.join(place, '../${file}'));`).join(' '),
    );
    const { exitCode, stderr } = await ran('init', workspace, '--from', `${GROUP}/sites.csv`);
    expect([exitCode, stderr]).toEqual([0, 'sites.csv: the table itself, read as it is.\n']);
    expect(readdirSync(workspace)).toEqual(files);
    for (const file of files) {
      expect(readFileSync(join(workspace, file), 'utf8')).toBe(readFileSync(`${GROUP}/${file}`, 'utf8'));
    }
  }));

test.each([
  [
    'import',
    'out.csv',
    ['import', `${GROUP}/invoices/2025-09.csv`, '--workspace', GROUP, '--out', 'out.csv'],
  ],
  ['init', 'group', ['init', 'group']],
])('%s removes what a killed one left beside its place', (_name, name, argv) =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, `.${name}.grappe-999999999.new`), 'half');
    await must(...argv.map((word) => (word === name ? join(folder, name) : word)));
    expect(readdirSync(folder)).toEqual([name]);
  }),
);

test('init --from removes what a killed one left in invoices/, and beside a convention that it had written', () =>
  inFolder(async (folder) => {
    const [workspace, invoices] = [join(folder, 'group'), join(folder, 'group/invoices')];
    const argv = ['init', workspace, '--from', `${GROUP}/sites.csv`, `${GROUP}/invoices/2025-09.csv`];
    const lock = join(workspace, '.convention.yaml.grappe-lock/999999999');
    mkdirSync(invoices, { recursive: true });
    writeFileSync(join(invoices, '.2025-09.csv.grappe-999999999.new'), 'half');
    await must(...argv);
    expect(readdirSync(invoices)).toEqual(['2025-09.csv']);
    mkdirSync(lock, { recursive: true });
    await must(...argv);
    expect(readdirSync(workspace).filter((name) => name.includes('.grappe-'))).toEqual([]);
  }));

test('init removes the lock that a killed one left beside the whole workspace that it had written', () =>
  inFolder(async (folder) => {
    await must('init', join(folder, 'group'));
    mkdirSync(join(folder, '.group.grappe-lock/999999999'), { recursive: true });
    mkdirSync(join(folder, 'group/.convention.yaml.grappe-lock/999999999'), { recursive: true });
    expect((await ran('init', join(folder, 'group'))).exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual(['group']);
    expect(readdirSync(join(folder, 'group'))).not.toContain('.convention.yaml.grappe-lock');
  }));
