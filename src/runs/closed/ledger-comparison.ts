import { join } from 'node:path';
import { LEDGER_FILE, type LedgerRow } from '../../audit/ledger.ts';
import type { Manifest, ManifestTotals } from '../../audit/manifest-schema.ts';
import type { VerifyFinding, VerifyNote } from '../../audit/verification.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { amountFields, recordedAmounts, sumOf } from '../../settle/totals.ts';
import { isThere } from '../../system/paths.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { openLedger } from './closed-runs.ts';

/** Compares a run with its row of the ledger next to it, if it was closed there. */
export function compareWithLedger(
  runsFolder: string,
  name: string,
  manifest: Manifest | undefined,
  manifestSha256: string | undefined,
): { readonly findings: readonly VerifyFinding[]; readonly notes: readonly VerifyNote[] } {
  const file = `${RUNS_FOLDER}/${LEDGER_FILE}`;
  const { rows, damagedRow } = openLedger(runsFolder);
  // A seal without its ledger means a damaged ledger.
  if (damagedRow === undefined && !isThere(join(runsFolder, LEDGER_FILE))) {
    return { findings: [], notes: [{ kind: 'no-ledger' }] };
  }
  const damage = damageOf(damagedRow);
  const index = rows.findIndex(({ run }) => run === name);
  const row = rows[index];
  if (row === undefined) {
    const isIssued = manifest?.closed_on !== undefined && damage.length === 0;
    const missing: readonly VerifyFinding[] = isIssued ? [{ kind: 'row-missing', file }] : [];
    const findings = [...damage, ...missing];
    return { findings, notes: findings.length > 0 ? [] : [{ kind: 'not-closed' }] };
  }
  const differences = manifest === undefined ? [] : rowDifferences(row, manifest, manifestSha256 ?? '');
  const findings = differences.map(
    (difference): VerifyFinding => ({ kind: 'ledger-differs', file, row: index + 2, ...difference }),
  );
  const agrees: readonly VerifyNote[] = [{ kind: 'closed', on: formatDay(row.closedOn) }];
  return { findings: [...damage, ...findings], notes: findings.length > 0 ? [] : agrees };
}

/** The finding that a ledger was changed from a row on. */
export function damageOf(row: number | undefined): readonly VerifyFinding[] {
  return row === undefined ? [] : [{ kind: 'ledger-damaged', file: `${RUNS_FOLDER}/${LEDGER_FILE}`, row }];
}

function rowDifferences(row: LedgerRow, manifest: Manifest, manifestSha256: string) {
  const totals = chargedTotals(manifest);
  const pairs: readonly (readonly [column: string, expected: string, found: string | undefined])[] = [
    ['run_id', row.runId, manifest.run_id],
    // Before 0.2 a run stated neither its name nor when it was closed.
    ['run', row.run, manifest.run],
    ['closed_on', formatDay(row.closedOn), manifest.closed_on],
    ['previous_sha256', row.previousSha256, manifest.anchor],
    ['manifest_sha256', row.manifestSha256, manifestSha256],
    ['lines', String(row.totals.lines), String(totals.lines)],
    ['net_amount', row.totals.net_amount, totals.net_amount],
    ['vat_amount', row.totals.vat_amount, totals.vat_amount],
    ['gross_amount', row.totals.gross_amount, totals.gross_amount],
  ];
  return pairs.flatMap(([column, expected, found]) =>
    found === undefined || found === expected ? [] : [{ column, expected, found }],
  );
}

/** The sum that a run charges: its lines and its regularisations. */
export function chargedTotals({ totals: { allocated, regularised } }: Manifest): ManifestTotals {
  return { lines: allocated.lines, ...amountFields(sumOf([allocated, regularised].map(recordedAmounts))) };
}
