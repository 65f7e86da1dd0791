/**
 * What a manifest, SHA256SUMS or a ledger may name: a path below the folder that it stands in, with `/`, so that a
 * run that somebody sends can lead nowhere else. No empty part, `.` or `..`, no drive, no backslash (which
 * separates folders on Windows), no NUL.
 */
export const RUN_PATH = /^(?![A-Za-z]:)(?![\s\S]*(?:^|\/)\.{0,2}(?:\/|$))[^\\\0]+$/;

/** The name of a folder: a path of one part. */
export const RUN_FOLDER = /^(?![A-Za-z]:)(?!\.{0,2}$)[^/\\\0]+$/;

/** The name of a closed run: what a ledger can hold as it is, and every system takes as a folder's, 255 bytes at most. */
export const RUN_NAME = /^[A-Za-z0-9_][A-Za-z0-9._+-]{0,254}$/;
