import { cached } from './cache.ts';

/** A minor version of grappe, as `[major, minor]`: what a run is computed by. */
export type Release = readonly [major: number, minor: number];

/** The release of a version (`0.2.0`); undefined where the text is none. */
export function releaseOf(version: string): Release | undefined {
  const [, major, minor] = /^(\d{1,9})\.(\d{1,9})(?:\.|$)/.exec(version) ?? [];
  return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}

/** Whether a version (`0.3.1`) is of a later release. */
export function isLater(version: string, [major, minor]: Release): boolean {
  const [otherMajor, otherMinor] = releaseOf(version) ?? [Infinity, 0];
  return otherMajor > major || (otherMajor === major && otherMinor > minor);
}

/**
 * Whether what came with the release `since` (`0.2`) applies in a release: an older run is computed by the rules of its
 * own. Without a release, that is today's, everything applies.
 */
export function holdsIn(release: Release | undefined, since: `${number}.${number}`): boolean {
  if (release === undefined) return true;
  const [major, minor] = release;
  const [sinceMajor = 0, sinceMinor = 0] = numbersIn(since);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

/** Cached: it is asked for every row and line, with a few different values. */
const numbersIn = cached((since: string) => since.split('.').map(Number));
