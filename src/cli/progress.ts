import type { OnProgress, Progress } from '../diagnostics/progress.ts';
import type { Words } from './messages/en.ts';
import { terminalOf } from './system-terminal.ts';
import type { Terminal } from './terminal.ts';

const PATIENCE_NANOSECONDS = 1_000_000_000n;
const EVERY_NANOSECONDS = 100_000_000n;
const ERASE = '\r\u001b[2K';

/** Progress for work of over a second, where stderr is a terminal, without --quiet: one line, cleared at the end. */
export function progressLine(
  { words, quiet }: Terminal,
  isTerminal: boolean,
  write: (text: string) => void,
  now: () => bigint,
): { readonly show: OnProgress; readonly clear: () => void } {
  if (quiet || !isTerminal) return { show: () => {}, clear: () => {} };
  const started = now();
  let first: { readonly time: bigint; readonly progress: Progress } | undefined;
  let shown: bigint | undefined;
  return {
    show(progress) {
      const time = now();
      if (first?.progress.step !== progress.step) first = { time, progress };
      if (time - started < PATIENCE_NANOSECONDS) return;
      if (shown !== undefined && time - shown < EVERY_NANOSECONDS) return;
      shown = time;
      write(`${ERASE}${progressText(progress, first.progress, time - first.time, words)}`);
    },
    clear() {
      if (shown !== undefined) write(ERASE);
    },
  };
}

/** The progress line of this process. A dumb terminal has none: it cannot overwrite a line. */
export function stderrProgress(terminal: Terminal): ReturnType<typeof progressLine> {
  const write = (text: string): void => void process.stderr.write(text);
  const isTerminal = terminalOf('stderr') !== undefined && process.env['TERM'] !== 'dumb';
  return progressLine(terminal, isTerminal, write, process.hrtime.bigint);
}

/** What was done; how fast, and how long the rest may take, judging by the time since the step was first seen. */
function progressText(progress: Progress, first: Progress, nanoseconds: bigint, text: Words): string {
  const milliseconds = Number(nanoseconds / 1_000_000n);
  const { done, of } = extentOf(progress);
  const left = timeLeft(milliseconds, done - extentOf(first).done, of - done);
  return `${soFar(progress, first, milliseconds, text)}${left === undefined ? '' : text.timeLeft(left)} …`;
}

function soFar(progress: Progress, first: Progress, milliseconds: number, text: Words): string {
  const { step, count } = progress;
  if (step === 'lines') {
    const rate = milliseconds === 0 ? undefined : Math.round(((count - first.count) * 1000) / milliseconds);
    return text.linesSoFar(count, rate);
  }
  return step === 'runs' ? text.runsSoFar(count, progress.of) : text.statementsSoFar(count, progress.of);
}

/** How much is done, and of how much. Lines of a file differ in length, so they are counted in bytes. */
function extentOf(progress: Progress): { readonly done: number; readonly of: number } {
  if (progress.step === 'lines') return { done: progress.bytes, of: progress.ofBytes };
  return { done: progress.count, of: progress.of };
}

/** Seconds that the rest takes at the same speed; undefined where it is not known. */
function timeLeft(milliseconds: number, done: number, rest: number): number | undefined {
  if (milliseconds === 0 || done <= 0 || rest < 0) return undefined;
  return Math.ceil((milliseconds * rest) / done / 1000);
}
