import { type Fraction, multiply } from '../../domain/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import type { DayShare, KeyInput, KeyResult, KeyTrace } from './key.ts';
import { weighedTrace } from './weighing.ts';

/** `mix`: Σ part × share of each of its keys, which `shareBy` knows. */
export function mix(
  key: Extract<Key, { readonly by: 'mix' }>,
  input: KeyInput,
  shareBy: (key: Key, input: KeyInput) => KeyResult,
): KeyResult {
  const results = key.of.map(({ part, share }) => ({ part, result: shareBy(share, input) }));
  const faults = results.flatMap(({ result }) => ('faults' in result ? result.faults : []));
  if (faults.length > 0) return { faults };
  const shares: DayShare[] = [];
  const parts: { readonly part: Fraction; readonly trace: KeyTrace }[] = [];
  for (const { part, result } of results) {
    if ('faults' in result) continue;
    for (const item of result.shares) shares.push({ ...item, share: multiply(part, item.share) });
    parts.push({ part, trace: result.trace });
  }
  return {
    shares,
    trace: { ...weighedTrace(key.by, []), parts },
  };
}
