import type { LedgerRow } from '../../audit/ledger.ts';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import type { Language } from '../../domain/language.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { diagnosticsJson, jsonText } from '../json.ts';

/** What the ledger says of a closed run, and the hash of the ledger. */
export type ClosedRow = Pick<LedgerRow, 'runId' | 'closedOn' | 'totals'> & { readonly anchor: string };

/** The answer of `close` for programs; `row`: undefined where the run is not in the ledger. */
export function closeJson(
  run: string,
  row: ClosedRow | undefined,
  problems: readonly Problem[],
  language: Language,
): string {
  return jsonText({
    ok: !hasErrors(problems),
    diagnostics: diagnosticsJson(problems, language),
    run,
    run_id: row?.runId ?? null,
    closed_on: row === undefined ? null : formatDay(row.closedOn),
    lines: row?.totals.lines ?? null,
    gross_amount: row?.totals.gross_amount ?? null,
    anchor: row?.anchor ?? null,
  });
}
