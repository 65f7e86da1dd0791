/** The system's word for a refusal: `ENOENT`; empty for any other error. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/**
 * How Windows refuses operations on a file that another program has open or that is read-only, and on a folder in use.
 */
const REFUSALS = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Whether an error may be a refusal that only Windows gives: for a file that is open or read-only, or for a folder in
 * use.
 */
export function isRefusalOfWindows(error: unknown, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' && REFUSALS.has(errorCode(error));
}

/** The code of a system error, a number where Node has no name for it; Node's own codes begin with `ERR_`. */
const OF_THE_SYSTEM = /^(?:E[A-Z0-9]+|UNKNOWN|Unknown system error -\d+)$/;

/** Whether an exception comes from the machine (a full disk, no permission, a share that went away), not from a bug. */
export function isEnvironmentError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && OF_THE_SYSTEM.test(String(error.code));
}

/** Another grappe holds a lock, or left one that may still be held. */
export class LockHeldError extends Error {
  readonly code = 'EBUSY';

  constructor(lock: string) {
    super(`EBUSY: ${lock}`);
    this.name = 'LockHeldError';
  }
}

/** The heap of this Node cannot hold the result: thrown before V8 ends the process. */
export class HeapRoomError extends Error {
  /** The limit of the heap, in megabytes. */
  readonly megabytes: number;

  constructor(megabytes: number) {
    super(`the heap of ${megabytes} MB is full`);
    this.name = 'HeapRoomError';
    this.megabytes = megabytes;
  }
}
