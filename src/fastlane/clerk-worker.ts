import { parentPort, workerData } from 'node:worker_threads';
import { type BlockMemory, blockIn } from './block.ts';
import type { ClerkWork, Message, WorkKind } from './clerk-tasks.ts';
import { printer } from './print.ts';
import { scanner } from './scan.ts';

const memories: readonly BlockMemory[] = workerData;
const blocks = memories.map(blockIn);
const scan = scanner(blocks);
const { print, hash } = printer(blocks);

/** What is waited for comes first. */
const scans: ClerkWork['scan']['task'][] = [];
const prints: (ClerkWork['print']['task'] | undefined)[] = [];
let isBusy = false;

function answer(kind: WorkKind, content: unknown, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage({ kind, content } satisfies Message<unknown>, handedOver);
}

function work(): void {
  const next = scans.shift();
  if (next !== undefined) {
    answer('scan', scan(next));
  } else {
    const task = prints.shift();
    if (task === undefined) {
      answer('hash', hash());
    } else {
      const printed = print(task);
      answer('print', printed, [printed.bytes.buffer]);
    }
  }
  isBusy = scans.length + prints.length > 0;
  if (isBusy) setImmediate(work);
}

parentPort?.on('message', ({ kind, content }: Message<never>) => {
  if (kind === 'scan') scans.push(content);
  else prints.push(content);
  if (!isBusy) setImmediate(work);
  isBusy = true;
});
