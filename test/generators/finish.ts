/**
 * The last touches that need to know what the lines come to: which of them cannot be shared, and what the gross
 * amounts are. Most workspaces lose the lines that the oracle cannot share; the others keep them, and are then
 * expected to be refused.
 */
import { oracleRun, pricedLines } from '../oracle/oracle.ts';
import { cents, GROSS_TO_COME } from './invoices.ts';
import type { GeneratedWorkspace, Row } from './model.ts';
import { render } from './render.ts';

export function withoutUnshareable(ws: GeneratedWorkspace): GeneratedWorkspace {
  const result = oracleRun(render(withGross(ws)), { allowUnallocated: true });
  if (!result.ok || result.unallocated.length === 0) return ws;
  const bad = new Set(result.unallocated.map(({ file, row }) => `${file}:${row}`));
  const kept = editRows(
    ws,
    (place) => !bad.has(place),
    (row) => row,
  );
  return kept.invoices.some(({ table }) => table.rows.some(isLine)) ? kept : ws;
}

/** Every gross that is asked for, as net + VAT. */
export function withGross(ws: GeneratedWorkspace): GeneratedWorkspace {
  const bare = editRows(
    ws,
    () => true,
    (row) => (row.gross_amount === GROSS_TO_COME ? { ...row, gross_amount: '' } : row),
  );
  const gross = new Map(pricedLines(render(bare)).map((line) => [`${line.file}:${line.row}`, line.gross]));
  return editRows(
    ws,
    () => true,
    (row, place) =>
      row.gross_amount === GROSS_TO_COME ? { ...row, gross_amount: cents(gross.get(place) ?? 0n) } : row,
  );
}

/** Rows of invoices by their place, `invoices/name:row`. */
export function editRows(
  ws: GeneratedWorkspace,
  keep: (place: string, row: Row) => boolean,
  edit: (row: Row, place: string) => Row,
): GeneratedWorkspace {
  const invoices = ws.invoices.map(({ name, table }) => {
    const placed = table.rows.map((row, i) => ({ row, place: `invoices/${name}:${i + 2}` }));
    const rows = placed
      .filter(({ row, place }) => keep(place, row))
      .map(({ row, place }) => edit(row, place));
    return { name, table: { ...table, rows } };
  });
  return { ...ws, invoices };
}

/** Not a blank row, not a total. */
export function isLine(row: Row): boolean {
  return /^-?\d/u.test(row.net_amount ?? '');
}
