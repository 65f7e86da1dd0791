import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import type { Language } from '../domain/language.ts';
import type { Terminal } from './terminal.ts';

/**
 * The terminal of the process: data to stdout, messages to stderr; a closed pipe is no error. Where stderr takes nothing,
 * there is nowhere to say so: the exit code stays that of what was found.
 */
export function systemTerminal(language: Language, options: Readonly<Record<string, unknown>>): Terminal {
  const out = lineWriter(1, windowsConsole('stdout'));
  const err = lineWriter(2, windowsConsole('stderr'));
  return {
    language,
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
 * Colours are for a terminal whose reader did not refuse them: `--no-color`, or NO_COLOR with any value (no-color.org).
 * FORCE_COLOR (any value but 0) asks for them where there is no terminal, TERM=dumb is one that shows none.
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
 * The terminal that stdout or stderr is; undefined where it is none. For a pipe Node takes as long to make a stream as for
 * half of what help needs, so that the system is asked first.
 */
export function terminalOf(name: 'stdout' | 'stderr'): WriteStream | undefined {
  if (isNoTerminal(name === 'stdout' ? 1 : 2)) return undefined;
  const stream = process[name];
  return stream.isTTY === true ? stream : undefined;
}

/** Whether a descriptor is certainly no terminal. Windows does not say what its console is. */
function isNoTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket() || stats.isFile();
  } catch {
    return false;
  }
}

/**
 * The console of Windows that stdout or stderr is. It takes bytes for text of its own code page (850 in France), so that
 * UTF-8 would lose its accents; the stream of Node hands it characters.
 */
function windowsConsole(name: 'stdout' | 'stderr'): WriteStream | undefined {
  return process.platform === 'win32' ? terminalOf(name) : undefined;
}

/** Writes whole lines of text: to the console where there is one, else as UTF-8 to the descriptor. */
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
      // Windows says EOF where the reader goes away while it is written to.
      if (code === 'EPIPE' || code === 'EOF') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
