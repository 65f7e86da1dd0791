import { hasErrors, type Problem } from '../diagnostics/problem.ts';

/** The exit codes of PRODUCT.md. */
export const EXIT = {
  done: 0,
  findings: 1,
  invalid: 2,
  bug: 3,
  environment: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of a command that reads a workspace: a pure function of what it found. */
export function exitCodeOf(problems: readonly Problem[], findings: number): ExitCode {
  if (hasErrors(problems)) return EXIT.invalid;
  return findings > 0 ? EXIT.findings : EXIT.done;
}
