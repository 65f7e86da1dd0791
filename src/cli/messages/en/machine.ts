/** The remedies for errors of the machine. */
export const machine = {
  temporary:
    'grappe computes in the temporary folder of the system: name one that can be written by the variable TMPDIR (TEMP on Windows).',
  gone: 'The folder from which the command was typed is no longer there: go to another one, then type it again.',
  room: 'No room is left where grappe writes (the workspace, --out, a file that its output goes to, or the temporary folder of the system). Make room there, or have the quota raised, then type the command again.',
  size: 'A file there may not become so large: raise the limit of this user (`ulimit -f`), or take a disk without such a limit (FAT32 has one of 4 GB), then type the command again.',
  rights:
    'See that this user may read and write there, and that the disk is not read-only, then type the command again.',
  name: 'A name may have 255 bytes on most disks (an accented letter counts as two), a path some thousands: choose a shorter one, then type the command again.',
  share: 'See that the disk or the shared drive is there, then type the command again.',
  windows:
    'Windows may refuse what a program such as Excel has open, what is read-only, and a folder that a terminal is in: close it, make it writable or leave it, then type the command again.',
  lock: 'Another grappe is writing there: wait until it has ended, then type the command again. If none is, one that was killed in another container or on another computer has left that folder: it is ignored after ten minutes.',
};
