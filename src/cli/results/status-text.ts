import { join } from 'node:path';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { textOf, toDiagnostic } from '../../diagnostics/render.ts';
import type { Language } from '../../domain/language.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import type { ChangedRun } from '../../jobs/status/changes.ts';
import { awaitsDecision, type Status } from '../../jobs/status/status.ts';
import { type Totals, totalsFields } from '../../settle/totals.ts';
import { shellWord } from '../../text/shell-word.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import type { Words } from '../messages/en.ts';
import { problemTexts } from '../print-problems.ts';
import { textTable } from '../terminal.ts';
import { commandOn, section, unreachedLines } from '../text-parts.ts';
import { balanceCells } from './account-text.ts';

/**
 * The status of the group, on one screen: files whose lines are all closed are only counted, unless `all`; problems
 * that differ only by their row are one entry, unless `each` is asked for.
 */
export function statusText(
  status: Status,
  workspace: string,
  words: Words,
  all: boolean,
  each: boolean,
): string {
  const unreached = unreachedLines(status.unreached, words);
  return [
    monthsText(status, words),
    ...(status.months.length === 0 ? [] : [openText(status, workspace, words)]),
    ...(status.closedRuns === 0 ? [] : [changedText(status.changed, workspace, words, each)]),
    ...(status.unread.length === 0 ? [] : [unreadText(status, words)]),
    ...(status.ignored.length === 0 ? [] : [ignoredText(status, words)]),
    ...(status.balances.length === 0 ? [] : [balancesText(status, words)]),
    ...(unreached.length === 0 ? [] : [section(words.status.unreachedTitle, unreached)]),
    ...(status.files.length === 0 ? [] : [filesText(status, words, all)]),
    ...(awaitsDecision(status) ? [words.status.waits] : []),
  ].join('\n\n');
}

/** With --quiet, for a group where something waits for a decision: the command that says what. */
export function quietText(workspace: string, { status: { waits, sayingWhat } }: Words): string {
  return `${waits} ${sayingWhat(commandOn('status', workspace))}`;
}

function monthsText({ months }: Status, said: Words): string {
  const { status: text } = said;
  if (months.length === 0) return text.noInvoice;
  const rows = months.map(({ month, closed, drafts }) => {
    const states = [
      ...(closed.length === 0 ? [] : [text.closed(closed.join(', '))]),
      ...(drafts.length === 0 ? [] : [text.draft(drafts.join(', '))]),
    ];
    return [month, states.length === 0 ? text.absent : states.join(', ')];
  });
  return section(text.monthsTitle, [textTable([said.month, text.state], rows, 2)]);
}

function openText({ open, takesLate }: Status, workspace: string, said: Words): string {
  const { status: text } = said;
  if (open.length === 0) return text.nothingOpen;
  const rows = open.map(({ month, late, lines, gross }) => [
    month,
    late ? text.late(lines) : '',
    String(lines),
    said.amount(gross),
  ]);
  const table = textTable([said.month, '', said.lines, said.gross], rows, 2);
  const isLate = takesLate !== undefined && open.some(({ late }) => late);
  const hint = isLate ? [text.pendingHint(lateCommand(takesLate, workspace, said))] : [];
  return section(text.openTitle, [table, ...hint]);
}

/** The command that takes all late lines, into a run of the workspace. */
function lateCommand(
  { month, suffix }: NonNullable<Status['takesLate']>,
  workspace: string,
  { status: text }: Words,
): string {
  const out = shellWord(join(workspace, RUNS_FOLDER, text.lateRun(month, suffix)));
  return `${commandOn('allocate', workspace)} --period ${month} --pending --out ${out}`;
}

/** How many changed runs are named in the command that corrects them. */
const MOST_NAMED = 3;

function changedText(
  changed: readonly ChangedRun[] | undefined,
  workspace: string,
  said: Words,
  each: boolean,
): string {
  const { status: text } = said;
  if (changed === undefined) return text.changedLeftOut;
  if (changed.length === 0) return text.nothingChanged;
  const known = changed.filter(({ members, problems }) => members.length > 0 || problems.length === 0);
  const amountsOf = ({ net, vat, gross }: Totals) => [net, vat, gross].map(said.amount);
  const rows = known.flatMap(({ run, total, members }) => [
    [run, text.allMembers, ...amountsOf(total)],
    ...members.map(({ member, ...sums }) => ['', member, ...amountsOf(sums)]),
  ]);
  const problems = changed.flatMap(({ run, problems: found }) =>
    found.length === 0
      ? []
      : [text.cannot(run), ...problemTexts(found, each, said).map((item) => `  ${item}`)],
  );
  const table =
    rows.length === 0 ? [] : [textTable([said.run, said.member, said.net, said.vat, said.gross], rows, 2)];
  const named = known.length > 0 && known.length <= MOST_NAMED ? known.map(({ run }) => run) : undefined;
  const unmoved = known.some(isUnmoved) ? [text.unmoved] : [];
  return section(text.changedTitle, [
    ...table,
    ...unmoved,
    ...problems,
    text.changeHint(commandOn('allocate', workspace), named),
  ]);
}

/** Whether all amounts of a changed run stay the same: something else than an amount changes. */
function isUnmoved({ total, members }: ChangedRun): boolean {
  return [total, ...members].every(({ net, gross }) => net === 0n && gross === 0n);
}

function unreadText({ unread }: Status, words: Words): string {
  return section(
    words.status.unreadTitle,
    unread.map((found) => textOf(toDiagnostic(found, words.language), words.language)),
  );
}

function ignoredText({ ignored }: Status, { status: text }: Words): string {
  return section(
    text.ignoredTitle,
    ignored.map(({ glob, reason, names }) =>
      text.ignored(glob, reason, names.length, names.slice(0, 5).join(', ')),
    ),
  );
}

function balancesText({ balances }: Status, said: Words): string {
  const { status: text } = said;
  const rows = balances.map(({ period, ...balance }) => [period, ...balanceCells(balance, said)]);
  const header = [text.period, said.debtor, said.creditor, text.owed, text.advances, text.left];
  return section(text.advancesTitle, [textTable(header, rows, 3)]);
}

function filesText({ files }: Status, said: Words, all: boolean): string {
  const { status: text } = said;
  const shown = all ? files : files.filter(({ closed }) => !closed);
  const rows = shown.map(({ path, form, days, lines, invoices, net }) => [
    path,
    form,
    days === undefined ? '' : said.day(days.from),
    days === undefined ? '' : said.day(days.to),
    String(lines),
    String(invoices),
    said.amount(net),
  ]);
  const header = [said.file, said.form, text.first, text.last, said.lines, text.invoices, said.net];
  const table = rows.length === 0 ? [] : [textTable(header, rows, 4)];
  const left = files.length - shown.length;
  return section(text.filesTitle, [
    ...table,
    ...(left === 0 ? [] : [text.closedFiles(left, rows.length > 0)]),
  ]);
}

/** Where the group stands, for programs. */
export function statusJson(
  status: Status | undefined,
  problems: readonly Problem[],
  language: Language,
): string {
  return jsonText({
    ok: status !== undefined && !hasErrors(problems) && !awaitsDecision(status),
    diagnostics: diagnosticsJson(problems, language),
    status: status === undefined ? null : documentOf(status, language),
  });
}

function documentOf(status: Status, language: Language) {
  return {
    months: status.months,
    open: status.open.map(totalsFields),
    files: status.files.map(({ path, form, lines, invoices, days, net }) => ({
      path,
      form,
      lines,
      invoices,
      first: days === undefined ? null : formatDay(days.from),
      last: days === undefined ? null : formatDay(days.to),
      net_amount: net,
    })),
    unread: diagnosticsJson(status.unread, language),
    ignored: status.ignored.map(({ glob, reason, names }) => ({ files: glob, reason, names })),
    changed:
      status.changed?.map(({ run, total, members, problems }) => ({
        run,
        ...totalsFields(total),
        members: members.map(totalsFields),
        problems: diagnosticsJson(problems, language),
      })) ?? null,
    advances: status.balances,
    unreached: status.unreached,
  };
}
