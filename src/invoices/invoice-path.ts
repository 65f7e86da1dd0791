import { basename } from 'node:path';
import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import { fileOfPlace } from '../text/file-type.ts';
import { matchesGlob } from '../text/glob.ts';
import type { FileSource, Fingerprint } from '../workspace/records/input-file.ts';
import type { SheetSource } from '../workspace/records/sheet/open-sheet.ts';

/** A file of `invoices/` before it is opened. */
export interface InvoicePath {
  /** NFC, from the workspace; of a file within another one, the path of that, `/`, and its own. */
  readonly path: string;
  /** The last part of the path, which layouts match; of a sheet, that of its workbook. */
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
  /** The file of the folder that it lies in. */
  readonly archive: Fingerprint | undefined;
  /** Where its bytes are; undefined, with the problem reported, where they cannot be had. */
  readonly source: (report: OnProblem) => FileSource | undefined;
  /** What is read where it is one of several sheets of a workbook; its path is then that of the workbook, and the sheet. */
  readonly sheet?: SheetSource;
  /** The tables that its supplier deposited with an invoice. */
  readonly beside?: readonly InvoicePath[];
  /** What the pivot that holds it states of the invoice. */
  readonly stated?: StatedInvoice;
}

/** What a pivot states of an invoice that it holds, each as it is written there, or empty, and where it says so. */
export interface StatedInvoice {
  readonly number: string;
  readonly date: string;
  /** The identifier of the supplier, a SIRET for most. */
  readonly supplier: string;
  readonly net: string;
  readonly gross: string;
  /** The name of the file of the folder that holds the pivot, or is it. */
  readonly outer: string;
  readonly file: string;
  readonly row: number;
}

/** A file within another one, in the folder `path` of it. */
export function fileWithin(
  path: string,
  {
    name,
    size,
    bytes,
  }: Pick<InvoicePath, 'name' | 'size'> & { readonly bytes: () => Uint8Array | undefined },
  archive: Fingerprint,
): InvoicePath {
  const file = `${path}/${name}`;
  return {
    path: file,
    name,
    size,
    archive,
    source(report) {
      const content = bytes();
      if (content === undefined) report(problem('archive-unreadable', { file }, {}));
      return content;
    },
  };
}

/** The name of the file at a path: of a sheet, that of its workbook. */
export function fileName(path: string): string {
  return basename(fileOfPlace(path));
}

/** The first layout whose glob matches the file's name holds. */
export function layoutFor(name: string, convention: Convention): Layout | undefined {
  return convention.layouts.find(({ files }) => matchesGlob(files, name));
}
