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

const ENVIRONMENT = new Set([
  'ENOSPC',
  'EACCES',
  'EPERM',
  'EROFS',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'ENAMETOOLONG',
  'ENOTDIR',
  'ELOOP',
  'EIO',
  'EXDEV',
  'ESTALE',
  'EBUSY',
  'EEXIST',
]);

/** Whether an exception comes from the machine (disk full, no permission), not from a bug. */
export function isEnvironmentError(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error && 'code' in error)) return false;
  // A place that takes no folder, such as one of /proc, is of the machine; a file that is missing is not.
  const makesFolder = 'syscall' in error && (error.syscall === 'mkdir' || error.syscall === 'mkdtemp');
  const noFolder = error.code === 'ENOENT' && makesFolder;
  return noFolder || ENVIRONMENT.has(String(error.code));
}
