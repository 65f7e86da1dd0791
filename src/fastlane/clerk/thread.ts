import { Worker } from 'node:worker_threads';
import { assetUrl } from '../../assets.ts';
import { blockIn, newMemory } from './block.ts';
import { BLOCKS, type Clerk } from './clerk.ts';
import { packedTask } from './packed-task.ts';
import type { ClerkWork, Message, WorkKind } from './tasks.ts';

/** The thread needs little memory of its own: most is that of the blocks. */
const MOST_YOUNG_MEGABYTES = 2;

interface Waiting {
  // What is answered is of the type that was asked for, since answers of a kind come in turn.
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
  const waiting: Readonly<Record<WorkKind, Waiting[]>> = { scan: [], look: [], print: [], hash: [] };
  /** Why the thread ended: nobody would answer any more. */
  let ended: { readonly reason: unknown } | undefined;
  const end = (reason: unknown): void => {
    ended ??= { reason };
    for (const list of Object.values(waiting)) for (const { reject } of list.splice(0)) reject(ended.reason);
  };
  worker
    .on('message', ({ kind, content }: Message<never>) => waiting[kind].shift()?.resolve(content))
    .on('error', end)
    .on('exit', (code) => end(new Error(`the thread of the clerk ended with ${code}`)));
  const ask = <K extends WorkKind>(
    kind: K,
    content: ClerkWork[K]['task'],
    handedOver: readonly ArrayBuffer[] = [],
  ): Promise<ClerkWork[K]['answer']> => {
    const answer = new Promise<ClerkWork[K]['answer']>((resolve, reject) => {
      if (ended !== undefined) return reject(ended.reason);
      waiting[kind].push({ resolve, reject });
      worker.postMessage({ kind, content } satisfies Message<unknown>, handedOver);
    });
    // Whoever waits for it hears of a failure; it may come before somebody does.
    answer.catch(() => {});
    return answer;
  };
  return {
    blocks: memories.map(blockIn),
    scan: (task) => ask('scan', task),
    print: (task) => ask('print', packedTask(task), task.into && [task.into.buffer]),
    hash: () => ask('hash', undefined),
    look: (absolutePath) => ask('look', absolutePath),
    close: () => void worker.terminate(),
  };
}
