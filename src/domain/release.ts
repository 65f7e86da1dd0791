import { cached } from './cache.ts';

/** A minor version of grappe, as `[major, minor]`: what a run is computed by. */
export type Release = readonly [major: number, minor: number];

/** The release of a version (`0.2.0`); undefined where the text is none. */
export function releaseOf(version: string): Release | undefined {
  const [, major, minor] = /^(\d{1,9})\.(\d{1,9})(?:\.|$)/.exec(version) ?? [];
  return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}

/**
 * Whether what came with the release `since` (`0.2`) holds in a release: an older run is computed by what held then.
 * All holds without a release, which is that of today.
 */
export function holdsIn(release: Release | undefined, since: `${number}.${number}`): boolean {
  if (release === undefined) return true;
  const [major, minor] = release;
  const [sinceMajor = 0, sinceMinor = 0] = numbersIn(since);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

/** It is asked of every row and line which of the few releases holds. */
const numbersIn = cached((since: string) => since.split('.').map(Number));
