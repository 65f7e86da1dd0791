import { spawn } from 'node:child_process';

/** What a program of {@link inAnotherProcess} has at hand: files, paths, and the words that it is given. */
const AT_HAND =
  "const fs = require('node:fs'); const path = require('node:path'); const words = process.argv.slice(1);";

/** Has another process run a program of JavaScript while this one goes on. */
export function inAnotherProcess(program: string, ...words: readonly string[]): void {
  spawn(process.execPath, ['-e', `${AT_HAND} ${program}`, ...words], { stdio: 'ignore' });
}
