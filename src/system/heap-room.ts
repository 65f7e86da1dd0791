import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { HeapRoomError } from './errors.ts';

/** How many rows are processed between two checks of the heap: a check takes microseconds. */
const ROWS_BETWEEN = 256;

/** How much of the limit must stay free: this part of it, and never less than the steps between two checks may take. */
const FREE = { part: 0.2, bytes: 24 * 2 ** 20 };

/** How much of V8's limit is for new objects only: three times its largest semi-space, 16 or 64 MB. */
const FOR_NEW_OBJECTS = (Number.parseInt(process.versions.node, 10) < 23 ? 48 : 192) * 2 ** 20;

let rows = 0;
let clear: (() => void) | undefined;

/** To be called for each row of large work. Throws a {@link HeapRoomError} if the heap is nearly full. */
export function watchHeap(): void {
  rows += 1;
  if (rows % ROWS_BETWEEN === 0) requireHeapRoom();
}

/** To be called before a step that takes much memory at once. Throws like {@link watchHeap}. */
export function requireHeapRoom(): void {
  if (!isFull()) return;
  clear ??= collector();
  clear();
  if (isFull()) throw new HeapRoomError(Math.round(getHeapStatistics().heap_size_limit / 2 ** 20));
}

function isFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  const forOld = limit - FOR_NEW_OBJECTS;
  return used > forOld - Math.max(FREE.part * forOld, FREE.bytes);
}

/** V8's own collector, which programs cannot normally call. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
