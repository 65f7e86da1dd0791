import type { OnProblem } from '../diagnostics/problem.ts';
import type { Layout } from '../domain/convention.ts';
import type { BrokenLine, DeclaredInvoice, DeclaredTotal, InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/numbers/money.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import type { Dialect } from '../workspace/records/record-source.ts';

/** A file of `invoices/` whose lines can be read, in file order. */
export interface InvoiceFile {
  readonly fingerprint: Fingerprint;
  /** The archive that contains it. */
  readonly archive?: Fingerprint | undefined;
  /** `CSV`, `XLSX` or `ODS`; for an electronic invoice its syntax, `UBL` or `CII`, after `PDF/` where a PDF holds it. */
  readonly form: string;
  /** Whether it is an electronic invoice, by itself or within a PDF. */
  readonly isElectronic: boolean;
  /** Undefined unless it is a CSV. */
  readonly dialect: Dialect | undefined;
  readonly layout: Layout | undefined;
  /** The headers of its columns, by canonical name. */
  readonly headers: ReadonlyMap<string, string>;
  /** For a workbook: the sheet that is read, and the other visible ones. */
  readonly sheets?: { readonly read: string; readonly others: readonly string[] } | undefined;
  /** How many empty cells repeat the one above (`fill_down`); known once its lines are read. */
  readonly filled?: () => number;
  /** How many cells of a sheet show the stored value of a formula. */
  readonly formulas?: number | undefined;
  /** Whether the net amount of a row of a sheet is the value of a formula. */
  readonly isComputed?: (row: number) => boolean;
  /** The paths of attached tables of an electronic invoice that `ignore_files` lists. */
  readonly leftAside?: readonly string[];
  readonly skipped: () => SkippedRows;
  /** The totals that the file states for its invoices; known once its lines are read. */
  readonly declared: () => readonly DeclaredInvoice[];
  /** How many bytes of the file were passed on so far; undefined where it is read at once. */
  readonly position?: (() => number) | undefined;
  /** The totals that rows of the file state, for an invoice or the whole file; known once its lines are read. */
  readonly stated?: () => readonly StatedTotal[];
  /** `broken` receives each row that could not become a line because of its cells. */
  readonly batches: (
    report: OnProblem,
    broken?: (row: BrokenLine) => void,
  ) => Generator<readonly InvoiceLine[]>;
}

/** Rows that a layout leaves aside, and the sums of their visible amounts. */
export interface SkippedRows {
  readonly rows: number;
  readonly net: Cents;
  readonly vat: Cents;
  readonly gross: Cents;
}

/** What a row of a file states as the total of an invoice, or of the file. */
export interface StatedTotal extends DeclaredTotal {
  /** As the row says, else the only supplier of the lines of that invoice in the file, else that of the layout. */
  readonly supplier: string;
  /** Undefined: the total of the file. */
  readonly invoiceNumber: string | undefined;
}

/** What a run keeps of a file: itself, or the whole archive that contains it. */
export function keptOf({ archive, fingerprint }: InvoiceFile): Fingerprint {
  return archive ?? fingerprint;
}
