import { parentPort, workerData } from 'node:worker_threads';
import { type BlockMemory, blockIn } from './block.ts';
import type { ClerkTask } from './clerk.ts';
import { printer } from './print.ts';
import { scanner } from './scan.ts';

const memories: readonly BlockMemory[] = workerData;
const blocks = memories.map(blockIn);
const scan = scanner(blocks);
const { print, hash } = printer(blocks);

parentPort?.on('message', (task: ClerkTask) => {
  if (task === 'hash') {
    parentPort?.postMessage(hash());
  } else if ('scan' in task) {
    parentPort?.postMessage(scan(task.scan));
  } else {
    const printed = print(task.print);
    parentPort?.postMessage(printed, [printed.bytes.buffer]);
  }
});
