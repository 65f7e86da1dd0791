import { type Problem, problem } from '../diagnostics/problem.ts';
import { type InvoiceColumn, invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { cellsOfSplit, type PlacedFile } from './split-amounts.ts';

/** The sheets beside the one that is read which have its columns: those that every line needs, and what it is for. */
export function unreadSheets({ file, slots, split }: PlacedFile): readonly Problem[] {
  const names = Object.keys(slots) as readonly InvoiceColumn[];
  const needed = names.filter(
    (name) => invoiceLineSchema[name].required || name === 'access' || name === 'serves',
  );
  // One that joins several may stand in another sheet by one of them.
  const placed = needed.map((name) => slots[name]).filter(({ index }) => index in file.header);
  const headers = placed.map(({ header }) => header);
  const ofSplit = Object.values(split).flatMap((one) => cellsOfSplit(one).map(({ header }) => header));
  const cells = [...new Set([...headers, ...ofSplit])];
  if (cells.length === 0) return [];
  return (file.sheetsWith?.(cells) ?? []).map(({ name, rows }) =>
    problem('sheet-unread', { file: file.fingerprint.path, value: name }, { sheet: name, rows }),
  );
}
