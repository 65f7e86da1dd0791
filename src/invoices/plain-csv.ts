import type { Problem } from '../diagnostics/problem.ts';
import type { Layout } from '../domain/convention.ts';
import type { InvoiceLine, VatMode } from '../domain/invoice-line.ts';
import type { RecordPlace } from '../workspace/csv.ts';
import type { CsvFile } from '../workspace/csv-file.ts';
import type { MarkRule } from '../workspace/numbers.ts';
import type { Slots } from './columns.ts';

/** Reads a record as an invoice line; undefined where it is none, or, reported, where it was not understood. */
export type RecordReader = (
  record: readonly string[],
  row: number,
  report: (found: Problem) => void,
) => InvoiceLine | undefined;

/** An invoice file of which each cell can be read alone, where its bytes lie. */
export interface PlainCsv {
  readonly file: CsvFile;
  readonly slots: Slots;
  readonly mark: MarkRule;
  readonly layout: Layout | undefined;
  /** Whether empty cells mean what stands in this file's name or above its header. */
  readonly ownFields: boolean;
  /** A reader of records, for one passage through the file. */
  readonly recordReader: () => RecordReader;
  /** The lines behind the header, or from a record on. */
  readonly linesFrom: (
    read: RecordReader,
    report: (found: Problem) => void,
    place?: RecordPlace,
  ) => Generator<readonly InvoiceLine[]>;
}

/** Whether nothing of a layout looks at several cells at once, or at other lines. */
export function isPlain(
  { dialect }: CsvFile,
  layout: Layout | undefined,
  slots: Slots,
  vatMode: VatMode,
): boolean {
  const { net_amount, vat_amount, gross_amount } = slots;
  return (
    dialect.encoding !== 'windows-1252' &&
    vatMode === 'line' &&
    [net_amount, vat_amount, gross_amount].every(({ fallback }) => fallback === undefined) &&
    (layout === undefined || isPlainLayout(layout))
  );
}

function isPlainLayout({ amounts, categories, skipRows, lineNumberFromRow }: Layout): boolean {
  return amounts.size === 0 && categories.length === 0 && skipRows.size === 0 && !lineNumberFromRow;
}
