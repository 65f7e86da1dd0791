import type { Convention } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey } from '../../domain/line-key.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { DayRange } from '../../domain/time/calendar.ts';
import { around, oneDay } from '../../domain/time/period.ts';
import { invoicePaths } from '../../invoices/files/invoice-folder.ts';
import type { ReadFile } from '../../invoices/read-lines.ts';
import { compareText } from '../../text/text-order.ts';
import { isIgnoredBy } from '../../workspace/folder/ignored-files.ts';

/** A file of `invoices/` and what it contains. */
export interface StatusFile {
  /** NFC path from the workspace. */
  readonly path: string;
  readonly form: string;
  readonly lines: number;
  readonly invoices: number;
  /** The dates of its invoices; undefined for a file without a line. */
  readonly days: DayRange | undefined;
  readonly net: Cents;
  /** Whether it has lines, all of which closed runs hold unchanged. */
  readonly closed: boolean;
}

/** The files that a glob of `ignore_files` leaves aside, and why. */
export interface IgnoredFiles {
  readonly glob: string;
  readonly reason: string;
  /** Their paths from the workspace; none where the glob matches nothing. */
  readonly names: readonly string[];
}

/** What the convention leaves aside, in `invoices/` and within its files, by its globs in file order. */
export function ignoredFiles(
  folder: string,
  convention: Pick<Convention, 'ignoreFiles' | 'release'>,
  files: readonly ReadFile[],
): readonly IgnoredFiles[] {
  // Of an archive that may be a workbook, one part is asked about twice.
  const paths = new Set(files.flatMap(({ file }) => file.leftAside ?? []));
  if (convention.ignoreFiles.size > 0)
    invoicePaths(
      folder,
      convention,
      () => {},
      (path) => paths.add(path),
    );
  return [...convention.ignoreFiles].map(([glob, reason]) => ({
    glob,
    reason,
    names: [...paths].filter((path) => isIgnoredBy(glob, path, convention)).sort(compareText),
  }));
}

/** Receives all lines, with whether a closed run holds each, and returns what each file contains. */
export function fileContents() {
  const known = new Map<string, { readonly invoices: Set<string>; readonly days: DayRange }>();
  const open = new Set<string>();
  let last: InvoiceLine | undefined;
  return {
    add(line: InvoiceLine, isClosed: boolean): void {
      if (!isClosed) open.add(line.file);
      // Kept cheap: an invoice has one date, and most of its lines follow each other.
      const { file, invoiceDate, invoiceNumber, supplier } = line;
      const isKnown =
        file === last?.file && invoiceNumber === last.invoiceNumber && supplier === last.supplier;
      last = line;
      if (isKnown) return;
      const { invoices, days } = known.get(file) ?? { invoices: new Set(), days: undefined };
      known.set(file, { invoices: invoices.add(invoiceKey(line)), days: around(days, oneDay(invoiceDate)) });
    },
    /** For files in `doubtful`, closed runs hold other lines than they state. */
    result: (files: readonly ReadFile[], doubtful: ReadonlySet<string>): readonly StatusFile[] =>
      files.map(({ file, selected, others, net }) => {
        const { path } = file.fingerprint;
        const contents = known.get(path);
        return {
          path,
          form: file.form,
          lines: selected + others,
          invoices: contents?.invoices.size ?? 0,
          days: contents?.days,
          net,
          closed: contents !== undefined && !open.has(path) && !doubtful.has(path),
        };
      }),
  };
}
