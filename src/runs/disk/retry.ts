import { renameSync } from 'node:fs';
import { errorCode, isRefusalOfWindows } from '../../system/errors.ts';

const PATIENCE_MS = 3_000;
const PAUSE_MS = 20;

/** How a share refuses what is done to a file that another computer has open, whatever system this one has. */
const OPEN_ELSEWHERE = new Set(['EACCES', 'EBUSY', 'EEXIST']);

/**
 * Does what Windows, and a share of Windows or Samba, refuses as long as another program has a file open: to rename or
 * replace it, to rename or remove the folder that it is in. Another grappe that reads it, or a virus scanner, has it open for milliseconds only: so it is
 * tried again for some seconds. Throws what the machine says where it still refuses.
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

/** Gives a file or a folder another name, {@link retryWhileOpen}; a file of that name is replaced. */
export function rename(from: string, to: string): void {
  retryWhileOpen(() => renameSync(from, to));
}

/** Waits, and does nothing else. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
