import type { Problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { openCsv } from '../workspace/csv-file.ts';
import type { FirstLook } from '../workspace/input-file.ts';
import { markRule } from '../workspace/numbers.ts';
import { cellCountProblem, isBlank } from '../workspace/read-table.ts';
import { placeSlots, type Slots, withFreshReaders } from './columns.ts';
import { headerFields } from './header-fields.ts';
import type { InvoiceFile } from './invoice-file.ts';
import { lineReader } from './line-reader.ts';
import { isPlain, type PlainCsv, type RecordReader } from './plain-csv.ts';
import { skipRule } from './skip-rows.ts';
import { placeSplitAmounts } from './split-amounts.ts';

/** Opens a CSV file of `invoices/`; undefined, with the problems reported, where its header cannot be read. */
export function openCsvInvoices(
  absolutePath: string,
  path: string,
  convention: Convention,
  layout: Layout | undefined,
  report: (found: Problem) => void,
  look: FirstLook | undefined,
): InvoiceFile | undefined {
  const file = openCsv(absolutePath, path, report, layout?.preamble, look);
  if (file === undefined) return undefined;
  const fields = layout === undefined ? new Map() : headerFields(path, file.preamble, layout, report);
  if (fields === undefined) return undefined;
  const split = placeSplitAmounts(file, layout, report);
  const mark = markRule(file.dialect.delimiter, layout?.decimalMark ?? convention.decimalMark);
  const { slots, usable } = placeSlots(file, layout, fields, mark, report);
  const skip = skipRule(file, layout, slots, split ?? {}, report);
  if (!usable || split === undefined || skip === undefined) return undefined;
  const vatMode = layout?.vat ?? convention.vat;
  const recordReader = (): RecordReader => {
    const read = lineReader(path, layout, withFreshReaders(slots), split, vatMode);
    return (record, row, reportLater) => {
      if (isBlank(record)) return undefined;
      if (record.length === file.header.length) {
        return skip.takes(record) ? undefined : read(record, row, reportLater);
      }
      reportLater(cellCountProblem(path, row, file, record.length));
      return undefined;
    };
  };
  const linesFrom: PlainCsv['linesFrom'] = function* (read, reportLater, place) {
    for (const { firstRow, records } of file.batches(reportLater, place)) {
      const lines: InvoiceLine[] = [];
      for (let index = 0; index < records.length; index++) {
        const line = read(records[index] ?? [], firstRow + index, reportLater);
        if (line !== undefined) lines.push(line);
      }
      if (lines.length > 0) yield lines;
    }
  };
  return {
    fingerprint: file.fingerprint,
    form: 'CSV',
    dialect: file.dialect,
    layout,
    headers: headersOf(slots),
    skipped: skip.total,
    stated: undefined,
    *batches(reportLater) {
      skip.restart();
      yield* linesFrom(recordReader(), reportLater);
    },
    plain: isPlain(file, layout, slots, vatMode)
      ? { file, slots, mark, layout, ownFields: fields.size > 0, recordReader, linesFrom }
      : undefined,
  };
}

function headersOf(slots: Slots): ReadonlyMap<string, string> {
  const placed = Object.entries(slots).filter(([, { index }]) => index !== -1);
  return new Map(placed.map(([name, { header }]) => [name, header]));
}
