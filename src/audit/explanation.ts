import type { AllocationRow, LineOutcome } from '../allocate/allocator.ts';
import { firstDayOf, type PlanShare } from '../allocate/plan/plan.ts';
import type { PartTrace, SplitTrace } from '../allocate/rounding/split-trace.ts';
import type { AmountTrace, ImputationTrace, LineTrace, RoundingTrace } from '../allocate/trace.ts';
import type { DatedSettings } from '../domain/convention.ts';
import type { Imputation } from '../domain/imputation.ts';
import type { LineWithVat } from '../domain/invoice-line.ts';
import { formatCents } from '../domain/numbers/money.ts';
import { rowPlace, type TableRow } from '../domain/tables.ts';
import { formatDay, length } from '../domain/time/calendar.ts';
import { type Amounts, amountFields, sumOf } from '../settle/totals.ts';
import { explainFailure, explainSpan } from './explained-span.ts';

/** The derivation of a line as a document for programs: amounts, shares and weights are exact texts. */
export type Explanation = ReturnType<typeof explain>;

/**
 * The derivation of a line, from the trace of its allocation: all that is needed to work out each amount with a pocket
 * calculator, and where it comes from. Undefined parts are those that the line did not reach.
 */
export function explain(outcome: LineOutcome, trace: LineTrace, settings: DatedSettings) {
  const { line } = outcome;
  const rows = outcome.kind === 'allocated' ? explainRows(outcome.rows, trace) : [];
  return {
    outcome: outcome.kind,
    line: explainLine(line),
    vat: explainVat(line, trace),
    days: explainDays(trace, settings),
    /** The spans of equal days. */
    runs: trace.spans.map(explainSpan),
    failures: trace.failures.map(explainFailure),
    shares: trace.shares.map((share) => ({
      member: share.member,
      site: share.site,
      share: share.text,
      first_day: formatDay(firstDayOf(share, trace.spans)),
    })),
    billed_to: explainPayer(line, trace),
    rounding: trace.rounding === undefined ? null : explainRounding(trace.rounding, trace.shares),
    rows,
    check: outcome.kind === 'allocated' ? explainSums(line, outcome.rows) : null,
  };
}

function explainLine(line: LineWithVat) {
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

/** How the VAT of a line was settled (ALLOCATION.md §1). */
function explainVat({ statedRateVat: stated }: LineWithVat, { vat }: LineTrace) {
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

function explainDays({ days }: LineTrace, { basis, prorata }: DatedSettings) {
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

function explainPayer(line: LineWithVat, { billedTo }: LineTrace) {
  if (billedTo === undefined) return null;
  return { member: billedTo.member, source: billedTo.source, place: payerPlace(line, billedTo) };
}

function payerPlace(
  { file, row }: LineWithVat,
  { source, access }: NonNullable<LineTrace['billedTo']>,
): TableRow | null {
  if (source === 'line') return { file, row };
  return access === undefined ? null : rowPlace(access);
}

/** The sums of the rows, and whether they are the line's. */
function explainSums(line: LineWithVat, rows: readonly Amounts[]) {
  const total = sumOf(rows);
  return { ...amountFields(total), sums_to_line: total.net === line.net && total.vat === line.vat };
}

/** The rows of a line as allocations.csv has them, each with the reason of its imputation. */
function explainRows(rows: readonly AllocationRow[], { imputations }: LineTrace) {
  return rows.map(({ member, site, share, ...amounts }, index) => {
    const found = imputations[index];
    return {
      member,
      site,
      share,
      ...amountFields(amounts),
      imputation: found?.chosen === undefined ? null : explainImputation(found, found.chosen),
    };
  });
}

/** The row that applies and names most of flow, site type and category, and those that it was preferred to. */
function explainImputation({ query, considered }: ImputationTrace, chosen: Imputation) {
  return {
    chapter: chosen.chapter,
    function: chosen.function,
    nature: chosen.nature,
    engagement: chosen.engagement ?? null,
    place: rowPlace(chosen),
    sought: {
      flow: query.flow,
      site_type: query.siteType ?? null,
      category: query.category,
      day: formatDay(query.day),
    },
    given: givenIn(chosen),
    preferred_to: considered
      .filter((row) => row !== chosen)
      .map((row) => ({ place: rowPlace(row), given: givenIn(row) })),
  };
}

/** What an imputation can name besides its member, as explain calls it. */
type GivenField = 'flow' | 'site_type' | 'category';

function givenIn({ flow, siteType, category }: Imputation): readonly GivenField[] {
  const given = { flow, site_type: siteType, category };
  const fields: readonly GivenField[] = ['flow', 'site_type', 'category'];
  return fields.filter((field) => given[field] !== undefined);
}

/** The rounding of a line, step by step: members first, then each member's sites (ALLOCATION.md §7). */
function explainRounding({ net, vat, weights }: RoundingTrace, shares: readonly PlanShare[]) {
  return {
    policy: net.members.policy,
    net: explainAmount(net, weights.ids, shares),
    vat: explainAmount(vat, weights.ids, shares),
  };
}

function explainAmount(
  { members, sites }: AmountTrace,
  ids: readonly string[],
  shares: readonly PlanShare[],
) {
  return {
    members: explainSplit(members, ids),
    sites: sites.map((split, index) => {
      const member = ids[index] ?? '';
      const ofMember = shares.filter((share) => share.member === member).map(({ site }) => site);
      return { member, ...explainSplit(split, ofMember) };
    }),
  };
}

/** A split with its steps: bases and remainders over one denominator, the cents left, and what decided a tie. */
export function explainSplit(
  { policy, amount, total, left, decidedBy, parts }: SplitTrace,
  ids: readonly string[],
) {
  return {
    policy,
    amount: formatCents(amount),
    denominator: total.toString(),
    cents_left: Number(left),
    decided_by: decidedBy,
    parts: parts.map((part, index) => ({ id: ids[index] ?? '', ...explainPart(part) })),
  };
}

function explainPart({ weight, base, remainder, gotCent, amount, account }: PartTrace) {
  return {
    numerator: weight.toString(),
    base: formatCents(base),
    remainder: remainder.toString(),
    got_cent: gotCent,
    amount: formatCents(amount),
    account:
      account === undefined
        ? null
        : {
            before: account.before.toString(),
            fraction: account.fraction.toString(),
            after: account.after.toString(),
          },
  };
}
