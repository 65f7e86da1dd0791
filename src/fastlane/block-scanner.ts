import type { Problem } from '../diagnostics/problem.ts';
import type { CsvFile } from '../workspace/csv-file.ts';
import { PIECE_BYTES } from '../workspace/input-file.ts';
import { BLOCK_BYTES, type Block, HEAD } from './clerk/block.ts';
import type { Clerk } from './clerk/clerk.ts';
import type { FileShape, Scan } from './clerk/scan.ts';

const BYTE_ORDER_MARK = 3;

/** A block of a file, and what was found in it. */
export interface ScannedBlock<K> extends Scan {
  readonly number: number;
  readonly block: Block;
  /** Where its pieces begin in the file, and where they end in the block. */
  readonly offset: number;
  readonly filled: number;
  readonly isLast: boolean;
  /** Whose codes its records have. */
  readonly kind: K;
}

/**
 * The blocks of a file, each looked through while the one before is being shared. `shapeOf` says before each block of
 * which kind it is.
 */
export type ScanBlocks = <K extends object>(
  file: CsvFile,
  shapeOf: () => { readonly kind: K; readonly shape: FileShape },
  report: (found: Problem) => void,
) => AsyncGenerator<ScannedBlock<K>>;

/** `whenFree` resolves once a block may be filled again. */
export function blockScanner(
  { blocks, scan }: Clerk,
  whenFree: (block: number) => Promise<void>,
): ScanBlocks {
  /** The block to be filled: each in turn. */
  let number = 0;
  return async function* scanBlocks(file, shapeOf, report) {
    type Kind = ReturnType<typeof shapeOf>['kind'];
    let ahead: Promise<ScannedBlock<Kind>> | undefined;
    let begin: number | undefined = HEAD + (file.dialect.encoding === 'utf-8-bom' ? BYTE_ORDER_MARK : 0);
    let lastKind: Kind | undefined;
    /** The first block is a small one, since nothing can be done before it is looked through. */
    let most = PIECE_BYTES;
    let offset = 0;
    let filled = HEAD;
    const send = (isLast: boolean): Promise<ScannedBlock<Kind>> => {
      const { kind, shape } = shapeOf();
      const about = { number, block: blockOf(number), offset, filled, isLast, kind };
      const task = { block: number, shape: kind === lastKind ? undefined : shape, filled, begin, isLast };
      lastKind = kind;
      begin = undefined;
      most = BLOCK_BYTES;
      offset += filled - HEAD;
      filled = HEAD;
      number = (number + 1) % blocks.length;
      return scan(task).then((found) => ({ ...found, ...about }));
    };
    for (const piece of file.bytes(report)) {
      if (filled === HEAD) await whenFree(number);
      blockOf(number).bytes.set(piece, filled);
      filled += piece.length;
      const isLast = piece.length === 0;
      if (!isLast && filled < HEAD + most) continue;
      const next = send(isLast);
      // Whoever waits for it hears of a failure; it may come before somebody does.
      next.catch(() => {});
      if (ahead !== undefined) yield await ahead;
      ahead = next;
      // The end of the file is looked at once all of it is shared: until then it may still change.
      if (isLast) yield await ahead;
    }
  };

  function blockOf(index: number): Block {
    const block = blocks[index];
    if (block === undefined) throw new RangeError('a block of the clerk');
    return block;
  }
}
