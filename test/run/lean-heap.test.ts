/** V8 is asked for a lean heap only where it is known to understand. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { leanHeapFlag } from '../../src/run/lean-heap.ts';

describe('the flag of the heap', () => {
  test('is one that this Node lists', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    const flag = leanHeapFlag(process.versions.node) ?? '--maglev';
    expect(known).toContain(`  ${flag.split('=')[0]} (`);
  });

  test.each([
    ['20.19.0', '--heap-growing-percent=50'],
    ['22.1.0', '--heap-growing-percent=50'],
    ['24.0.0', '--heap-growing-percent=50'],
    ['120.0.0', undefined],
  ])('of Node %s is %s', (version, flag) => {
    expect(leanHeapFlag(version)).toBe(flag);
  });
});
