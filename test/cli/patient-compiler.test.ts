/** V8 is asked for patience only where it is known to understand. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { patienceFlag } from '../../src/cli/patient-compiler.ts';

describe('the flag of the compiler', () => {
  test('is one that this Node lists', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    const flag = patienceFlag(process.versions.node) ?? '--maglev';
    expect(known).toContain(`  ${flag.split('=')[0]} (`);
  });

  test.each([
    ['20.19.0', '--interrupt-budget=1000000'],
    ['22.1.0', '--invocation-count-for-turbofan=30000'],
    ['24.0.0', undefined],
    ['120.0.0', undefined],
  ])('of Node %s is %s', (version, flag) => {
    expect(patienceFlag(version)).toBe(flag);
  });
});
