import type { LineOutcome } from '../allocate/allocator.ts';
import { firstDayOf } from '../allocate/plan/plan.ts';
import type { LineTrace } from '../allocate/trace.ts';
import { formatDay, length } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { PricedLine } from '../domain/invoice-line.ts';
import { formatCents } from '../domain/money.ts';
import { type Amounts, amountFields, sumOf } from '../settle/totals.ts';
import { explainRounding } from './explained-rounding.ts';
import { explainRows } from './explained-rows.ts';
import { explainFailure, explainRun } from './explained-run.ts';
import type { Source } from './source.ts';

/** The derivation of a line as a document for programs: amounts, shares and weights are exact texts. */
export type Explanation = ReturnType<typeof explain>;

/**
 * The derivation of a line, from the trace that its allocation made: everything that a pocket calculator
 * needs to find each amount again, with the place that it comes from. Undefined parts are those that the
 * line did not reach.
 */
export function explain(outcome: LineOutcome, trace: LineTrace, convention: Convention) {
  const { line } = outcome;
  const rows = outcome.kind === 'allocated' ? explainRows(outcome.rows, trace) : [];
  return {
    outcome: outcome.kind,
    line: explainLine(line),
    vat: explainVat(line, trace),
    days: explainDays(trace, convention),
    runs: trace.runs.map(explainRun),
    failures: trace.failures.map(explainFailure),
    shares: trace.shares.map((share) => ({
      member: share.member,
      site: share.site,
      share: share.text,
      first_day: formatDay(firstDayOf(share, trace.runs)),
    })),
    billed_to: explainPayer(line, trace),
    rounding: trace.rounding === undefined ? null : explainRounding(trace.rounding, trace.shares),
    rows,
    check: outcome.kind === 'allocated' ? explainSums(line, outcome.rows) : null,
  };
}

function explainLine(line: PricedLine) {
  return {
    supplier: line.supplier,
    invoice_number: line.invoiceNumber,
    invoice_date: formatDay(line.invoiceDate),
    line_number: line.lineNumber,
    file: line.file,
    row: line.row,
    access: line.access ?? null,
    serves: line.serves ?? null,
    category: line.category,
    item_code: line.itemCode ?? null,
    label: line.label ?? null,
    period_start: line.periodStart === undefined ? null : formatDay(line.periodStart),
    period_end: line.periodEnd === undefined ? null : formatDay(line.periodEnd),
    service_date: line.serviceDate === undefined ? null : formatDay(line.serviceDate),
    original_invoice: line.originalInvoice ?? null,
    net_amount: formatCents(line.net),
    vat_rate: line.vatRate,
    vat_amount: formatCents(line.vat),
    gross_amount: formatCents(line.gross),
  };
}

function explainVat(line: PricedLine, { vat }: LineTrace) {
  const stated = line.statedRateVat;
  return {
    how: vat.kind,
    invoice:
      vat.kind === 'invoice'
        ? {
            net_before: formatCents(vat.netBefore),
            net_after: formatCents(vat.netAfter),
            vat_before: formatCents(vat.vatBefore),
            vat_after: formatCents(vat.vatAfter),
            stated_net: stated === undefined ? null : formatCents(stated.net),
            stated_vat: stated === undefined ? null : formatCents(stated.vat),
          }
        : null,
  };
}

function explainDays({ days }: LineTrace, { basis, prorata }: Convention) {
  if (days === undefined) return null;
  const { from, to } = days.days;
  return {
    from: formatDay(from),
    to: formatDay(to),
    count: length(days.days),
    source: days.source,
    basis,
    prorata,
  };
}

function explainPayer(line: PricedLine, { billedTo }: LineTrace) {
  if (billedTo === undefined) return null;
  return { member: billedTo.member, source: billedTo.source, place: payerPlace(line, billedTo) };
}

function payerPlace(
  { file, row }: PricedLine,
  { source, row: accessRow, file: accessFile }: NonNullable<LineTrace['billedTo']>,
): Source | null {
  if (source === 'line') return { file, row };
  return accessRow === undefined ? null : { file: accessFile ?? 'accesses.csv', row: accessRow };
}

/** What the rows sum to; the allocation has already asserted that it is the line. */
function explainSums(line: PricedLine, rows: readonly Amounts[]) {
  const total = sumOf(rows);
  return { ...amountFields(total), sums_to_line: total.net === line.net && total.vat === line.vat };
}
