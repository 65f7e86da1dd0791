import type { OnProblem } from '../diagnostics/problem.ts';
import type { Layout } from '../domain/convention.ts';
import type { BrokenLine, DeclaredInvoice, InvoiceLine } from '../domain/invoice-line.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import type { Dialect } from '../workspace/records/record-source.ts';
import type { SkippedRows } from './skip-rows.ts';
import type { StatedTotal } from './total-rows.ts';

/** A file of `invoices/` whose lines can be read, in file order. */
export interface InvoiceFile {
  readonly fingerprint: Fingerprint;
  /** The archive that it lies in. */
  readonly archive?: Fingerprint | undefined;
  /** `CSV`, or the syntax of an electronic invoice: `UBL`, `CII`, within a PDF `PDF/CII`. */
  readonly form: string;
  /** Undefined for an electronic invoice. */
  readonly dialect: Dialect | undefined;
  readonly layout: Layout | undefined;
  /** The headers of its columns, by canonical name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Of a workbook: the sheet that is read, and the others that it shows. */
  readonly sheets?: { readonly read: string; readonly others: readonly string[] } | undefined;
  /** How many empty cells repeat the one above (`fill_down`); known when its lines were read. */
  readonly filled?: () => number;
  /** How many cells of a sheet show the stored value of a formula. */
  readonly formulas?: number | undefined;
  /** Whether the net amount of a row of a sheet is the value of a formula. */
  readonly isComputed?: (row: number) => boolean;
  /** The names of the tables that an electronic invoice carries and that `ignore_files` lists. */
  readonly leftAside?: readonly string[];
  readonly skipped: () => SkippedRows;
  /** The totals that the file states of its invoices; known when its lines were read. */
  readonly declared: () => readonly DeclaredInvoice[];
  /** How many bytes of the file were handed on so far; undefined where it is read at once. */
  readonly position?: (() => number) | undefined;
  /** The totals that rows of the file state, of an invoice or of all of it; known when its lines were read. */
  readonly stated?: () => readonly StatedTotal[];
  /** `broken` sees each row that is no line because of its cells. */
  readonly batches: (
    report: OnProblem,
    broken?: (row: BrokenLine) => void,
  ) => Generator<readonly InvoiceLine[]>;
}

/** What a run keeps of a file: itself, or the whole archive that it lies in. */
export function keptOf({ archive, fingerprint }: InvoiceFile): Fingerprint {
  return archive ?? fingerprint;
}

/** Whether it is an electronic invoice, by itself or within a PDF. */
export function isElectronic({ form }: Pick<InvoiceFile, 'form'>): boolean {
  return /(UBL|CII)$/.test(form);
}
