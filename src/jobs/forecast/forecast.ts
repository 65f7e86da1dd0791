import { isAbsolute, join, resolve } from 'node:path';
import type { ForecastManifest } from '../../audit/forecast-manifest.ts';
import { LEDGER_FILE } from '../../audit/ledger.ts';
import { hasErrors, type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { codesOf } from '../../domain/imputation.ts';
import { languageOfGroup } from '../../domain/language.ts';
import { defined } from '../../domain/lists.ts';
import { type Period, yearOf } from '../../domain/time/period.ts';
import { grappeVersion } from '../../package-files.ts';
import { measureText } from '../../report/derivation/key-words.ts';
import { periodText, type ReportWords, reportWords } from '../../report/words/words.ts';
import { closedRunsOf } from '../../runs/closed/closed-runs.ts';
import type { OnFolder } from '../../runs/disk/run-folder.ts';
import { writeWholeFolder } from '../../runs/disk/write-whole-folder.ts';
import { writeForecast } from '../../runs/writers/forecast-writer.ts';
import { type Account, accountTally } from '../../settle/account.ts';
import { assertForecast } from '../../settle/account-identities.ts';
import { type BudgetRow, budgetRows } from '../../settle/budget.ts';
import { isThere } from '../../system/paths.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { openText, type TextFile } from '../../workspace/records/input-file.ts';
import { readYearTables, type YearTables } from '../../workspace/year-tables.ts';
import { type DestinationOptions, destinationOf } from '../destination.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { filesOnce } from '../year/account.ts';
import { sumClosedRuns } from '../year/account-sums.ts';
import { type ForecastLine, forecastLines } from './forecast-lines.ts';
import { type BilledBeyond, lackingProblems, type Unforecast, unforecast } from './unforecast.ts';

export interface ForecastOptions extends DestinationOptions {
  readonly period: Period;
  /** Whether the voted budget is shown too; a text is the path of the file to read instead of budget.csv. */
  readonly budget: boolean | string;
  readonly onFolder: OnFolder;
}

/** What is forecast, and what of it was written. */
export interface ForecastResult {
  readonly problems: readonly Problem[];
  readonly written:
    | (Account & {
        readonly folder: string;
        readonly manifest: ForecastManifest;
        readonly budget: readonly BudgetRow[] | undefined;
      })
    | undefined;
}

/** Adds up what is announced for a period, as an account adds up closed runs; its lines count under the run `forecast`. */
export function forecastSums(lines: readonly ForecastLine[]): Account {
  const tally = accountTally();
  for (const { shared, month } of lines) {
    const { billedTo, line, rows } = shared;
    for (const { member, net, vat, gross, imputation } of rows) {
      const charged = { member, billedTo, category: line.category, ...codesOf(imputation), net, vat, gross };
      tally.add({ run: 'forecast', month }, { ...charged, corrects: '', line });
    }
  }
  const found = tally.result();
  assertForecast(
    found,
    lines.map(({ shared: { billedTo, line, rows }, month }) => ({ month, billedTo, line, rows })),
  );
  return found;
}

/** Forecasts a period and writes it under `forecasts/`, whole or not at all; never under `runs/`. */
export async function forecastOf(loaded: LoadedWorkspace, options: ForecastOptions): Promise<ForecastResult> {
  const { period } = options;
  const { workspace, folder: workspaceFolder } = loaded;
  const problems: Problem[] = [...loaded.problems];
  const report = (found: Problem): void => void problems.push(found);
  const reported = (): readonly Problem[] => withOwnHeaders(problems, loaded);
  const refused = (): ForecastResult => ({ problems: reported(), written: undefined });
  if (workspace === undefined) return refused();
  const { convention } = workspace;
  const { target, obstacles } = destinationOf(workspaceFolder, 'forecast', period.name, options);
  const { lines, problems: ofLines } = forecastLines(workspace, period);
  ofLines.forEach(report);
  const lacking = hasErrors(ofLines) ? undefined : await unforecast(loaded, period);
  if (lacking !== undefined) problems.push(...lackingProblems(lacking));
  const tables = options.budget === false ? undefined : votesFor(options, { ...loaded, convention }, report);
  problems.push(...obstacles());
  if (hasErrors(problems)) return refused();
  const sums = forecastSums(lines);
  const budget = tables && budgetOf(tables, sums, workspaceFolder, period, report);
  const ledger = tables === undefined ? [] : ledgerOf(workspaceFolder, report);
  if (hasErrors(problems)) return refused();
  const ofBudget = (tables?.files ?? []).filter(({ table }) => table === 'budget');
  const inputs = filesOnce([...loaded.files, ...ofBudget, ...(lacking?.files ?? []), ...ledger]);
  const words = reportWords(languageOfGroup(convention));
  const content = {
    ...sums,
    version: grappeVersion(),
    workspace,
    period,
    lines: lines.map(({ announced, shared: { line, plan }, month }) => ({
      ...announced,
      line,
      serves: plan.serves,
      month,
    })),
    budget,
    inputs: inputs.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
    beyond: lacking && lackingNote(lacking, words),
    notes: notesOf(ofLines, words),
  };
  const { manifest, problems: found } = await writeWholeFolder(
    target,
    obstacles,
    options.onFolder,
    async (folder) => ({ problems: [], manifest: await writeForecast(folder, content) }),
  );
  problems.push(...found);
  if (hasErrors(problems)) return refused();
  return { problems: reported(), written: { ...sums, folder: target, manifest, budget } };
}

/** The notes on the page about what stands in for what is not known yet, and about what nothing is counted for. */
function notesOf(problems: readonly Problem[], words: ReportWords): readonly string[] {
  const { ofYear } = words;
  return problems.flatMap(({ code, args }) => {
    switch (code) {
      case 'measure-ahead':
        return ofYear.standIn(measureText(String(args['measure']), words));
      case 'usage-unforecast':
        return ofYear.usageUnforecast(Number(args['count']));
      case 'once-unforecast':
        return ofYear.onceUnforecast(Number(args['count']));
      default:
        return [];
    }
  });
}

/** The note on the page about what the forecast does not include; undefined where nothing is missing. */
function lackingNote({ beyond, longer, more, errors }: Unforecast, words: ReportWords): string | undefined {
  const { ofYear } = words;
  if (errors > 0) return ofYear.billedUnread;
  const notes = [
    ...(beyond === undefined ? [] : [beyondNote(beyond, words)]),
    ...(longer === undefined ? [] : [ofYear.billedLonger(longer.names.length, words.amount(longer.net))]),
    ...(more === undefined ? [] : [ofYear.billedMore(more.names.length, words.amount(more.net))]),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
}

function beyondNote({ month, unknown, net, other }: BilledBeyond, words: ReportWords): string {
  const { ofYear } = words;
  return ofYear.billedBeyond(
    periodText(month, words),
    [
      ...(unknown === 0 ? [] : [ofYear.billedUnknown(unknown, words.amount(net))]),
      ...(other === 0n ? [] : [ofYear.billedOtherwise(words.amount(other))]),
    ],
    words.amount(net + other),
  );
}

/** The named file of the vote: in the workspace, else relative to the current folder. */
export function budgetFile(budget: boolean | string, workspace: string): string | undefined {
  if (typeof budget !== 'string') return undefined;
  const within = join(workspace, budget);
  return !isAbsolute(budget) && isThere(within) ? within : resolve(budget);
}

/** The tables with the votes that go with a forecast; an error if there are none, or if the period is not a year. */
function votesFor(
  { period, budget }: ForecastOptions,
  { folder, convention, namedMembers: members }: LoadedWorkspace & { readonly convention: Convention },
  report: OnProblem,
): YearTables {
  const { value, problems } = readYearTables({
    folder,
    convention,
    members,
    budget: budgetFile(budget, folder),
  });
  problems.forEach(report);
  const file = 'budget.csv';
  if (!hasErrors(problems) && !value.files.some(({ table }) => table === 'budget'))
    report(problem('table-missing', { file }, { file }));
  if (yearOf(period.days) === undefined)
    report(problem('budget-year', { file, value: period.name }, { period: period.name }));
  return value;
}

/** The ledger of the closed runs, whose sums go beside the votes, as an input; none where there is none. */
function ledgerOf(workspaceFolder: string, report: OnProblem): readonly TextFile[] {
  const path = `${RUNS_FOLDER}/${LEDGER_FILE}`;
  const absolute = join(workspaceFolder, path);
  const file = isThere(absolute) ? openText(absolute, path, report) : undefined;
  return file === undefined ? [] : [file];
}

/** The votes of the year of a period, with what is forecast and what closed runs have spent of them. */
function budgetOf(
  { budget }: YearTables,
  { expense }: Account,
  workspaceFolder: string,
  period: Period,
  report: OnProblem,
): readonly BudgetRow[] {
  const closed = closedRunsOf(workspaceFolder);
  closed.problems.forEach(report);
  if (hasErrors(closed.problems)) return [];
  const sums = sumClosedRuns(closed.value, period, report);
  const rows = budgetRows(defined(yearOf(period.days)), budget, expense, sums.expense);
  rows.problems.forEach(report);
  return rows.value;
}
