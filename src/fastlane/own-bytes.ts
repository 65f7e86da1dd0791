/**
 * A text in UTF-8, in memory of its own: what `Buffer.from` gives lies in one piece with whatever was made around
 * it, and keeps all of that from being freed.
 */
export function ownBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}
