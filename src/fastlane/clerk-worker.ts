import { parentPort, workerData } from 'node:worker_threads';
import { type FirstLook, lookAt } from '../workspace/input-file.ts';
import { type BlockMemory, blockIn } from './block.ts';
import type { ClerkWork, Message, WorkKind } from './clerk-tasks.ts';
import { printer } from './print.ts';
import { scanner } from './scan.ts';

const memories: readonly BlockMemory[] = workerData;
const blocks = memories.map(blockIn);
const scan = scanner(blocks);
const { print, hash } = printer(blocks);

type Tasks = { readonly [K in WorkKind]: ClerkWork[K]['task'][] };

const tasks: Tasks = { scan: [], look: [], print: [], hash: [] };
let isBusy = false;

function answer(kind: WorkKind, content: unknown, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage({ kind, content } satisfies Message<unknown>, handedOver);
}

/** A look at a file that fails is had again where the failure can be told of. */
function look(absolutePath: string): FirstLook | undefined {
  try {
    return lookAt(absolutePath);
  } catch {
    return undefined;
  }
}

/** Does what is waited for first. */
function work(): void {
  const [toScan] = tasks.scan.splice(0, 1);
  const [toLookAt] = toScan === undefined ? tasks.look.splice(0, 1) : [];
  const [toPrint] = toScan === undefined && toLookAt === undefined ? tasks.print.splice(0, 1) : [];
  if (toScan !== undefined) {
    answer('scan', scan(toScan));
  } else if (toLookAt !== undefined) {
    answer('look', look(toLookAt));
  } else if (toPrint !== undefined) {
    const printed = print(toPrint);
    answer('print', printed, [printed.bytes.buffer]);
  } else if (tasks.hash.splice(0).length > 0) {
    answer('hash', hash());
  }
  isBusy = Object.values(tasks).some(({ length }) => length > 0);
  if (isBusy) setImmediate(work);
}

parentPort?.on('message', ({ kind, content }: Message<never>) => {
  tasks[kind].push(content);
  if (!isBusy) setImmediate(work);
  isBusy = true;
});
