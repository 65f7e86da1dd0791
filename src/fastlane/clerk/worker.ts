import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { type FirstLook, lookAt } from '../../workspace/input-file.ts';
import { type BlockMemory, blockIn } from './block.ts';
import { unpackedTask } from './packed-task.ts';
import { printer } from './print.ts';
import { scanner } from './scan.ts';
import type { ClerkWork, Message, WorkKind } from './tasks.ts';

if (parentPort === null) throw new Error('a thread with someone to answer');
const port = parentPort;
const memories: readonly BlockMemory[] = workerData;
const blocks = memories.map(blockIn);
const scan = scanner(blocks);
type Tasks = { readonly [K in WorkKind]: ClerkWork[K]['task'][] };

const tasks: Tasks = { scan: [], look: [], print: [], hash: [] };
let isBusy = false;

function answer(kind: WorkKind, content: unknown, handedOver: readonly ArrayBuffer[] = []): void {
  port.postMessage({ kind, content } satisfies Message<unknown>, handedOver);
}

/** A look at a file that fails is had again where the failure can be told of. */
function look(absolutePath: string): FirstLook | undefined {
  try {
    return lookAt(absolutePath);
  } catch {
    return undefined;
  }
}

function scanNext(): void {
  for (const task of tasks.scan.splice(0, 1)) answer('scan', scan(task));
}

const { print, hash } = printer(blocks, () => {
  for (let sent = receiveMessageOnPort(port); sent !== undefined; sent = receiveMessageOnPort(port)) {
    take(sent.message);
  }
  while (tasks.scan.length > 0) scanNext();
});

/** Does what is waited for first. */
function work(): void {
  const next = (['scan', 'look', 'print', 'hash'] as const).find((kind) => tasks[kind].length > 0);
  if (next === 'scan') scanNext();
  if (next === 'look') for (const path of tasks.look.splice(0, 1)) answer('look', look(path));
  if (next === 'hash') for (const _ of tasks.hash.splice(0, 1)) answer('hash', hash());
  if (next === 'print') {
    for (const task of tasks.print.splice(0, 1)) {
      const printed = print(unpackedTask(task));
      answer('print', printed, [printed.bytes.buffer]);
    }
  }
  if (next !== undefined) setImmediate(work);
  isBusy = next !== undefined;
}

function take({ kind, content }: Message<never>): void {
  tasks[kind].push(content);
}

port.on('message', (message: Message<never>) => {
  take(message);
  if (!isBusy) setImmediate(work);
  isBusy = true;
});
