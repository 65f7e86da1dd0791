import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import { EXIT, type ExitCode } from './definition.ts';

/**
 * The exit code of a command that reads a workspace: a pure function of what it found. Not in definition.ts: help would
 * load the words of every problem.
 */
export function exitCodeOf(problems: readonly Problem[], findings: number): ExitCode {
  if (hasErrors(problems)) return EXIT.invalid;
  return findings > 0 ? EXIT.findings : EXIT.done;
}
