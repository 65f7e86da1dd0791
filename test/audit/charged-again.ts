import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendRow, ledgerSha256, sealText } from '../../src/audit/ledger.ts';
import { allocateRun } from '../../src/jobs/allocate/allocate.ts';
import { statedOptions } from '../../src/jobs/verify/recompute.ts';
import { grappeVersion } from '../../src/package-files.ts';
import { packedContext } from '../../src/runs/closed/closed-context.ts';
import { openLedger } from '../../src/runs/closed/closed-runs.ts';
import { chargedTotals } from '../../src/runs/closed/ledger-comparison.ts';
import { fileSha256, readManifest } from '../../src/runs/run-files.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';

/** Closes what a closed run charged once more, under another name, as an insider with grappe and its source could. */
export async function chargeAgain(workspace: string, run: string, name: string): Promise<void> {
  const runs = join(workspace, 'runs');
  const ledger = openLedger(runs);
  const manifest = readManifest(join(runs, run));
  const options = manifest && statedOptions(manifest);
  const closedOn = ledger.rows.at(-1)?.closedOn;
  if (manifest === undefined || options === undefined || closedOn === undefined)
    throw new Error(`${run} is not closed`);
  const inputs = join(runs, run, 'inputs');
  const { run: made, problems } = await allocateRun(loadWorkspace(inputs), {
    ...options,
    name,
    out: join(runs, name),
    pack: true,
    issue: { closedOn, anchor: ledgerSha256(ledger) },
    again: {
      version: grappeVersion(),
      closed: packedContext(inputs, manifest.options).value,
      findings: undefined,
    },
  });
  if (made === undefined) throw new Error(problems.map(({ code }) => code).join(' '));
  const text = appendRow(ledger, {
    run: name,
    runId: made.manifest.run_id,
    asIs: false,
    closedOn,
    totals: chargedTotals(made.manifest),
    manifestSha256: fileSha256(join(made.folder, 'manifest.json')),
  });
  writeFileSync(join(runs, 'closed.csv'), text);
  writeFileSync(join(runs, 'closed.csv.sha256'), sealText(text));
}
