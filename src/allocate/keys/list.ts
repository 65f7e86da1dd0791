import type { Key, KeyKind } from '../../domain/rule.ts';
import { equalMembers } from './equal-members.ts';
import { equalSites } from './equal-sites.ts';
import { fixed } from './fixed.ts';
import { head } from './head.ts';
import type { KeyFunction, KeyInput, KeyResult } from './key.ts';
import { majority } from './majority.ts';
import { measure } from './measure.ts';
import { mix } from './mix.ts';
import { payer } from './payer.ts';
import { weight } from './weight.ts';

/** Every kind of key. A kind without its function does not compile. */
const KEYS: { readonly [K in KeyKind]: KeyFunction<K> } = {
  equal_sites: equalSites,
  equal_members: equalMembers,
  measure,
  weight,
  head,
  fixed,
  payer,
  majority,
  mix: (key, input) => mix(key, input, sharesByKey),
};

/** The shares that a key gives on a day; they sum to exactly 1. */
export function sharesByKey(key: Key, input: KeyInput): KeyResult {
  // TypeScript cannot relate the key to its own entry; the table's type guarantees it.
  return (KEYS[key.by] as KeyFunction<KeyKind>)(key as Extract<Key, { readonly by: KeyKind }>, input);
}
