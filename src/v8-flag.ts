import { setFlagsFromString } from 'node:v8';

/** A flag of V8 for each major version of Node that is known to have it, and to gain by it; V8 complains of others. */
export type FlagByNode = Readonly<Record<string, string>>;

/** The flag for a version of Node (`20.19.0`); undefined where there is none. */
export function flagFor(flags: FlagByNode, nodeVersion: string): string | undefined {
  return flags[nodeVersion.split('.')[0] ?? ''];
}

/** Sets the flag for the Node that runs. */
export function setFlag(flags: FlagByNode): void {
  const flag = flagFor(flags, process.versions.node);
  if (flag !== undefined) setFlagsFromString(flag);
}
