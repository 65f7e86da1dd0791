/**
 * The paths that a manifest, SHA256SUMS or a ledger may name: below its own folder, with `/`, so that a run sent by
 * somebody cannot lead elsewhere. No empty part, `.` or `..`, no drive, no backslash (which separates folders on
 * Windows), no NUL.
 */
export const RUN_PATH = /^(?![A-Za-z]:)(?![\s\S]*(?:^|\/)\.{0,2}(?:\/|$))[^\\\0]+$/;

/** The name of a folder: a path of one part. */
export const RUN_FOLDER = /^(?![A-Za-z]:)(?!\.{0,2}$)[^/\\\0]+$/;

/** The name of a closed run: it needs no quotes in a ledger and is a folder on every system; 255 bytes at most. */
export const RUN_NAME = /^[A-Za-z0-9_][A-Za-z0-9._+-]{0,254}$/;
