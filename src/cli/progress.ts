import type { OnProgress, Progress } from '../diagnostics/progress.ts';
import { words } from './messages/words.ts';
import type { Terminal } from './terminal.ts';

/** One line of a terminal that is written over again and again, and cleared at the end. */
export interface ProgressLine {
  readonly show: OnProgress;
  readonly clear: () => void;
}

const PATIENCE_NANOSECONDS = 1_000_000_000n;
const EVERY_NANOSECONDS = 100_000_000n;
const ERASE = '\r\u001b[2K';

/** Progress for work over a second, only where stderr is a terminal that is not to be quiet (PRODUCT.md). */
export function progressLine(
  { language, quiet }: Terminal,
  isTerminal: boolean,
  write: (text: string) => void,
  now: () => bigint,
): ProgressLine {
  if (quiet || !isTerminal) return { show: () => {}, clear: () => {} };
  const started = now();
  let shown: bigint | undefined;
  return {
    show(progress) {
      const time = now();
      if (time - started < PATIENCE_NANOSECONDS) return;
      if (shown !== undefined && time - shown < EVERY_NANOSECONDS) return;
      shown = time;
      write(`${ERASE}${progressText(progress, language)}`);
    },
    clear() {
      if (shown !== undefined) write(ERASE);
    },
  };
}

/** The progress line of this process. */
export function stderrProgress(terminal: Terminal): ProgressLine {
  const write = (text: string): void => void process.stderr.write(text);
  return progressLine(terminal, process.stderr.isTTY === true, write, process.hrtime.bigint);
}

function progressText(progress: Progress, language: Terminal['language']): string {
  const text = words(language);
  return progress.step === 'lines'
    ? text.linesSoFar(progress.count)
    : text.statementsSoFar(progress.count, progress.of);
}
