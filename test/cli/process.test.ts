import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BASE, inBase } from '../diagnostics/fixture.ts';
import { has, temporaryIn } from '../windows.ts';

const CLI = resolve('bin/grappe.js');
/** Has a process interrupted at some moment of its work. */
const WATCH = `--import ${pathToFileURL('test/machine/crash/at-step.mjs')}`;

describe('a process', () => {
  it('imports an electronic invoice from standard input as from its file', () => {
    const path = 'fixtures/grand-est/invoices/efacture-C2025-0012.xml';
    const ofFile = spawnSync(process.execPath, [CLI, 'import', path], { encoding: 'utf8' });
    const ofInput = spawnSync(process.execPath, [CLI, 'import', '-'], {
      encoding: 'utf8',
      input: readFileSync(path),
    });
    expect(ofInput.stdout).toBe(ofFile.stdout);
    expect(ofInput.stdout).toContain('C2025-0012');
    expect(ofInput.status).toBe(0);
  });

  it('says of a table at standard input that its file must be given', () => {
    const input = readFileSync(join(BASE, 'invoices/2025-09.csv'));
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'import', '-', '--lang', 'en'], { input });
    expect([status, stderr.toString()]).toEqual([
      2,
      expect.stringContaining('a CSV or a spreadsheet with --workspace'),
    ]);
  });

  it('does not ask for another name of an archive at standard input', () => {
    const input = zipSync({ 'a.csv': strToU8('a\n1\n') });
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'import', '-', '--lang', 'en'], { input });
    expect([status, stderr.toString()]).toEqual([
      2,
      'Standard input can only be an electronic invoice. Give any other file by its path, a CSV or a spreadsheet with --workspace.\nNothing was imported.\n',
    ]);
  });

  it('names an archive that it is to propose a layout for at standard input, and asks for the path of a PDF', () => {
    const said = (input: Uint8Array): string => {
      const asked = [CLI, 'init', '--from', '-', '--lang', 'en'];
      const { status, stderr } = spawnSync(process.execPath, asked, { input });
      expect(status).toBe(2);
      return stderr.toString();
    };
    expect(said(zipSync({ 'a.csv': strToU8('a\n1\n') }))).toBe(
      '-: error[sheet-unreadable]: the file is not a spreadsheet that grappe can read: it is an archive of other files\n' +
        '    Unpack the ZIP, and give each of the files in it by its own name.\n',
    );
    expect(said(strToU8('%PDF-1.7\n'))).toBe(
      'Standard input (-) can only be a table: a CSV or a spreadsheet. Give any other file by its path.\n',
    );
  });

  it.each([
    ['en', 'NAME.csv'],
    ['fr', 'NOM.csv'],
  ])('proposes a layout for standard input with a name to write (%s): %s', (lang, name) => {
    const proposed = (input: string): string =>
      spawnSync(process.execPath, [CLI, 'init', '--from', '-', '--lang', lang], { input, encoding: 'utf8' })
        .stdout;
    expect(proposed(readFileSync('fixtures/grand-est/members.csv', 'utf8'))).toContain(
      `    - file: "${name}"\n`,
    );
    const lines = 'N° de facture;Date;Montant HT\nF1;30/09/2025;10,00\n';
    expect(proposed(lines)).toContain(`  - files: "${name}"\n`);
  });

  it.runIf(has.tools)(
    'prints its help into a pipe without the streams and the heap of Node, which take longer than the help',
    () => {
      const listing = `process.on('exit', () => fs.writeSync(2, process.moduleLoadList.join('\\n')));`;
      const program = `${listing} require('./bin/grappe.js')`;
      const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, 'bin/grappe.js', '--help'], {
        encoding: 'utf8',
      });
      expect(stdout).toContain('grappe check');
      expect(stderr.split('\n')).toContain('NativeModule fs');
      expect(stderr.split('\n').filter((name) => /^NativeModule (?:stream|v8|net)$/u.test(name))).toEqual([]);
    },
  );

  it.runIf(has.tools)('ends quietly when nobody reads its output any more', () => {
    const script = `"${process.execPath}" "${CLI}" allocate --help | true; exit \${PIPESTATUS[0]}`;
    // Bash complains of a locale that the machine does not have.
    const env = { ...process.env, LC_ALL: 'C' };
    const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', env });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it.skipIf(!existsSync('/dev/full'))('ends with 4 when the disk is full', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'check', BASE, '-v', '--lang', 'en'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    expect(status).toBe(4);
    expect(stderr).toContain('ENOSPC');
    expect(stderr).toContain('Make room there');
  });

  it.skipIf(!existsSync('/dev/full')).each([
    [['--help'], 4],
    [['completion', 'bash'], 4],
    [['no-such-command', '--format', 'json'], 4],
  ] as const)('ends %j with %i when the disk is full', (argv, expected) => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [CLI, ...argv], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([expected, expect.stringContaining('ENOSPC')]);
  });

  it.skipIf(!existsSync('/dev/full'))('says that a run is closed where stdout is a full disk', async () => {
    await inBase(async (workspace) => {
      const run = join(workspace, 'runs/2025-09');
      const make = ['allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q'];
      spawnSync(process.execPath, [CLI, ...make]);
      const closing = [CLI, 'close', run, '--on', '2025-10-20', '--lang', 'en'];
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, closing, {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([4, expect.stringContaining(`${run} is closed on 2025-10-20`)]);
      expect(readFileSync(join(workspace, 'runs/closed.csv'), 'utf8')).toContain('\n2025-09,');
    });
  });

  it.skipIf(!existsSync('/dev/full')).each([
    [['allocate', '.', '--period', '2025-09', '--reports', 'none'], 'Written to .*/runs/2025-09\\n'],
    [
      ['allocate', '.', '--period', '2025-09', '--reports', 'none', '--format', 'json'],
      'Written to .*/runs/2',
    ],
    [['init', 'new'], 'A workspace is ready in new\\n'],
  ] as const)('says what %j has written where stdout is a full disk', async (argv, said) => {
    await inBase(async (workspace) => {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [CLI, ...argv, '--lang', 'en'], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
        cwd: workspace,
      });
      expect([status, stderr]).toEqual([4, expect.stringMatching(new RegExp(`^${said}[^]*ENOSPC`, 'm'))]);
    });
  });

  it.skipIf(!existsSync('/dev/full')).each([
    [['check', 'no-such-folder'], 2],
    [['no-such-command'], 2],
    [['check', BASE], 0],
  ] as const)('ends %j with %i where its messages go to a full disk', (argv, expected) => {
    const full = openSync('/dev/full', 'w');
    const { status } = spawnSync(process.execPath, [CLI, ...argv], { stdio: ['ignore', 'ignore', full] });
    expect(status).toBe(expected);
  });

  it.runIf(has.foreignNames)(
    'writes nothing beside a folder, or for a name, that is not in UTF-8',
    async () => {
      await inBase(async (workspace) => {
        const script = `cd "$1/.." && cp -r "$1" "$(printf 'caf\\351')" && cd "$(printf 'caf\\351')" &&
        ! "$2" "$3" allocate --lang en && cd .. && ! "$2" "$3" init "$(printf '\\351')" --lang en && ls -A && rm -r caf*`;
        const argv = ['-c', script, 'sh', workspace, process.execPath, CLI];
        const { status, stdout, stderr } = spawnSync('sh', argv, { encoding: 'latin1' });
        expect([status, stderr.match(/not in UTF-8/gu)?.length]).toEqual([0, 2]);
        expect(stdout.split('\n').filter((name) => /[^\w.-]/u.test(name))).toEqual(['caf\u00e9']);
      });
    },
  );

  it('ends with 4 where the folder for temporary files is not there', () => {
    const argv = [CLI, 'verify', 'fixtures/audit/0.1.0/runs/2025-10'];
    const env = { ...process.env, ...temporaryIn(resolve('no-such-folder')) };
    const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env });
    expect([status, stderr]).toEqual([4, expect.stringContaining(join('no-such-folder', 'grappe-'))]);
  });

  // Of one line, all is computed and written in a moment: the signal counts before the run takes its place.
  it.runIf(has.signals).each([
    ['SIGINT', 50_000, 'none'],
    ['SIGTERM', 50_000, 'none'],
    ['SIGHUP', 50_000, 'none'],
    ['SIGINT', 1, 'none'],
    ['SIGINT', 1, 'csv'],
  ])(
    'that gets %s ends with 130 and leaves nothing (%i lines, reports %s)',
    async (signal, count, reports) => {
      await inBase(async (workspace) => {
        const invoices = join(workspace, 'invoices', '2025-09.csv');
        const [header = '', line = ''] = readFileSync(invoices, 'utf8').split('\n');
        const lines = Array.from({ length: count }, (_, n) => line.replace(',1,A1', `,${n},A1`));
        writeFileSync(invoices, `${[header, ...lines].join('\n')}\n`);
        const env = { ...process.env, NODE_OPTIONS: WATCH, SIGNAL: signal };
        const argv = [CLI, 'allocate', workspace, '--reports', reports, '--lang', 'en'];
        const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env });
        expect(stderr).toContain('Interrupted. Nothing was written.');
        expect(status).toBe(130);
        expect(existsSync(join(workspace, 'runs'))).toBe(false);
      });
    },
  );

  it.runIf(has.signals).each([['new'], ['listed', '--from', 'members.csv']])(
    'that has begun to write the workspace %s writes it whole, whatever signal it gets',
    async (...given) => {
      await inBase(async (workspace) => {
        const env = { ...process.env, NODE_OPTIONS: WATCH, SIGNAL: 'SIGINT' };
        const cwd = workspace;
        const before = readdirSync(cwd);
        const { status } = spawnSync(process.execPath, [CLI, 'init', ...given], { cwd, env });
        expect([status, readdirSync(cwd)]).toEqual([0, [...before, given[0]].sort()]);
      });
    },
  );

  it('that is interrupted removes all that it had begun, and closes nothing', async () => {
    await inBase(async (workspace) => {
      const temporary = join(workspace, '../tmp');
      mkdirSync(temporary);
      const run = join(workspace, 'runs/2025-09');
      const make = ['allocate', workspace, '--period', '2025-09', '--reports', 'csv', '-q'];
      spawnSync(process.execPath, [CLI, ...make]);
      const interrupted = (step: number): number | null => {
        const env = {
          ...process.env,
          ...temporaryIn(temporary),
          NODE_OPTIONS: WATCH,
          INTERRUPT_AT: String(step),
        };
        const closing = [CLI, 'close', run, '--as-is', '--on', '2025-10-20', '-q'];
        return spawnSync(process.execPath, closing, { env }).status;
      };
      // In the verification of the draft, then in the issue of the run, which has two folders.
      for (const step of [200, 400, 450, 500]) {
        expect([step, interrupted(step)]).toEqual([step, 130]);
        expect([...readdirSync(join(workspace, 'runs')), ...readdirSync(temporary)]).toEqual(['2025-09']);
      }
    });
  });
});
