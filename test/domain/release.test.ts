import { describe, expect, test } from 'vitest';
import { holdsIn, isLater, releaseOf } from '../../src/domain/release.ts';

describe('the release that a run is computed by', () => {
  test('is the major and minor version', () => {
    expect([releaseOf('0.1.0'), releaseOf('12.34.5-beta'), releaseOf('0.2')]).toEqual([
      [0, 1],
      [12, 34],
      [0, 2],
    ]);
  });

  test('is unknown where the text is no version', () => {
    expect(['', '1', 'v0.1.0', '0.x'].map(releaseOf)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('knows what held then', () => {
    expect([
      holdsIn([0, 1], '0.2'),
      holdsIn([0, 2], '0.2'),
      holdsIn([0, 10], '0.2'),
      holdsIn([1, 0], '0.2'),
      holdsIn([0, 5], '1.2'),
    ]).toEqual([false, true, true, true, false]);
  });

  test('is later by its major version, then by its minor one, or where nobody knows it', () => {
    const versions = ['0.2.9', '0.3.0', '1.0.0', '0.1.0', 'x'];
    expect(versions.map((version) => isLater(version, [0, 2]))).toEqual([false, true, true, false, true]);
    expect(isLater('1.9.0', [2, 0])).toBe(false);
  });

  test('is that of today where there is none: all holds', () => {
    expect(holdsIn(undefined, '99.9')).toBe(true);
  });
});
