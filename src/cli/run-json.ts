import type { Language } from '../domain/language.ts';
import type { AllocateResult } from '../jobs/allocate.ts';
import { totalsFields } from '../settle/totals.ts';
import { findingsJson } from './findings-line.ts';
import { diagnosticsJson, jsonText } from './json.ts';

/** What `allocate --format json` prints: diagnostics always, the run when it was written. */
export function runJson(
  { problems, run, computation, reconciliation }: AllocateResult,
  language: Language,
): string {
  return jsonText({
    ok: run !== undefined,
    diagnostics: diagnosticsJson(problems, language),
    run:
      run === undefined
        ? null
        : {
            folder: run.folder,
            run_id: run.manifest.run_id,
            period: run.manifest.period,
            totals: run.manifest.totals,
            members: run.totals.members.map(({ member, ...totals }) => ({ member, ...totalsFields(totals) })),
            settlement: run.totals.debts.map(({ debtor, creditor, corrects, ...totals }) => ({
              debtor,
              creditor,
              corrects,
              ...totalsFields(totals),
            })),
            unreached: computation?.unreached ?? null,
            late_lines: run.manifest.late_lines,
            files: run.manifest.outputs.map(({ path }) => path),
          },
    reconcile: reconciliation === undefined ? null : findingsJson(reconciliation),
  });
}
