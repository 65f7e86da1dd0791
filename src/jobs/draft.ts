import { basename, join } from 'node:path';
import type { Manifest } from '../audit/manifest-schema.ts';
import type { Code } from '../diagnostics/codes.ts';
import { hasErrors, type Problem, problem } from '../diagnostics/problem.ts';
import { parseSelection } from '../invoices/selection.ts';
import { parseReports } from '../report/formats.ts';
import { RUNS_FOLDER } from '../runs/closed-runs.ts';
import { FINDINGS_FILE } from '../runs/findings-file.ts';
import { compareText } from '../text/text-order.ts';
import { loadWorkspace } from '../workspace/load.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { allocateRun } from './allocate.ts';
import { inTemporaryFolder, type OnFolder } from './recompute.ts';

/** What nobody may issue over: a line of a closed run that is not what it was, whatever the draft says of its own. */
const UNDECIDED: readonly Code[] = [
  'already-allocated',
  'closed-line-changed',
  'closed-line-vanished',
  'closed-line-moved',
  'withdrawn-line-unknown',
  'withdrawn-line-present',
  'withdrawn-line-charged',
];

/**
 * Computes a draft again on what its workspace says today, closed runs included. Where that gives something else,
 * each file that differs is a problem; `asIs` lets those pass, and what keeps it from being computed at all.
 */
export async function checkDraft(
  run: string,
  manifest: Manifest,
  workspace: string,
  asIs: boolean,
  onFolder: OnFolder,
): Promise<readonly Problem[]> {
  const selection = parseSelection(manifest.options.selection);
  const reports = parseReports(manifest.options.reports);
  if (selection === undefined || reports === undefined) return [];
  return inTemporaryFolder(onFolder, async (temporary) => {
    const today = await allocateRun(
      loadWorkspace(workspace),
      {
        selection,
        reports,
        allowUnallocated: manifest.options.allow_unallocated,
        regularise: manifest.options.regularise,
        reconcile: manifest.outputs.some(({ path }) => path === FINDINGS_FILE),
        out: join(temporary, basename(run)),
        force: false,
        pack: false,
      },
      () => {},
    );
    const undecided = today.problems.filter(({ code }) => UNDECIDED.includes(code));
    if (asIs || hasErrors(undecided)) return undecided;
    if (today.run === undefined) return today.problems;
    return differences(basename(run), manifest, today.run.manifest);
  });
}

function differences(name: string, draft: Manifest, today: Manifest): readonly Problem[] {
  const inputs = changedFiles(draft.inputs, today.inputs);
  const outputs = changedFiles(draft.outputs, today.outputs).map((path) => `${RUNS_FOLDER}/${name}/${path}`);
  const files = inputs.length > 0 ? inputs : outputs;
  return files.map((path) => problem('draft-stale', { file: path }, { run: `${RUNS_FOLDER}/${name}`, path }));
}

/** The files that are in one list only, or with another hash. */
function changedFiles(before: readonly Fingerprint[], after: readonly Fingerprint[]): readonly string[] {
  const [old, recent] = [before, after].map(
    (files) => new Map(files.map((file) => [file.path, file.sha256])),
  );
  const paths = [...new Set([...(old?.keys() ?? []), ...(recent?.keys() ?? [])])];
  return paths.filter((path) => old?.get(path) !== recent?.get(path)).sort(compareText);
}
