import { basename } from 'node:path';
import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import { fileOfPlace } from '../text/file-type.ts';
import { matchesGlob } from '../text/glob.ts';
import type { FileSource, Fingerprint } from '../workspace/records/input-file.ts';
import type { SheetSource } from '../workspace/records/sheet/open-sheet.ts';

/** A file of `invoices/` before it is opened. */
export interface InvoicePath {
  /** NFC, from the workspace; for a file within another one: the path of that, `/`, and its own. */
  readonly path: string;
  /** The last part of the path, which layouts match; for a sheet, that of its workbook. */
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
  /** The file of the folder that contains it. */
  readonly archive: Fingerprint | undefined;
  /** Its bytes; undefined, with the problem reported, where they cannot be read. */
  readonly source: (report: OnProblem) => FileSource | undefined;
  /** The sheet, if it is one of several in a workbook; the path is then that of the workbook, and the sheet. */
  readonly sheet?: SheetSource;
  /** The tables that its supplier deposited with an invoice. */
  readonly beside?: readonly InvoicePath[];
  /** What its pivot states about the invoice. */
  readonly stated?: StatedInvoice;
}

/** What a pivot states about an invoice in it, each value as written there, or empty, and its place. */
export interface StatedInvoice {
  readonly number: string;
  readonly date: string;
  /** The identifier of the supplier, mostly a SIRET. */
  readonly supplier: string;
  readonly net: string;
  readonly gross: string;
  /** The pivot. */
  readonly file: string;
  readonly row: number;
}

/** A file within another one, under `path` there. */
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

/** The name of the file at a path; for a sheet, that of its workbook. */
export function fileName(path: string): string {
  return basename(fileOfPlace(path));
}

/** The layout of a file: the first whose glob matches its name. */
export function layoutFor(name: string, convention: Convention): Layout | undefined {
  return convention.layouts.find(({ files }) => matchesGlob(files, name));
}
