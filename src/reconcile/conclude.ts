import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import { compareText } from '../text/text-order.ts';
import { ACCEPTANCE_CHECK, acceptancesOf } from './acceptance.ts';
import type { CheckDescription } from './check.ts';
import type { Finding, RawFinding } from './finding.ts';
import { type FindingStore, keysOf, type StoredFinding } from './findings.ts';
import { FLAG, has } from './lines/line-columns.ts';
import type { NotRun } from './needs.ts';
import { unmarketedOf, unpricedOf } from './not-judged.ts';
import { type Accepted, ALL_CHECKS, checksOf, type Reconciliation } from './reconciliation.ts';
import { settledFindings } from './settled.ts';
import type { History } from './sweep/history.ts';
import { type CountedOnLine, type OpenTally, openTally } from './tally.ts';

/**
 * Makes the result from what the checks found: drops other findings on duplicates and what credits settle, separates
 * accepted ones, and counts.
 */
export function conclude(
  history: History,
  found: FindingStore,
  severityOf: (check: CheckDescription, raw: RawFinding) => Severity,
  notRun: readonly NotRun[],
): Reconciliation {
  const stopped = new Set(notRun.map(({ code }) => code));
  const ran = checksOf(history.register.workspace).filter(({ code }) => !stopped.has(code));
  const others = ALL_CHECKS.filter((check) => !ran.includes(check));
  const acceptances = acceptancesOf(history);
  const open = openFindings();
  const accepted: Accepted[] = [];
  const acceptedTally = openTally();
  const acceptanceOf = ({ code, about, finding }: StoredFinding) =>
    acceptances.accepting(code, () => finding ?? keysOf(about, history.lines));
  /**
   * Where a line bills what another one billed, only that is reported; if that is accepted, the line is due like any
   * other.
   */
  const isLeftOut = ({ code, about }: StoredFinding): boolean =>
    code !== 'duplicate-line' &&
    typeof about === 'number' &&
    has(history.lines.columns, about, FLAG.duplicate) &&
    !stopped.has('duplicate-line') &&
    acceptances.accepting('duplicate-line', () => keysOf(about, history.lines)) === undefined;
  const isSettled = settledFindings(found, history);
  for (const item of found.since(0)) {
    if (isLeftOut(item)) continue;
    const acceptance = acceptanceOf(item);
    if (acceptance === undefined) {
      if (!isSettled(item)) open.add(item);
    } else {
      acceptedTally.add(item, item.about);
      if (item.finding !== undefined) accepted.push({ finding: item.finding, acceptance });
    }
  }
  const isAccepted = (item: StoredFinding): boolean => acceptanceOf(item) !== undefined;
  const isOpen = (item: StoredFinding): boolean => !isAccepted(item) && !isSettled(item);
  /** The findings of a tally on lines that have several of them. */
  function* ofSeveral(
    tally: OpenTally,
    isOfTally: (item: StoredFinding) => boolean,
  ): Iterable<CountedOnLine> {
    const { net } = history.lines.columns;
    for (const item of found.since(0)) {
      const { about } = item;
      if (typeof about !== 'number' || !tally.isOfSeveral(about)) continue;
      if (isOfTally(item)) yield { ...item, line: { index: about, net: net.at(about) } };
    }
  }
  if (!stopped.has(ACCEPTANCE_CHECK.code)) {
    const before = found.size();
    for (const raw of acceptances.unused(new Set(others.map(({ code }) => code)))) {
      found.add(ACCEPTANCE_CHECK.code, severityOf(ACCEPTANCE_CHECK, raw), raw);
    }
    for (const item of found.since(before)) open.add(item);
  }
  return {
    history,
    lines: selectedLines(history),
    findings: open.findings.sort(byPlace),
    tally: open.all.result(ofSeveral(open.all, isOpen)),
    byCode: open.byCode,
    accepted: accepted.sort((a, b) => byPlace(a.finding, b.finding)),
    acceptedTally: acceptedTally.result(ofSeveral(acceptedTally, isAccepted)),
    ran,
    notRun,
    unpriced: stopped.has('price-mismatch') ? undefined : unpricedOf(history),
    unmarketed: stopped.has('outside-market') ? undefined : unmarketedOf(history),
  };
}

/** Collects the findings that remain. */
function openFindings() {
  const findings: Finding[] = [];
  const all = openTally();
  const byCode = new Map<FindingCode, number>();
  return {
    findings,
    all,
    byCode,
    add(item: StoredFinding): void {
      byCode.set(item.code, (byCode.get(item.code) ?? 0) + 1);
      all.add(item, item.about);
      if (item.finding !== undefined) findings.push(item.finding);
    },
  };
}

function selectedLines({ lines: { columns } }: History): number {
  let count = 0;
  for (let index = 0; index < columns.count; index++) if (has(columns, index, FLAG.selected)) count++;
  return count;
}

/** By file, row, code; then as the lines were read. */
function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    (a.row ?? 0) - (b.row ?? 0) ||
    compareText(a.code, b.code) ||
    (a.line?.index ?? 0) - (b.line?.index ?? 0)
  );
}
