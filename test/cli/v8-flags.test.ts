/** V8 is asked for something only where it is known to understand. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { flagsFor } from '../../src/cli/v8-flags.ts';

describe('the flags of V8', () => {
  test('are those that this Node lists', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    const unknown = flagsFor(process.versions.node).filter(
      (flag) => !known.includes(`  ${flag.split('=')[0]?.replace('--no-', '--')} (`),
    );
    expect(unknown).toEqual([]);
  });

  test('are those of the major version', () => {
    const [thrift, youth] = ['--heap-growing-percent=100', '--no-allocation-site-pretenuring'];
    expect(['20.19.0', '22.1.0', '24.0.0', '26.1.0'].map(flagsFor)).toEqual([
      ['--interrupt-budget=1000000', thrift, youth],
      ['--invocation-count-for-turbofan=30000', thrift, youth],
      [thrift, youth],
      [thrift, youth],
    ]);
    expect(['120.0.0', '2.20.0'].map(flagsFor)).toEqual([[], []]);
  });
});
