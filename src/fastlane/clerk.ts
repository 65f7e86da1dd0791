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
  readonly close: () => void;
}

/** What a clerk is asked in another thread, and answers in turn. */
export type ClerkTask = { readonly scan: ScanTask } | { readonly print: PrintTask } | 'hash';

/** One that is being printed, one that is being shared, and one that is being filled or looked through. */
export const BLOCKS = 3;

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
    close: () => {},
  };
}
