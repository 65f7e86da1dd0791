import type { AccessDifference, AccessSums } from '../../audit/access-differences.ts';
import type { RecordDifference } from '../../audit/input-differences.ts';
import type { AllocationCells, LineDifference } from '../../audit/line-differences.ts';
import { AMOUNT_COLUMNS, type AmountColumn } from '../../domain/convention.ts';
import { parseCents } from '../../domain/numbers/money.ts';
import type { CorrectionDifference, MemberDifference, RunDifference } from '../../jobs/diff.ts';
import { ALLOCATION_COLUMNS } from '../../report/csv/allocation-columns.ts';
import { amountFields } from '../../settle/totals.ts';
import { jsonText } from '../json.ts';

/** What changed between two runs, for programs. */
export function diffJson(
  { old, recent, members, corrections, lines, accesses, inputs, options }: RunDifference,
  same: boolean,
): string {
  return jsonText({
    ok: same,
    same,
    old: { run_id: old.run_id, period: old.period },
    new: { run_id: recent.run_id, period: recent.period },
    members: members.map(memberJson),
    corrections: corrections.map(correctionJson),
    lines: lines.map(({ causes, ...line }) => ({
      ...lineJson(line),
      causes: causes.map(({ file, record }) => ({
        file,
        ...(record === undefined ? {} : recordJson(record)),
      })),
    })),
    accesses: accesses === undefined ? null : accesses.map(accessJson),
    inputs: inputs.map(({ file, change, records }) => ({
      file,
      change,
      rows: records === undefined ? null : records.map(recordJson),
    })),
    options: options.map(({ column, old: before, new: after }) => ({
      option: column,
      old: before ?? null,
      new: after ?? null,
    })),
  });
}

type AmountTexts = Readonly<Record<AmountColumn, string>>;

function memberJson({ member, old, recent }: MemberDifference) {
  return { member, ...changesJson(old, recent) };
}

function correctionJson({ run, member, old, recent }: CorrectionDifference) {
  return { closed_run: run, member, ...changesJson(amountFields(old), amountFields(recent)) };
}

function changesJson(old: AmountTexts | undefined, recent: AmountTexts | undefined) {
  const sides = (column: AmountColumn) => {
    const before = old?.[column] ?? '0.00';
    const after = recent?.[column] ?? '0.00';
    return { old: before, new: after, difference: parseCents(after) - parseCents(before) };
  };
  return Object.fromEntries(AMOUNT_COLUMNS.map((column) => [column, sides(column)]));
}

function lineJson({ supplier, invoiceNumber, lineNumber, file, row, changes, rows }: LineDifference) {
  return {
    supplier,
    invoice_number: invoiceNumber,
    line_number: lineNumber,
    file,
    row,
    changes,
    rows: rows.map(({ member, site, old, new: recent }) => ({
      member,
      site,
      old: rowJson(old),
      new: rowJson(recent),
    })),
  };
}

function accessJson({ access, serves, itemCode, category, changes, old, new: recent }: AccessDifference) {
  const amount = (field: 'net' | 'gross') => (recent?.[field] ?? 0n) - (old?.[field] ?? 0n);
  return {
    access,
    serves,
    item_code: itemCode,
    category,
    changes,
    old: accessSumsJson(old),
    new: accessSumsJson(recent),
    difference: { net_amount: amount('net'), gross_amount: amount('gross') },
  };
}

function accessSumsJson(sums: AccessSums | undefined) {
  if (sums === undefined) return null;
  const { lines, net, gross, shares } = sums;
  return { lines, net_amount: net, gross_amount: gross, shares };
}

/** The columns of a row that may differ between two runs; the others say which row it is. */
const SHOWN = ALLOCATION_COLUMNS.filter(({ change }) => change !== undefined);

function rowJson(cells: AllocationCells | undefined) {
  if (cells === undefined) return null;
  return Object.fromEntries(SHOWN.map(({ name }) => [name, cells[name] ?? '']));
}

function recordJson({ oldRow, newRow, cells }: RecordDifference) {
  return {
    old_row: oldRow ?? null,
    new_row: newRow ?? null,
    cells: cells.map(({ column, old, new: recent }) => ({ column, old: old ?? null, new: recent ?? null })),
  };
}
