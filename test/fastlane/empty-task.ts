/** A task that prints nothing. */
import type { PrintTask } from '../../src/fastlane/clerk/print.ts';

export const EMPTY_TASK: PrintTask = {
  block: 0,
  lines: 0,
  pieces: [],
  afresh: false,
  between: [],
  begun: undefined,
  into: undefined,
};
