import { readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { machineRemedy, machineText } from '../../src/cli/machine-text.ts';
import { problem } from '../../src/diagnostics/problem.ts';
import { isEnvironmentError, isRefusalOfWindows } from '../../src/system/errors.ts';
import { inExample } from '../audit/workspace.ts';
import { has } from '../windows.ts';
import { runCommand } from './run-command.ts';

const error = problem('text-invalid', { file: 'sites.csv' }, {});
const warning = problem('parts-sum', { file: 'convention.yaml' }, { sum: '95' });

describe('the exit code', () => {
  it('is 0 when nothing was found', () => {
    expect(exitCodeOf([], 0)).toBe(0);
  });

  it('is 0 when only warnings were', () => {
    expect(exitCodeOf([warning], 0)).toBe(0);
  });

  it('is 1 when lines were left unallocated', () => {
    expect(exitCodeOf([warning], 3)).toBe(1);
  });

  it('is 2 when there is an error, whatever else was found', () => {
    expect(exitCodeOf([warning, error], 3)).toBe(2);
  });
});

test.each<readonly [options: readonly string[], cell: string, exitCode: number, ok: boolean]>([
  [[], 'a note', 0, true],
  [['--fail-on', 'error'], 'a note', 0, true],
  [['--fail-on', 'warning'], 'a note', 1, false],
  [['--fail-on', 'warning'], '', 0, true],
])('check %j of a list with the unknown column "%s" ends with %i', async (options, column, exitCode, ok) => {
  await inExample(async (workspace) => {
    const path = join(workspace, 'members.csv');
    const rows = readFileSync(path, 'utf8').trimEnd().split('\n');
    const ended = rows.map((row, index) => (column === '' ? row : `${row};${index === 0 ? column : ''}`));
    writeFileSync(path, `${ended.join('\n')}\n`);
    const checked = await runCommand(['check', workspace, '--format', 'json', ...options]);
    expect([checked.exitCode, JSON.parse(checked.stdout).ok]).toEqual([exitCode, ok]);
  });
});

describe('an exception', () => {
  const withCode = (code: string): Error => Object.assign(new Error(code), { code });

  it.each(['ENOSPC', 'EACCES', 'EROFS', 'ENOTEMPTY', 'ENOENT', 'ENOTCONN', 'EHOSTDOWN', 'EBADF', 'UNKNOWN'])(
    '%s is of the machine',
    (code) => {
      expect(isEnvironmentError(withCode(code))).toBe(true);
    },
  );

  it.runIf(has.namelessErrors).each([
    ['EDQUOT', 'disk quota exceeded'],
    ['ESTALE', 'the file is no longer the one that was opened on the share (stale file handle)'],
  ] as const)(
    '%s, which Node knows by its number alone, is of the machine, and has its name',
    (name, said) => {
      const number = constants.errno[name];
      const ofCall = `Unknown system error -${number}`;
      const byNumber = Object.assign(new Error(`${ofCall}: ${ofCall}, mkdir 'runs'`), {
        code: ofCall,
        errno: -number,
      });
      const unknown = Object.assign(new Error('UNKNOWN: unknown error, write'), {
        code: 'UNKNOWN',
        errno: -number,
      });
      expect([byNumber, unknown].map(isEnvironmentError)).toEqual([true, true]);
      expect([byNumber, unknown].map(machineText)).toEqual([
        `${name}: ${said}, mkdir 'runs'`,
        `${name}: ${said}, write`,
      ]);
    },
  );

  it.each(['EPERM', 'EACCES', 'EBUSY'])('%s may come on Windows of a file that is open', (code) => {
    expect(isRefusalOfWindows(withCode(code), 'win32')).toBe(true);
    expect(isRefusalOfWindows(withCode(code), 'linux')).toBe(false);
    expect(isRefusalOfWindows(withCode('ENOSPC'), 'win32')).toBe(false);
  });

  it.each([
    ['ENOSPC', 'write', 'room'],
    ['ENOSPC', 'mkdtemp', 'room'],
    ['EFBIG', 'write', 'size'],
    ['EACCES', 'open', 'rights'],
    ['EROFS', 'mkdir', 'rights'],
    ['EACCES', 'mkdtemp', 'temporary'],
    ['ENOENT', 'mkdtemp', 'temporary'],
    ['ENOENT', 'uv_cwd', 'gone'],
    ['ENOTCONN', 'scandir', 'share'],
    ['ENOENT', 'mkdir', 'share'],
    ['ENAMETOOLONG', 'mkdir', 'name'],
    ['ENOENT', 'open', undefined],
  ])('%s of %s has its remedy: %s', (code, syscall, remedy) => {
    expect(machineRemedy(Object.assign(withCode(code), { syscall }), 'linux')).toBe(remedy);
  });

  it.runIf(has.namelessErrors)('of a number alone has its remedy, too', () => {
    const errno = -constants.errno.ESTALE;
    expect(machineRemedy(Object.assign(withCode('UNKNOWN'), { errno }), 'linux')).toBe('share');
  });

  it('of Windows has a remedy of its own', () => {
    expect(machineRemedy(withCode('EBUSY'), 'win32')).toBe('windows');
    expect(machineRemedy(withCode('EBUSY'), 'linux')).toBe(undefined);
  });

  it('of no such code is a bug', () => {
    expect(isEnvironmentError(withCode('ERR_INVALID_ARG_TYPE'))).toBe(false);
    expect(isEnvironmentError(new TypeError('undefined is not a function'))).toBe(false);
  });
});
