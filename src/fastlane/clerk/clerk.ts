import type { FirstLook } from '../../workspace/input-file.ts';
import { type Block, blockIn, newMemory } from './block.ts';
import { type Printed, type PrintTask, printer } from './print.ts';
import { type Scan, type ScanTask, scanner } from './scan.ts';

/** Goes ahead of who shares the lines of blocks and finds their records, and behind and prints their rows. */
export interface Clerk {
  readonly blocks: readonly Block[];
  /** Blocks are looked through in the order of asking; so are they printed. */
  readonly scan: (task: ScanTask) => Promise<Scan>;
  readonly print: (task: PrintTask) => Promise<Printed>;
  /** Of all that was printed. */
  readonly hash: () => Promise<string>;
  /** A first look at a file; undefined where it is better had when the file is opened. */
  readonly look: (absolutePath: string) => Promise<FirstLook | undefined>;
  readonly close: () => void;
}

/** One is being filled, one looked through, one shared; the others wait to be printed. */
export const BLOCKS = 8;

/** Does it at once. */
export function clerkHere(): Clerk {
  const blocks = Array.from({ length: BLOCKS }, newMemory).map(blockIn);
  const scan = scanner(blocks);
  const { print, hash } = printer(blocks);
  return {
    blocks,
    scan: async (task) => scan(task),
    print: async (task) => print(task),
    hash: async () => hash(),
    look: async () => undefined,
    close: () => {},
  };
}
