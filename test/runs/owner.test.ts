import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { machineOf, newOwner, ownerState } from '../../src/runs/disk/owner.ts';
import { has } from '../windows.ts';

/** This process as an owner, with some parts of its text replaced. */
function owner(
  parts: { readonly [part in 'pid' | 'start' | 'boot' | 'namespace' | 'machine']?: string },
): string {
  const [pid, start, boot, namespace, machine, word] = newOwner().split('-');
  const own = { pid, start, boot, namespace, machine, ...parts };
  return [own.pid, own.start, own.boot, own.namespace, own.machine, word].join('-');
}

/** The number of a process that has ended. */
const ENDED = String(spawnSync(process.execPath, ['--version']).pid);

describe('the maker of something', () => {
  test.each([
    ['runs', {}, 'alive'],
    ['has ended', { pid: ENDED }, 'dead'],
    ['has ended, and nobody knows when it started', { pid: ENDED, start: '0' }, 'dead'],
    ['counts its processes apart', { namespace: '1' }, 'unknown'],
    ['is on another machine', { machine: '00000000' }, 'unknown'],
  ] as const)('%s', (_, parts, state) => {
    expect(ownerState(owner(parts))).toBe(state);
  });

  test.runIf(has.boots)('ran before the machine started anew', () => {
    expect(ownerState(owner({ boot: '00000000' }))).toBe('dead');
  });

  test.runIf(has.boots)('could not read which boot it was', () => {
    expect(ownerState(owner({ boot: '0' }))).toBe('unknown');
  });

  test('is on another machine of the same name', () => {
    const [one, other] = ['a1', 'b2'].map((id) => machineOf('debian', id));
    expect(one).not.toBe(other);
    expect(machineOf('debian', 'a1')).toBe(one);
    expect(ownerState(owner({ boot: '00000000', machine: machineOf(hostname(), 'of another') }))).toBe(
      'unknown',
    );
  });

  test('was written by 0.1, or by no grappe', () => {
    expect([ownerState(String(process.pid)), ownerState('x')]).toEqual(['alive', 'unknown']);
  });
});
