import { setFlagsFromString } from 'node:v8';

/**
 * What makes V8 run a function about ten times longer before it optimises it, by the major version of Node. A month
 * is shared in less time than the compiler needs to optimise what shares it, half of it for nothing, and a million
 * lines lose nothing by it. Later versions have a cheaper compiler in between; V8 complains of flags that it lacks.
 */
const FLAGS: Readonly<Record<string, string>> = {
  '20': '--interrupt-budget=1000000',
  '22': '--invocation-count-for-turbofan=30000',
};

/** The flag for a version of Node (`20.19.0`); undefined where none is known to help. */
export function patienceFlag(nodeVersion: string): string | undefined {
  return FLAGS[nodeVersion.split('.')[0] ?? ''];
}

/** Makes the compiler of this process patient. */
export function compilePatiently(): void {
  const flag = patienceFlag(process.versions.node);
  if (flag !== undefined) setFlagsFromString(flag);
}
