import type { FirstLook } from '../../workspace/input-file.ts';
import type { PackedTask } from './packed-task.ts';
import type { Printed } from './print.ts';
import type { Scan, ScanTask } from './scan.ts';

/** What a clerk in another thread is asked, and what it answers. */
export interface ClerkWork {
  readonly scan: { readonly task: ScanTask; readonly answer: Scan };
  readonly look: { readonly task: string; readonly answer: FirstLook | undefined };
  readonly print: { readonly task: PackedTask; readonly answer: Printed };
  readonly hash: { readonly task: undefined; readonly answer: string };
}

/** Work of one kind is done in the order of asking. */
export type WorkKind = keyof ClerkWork;

export interface Message<T> {
  readonly kind: WorkKind;
  readonly content: T;
}
