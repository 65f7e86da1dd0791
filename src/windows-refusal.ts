import { errorCode } from './error-code.ts';

/** How Windows refuses what is done to a file that another program has open or that is read-only, and to a folder in use. */
const REFUSALS = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Whether an error may be a refusal that only Windows gives: of a file that is open or read-only, or of a folder in use. */
export function isRefusalOfWindows(error: unknown, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' && REFUSALS.has(errorCode(error));
}
