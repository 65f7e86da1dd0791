import { getOrInsert } from '../domain/cache.ts';
import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import { compareText } from '../text/text-order.ts';
import { ACCEPTANCE_CHECK, acceptancesOf } from './acceptance.ts';
import type { CheckDescription } from './check.ts';
import type { Finding, RawFinding } from './finding.ts';
import { type FindingStore, keysOf, type StoredFinding } from './findings.ts';
import { FLAG, has } from './lines/line-columns.ts';
import type { NotRun } from './needs.ts';
import { type Accepted, ALL_CHECKS, checksOf, type Reconciliation } from './reconciliation.ts';
import type { History } from './sweep/history.ts';
import { type OpenTally, openTally } from './tally.ts';

/** Makes the result of what the checks found: leaves out other findings on duplicates, sets accepted ones apart, and counts. */
export function conclude(
  history: History,
  found: FindingStore,
  severityOf: (check: CheckDescription, raw: RawFinding) => Severity,
  notRun: readonly NotRun[],
): Reconciliation {
  const stopped = new Set(notRun.map(({ code }) => code));
  const acceptances = acceptancesOf(history);
  const open = openFindings(history);
  const accepted: Accepted[] = [];
  for (const item of found.since(0)) {
    if (isOfDuplicate(item, history)) continue;
    const { code, about, finding } = item;
    const acceptance = acceptances.accepting(code, () => finding ?? keysOf(about, history.lines));
    if (acceptance === undefined) open.add(item);
    else if (finding !== undefined) accepted.push({ finding, acceptance });
  }
  if (!stopped.has(ACCEPTANCE_CHECK.code)) {
    const before = found.size();
    for (const raw of acceptances.unused(stopped)) {
      found.add(ACCEPTANCE_CHECK.code, severityOf(ACCEPTANCE_CHECK, raw), raw);
    }
    for (const item of found.since(before)) open.add(item);
  }
  return {
    history,
    lines: selectedLines(history),
    findings: open.findings.sort(byPlace),
    tally: open.all.result(),
    byCode: new Map(
      ALL_CHECKS.flatMap(({ code }) => {
        const tally = open.byCode.get(code);
        return tally === undefined ? [] : [[code, tally.result()] as const];
      }),
    ),
    accepted: accepted.sort((a, b) => byPlace(a.finding, b.finding)),
    ran: checksOf(history.register.workspace).filter(({ code }) => !stopped.has(code)),
    notRun,
  };
}

/** The findings that stand, while they are gathered. */
function openFindings({ lines: { columns } }: History) {
  const findings: Finding[] = [];
  const all = openTally();
  const byCode = new Map<FindingCode, OpenTally>();
  return {
    findings,
    all,
    byCode,
    add(item: StoredFinding): void {
      const { about } = item;
      const line = typeof about === 'number' ? { index: about, net: columns.net.at(about) } : undefined;
      getOrInsert(byCode, item.code, openTally).add(item);
      all.add({ ...item, line });
      if (item.finding !== undefined) findings.push(item.finding);
    },
  };
}

/** A line that bills what another billed is reported as that alone. */
function isOfDuplicate({ code, about }: StoredFinding, { lines: { columns } }: History): boolean {
  return code !== 'duplicate-line' && typeof about === 'number' && has(columns, about, FLAG.duplicate);
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
