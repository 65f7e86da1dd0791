import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import { compareText } from '../text/text-order.ts';
import { ACCEPTANCE_CHECK, type Acceptances, acceptancesOf } from './acceptance.ts';
import type { CheckFacts } from './check.ts';
import type { Fact, Finding } from './finding.ts';
import { type FindingsKept, type Found, keysOf } from './findings.ts';
import { groupBy } from './group-by.ts';
import type { History } from './history.ts';
import { FLAG, has } from './lines/line-columns.ts';
import { type Accepted, ALL_CHECKS, type NotRun, type Reconciliation } from './reconcile.ts';
import { type FindingTally, tallyOf } from './tally.ts';

/** Puts together what the checks found: leaves out what is about duplicates, sets apart what is accepted, and counts. */
export function conclude(
  history: History,
  found: FindingsKept,
  severityOf: (check: CheckFacts, fact: Fact) => Severity,
  notRun: readonly NotRun[],
): Reconciliation {
  const stopped = new Set(notRun.map(({ code }) => code));
  const acceptances = acceptancesOf(history);
  const { open, accepted } = setApart(found.all, acceptances, history);
  if (!stopped.has(ACCEPTANCE_CHECK.code)) {
    const before = found.all.length;
    for (const fact of acceptances.unused()) {
      found.add(ACCEPTANCE_CHECK.code, severityOf(ACCEPTANCE_CHECK, fact), fact);
    }
    open.push(...found.all.slice(before));
  }
  return {
    history,
    lines: selectedLines(history),
    findings: open.flatMap(({ finding }) => finding ?? []).sort(byPlace),
    tally: tallyOf(open),
    byCode: tallies(open),
    accepted: accepted.sort((a, b) => byPlace(a.finding, b.finding)),
    ran: ALL_CHECKS.filter(({ code }) => !stopped.has(code)),
    notRun,
  };
}

function setApart(
  all: readonly Found[],
  acceptances: Acceptances,
  history: History,
): { readonly open: Found[]; readonly accepted: Accepted[] } {
  const open: Found[] = [];
  const accepted: Accepted[] = [];
  for (const item of all) {
    const { code, about, finding } = item;
    if (isOfDuplicate(item, history)) continue;
    const acceptance = acceptances.lists(code)
      ? acceptances.accepting(code, finding ?? keysOf(about, history.lines))
      : undefined;
    if (acceptance === undefined) open.push(item);
    else if (finding !== undefined) accepted.push({ finding, acceptance });
  }
  return { open, accepted };
}

/** A line that bills what another billed is reported as that alone. */
function isOfDuplicate({ code, about }: Found, { lines: { columns } }: History): boolean {
  return code !== 'duplicate-line' && typeof about === 'number' && has(columns, about, FLAG.duplicate);
}

function tallies(open: readonly Found[]): ReadonlyMap<FindingCode, FindingTally> {
  const groups = groupBy(open, ({ code }) => code);
  return new Map(
    ALL_CHECKS.flatMap(({ code }) => {
      const group = groups.get(code);
      return group === undefined ? [] : [[code, tallyOf(group)] as const];
    }),
  );
}

function selectedLines({ lines: { columns } }: History): number {
  let count = 0;
  for (let index = 0; index < columns.count; index++) if (has(columns, index, FLAG.selected)) count++;
  return count;
}

/** File, row, code; then as the lines were read. */
function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    (a.row ?? 0) - (b.row ?? 0) ||
    compareText(a.code, b.code) ||
    (a.line?.index ?? 0) - (b.line?.index ?? 0)
  );
}
