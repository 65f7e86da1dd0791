import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { words } from '../../src/cli/messages/words.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { inBase } from '../diagnostics/fixture.ts';
import { type CommandResult, runCommand } from './run-command.ts';

function allocate(workspace: string, ...options: readonly string[]): Promise<CommandResult> {
  return runCommand(['allocate', workspace, '--reports', 'none', ...options]);
}

describe('the folder of a run', () => {
  it.each([
    ['2025-09', '2025-09'],
    ['2025-Q3', '2025-Q3'],
    ['2025-T3', '2025-Q3'],
    ['2025', '2025'],
    ['2025-07..2025-09', '2025-07..2025-09'],
  ])('of --period %s is runs/%s', async (period, name) => {
    await inBase(async (workspace) => {
      expect((await allocate(workspace, '--period', period)).exitCode).toBe(0);
      expect(readdirSync(join(workspace, 'runs'))).toEqual([name]);
    });
  });

  it('of no period is runs/all', async () => {
    await inBase(async (workspace) => {
      await allocate(workspace);
      expect(readdirSync(join(workspace, 'runs'))).toEqual(['all']);
    });
  });

  it('of invoices names them, in order', async () => {
    await inBase(async (workspace) => {
      const invoices = join(workspace, 'invoices', '2025-09.csv');
      const text = readFileSync(invoices, 'utf8');
      writeFileSync(invoices, text + (text.split('\n')[1] ?? '').replace('F1', 'F/2'));
      await allocate(workspace, '--invoice', 'F1', '--invoice', 'F/2', '--invoice', 'F1');
      expect(readdirSync(join(workspace, 'runs'))).toEqual(['invoice-F_2+F1']);
    });
  });

  it('is the one that --out says, made with its parents', async () => {
    await inBase(async (workspace) => {
      await allocate(workspace, '--out', join(workspace, 'a', 'b'));
      expect(readdirSync(join(workspace, 'a', 'b'))).toContain('allocations.csv');
      expect(existsSync(join(workspace, 'runs'))).toBe(false);
    });
  });

  it('may be an empty one', async () => {
    await inBase(async (workspace) => {
      mkdirSync(join(workspace, 'empty'));
      expect((await allocate(workspace, '--out', join(workspace, 'empty'))).exitCode).toBe(0);
    });
  });
});

it('what members bear is told in the currency of the convention', () =>
  inBase(async (workspace) => {
    const convention = join(workspace, 'convention.yaml');
    const told = async () => (await allocate(workspace, '--force')).stdout.match(/bears \((.*)\)/)?.[1];
    expect(await told()).toBe('euros');
    writeFileSync(convention, `${readFileSync(convention, 'utf8').trimEnd()}\ncurrency: CHF\n`);
    expect(await told()).toBe('CHF');
  }));

describe('a draft that stands there', () => {
  it('stays as it is without --force', async () => {
    await inBase(async (workspace) => {
      await allocate(workspace);
      const before = readFileSync(join(workspace, 'runs/all/manifest.json'), 'utf8');
      writeFileSync(
        join(workspace, 'measures.csv'),
        'measure,site,as_of,value\nstudents,0550020Y,2024-10-01,1\nstudents,0550072E,2024-10-01,1\n',
      );
      expect((await allocate(workspace)).exitCode).toBe(2);
      expect(readFileSync(join(workspace, 'runs/all/manifest.json'), 'utf8')).toBe(before);
    });
  });

  it('stays as it is when the new run fails, --force or not', async () => {
    await inBase(async (workspace) => {
      await allocate(workspace);
      const before = readdirSync(join(workspace, 'runs/all'));
      writeFileSync(join(workspace, 'measures.csv'), 'measure,site,as_of,value\n');
      expect((await allocate(workspace, '--force')).exitCode).toBe(2);
      expect(readdirSync(join(workspace, 'runs'))).toEqual(['all']);
      expect(readdirSync(join(workspace, 'runs/all'))).toEqual(before);
    });
  });

  it('is replaced whole with --force', async () => {
    await inBase(async (workspace) => {
      await allocate(workspace);
      writeFileSync(join(workspace, 'runs/all/left.txt'), '');
      expect((await allocate(workspace, '--force')).exitCode).toBe(0);
      expect(readdirSync(join(workspace, 'runs/all'))).not.toContain('left.txt');
    });
  });

  it('is the only thing that --force replaces', async () => {
    await inBase(async (workspace) => {
      const before = readdirSync(workspace);
      expect((await allocate(workspace, '--out', workspace, '--force')).exitCode).toBe(2);
      expect((await allocate(workspace, '--out', join(workspace, 'sites.csv'), '--force')).exitCode).toBe(2);
      expect(readdirSync(workspace)).toEqual(before);
    });
  });
});

describe('where it goes wrong', () => {
  it('the machine that refuses gives 4, and nothing half-written', async () => {
    await inBase(async (workspace) => {
      const out = join(workspace, 'n'.repeat(300), 'findings.csv');
      const { exitCode, stderr } = await runCommand([
        'reconcile',
        workspace,
        '--format',
        'csv',
        '--out',
        out,
      ]);
      expect(exitCode).toBe(4);
      expect(stderr).toMatch(/E(?:NAMETOOLONG|NOENT)/);
    });
  });

  it('a bug gives 3, and says how to report it', async () => {
    await inBase(async (workspace) => {
      const said: string[] = [];
      const faulty: Terminal = {
        language: 'en',
        words: words('en'),
        quiet: false,
        color: false,
        out: () => {
          throw new TypeError('broken');
        },
        err: (text) => void said.push(text),
      };
      expect(await main(['check', workspace], () => faulty)).toBe(3);
      expect(said.join('\n')).toMatch(/bug in grappe.*broken.*report it.*--version/s);
    });
  });

  it('a program still finds one document on stdout', async () => {
    await inBase(async (workspace) => {
      const out = join(workspace, 'sites.csv', 'findings.json');
      const refused = await runCommand(['reconcile', workspace, '--format', 'json', '--out', out]);
      expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, diagnostics: [] });
      const mistaken = await runCommand(['check', '--nothing', '--format=json']);
      expect(JSON.parse(mistaken.stdout)).toMatchObject({ ok: false, diagnostics: [] });
    });
  });

  it('that document holds what is wrong with the input, and no colours of stderr', async () => {
    await inBase(async (workspace) => {
      writeFileSync(join(workspace, 'members.csv'), 'member,name,siret\nREGION,,123\nMEUSE,Meuse,\n');
      const printed: string[] = [];
      const colored: Terminal = {
        language: 'en',
        words: words('en'),
        quiet: false,
        color: true,
        out: (text) => void printed.push(text),
        err: () => {},
      };
      const line = ['--invoice', 'F1', '--line', '1', '--lang', 'en'];
      expect(await main(['explain', workspace, ...line, '--format', 'json'], () => colored)).toBe(2);
      const { ok, diagnostics, error } = JSON.parse(printed.join(''));
      expect(ok).toBe(false);
      expect(diagnostics).toMatchObject([
        { code: 'cell-empty', file: 'members.csv', row: 2, column: 'name' },
        { code: 'siret-invalid', file: 'members.csv', row: 2, column: 'siret', value: '123' },
      ]);
      expect(error).toMatch(
        /^members\.csv:2:name: error\[cell-empty\]: expected name, found an empty cell\n/u,
      );
    });
  });
});

describe('allocate --allow-unallocated', () => {
  it('gives 1 where a line could not be shared', async () => {
    await inBase(async (workspace) => {
      writeFileSync(
        join(workspace, 'measures.csv'),
        'measure,site,as_of,value\nstudents,0550020Y,2024-10-01,1\n',
      );
      const { exitCode } = await allocate(workspace, '--allow-unallocated');
      expect(exitCode).toBe(1);
      expect(readdirSync(join(workspace, 'runs/all'))).toContain('unallocated.csv');
    });
  });
});
