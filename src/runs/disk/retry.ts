import { renameSync } from 'node:fs';
import { errorCode, isRefusalOfWindows } from '../../system/errors.ts';

const PATIENCE_MS = 3_000;
const PAUSE_MS = 20;

/** How a share refuses operations on a file that another computer has open, whatever the system of this one. */
const OPEN_ELSEWHERE = new Set(['EACCES', 'EBUSY', 'EEXIST']);

/**
 * Retries what Windows, or a share of Windows or Samba, refuses while another program has a file open: renaming or
 * replacing the file, renaming or removing its folder. Another grappe or a virus scanner has it open only for
 * milliseconds, so it is tried again for some seconds. Throws the system's error if it is still refused.
 */
export function retryWhileOpen<T>(act: () => T, platform = process.platform): T {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return act();
    } catch (error) {
      const mayPass = isRefusalOfWindows(error, platform) || OPEN_ELSEWHERE.has(errorCode(error));
      if (!mayPass || waited >= PATIENCE_MS) throw error;
    }
    pause(PAUSE_MS);
  }
}

/** Renames a file or a folder, {@link retryWhileOpen}; an existing file of that name is replaced. */
export function rename(from: string, to: string): void {
  retryWhileOpen(() => renameSync(from, to));
}

/** Blocks for some milliseconds. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
