/**
 * Makes V8 run a function about ten times longer before it optimises it. A month is shared in less time than the compiler
 * needs to optimise what shares it, half of it for nothing, and a million lines lose nothing by it. Versions after these
 * have a cheaper compiler in between.
 */
const PATIENCE = { '20': '--interrupt-budget=1000000', '22': '--invocation-count-for-turbofan=30000' };

/** Makes V8 collect when the heap has grown to twice what was alive after the last collection, not to up to four times. */
const THRIFT = '--heap-growing-percent=100';

/**
 * Makes V8 make every object young. By itself it makes those of a place where many outlived a collection old at once: what
 * is made of a line lives as long as its batch, and then stays until all old objects are looked at.
 */
const YOUTH = '--no-allocation-site-pretenuring';

/** The flags of V8 that grappe sets, by the major version of Node that gains by them (docs/decisions/v8-flags.md). */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  '20': [PATIENCE[20], THRIFT, YOUTH],
  '22': [PATIENCE[22], THRIFT, YOUTH],
  '24': [THRIFT, YOUTH],
  '26': [THRIFT, YOUTH],
};

/** The flags for a version of Node (`20.19.0`). */
export function flagsFor(nodeVersion: string): readonly string[] {
  return FLAGS[nodeVersion.split('.')[0] ?? ''] ?? [];
}

/**
 * Sets the flags of this process, after the modules of Node that commands use are read: once flags differ from those that
 * Node was built with, V8 refuses the code that Node keeps of its own modules, and compiles them anew.
 */
export async function setFlags(): Promise<void> {
  const [{ setFlagsFromString }] = await Promise.all([
    import('node:v8'),
    import('node:crypto'),
    import('node:os'),
    import('node:url'),
    import('node:vm'),
    import('node:worker_threads'),
    import('node:zlib'),
  ]);
  for (const flag of flagsFor(process.versions.node)) setFlagsFromString(flag);
}
