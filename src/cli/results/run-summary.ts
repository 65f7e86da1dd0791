import type { Manifest } from '../../audit/manifest-schema.ts';
import { monthName } from '../../domain/time/period.ts';
import type { Selection } from '../../invoices/lines/selection.ts';
import type { AllocateResult } from '../../jobs/allocate/allocate.ts';
import { moneyFormatter } from '../../reconcile/outputs/output.ts';
import type { Reconciliation } from '../../reconcile/reconciliation.ts';
import { reportWords } from '../../report/words/words.ts';
import { recordedAmounts, sumOf, type Totals, totalOf } from '../../settle/totals.ts';
import type { Unreached } from '../../settle/unreached.ts';
import { joined } from '../../text/joined.ts';
import { printable } from '../../text/printable.ts';
import type { Words } from '../messages/en.ts';
import { textTable } from '../terminal.ts';
import {
  amountTexts,
  commandOn,
  headText,
  isoDayText,
  section,
  unreachedLines,
  writtenText,
} from '../text-parts.ts';

/** The summary of `allocate` for the officer: the lines, what each member bears and owes, and where the files are. */
export function runSummary(
  { folder, totals, manifest }: NonNullable<AllocateResult['run']>,
  others: number,
  unreached: Unreached | undefined,
  currency: string,
  text: Words,
): string {
  const amounts = (sums: Totals): readonly string[] => [String(sums.lines), ...amountTexts(sums, text)];
  const { late } = manifest.totals;
  const header = [text.lines, text.net, text.vat, text.gross];
  const lines = [
    [text.read, ...amounts(totalOf([totals.allocated, totals.unallocated]))],
    [text.allocated, ...amounts(totals.allocated)],
    ...(late.lines > 0 ? [[text.late, ...amounts({ lines: late.lines, ...recordedAmounts(late) })]] : []),
    ...(totals.unallocated.lines > 0 ? [[text.unallocated, ...amounts(totals.unallocated)]] : []),
    ...(totals.skipped.lines > 0 ? [[text.skipped, ...amounts(totals.skipped)]] : []),
    // If requested, they are shown even if nothing had to be corrected.
    ...(manifest.options.regularise.length > 0 ? [[text.regularised, ...amounts(totals.regularised)]] : []),
  ];
  const members = [
    ...totals.members.map(({ member, ...sums }) => [member, ...amounts(sums)]),
    [text.total, '', ...amounts(sumOf(totals.members)).slice(1)],
  ];
  const corrected = totals.debts.some(({ corrects }) => corrects !== '');
  const debts = totals.debts.map(({ debtor, creditor, corrects, ...sums }) => [
    debtor,
    creditor,
    ...(corrected ? [corrects] : []),
    ...amounts(sums),
  ]);
  const parties = [text.debtor, text.creditor, ...(corrected ? [text.corrects] : [])];
  const asked = unreached === undefined ? [] : unreachedLines({ ...unreached, accesses: [] }, text);
  return [
    headText(`${text.runTitle} ${manifest.period}`, manifest.run_id, manifest.title),
    textTable([text.linesTitle, ...header], lines, 1),
    ...(late.lines > 0 ? [text.lateInvoices(lateInvoices(manifest, text))] : []),
    ...(others > 0 ? [text.others(others)] : []),
    `${text.membersTitle(currency)}\n${textTable([text.member, ...header], members, 1)}`,
    debts.length === 0
      ? reportWords(text.language).noDebts
      : `${text.debtsTitle}\n${textTable([...parties, ...header], debts, parties.length)}`,
    ...(asked.length === 0 ? [] : [section(text.toAsk, asked)]),
    `${writtenText(folder, manifest.outputs, text)}\n${text.draft}`,
  ].join('\n\n');
}

/** The invoices with lines marked as late, once each, with their dates. */
function lateInvoices({ late_lines: lines }: Manifest, words: Words): string {
  const invoices = lines.map(
    ({ invoice_number: number, invoice_date: date }) => `${number} (${isoDayText(date, words)})`,
  );
  return printable([...new Set(invoices)].join(', '));
}

/** A line about the findings of reconcile on the lines selected of a workspace, and the command or file to `see`. */
export function findingsLine(
  reconciliation: Reconciliation,
  words: Words,
  workspace: string,
  selection: Selection,
  see = reconcileCommand(workspace, selection, reconciliation),
): string {
  const { tally, lines, ran, notRun } = reconciliation;
  const { count, bySeverity, overBilled, owed, late } = tally;
  const money = moneyFormatter(reconciliation, words.language);
  const accepted = acceptedLine(reconciliation, words);
  if (count === 0)
    return joined(
      [words.reconcile.nothingFound(lines, ran.length, ran.length + notRun.length), accepted],
      ' ',
    );
  const cameLate = late === 0n ? '' : money(late);
  const found = words.reconcile.found(
    count,
    bySeverity.error,
    money(overBilled),
    money(-owed),
    cameLate,
    see,
  );
  return joined([found, accepted], ' ');
}

/** How many findings somebody has accepted, and their sums; empty where there are none. */
export function acceptedLine(
  reconciliation: Pick<Reconciliation, 'acceptedTally' | 'history'>,
  { language, reconcile }: Words,
): string {
  const { count, overBilled, owed } = reconciliation.acceptedTally;
  const money = moneyFormatter(reconciliation, language);
  return count === 0 ? '' : reconcile.accepted(count, money(overBilled), money(-owed));
}

/** The command that lists the findings on the lines of a run; it takes months, not invoices. */
function reconcileCommand(workspace: string, selection: Selection, { history }: Reconciliation): string {
  const command = commandOn('reconcile', workspace);
  const period = selection.kind === 'all' || selection.kind === 'invoices' ? undefined : selection.period;
  if (period === undefined) return command;
  const first = history.lines.invoices.all.reduce(
    (earliest, { selected, date }) => (selected ? Math.min(earliest, date) : earliest),
    period.days.from,
  );
  // Late lines, which --pending takes, are dated before the period.
  const months = first < period.days.from ? `${monthName(first)}..${monthName(period.days.to)}` : period.name;
  return `${command} --period ${months}`;
}

/** The same for programs. */
export function findingsJson({ tally, acceptedTally }: Reconciliation) {
  const { count, bySeverity, overBilled, owed, late } = tally;
  return {
    findings: count,
    errors: bySeverity.error,
    over_billed: overBilled,
    owed_to_operator: -owed,
    late,
    accepted: acceptedTally.count,
    accepted_over_billed: acceptedTally.overBilled,
  };
}
