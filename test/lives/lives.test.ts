import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Event, life, live, type Reached } from './lives.ts';

const FEATURES = [
  'closed',
  'closed with corrections',
  'vanished line refused',
  'changed line refused',
  'withdrawn',
];

/** A life that meets every feature, whatever chance brings. */
const EVERYTHING: readonly Event[] = [
  { kind: 'arrive', month: 3, net: 101 },
  { kind: 'arrive', month: 9, net: -7 },
  { kind: 'close', regularise: false },
  { kind: 'amount', of: 0, net: 205 },
  { kind: 'close', regularise: false },
  { kind: 'close', regularise: true },
  { kind: 'vanish', of: 1 },
  { kind: 'payers', first: 'C', second: 'R' },
  { kind: 'count', pupils: 19 },
];

test('lives of a workspace go as the naive model says', async () => {
  const reached: Reached = new Map();
  await fc.assert(
    fc.asyncProperty(life, (events: readonly Event[]) => live(events, reached)),
    { numRuns: 12, seed: 5, examples: [[EVERYTHING]] },
  );
  expect(FEATURES.filter((feature) => !reached.has(feature))).toEqual([]);
}, 240_000);
