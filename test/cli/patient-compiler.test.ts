/** V8 is asked for something only where it is known to understand. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { flagFor, PATIENCE } from '../../src/cli/patient-compiler.ts';

describe('the flag of the compiler', () => {
  test('is one that this Node lists', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    const flag = flagFor(PATIENCE, process.versions.node) ?? '--maglev';
    expect(known).toContain(`  ${flag.split('=')[0]} (`);
  });

  test('is that of the major version', () => {
    const expected = ['--interrupt-budget=1000000', '--invocation-count-for-turbofan=30000', undefined];
    expect(['20.19.0', '22.1.0', '24.0.0'].map((version) => flagFor(PATIENCE, version))).toEqual(expected);
    expect(['120.0.0', '2.20.0'].map((version) => flagFor(PATIENCE, version))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
