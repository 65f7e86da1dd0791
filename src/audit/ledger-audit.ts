import { formatDay } from '../domain/time/calendar.ts';
import { LEDGER_HEADER, type Ledger, ledgerSha256, namedBelow } from './ledger.ts';
import type { Manifest } from './manifest-schema.ts';
import { unseenCorrections } from './unseen-corrections.ts';

/** A contradiction between the ledger, the runs next to it, and what is remembered of them. */
export type LedgerFinding =
  | { readonly kind: 'ledger-damaged'; readonly row: number }
  | { readonly kind: 'ledger-missing' }
  /** A run that the ledger names and that does not exist. */
  | { readonly kind: 'folder-missing'; readonly run: string; readonly row: number }
  /** A run that was closed, as its permissions or its manifest say, and that the ledger does not name. */
  | { readonly kind: 'row-dropped'; readonly run: string }
  /** Another ledger in runs/ names a closed run that the ledger does not name. */
  | { readonly kind: 'other-ledger'; readonly file: string; readonly run: string }
  /** A run states its closing differently from its row. */
  | {
      readonly kind: 'row-differs';
      readonly run: string;
      readonly row: number;
      readonly column: 'run' | 'closed_on' | 'previous_sha256';
      readonly expected: string;
      readonly found: string;
    }
  /**
   * A run was computed with another one that the ledger does not have before it, or has otherwise; or, `unseen`,
   * without one that had already corrected the same run.
   */
  | {
      readonly kind: 'witness';
      readonly run: string;
      readonly of: string;
      readonly found: 'absent' | 'order' | 'other' | 'unseen';
    }
  /** A run holds lines that an earlier run holds too: how many, and the first of them. */
  | {
      readonly kind: 'charged-twice';
      readonly run: string;
      readonly of: string;
      readonly lines: number;
      readonly invoice_number: string;
      readonly line_number: string;
    }
  | { readonly kind: 'anchor'; readonly anchor: string };

type Witness = Extract<LedgerFinding, { kind: 'witness' }>;

/** A folder of runs/, as it is compared with the ledger. */
export interface WitnessRun {
  readonly name: string;
  readonly manifest: Manifest | undefined;
  readonly readOnly: boolean;
  /** The SHA-256 of the manifests of closed runs that it has packed, by their names. */
  readonly packed: ReadonlyMap<string, string>;
}

/**
 * Compares a ledger with all runs next to it, and with an anchor that somebody kept. Runs that it names below a damaged
 * row are only reported as damaged, not as missing rows.
 */
export function auditLedger(
  ledger: Ledger,
  runs: readonly WitnessRun[],
  anchor: string | undefined,
): readonly LedgerFinding[] {
  const findings: LedgerFinding[] = [];
  if (ledger.damagedRow !== undefined) findings.push({ kind: 'ledger-damaged', row: ledger.damagedRow });
  const indexes = new Map(ledger.rows.map(({ run }, index) => [run, index]));
  const below = namedBelow(ledger);
  const byName = new Map(runs.map((run) => [run.name, run]));
  for (const [index, row] of ledger.rows.entries()) {
    const at = { run: row.run, row: index + 2 };
    const run = byName.get(row.run);
    if (run === undefined) findings.push({ kind: 'folder-missing', ...at });
    for (const [column, expected, found] of run?.manifest === undefined ? [] : stated(row, run.manifest)) {
      if (found !== undefined && found !== expected) {
        findings.push({ kind: 'row-differs', ...at, column, expected, found });
      }
    }
  }
  for (const run of runs) {
    const index = indexes.get(run.name);
    const isClosed = run.readOnly || run.manifest?.closed_on !== undefined;
    if (index === undefined && isClosed && !below.has(run.name))
      findings.push({ kind: 'row-dropped', run: run.name });
    findings.push(...witnessed(run, index, ledger, indexes).filter(({ of }) => !below.has(of)));
    const before = ledger.rows.slice(0, index ?? 0).flatMap(({ run: name }) => byName.get(name) ?? []);
    const unseen = run.manifest === undefined ? [] : unseenCorrections(run.manifest, before);
    for (const { by } of unseen) findings.push({ kind: 'witness', run: run.name, of: by, found: 'unseen' });
  }
  if (anchor !== undefined && !anchorsOf(ledger).includes(anchor.toLowerCase())) {
    findings.push({ kind: 'anchor', anchor });
  }
  return findings;
}

function stated(row: Ledger['rows'][number], { run, closed_on, anchor }: Manifest) {
  return [
    ['run', row.run, run],
    ['closed_on', formatDay(row.closedOn), closed_on],
    ['previous_sha256', row.previousSha256, anchor],
  ] as const;
}

/** What a run remembers of earlier closed runs: their names in order, and their manifests. */
function witnessed(
  { name, manifest, packed }: WitnessRun,
  index: number | undefined,
  { rows }: Ledger,
  indexes: ReadonlyMap<string, number>,
): readonly Witness[] {
  const findings: Witness[] = [];
  let last = -1;
  for (const earlier of manifest?.options.closed_runs ?? []) {
    const at = indexes.get(earlier);
    const hash = packed.get(earlier);
    let found: Witness['found'] | undefined;
    if (at === undefined) found = 'absent';
    else if (at < last || (index !== undefined && at >= index)) found = 'order';
    else if (hash !== undefined && hash !== rows[at]?.manifestSha256) found = 'other';
    last = Math.max(last, at ?? last);
    if (found !== undefined) findings.push({ kind: 'witness', run: name, of: earlier, found });
  }
  return findings;
}

/** The hashes of the ledger after each of its rows: each was its anchor once. */
function anchorsOf(ledger: Ledger): readonly string[] {
  const before = ledger.rows.map(({ previousSha256 }) => previousSha256);
  return [...before, ledgerSha256(ledger), ledgerSha256({ text: LEDGER_HEADER })];
}
