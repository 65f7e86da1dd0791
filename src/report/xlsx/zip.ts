/** The 2nd of January 1980 at midnight, as ZIP archives write it. */
const FIXED_TIME = (1 << 21) | (2 << 16);

const END_OF_ARCHIVE = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/**
 * The same ZIP archive, each file of which is of one fixed moment instead of the present one; changed in place.
 * It has no comment at its end, and is smaller than 4 GB (APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16).
 */
export function withFixedTimes(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - END_LENGTH;
  if (view.getUint32(end, true) !== END_OF_ARCHIVE) throw new Error('the archive does not end as one');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    view.setUint32(entry + 12, FIXED_TIME, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, FIXED_TIME, true);
    const lengths = [28, 30, 32].map((at) => view.getUint16(entry + at, true));
    entry += lengths.reduce((sum, length) => sum + length, ENTRY_LENGTH);
  }
  return archive;
}
