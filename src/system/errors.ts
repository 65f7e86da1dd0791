/** By which word the machine says why it refuses: `ENOENT`; empty for an error of another kind. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** How Windows refuses what is done to a file that another program has open or that is read-only, and to a folder in use. */
const REFUSALS = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Whether an error may be a refusal that only Windows gives: of a file that is open or read-only, or of a folder in use. */
export function isRefusalOfWindows(error: unknown, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' && REFUSALS.has(errorCode(error));
}

/** What the system gives as the code of an error, a number where Node has no name for it; Node calls its own `ERR_…`. */
const OF_THE_SYSTEM = /^(?:E[A-Z0-9]+|UNKNOWN|Unknown system error -\d+)$/;

/** Whether an exception comes from the machine (a full disk, no permission, a share that went away), not from a bug. */
export function isEnvironmentError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && OF_THE_SYSTEM.test(String(error.code));
}

/** Another grappe holds a lock, or left one of which nobody can tell whether it is held. */
export class LockHeldError extends Error {
  readonly code = 'EBUSY';

  constructor(lock: string) {
    super(`EBUSY: ${lock}`);
    this.name = 'LockHeldError';
  }
}

/** The heap of this Node does not hold what is asked for: told before V8 ends the process. */
export class HeapRoomError extends Error {
  /** What the heap may hold, in megabytes. */
  readonly megabytes: number;

  constructor(megabytes: number) {
    super(`the heap of ${megabytes} MB is full`);
    this.name = 'HeapRoomError';
    this.megabytes = megabytes;
  }
}
