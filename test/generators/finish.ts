/**
 * The last steps, which need the amounts of the lines: which lines cannot be shared, and the gross amounts. Most
 * workspaces lose the lines that the oracle cannot share; the others keep them, and must be refused.
 */
import { type OracleResult, oracleRun, pricedLines } from '../oracle/oracle.ts';
import type { PricedLine } from '../oracle/vat.ts';
import { euros } from './amounts.ts';
import { GROSS_TO_COME, TOTAL } from './invoices.ts';
import { type GeneratedWorkspace, layoutOf, type Row } from './model.ts';
import { render } from './render.ts';

export function withoutUnshareable(ws: GeneratedWorkspace): GeneratedWorkspace {
  const result = withoutTotals(ws);
  if (!result.ok || result.unallocated.length === 0) return ws;
  const bad = new Set(result.unallocated.map(({ file, row }) => `${file}:${row}`));
  const kept = editRows(
    ws,
    (place) => !bad.has(place),
    (row) => row,
  );
  return kept.invoices.some(({ table }) => table.rows.some(isLine)) ? kept : ws;
}

/**
 * If two members have the largest share of a line, the payer does not depend on it: such a line would always stop a
 * run.
 */
export function withPayers(ws: GeneratedWorkspace): GeneratedWorkspace {
  const { convention } = ws;
  if (!convention.rules.some(({ billed_to: payer }) => payer)) return ws;
  if (withoutTotals(ws).ok) return ws;
  const rules = convention.rules.map(({ billed_to: _, ...rule }) => rule);
  return { ...ws, convention: { ...convention, rules } };
}

/** What the oracle says about each workspace before the amounts are filled in: two steps ask. */
const known = new WeakMap<GeneratedWorkspace, OracleResult>();

function withoutTotals(ws: GeneratedWorkspace): OracleResult {
  const result = known.get(ws) ?? oracleRun(render(bare(ws)), { allowUnallocated: true });
  known.set(ws, result);
  return result;
}

/** Without the amounts that are still to be filled in: they do not change how a line is shared. */
function bare(ws: GeneratedWorkspace): GeneratedWorkspace {
  return editRows(
    ws,
    () => true,
    (row) =>
      row[TOTAL] !== undefined
        ? { ...row, net_amount: '', vat_amount: '', gross_amount: '' }
        : row.gross_amount === GROSS_TO_COME
          ? { ...row, gross_amount: '' }
          : row,
  );
}

/** Fills in every requested gross, as net + VAT, and every total that files state. */
export function withGross(ws: GeneratedWorkspace): GeneratedWorkspace {
  const lines = pricedLines(render(bare(ws)));
  const gross = new Map(lines.map((line) => [`${line.file}:${line.row}`, line.gross]));
  return editRows(
    ws,
    () => true,
    (row, place) => {
      if (row[TOTAL] !== undefined) return { ...row, ...stated(row, place, ws, lines) };
      return row.gross_amount === GROSS_TO_COME
        ? { ...row, gross_amount: euros(gross.get(place) ?? 0n) }
        : row;
    },
  );
}

function stated(row: Row, place: string, ws: GeneratedWorkspace, lines: readonly PricedLine[]): Row {
  const file = place.slice(0, place.lastIndexOf(':'));
  const supplier = row.supplier || layoutOf(ws.convention, file)?.supplier || '';
  const summed = lines.filter((line) =>
    row.invoice_number
      ? line.invoiceNumber === row.invoice_number && line.supplier === supplier
      : line.file === file,
  );
  const amount = (name: 'net' | 'vat' | 'gross'): string =>
    row[TOTAL]?.split(' ').includes(name) ? euros(summed.reduce((sum, line) => sum + line[name], 0n)) : '';
  return { net_amount: amount('net'), vat_amount: amount('vat'), gross_amount: amount('gross') };
}

/** Rows of invoices by their place, `invoices/name:row`. */
export function editRows(
  ws: GeneratedWorkspace,
  keep: (place: string, row: Row) => boolean,
  edit: (row: Row, place: string) => Row,
): GeneratedWorkspace {
  const invoices = ws.invoices.map(({ name, table }) => {
    const placed = table.rows.map((row, i) => ({ row, place: `invoices/${name.normalize('NFC')}:${i + 2}` }));
    const rows = placed
      .filter(({ row, place }) => keep(place, row))
      .map(({ row, place }) => edit(row, place));
    return { name, table: { ...table, rows } };
  });
  return { ...ws, invoices };
}

/** Not a blank row, not a total. Places hold the NFC path. */
export function isLine(row: Row): boolean {
  return row[TOTAL] === undefined && /^-?\d/u.test(row.net_amount ?? '');
}
