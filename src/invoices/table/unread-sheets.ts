import { type Problem, problem } from '../../diagnostics/problem.ts';
import { headersOfSplit, type Layout } from '../../domain/convention.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { headerList } from '../../workspace/reading/header.ts';
import type { RecordSource } from '../../workspace/records/record-source.ts';
import { type InvoiceColumn, invoiceLineSchema } from '../../workspace/tables/invoice-lines.ts';
import { cellsReadBy, type PlacedFile } from './split-amounts.ts';

/** Other sheets that have the columns of the one that is read: those that every line needs, and what it is for. */
export function unreadSheets({ file, layout, slots, split }: PlacedFile): readonly Problem[] {
  const names = Object.keys(slots) as readonly InvoiceColumn[];
  const needed = names.filter(
    (name) => invoiceLineSchema[name].required || name === 'access' || name === 'serves',
  );
  // A column that joins several may be in another sheet by one of them.
  const placed = needed.map((name) => slots[name]).filter(({ index }) => index in file.header);
  const headers = placed.map(({ header }) => header);
  const ofSplit = Object.values(split).flatMap((one) => cellsReadBy(one).map(({ header }) => header));
  const cells = [...new Set([...headers, ...ofSplit])];
  if (cells.length === 0) return [];
  const { path } = file.fingerprint;
  const found = file.sheetsWith?.(cells) ?? [];
  const read = layout !== undefined && layout.sheets.length > 0 ? layout.sheets : [file.sheet?.name ?? ''];
  const sheets = [...read, ...found.map(({ name }) => name)].map((name) => JSON.stringify(name)).join(', ');
  const key = layout?.sheet === undefined ? '' : 'sheet';
  return found.map(({ name, rows, visible }) => {
    const args = { sheet: name, rows, sheets, key, shown: visible ? JSON.stringify(name) : '' };
    return problem('sheet-unread', { file: fileOfPlace(path), value: name }, args);
  });
}

/** The problem that a sheet which its layout names, or matches by a pattern, has no column of lines at all. */
export function foreignSheet(
  { fingerprint: { path: file }, headerRow: row, header, sheet }: RecordSource,
  layout: Layout | undefined,
): Problem | undefined {
  if (sheet === undefined || layout === undefined || layout.sheets.length === 0) return undefined;
  return problem('sheet-without-columns', { file, row }, { sheet: sheet.name, headers: headerList(header) });
}

/** The headers from which a layout reads something. */
export function headersNamedBy({ columns, fromColumns, amounts, chargeOrCredit }: Layout): readonly string[] {
  return [
    ...[...columns.values()].flat(),
    ...fromColumns.keys(),
    ...headersOfSplit(amounts.values()),
    ...(chargeOrCredit === undefined ? [] : [chargeOrCredit.column]),
  ];
}
