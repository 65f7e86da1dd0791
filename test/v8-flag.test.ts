/** V8 is asked for something only where it is known to understand. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { PATIENCE } from '../src/cli/patient-compiler.ts';
import { LEAN } from '../src/run/lean-heap.ts';
import { flagFor } from '../src/v8-flag.ts';

describe.each([
  [
    'the compiler',
    PATIENCE,
    ['--interrupt-budget=1000000', '--invocation-count-for-turbofan=30000', undefined],
  ],
  ['the heap', LEAN, ['--heap-growing-percent=50', '--heap-growing-percent=50', '--heap-growing-percent=50']],
] as const)('the flag of %s', (_, flags, expected) => {
  test('is one that this Node lists', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    const flag = flagFor(flags, process.versions.node) ?? '--maglev';
    expect(known).toContain(`  ${flag.split('=')[0]} (`);
  });

  test('is that of the major version', () => {
    expect(['20.19.0', '22.1.0', '24.0.0'].map((version) => flagFor(flags, version))).toEqual(expected);
    expect(['120.0.0', '2.20.0'].map((version) => flagFor(flags, version))).toEqual([undefined, undefined]);
  });
});
