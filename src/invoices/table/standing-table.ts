import type { Problem } from '../../diagnostics/problem.ts';
import { AMOUNT_COLUMNS, type AmountColumn } from '../../domain/convention.ts';
import { headerNamed } from '../../workspace/reading/header.ts';
import { faultyHeaders } from '../../workspace/reading/standing-columns.ts';
import type { Slots } from './column-slots.ts';
import { cellsReadBy } from './split-amounts.ts';
import type { PlacedTable } from './table-rows.ts';

/**
 * A file whose columns have errors, of which those in doubt are not read. Undefined where it may be another than it is
 * taken for, or where a column in doubt may decide which rows are lines.
 */
export function standingTable(table: PlacedTable, errors: readonly Problem[]): PlacedTable | undefined {
  const faulty = faultyHeaders(errors);
  if (faulty === undefined) return undefined;
  // Without what says which rows are credits, no amount has its sign.
  const unsigned: readonly string[] = faulty.has('charge_or_credit') ? AMOUNT_COLUMNS : [];
  const isInDoubt = (name: string): boolean =>
    unsigned.includes(name) || [name, ...headersOf(name, table)].some((text) => faulty.has(text));
  const { layout } = table;
  const conditions = [...(layout?.skipRows.keys() ?? []), ...(layout?.totals.keys() ?? [])];
  if (conditions.some(isInDoubt)) return undefined;
  const slots = Object.entries(table.slots).map(([name, slot]) => [
    name,
    isInDoubt(name) ? { ...slot, index: -1, fallback: undefined, inDoubt: true } : slot,
  ]);
  const split = Object.entries(table.split).filter(([name]) => !isInDoubt(name));
  // Each slot is of the same column as before.
  return { ...table, slots: Object.fromEntries(slots) as Slots, split: Object.fromEntries(split) };
}

/** The headers of the cells from which a column is read; the one that is meant where the file has none. */
function headersOf(name: string, { layout, slots, split, joined }: PlacedTable): readonly string[] {
  const slot = Object.hasOwn(slots, name) ? slots[name as keyof Slots] : undefined;
  const amount = split[name as AmountColumn];
  const cells = (amount && cellsReadBy(amount)) ??
    joined.find((column) => column.name === name)?.parts ?? [slot];
  return cells.map((cell) => cell?.header ?? headerNamed(name, layout?.columns));
}
