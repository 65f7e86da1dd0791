import { createAllocator, type LineOutcome } from '../allocate/allocator.ts';
import type { KeyTrace } from '../allocate/keys/common/key.ts';
import type { LineTrace } from '../allocate/trace.ts';
import { lineKeyText } from '../domain/line-key.ts';
import { releaseOf } from '../domain/release.ts';
import type { TableRow } from '../domain/tables.ts';
import { quietLines } from '../invoices/quiet-lines.ts';
import { loadWorkspace } from '../workspace/load.ts';

/** The rows that the allocation of a line used: `measures.csv:12`; and the members concerned. */
export interface LineSources {
  readonly places: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  /** The files, or sheets, that name the members. */
  readonly memberFiles: ReadonlySet<string>;
  /** For each rule that shared it, its first and last row in convention.yaml. */
  readonly rules: readonly (readonly [from: number, to: number])[];
}

/** What lines were shared by, from the trace of their allocation on a folder of inputs by the version that made it. */
export async function lineSources(
  inputsFolder: string,
  version: string,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, LineSources>> {
  const loaded = loadWorkspace(inputsFolder, { release: releaseOf(version) });
  const sources = new Map<string, LineSources>();
  const { workspace } = loaded;
  if (workspace === undefined) return sources;
  const allocate = createAllocator(workspace);
  const memberFiles = new Set(
    loaded.files.flatMap((file) => ('table' in file && file.table === 'members' ? [file.place] : [])),
  );
  const ruleRows = workspace.convention.rules.map(({ row }) => row).sort((a, b) => a - b);
  for await (const line of quietLines(loaded, workspace.convention)) {
    const key = lineKeyText(line);
    const outcome = allocate(line, wanted.has(key));
    if (outcome.trace === undefined) continue;
    sources.set(key, { ...sourcesOf(outcome, outcome.trace, ruleRows), memberFiles });
  }
  return sources;
}

function sourcesOf(
  { line }: LineOutcome,
  trace: LineTrace,
  ruleRows: readonly number[],
): Omit<LineSources, 'memberFiles'> {
  const places = new Set<string>([`${line.file}:${line.row}`]);
  const members = new Set<string>();
  const rules: (readonly [number, number])[] = [];
  for (const { target, participants, rule, trace: key } of trace.spans) {
    if (target.access !== undefined) places.add(rowText(target.access));
    for (const member of participants.members) members.add(member);
    for (const participant of participants.sites) {
      places.add(rowText(participant));
      if (participant.inGrappe !== undefined) places.add(rowText(participant.inGrappe));
    }
    if (key !== undefined) for (const place of groundsOf(key)) places.add(place);
    if (rule !== undefined) {
      const next = ruleRows.find((row) => row > rule.row);
      rules.push([rule.row, (next ?? Number.POSITIVE_INFINITY) - 1]);
    }
  }
  const { access } = trace.billedTo ?? {};
  if (access !== undefined) places.add(rowText(access));
  for (const { considered } of trace.imputations) {
    for (const imputation of considered) places.add(rowText(imputation));
  }
  return { places, members, rules };
}

function rowText({ file, row }: TableRow): string {
  return `${file}:${row}`;
}

function groundsOf({ weights, parts }: KeyTrace): readonly string[] {
  const own = weights.flatMap(({ grounds }) => grounds.map(rowText));
  return [...own, ...parts.flatMap(({ trace }) => groundsOf(trace))];
}
