import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import type { Language } from '../domain/language.ts';
import { words } from './messages/words.ts';
import type { Terminal } from './terminal.ts';

/**
 * The terminal of the process: data to stdout, messages to stderr; a closed pipe is no error. If stderr cannot be
 * written, there is nowhere to say so: the exit code stays that of the result.
 */
export function systemTerminal(language: Language, options: Readonly<Record<string, unknown>>): Terminal {
  const out = lineWriter(1, windowsConsole('stdout'));
  const err = lineWriter(2, windowsConsole('stderr'));
  return {
    language,
    words: words(language),
    quiet: options['quiet'] === true,
    color: wantsColor(options, process.env, terminalOf('stderr') !== undefined),
    out,
    err: (text) => {
      try {
        err(text);
      } catch {}
    },
  };
}

/**
 * Whether to use colours: on a terminal, unless refused by `--no-color`, or NO_COLOR with any value (no-color.org).
 * FORCE_COLOR (any value except 0) requests them even without a terminal; TERM=dumb shows none.
 */
export function wantsColor(
  options: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (options['color'] === false || environment['NO_COLOR']) return false;
  const { FORCE_COLOR: forced = '', TERM: terminal } = environment;
  return forced === '' ? isTerminal && terminal !== 'dumb' : forced !== '0';
}

/**
 * The terminal behind stdout or stderr; undefined where it is none. The system is asked first, because for a pipe Node
 * takes half the time of a help text to make a stream.
 */
export function terminalOf(name: 'stdout' | 'stderr'): WriteStream | undefined {
  if (isNoTerminal(name === 'stdout' ? 1 : 2)) return undefined;
  const stream = process[name];
  return stream.isTTY === true ? stream : undefined;
}

/** Whether a descriptor is certainly no terminal. Windows does not say for its console. */
function isNoTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket() || stats.isFile();
  } catch {
    return false;
  }
}

/**
 * The Windows console behind stdout or stderr. It takes bytes for text of its own code page (850 in France), so that
 * UTF-8 would lose its accents; Node's stream gives it characters.
 */
function windowsConsole(name: 'stdout' | 'stderr'): WriteStream | undefined {
  return process.platform === 'win32' ? terminalOf(name) : undefined;
}

/** Writes whole lines of text: to the console if there is one, else as UTF-8 to the descriptor. */
export function lineWriter(
  descriptor: number,
  console: Pick<WriteStream, 'write'> | undefined,
): (text: string) => void {
  return (text) => {
    const lines = text.endsWith('\n') ? text : `${text}\n`;
    if (console === undefined) writeWhole(descriptor, lines);
    else console.write(lines);
  };
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // Windows reports EOF if the reader goes away during a write.
      if (code === 'EPIPE' || code === 'EOF') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
