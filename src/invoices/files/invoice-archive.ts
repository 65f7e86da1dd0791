import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import { compareText } from '../../text/text-order.ts';
import { type ArchiveEntry, archiveEntries, unpackedWhole } from '../../workspace/records/archive.ts';
import {
  type FileSource,
  type Fingerprint,
  readBytes,
  withoutContent,
} from '../../workspace/records/input-file.ts';

/** A larger electronic invoice, archive or pivot is not opened, nor a larger file within one. */
export const MOST_BYTES = 1 << 27;

/** The files of an archive, unpacked one at a time. */
export interface InvoiceArchive {
  readonly fingerprint: Fingerprint;
  /** In the order of the code points of their NFC names. */
  readonly entries: readonly ArchivedFile[];
}

export interface ArchivedFile {
  /** NFC, with `/`. */
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
  /** Undefined, with the problem reported, where it is damaged or too large. */
  readonly bytes: (report: OnProblem) => Uint8Array | undefined;
}

/** All bytes of an archive or a pivot; undefined, with the problem reported, where it is too large. */
export function readWhole(source: FileSource, path: string, report: OnProblem): ReturnType<typeof readBytes> {
  const read = readBytes(source, path, MOST_BYTES);
  if (read === undefined) report(problem('archive-limit', { file: path }, { most: MOST_BYTES }));
  return read;
}

/** Opens a ZIP archive of invoices; undefined, with the problem reported, where it cannot be read. */
export function openInvoiceArchive(
  source: FileSource,
  path: string,
  report: OnProblem,
): InvoiceArchive | undefined {
  const read = readWhole(source, path, report);
  if (read === undefined) return undefined;
  const entries = archiveEntries(read.bytes);
  if (entries === undefined) {
    report(withoutContent(source, path) ?? problem('archive-unreadable', { file: path }, {}));
    return undefined;
  }
  const files = [...entries.values()]
    .filter((entry) => !isFolder(entry))
    .map((entry): ArchivedFile => {
      const name = entry.name.normalize('NFC').replaceAll('\\', '/');
      const place = { file: `${path}/${name}` };
      return {
        name,
        size: entry.size,
        bytes(reportLater) {
          if (entry.size > MOST_BYTES) {
            reportLater(problem('archive-limit', place, { most: MOST_BYTES }));
            return undefined;
          }
          const content = unpackedWhole(entry, MOST_BYTES);
          if (content === undefined) reportLater(problem('archive-unreadable', place, {}));
          return content;
        },
      };
    });
  return { fingerprint: read.fingerprint, entries: files.sort((a, b) => compareText(a.name, b.name)) };
}

/** Whether an entry stands for a folder: it has no content, except perhaps the two bytes of an empty deflated file. */
function isFolder({ name, size, packed }: ArchiveEntry): boolean {
  return /[/\\]$/.test(name) && size === 0 && packed.length <= 2;
}
