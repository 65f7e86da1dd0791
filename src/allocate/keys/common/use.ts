import { getOrInsert } from '../../../domain/cache.ts';
import { holdsIn, type Release } from '../../../domain/release.ts';
import type { Key } from '../../../domain/rule.ts';
import { isOneOf } from '../../../text/plain-form.ts';
import { nobodyTakesPart } from '../../target/target.ts';
import type {
  KeyChanges,
  KeyDefinition,
  KeyDefinitions,
  KeyInput,
  KeyResult,
  KeyScope,
  KeyWithin,
  ShareBy,
} from './key.ts';
import { observedChanges } from './measured.ts';

/** The definition of a key; keys that definitions read always have theirs. */
export function definitionOf(keys: KeyDefinitions, { by }: Key): KeyDefinition {
  const found = keys.find((definition) => definition.by === by);
  if (found === undefined) throw new RangeError(`no definition of the key ${by}`);
  return found;
}

const keysByRelease = new WeakMap<KeyDefinitions, Map<string, KeyDefinitions>>();

/** The keys that a release has: one list for each release, by which what is made from it can be cached. */
export function keysIn(release: Release, keys: KeyDefinitions): KeyDefinitions {
  const known = getOrInsert(keysByRelease, keys, () => new Map<string, KeyDefinitions>());
  return getOrInsert(known, release.join('.'), () => keys.filter(({ since }) => holdsIn(release, since)));
}

/** The shares that a key gives on a day; they sum to exactly 1. */
export function sharesByKey(keys: KeyDefinitions, key: Key, input: KeyInput): KeyResult {
  if (isNobody(input)) {
    return { faults: [nobodyTakesPart(input.target, input.day, input.rule)] };
  }
  const definition = definitionOf(keys, key);
  const shareBy = (inner: Key, narrowed: KeyInput) =>
    sharesByKey(keys, inner, narrowed) as ReturnType<ShareBy>;
  const found = definition.shares(key, input, shareBy);
  if ('faults' in found) return found;
  const { reference, referenceDay, weights, parts } = found.trace;
  return { shares: found.shares, trace: { definition, key, reference, referenceDay, weights, parts } };
}

/** Whether the group has no member left; in runs of 0.1, a member named by the key bore the cost even then. */
function isNobody({ target, participants, register }: KeyInput): boolean {
  const { release } = register.workspace;
  return target.kind === 'group' && participants.members.length === 0 && holdsIn(release, '0.2');
}

/** The keys that a key is made of, itself first, each with its place below `share`. */
export function keysWithin(keys: KeyDefinitions, key: Key): readonly KeyWithin[] {
  const inner = definitionOf(keys, key).within(key);
  return [
    { share: key, over: undefined, path: [] },
    ...inner.flatMap(({ share, over, path }) =>
      keysWithin(keys, share).map((found) => ({
        share: found.share,
        over: found.path.length === 0 ? over : found.over,
        path: [...path, ...found.path],
      })),
    ),
  ];
}

/** Whether the shares of a key depend on the first and last day of the line, besides the day itself. */
export function readsPeriod(definition: KeyDefinition, key: Key): boolean {
  return definition.mentions(key).some(({ reference }) => reference?.asOf.kind === 'period_end');
}

/** Whether a key looks at the sites of the group, where it shares the cost of the whole group. */
export function readsSites(definition: KeyDefinition, key: Key): boolean {
  return (
    definition.over === 'sites' || definition.mentions(key).some(({ kind }) => kind === 'measure of sites')
  );
}

/** On which days the shares of a key may change though rules, participants and their rows do not. */
export function changesOf(definition: KeyDefinition, key: Key, scope: KeyScope): KeyChanges {
  const all = definition.mentions(key).flatMap(({ kind, reference }) => {
    if (reference === undefined) return [];
    return [observedChanges(reference, kind === 'measure of members' ? 'members' : 'sites', scope)];
  });
  if (definition.changes !== undefined) all.push(definition.changes(key, scope));
  return { days: all.flatMap(({ days }) => days), yearly: all.flatMap(({ yearly }) => yearly) };
}

/** The words that `share.by` has: no measure may bear one of these names. */
export function keyWords(keys: KeyDefinitions): readonly string[] {
  return [...new Set(keys.flatMap(({ word }) => word ?? []))];
}

/** The word of the key that people call by another one: `égal` is `equal`. */
export function keyMeantBy(word: string, keys: KeyDefinitions): string | undefined {
  return keys.find(({ page }) => isOneOf(word, page.also))?.word;
}

/** A text that two keys have in common only where they are the same. */
export function exactText(key: Key): string {
  return JSON.stringify(key, (_, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    return value instanceof Map ? [...value] : value;
  });
}
