import { Worker } from 'node:worker_threads';
import { assetUrl } from '../assets.ts';
import { blockIn, newMemory } from './block.ts';
import { BLOCKS, type Clerk, type ClerkTask } from './clerk.ts';

/** The thread needs little memory of its own: most is that of the blocks. */
const MOST_YOUNG_MEGABYTES = 2;

interface Waiting {
  // What is answered is of the type that was asked for, since answers come in turn.
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** A clerk that works at the same time, in a thread of its own. */
export function clerkThread(): Clerk {
  const memories = Array.from({ length: BLOCKS }, newMemory);
  const worker = new Worker(assetUrl('clerk-worker.js'), {
    workerData: memories,
    resourceLimits: { maxYoungGenerationSizeMb: MOST_YOUNG_MEGABYTES },
  });
  const waiting: Waiting[] = [];
  /** Why the thread ended: nobody would answer any more. */
  let ended: { readonly reason: unknown } | undefined;
  const end = (reason: unknown): void => {
    ended ??= { reason };
    for (const { reject } of waiting.splice(0)) reject(ended.reason);
  };
  worker
    .on('message', (answer) => waiting.shift()?.resolve(answer as never))
    .on('error', end)
    .on('exit', (code) => end(new Error(`the thread of the clerk ended with ${code}`)));
  const ask = <T>(task: ClerkTask, handedOver: readonly ArrayBuffer[] = []): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended.reason);
      waiting.push({ resolve, reject });
      worker.postMessage(task, handedOver);
    });
  return {
    blocks: memories.map(blockIn),
    scan: (scan) => ask({ scan }),
    print: (print) => ask({ print }, print.into && [print.into.buffer]),
    hash: () => ask('hash'),
    close: () => void worker.terminate(),
  };
}
