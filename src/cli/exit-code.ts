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

/**
 * What the system gives as the code of an error; Node calls its own `ERR_…`. What Node has no name for, such as a quota that
 * is used up, it gives by its number.
 */
const OF_THE_SYSTEM = /^(?:E[A-Z0-9]+|UNKNOWN|Unknown system error -\d+)$/;

/**
 * Whether an exception comes from the machine (disk full, no permission, a share that went away, a file that another
 * program took away while it was being read), not from a bug.
 */
export function isEnvironmentError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && OF_THE_SYSTEM.test(String(error.code));
}
