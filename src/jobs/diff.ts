import { basename, join, resolve } from 'node:path';
import { type AccessDifference, accessDifferences, haveALineInCommon } from '../audit/access-differences.ts';
import type { CellDifference } from '../audit/input-differences.ts';
import { type LineDifference, lineDifferences } from '../audit/line-differences.ts';
import type { Manifest } from '../audit/manifest-schema.ts';
import { problem, type WithProblems } from '../diagnostics/problem.ts';
import { lineKeyText } from '../domain/line-key.ts';
import type { ClosedRun } from '../runs/closed/closed-runs.ts';
import { outputRows } from '../runs/closed/recorded-rows.ts';
import { type InputDifference, inputDifferences } from '../runs/input-records.ts';
import { type LineSources, lineSources } from '../runs/line-sources.ts';
import { readManifest } from '../runs/run-files.ts';
import { type Amounts, NOTHING, recordedAmounts } from '../settle/totals.ts';
import { totalsBy } from '../settle/totals-by.ts';
import { isThere } from '../system/paths.ts';
import { shellWord } from '../text/shell-word.ts';
import { compareByFields, compareText } from '../text/text-order.ts';
import { causeFinder, type InputCause } from './line-causes.ts';
import { inputSha256 } from './verify/recompute.ts';

type CsvRow = Readonly<Record<string, string>>;

/** What changed between two runs, and why. */
export interface RunDifference {
  readonly old: Manifest;
  readonly recent: Manifest;
  readonly members: readonly MemberDifference[];
  /** Where they differ, the corrections of closed runs that these sums include. */
  readonly corrections: readonly CorrectionDifference[];
  readonly lines: readonly ExplainedDifference[];
  /** By access and item, of runs that have no line in common; undefined where lines are compared. */
  readonly accesses: readonly AccessDifference[] | undefined;
  readonly inputs: readonly InputDifference[];
  readonly options: readonly CellDifference[];
}

/** What a member bore and bears; amounts as the manifests state them. */
export interface MemberDifference {
  readonly member: string;
  readonly old: Manifest['members'][number] | undefined;
  readonly recent: Manifest['members'][number] | undefined;
}

/** What a member bore and bears of the correction of a closed run. */
export interface CorrectionDifference {
  readonly run: string;
  readonly member: string;
  readonly old: Amounts;
  readonly recent: Amounts;
}

/** A line with the rows of the inputs that made it differ. */
export interface ExplainedDifference extends LineDifference {
  readonly causes: readonly InputCause[];
}

/** A run folder that can be compared; undefined where it holds no manifest. */
export function openRun(folder: string): ClosedRun | undefined {
  const manifest = readManifest(folder);
  if (manifest === undefined) return undefined;
  const outputs = manifest.outputs.map((output) => output.path);
  return { name: basename(resolve(folder)), folder, manifest, outputs };
}

/** Compares two runs; the problems are files that are not what the runs recorded. */
export async function diffRuns(
  old: ClosedRun,
  recent: ClosedRun,
): Promise<WithProblems<RunDifference | undefined>> {
  const damaged = new Map([...changedCopies(old), ...changedCopies(recent)]);
  const rowsOf = (run: ClosedRun, output: string) =>
    outputRows(run, output, () => void damaged.set(`${run.folder}/${output}`, run.folder));
  const rows = (run: ClosedRun) => rowsOf(run, 'allocations.csv');
  const byLine = haveALineInCommon(rows(old), rows(recent));
  const lines = byLine ? lineDifferences(rows(old), rows(recent)) : [];
  const accesses = byLine ? undefined : accessDifferences(rows(old), rows(recent));
  const corrections = correctionDifferences(
    rowsOf(old, 'regularisations.csv'),
    rowsOf(recent, 'regularisations.csv'),
  );
  const problems = [...damaged].map(([file, run]) =>
    problem('run-changed', { file }, { run: shellWord(run) }),
  );
  if (problems.length > 0) return { value: undefined, problems };
  const inputs = inputDifferences([old.folder, old.manifest], [recent.folder, recent.manifest]);
  const wanted = new Set(lines.map((line) => lineKeyText(line)));
  const [before, after] = [await sourcesIn(old, wanted, inputs), await sourcesIn(recent, wanted, inputs)];
  const causesOf = causeFinder(inputs, before, after);
  const explained = lines.map((line) => ({ ...line, causes: causesOf(lineKeyText(line)) }));
  const members = memberDifferences(old.manifest, recent.manifest);
  const options = optionDifferences(old.manifest, recent.manifest);
  const manifests = { old: old.manifest, recent: recent.manifest };
  return {
    value: { ...manifests, members, corrections, lines: explained, accesses, inputs, options },
    problems,
  };
}

/** The inputs that a run keeps and that changed since, each with the folder of the run: they explain no difference. */
function changedCopies({ folder, manifest }: ClosedRun): readonly (readonly [file: string, run: string])[] {
  return manifest.inputs.flatMap(({ path, sha256 }) => {
    const found = inputSha256(join(folder, 'inputs'), path);
    return found === undefined || found === sha256 ? [] : [[`${folder}/inputs/${path}`, folder] as const];
  });
}

async function sourcesIn(
  { folder, manifest }: ClosedRun,
  wanted: ReadonlySet<string>,
  inputs: readonly InputDifference[],
): Promise<ReadonlyMap<string, LineSources>> {
  const packed = join(folder, 'inputs');
  if (wanted.size === 0 || inputs.length === 0 || !isThere(packed)) return new Map();
  return lineSources(packed, manifest.grappe, wanted);
}

function memberDifferences(old: Manifest, recent: Manifest): readonly MemberDifference[] {
  const ids = [...old.members, ...recent.members].map(({ member }) => member);
  return [...new Set(ids)].sort(compareText).map((member) => ({
    member,
    old: old.members.find((item) => item.member === member),
    recent: recent.members.find((item) => item.member === member),
  }));
}

function correctionDifferences(
  ...sides: readonly [old: Iterable<CsvRow>, recent: Iterable<CsvRow>]
): readonly CorrectionDifference[] {
  const [old, recent] = sides.map((rows) => {
    const sums = totalsBy('run', 'member');
    for (const row of rows)
      sums.add({ run: row['run'] ?? '', member: row['member'] ?? '' }, recordedAmounts(row), row);
    return new Map(sums.rows().map((sum) => [JSON.stringify([sum.run, sum.member]), sum]));
  });
  return [...new Map([...(old ?? []), ...(recent ?? [])])]
    .map(([key, { run, member }]) => ({
      run,
      member,
      old: old?.get(key) ?? NOTHING,
      recent: recent?.get(key) ?? NOTHING,
    }))
    .filter(({ old: before, recent: after }) => before.net !== after.net || before.vat !== after.vat)
    .sort(compareByFields('run', 'member'));
}

function optionDifferences(old: Manifest, recent: Manifest): readonly CellDifference[] {
  const texts = ({ grappe, options }: Manifest): ReadonlyMap<string, string> =>
    new Map([
      ['grappe', grappe],
      ...Object.entries(options).map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
    ]);
  const [before, after] = [texts(old), texts(recent)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((column) => ({ column, old: before.get(column), new: after.get(column) }))
    .filter((item) => item.old !== item.new);
}

/** Whether two runs say the same. */
export function isSame({
  members,
  corrections,
  lines,
  accesses = [],
  inputs,
  options,
}: RunDifference): boolean {
  return (
    corrections.length + lines.length + accesses.length === 0 &&
    inputs.length === 0 &&
    options.length === 0 &&
    members.every(({ old, recent }) => JSON.stringify(old) === JSON.stringify(recent))
  );
}
