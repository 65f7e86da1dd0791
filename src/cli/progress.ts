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
  let began = started;
  let step: Progress['step'] | undefined;
  let shown: bigint | undefined;
  return {
    show(progress) {
      const time = now();
      if (step !== progress.step) {
        began = step === undefined ? started : time;
        step = progress.step;
      }
      if (time - started < PATIENCE_NANOSECONDS) return;
      if (shown !== undefined && time - shown < EVERY_NANOSECONDS) return;
      shown = time;
      write(`${ERASE}${progressText(progress, time - began, language)}`);
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

/** What was done, how fast, and how long the rest may take; `nanoseconds` went by since the work began. */
function progressText(progress: Progress, nanoseconds: bigint, language: Terminal['language']): string {
  const text = words(language);
  const milliseconds = Number(nanoseconds / 1_000_000n);
  if (progress.step === 'lines') {
    const rate = Math.round((progress.count * 1000) / milliseconds);
    const left = timeLeft(milliseconds, progress.bytes, progress.ofBytes);
    return `${text.linesSoFar(progress.count, rate)}${left === undefined ? '' : text.timeLeft(left)} …`;
  }
  const left = timeLeft(milliseconds, progress.count, progress.of);
  return `${text.statementsSoFar(progress.count, progress.of)}${left === undefined ? '' : text.timeLeft(left)} …`;
}

/** Seconds that the rest takes at the speed of what is done; undefined where nothing is, or where it is not known. */
function timeLeft(milliseconds: number, done: number, of: number): number | undefined {
  if (milliseconds === 0 || done === 0 || done > of) return undefined;
  return Math.ceil((milliseconds * (of - done)) / done / 1000);
}
