import { renameSync } from 'node:fs';
import { isRefusalOfWindows } from '../windows-refusal.ts';

const PATIENCE_MS = 3_000;
const PAUSE_MS = 20;

/**
 * Does what Windows refuses as long as another program has a file open: to rename or replace it, to rename or remove the
 * folder that it is in. Another grappe that reads it, or a virus scanner, has it open for milliseconds only: so it is
 * tried again for some seconds. Throws what the machine says where it still refuses.
 */
export function patiently<T>(act: () => T, platform = process.platform): T {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return act();
    } catch (error) {
      if (!isRefusalOfWindows(error, platform) || waited >= PATIENCE_MS) throw error;
    }
    pause(PAUSE_MS);
  }
}

/** Gives a file or a folder another name, {@link patiently}; a file of that name is replaced. */
export function rename(from: string, to: string): void {
  patiently(() => renameSync(from, to));
}

/** Waits, and does nothing else. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
