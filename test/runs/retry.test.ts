import { describe, expect, test } from 'vitest';
import { retryWhileOpen } from '../../src/runs/disk/retry.ts';

/** An act that another program's open file refuses so many times. */
function refused(times: number, code: string): { readonly act: () => string; readonly tries: () => number } {
  let tries = 0;
  return {
    act() {
      tries++;
      if (tries <= times) throw Object.assign(new Error(`${code}: rename`), { code });
      return 'done';
    },
    tries: () => tries,
  };
}

describe('what another program’s open file refuses', () => {
  test.each(['EPERM', 'EACCES', 'EBUSY'])('with %s is tried again on Windows', (code) => {
    const { act, tries } = refused(3, code);
    expect([retryWhileOpen(act, 'win32'), tries()]).toEqual(['done', 4]);
  });

  test.each(['EACCES', 'EBUSY', 'EEXIST'])('on a share, with %s, is tried again everywhere', (code) => {
    const { act, tries } = refused(3, code);
    expect([retryWhileOpen(act, 'linux'), tries()]).toEqual(['done', 4]);
  });

  test('is not tried for ever: what the machine says is thrown', () => {
    const { act, tries } = refused(Number.POSITIVE_INFINITY, 'EBUSY');
    expect(() => retryWhileOpen(act, 'win32')).toThrow('EBUSY: rename');
    expect(tries()).toBe(151);
  });

  test('is not tried again for what no open file refuses, nor elsewhere', () => {
    for (const [code, platform] of [
      ['ENOSPC', 'win32'],
      ['EPERM', 'linux'],
    ] as const) {
      const { act, tries } = refused(1, code);
      expect(() => retryWhileOpen(act, platform)).toThrow(code);
      expect(tries()).toBe(1);
    }
  });
});
