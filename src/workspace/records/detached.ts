/** V8 copies slices under this length; a longer one keeps the whole text alive that it was cut from. */
const COPIED_LENGTH = 13;

/** The text without what it was cut from, so that remembering it does not keep pieces of files in memory. */
export function detached(text: string): string {
  return text.length < COPIED_LENGTH ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
