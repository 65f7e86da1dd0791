/**
 * Makes V8 run a function about ten times longer before it optimises it. A month is shared in less time than optimising
 * takes, half of it in vain, and a million lines lose nothing. Later versions have a cheaper compiler in between.
 */
const PATIENCE = { '20': '--interrupt-budget=1000000', '22': '--invocation-count-for-turbofan=30000' };

/** Makes V8 collect garbage when the heap is twice, not up to four times, what was alive after the last collection. */
const THRIFT = '--heap-growing-percent=100';

/**
 * Makes V8 create every object young. Otherwise, where many objects of one place survived a collection, it creates new
 * ones old: but what is made from a line lives as long as its batch, and would then stay until a full collection.
 */
const YOUTH = '--no-allocation-site-pretenuring';

/** The flags of V8 that grappe sets, by the major versions of Node that benefit (docs/decisions/v8-flags.md). */
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
 * Sets the flags of this process, after loading the modules of Node that commands use: once flags differ from those
 * that Node was built with, V8 rejects Node's cached code of its own modules, and compiles them again.
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
