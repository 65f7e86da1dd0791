import { describe, expect, test } from 'vitest';
import { holdsIn, releaseOf } from '../../src/domain/release.ts';

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

  test('is that of today where there is none: all holds', () => {
    expect(holdsIn(undefined, '99.9')).toBe(true);
  });
});
