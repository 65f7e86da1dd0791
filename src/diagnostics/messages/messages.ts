import type { Code } from '../codes.ts';

/** The wording of one language: a code without a message does not compile. */
export type Messages = Record<Code, { readonly message: string; readonly hint: string }>;
