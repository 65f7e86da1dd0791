import type { AllocatedLine } from '../allocate/allocator.ts';
import { type Problem, problemAt } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import type { Locale } from '../domain/convention.ts';
import type { FindingRecord } from '../domain/finding.ts';
import type { Workspace } from '../domain/workspace.ts';
import { titlesCsv } from '../report/csv/titres.ts';
import { type ReportFormat, statementRenderer } from '../report/formats.ts';
import { assertTotals } from '../report/statement/assert-sums.ts';
import { buildStatements, type ClosedYear, type RunName } from '../report/statement/build.ts';
import { namesOf } from '../report/statement/names.ts';
import type { Statement } from '../report/statement/statement.ts';
import type { Correction } from '../settle/correction.ts';
import type { RunTotals } from '../settle/tally.ts';
import { type Title, titlesOf } from '../settle/titles.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { encodedText } from './encoded-text.ts';
import { FINDINGS_FILE, findingsText } from './findings-file.ts';
import { writeOutput } from './output-file.ts';

export interface ReportRequest {
  readonly workspace: Workspace;
  readonly formats: readonly ReportFormat[];
  /** All lines of the run, in its order. */
  readonly lines: readonly AllocatedLine[];
  /** Of closed runs. */
  readonly corrections: readonly Correction[];
  readonly closedYear: ClosedYear | undefined;
  readonly totals: RunTotals;
  /** What reconcile found; undefined where it did not look. */
  readonly findings: readonly FindingRecord[] | undefined;
  readonly name: RunName;
  readonly language: Locale;
  readonly onProgress: OnProgress | undefined;
}

/** Writes what people read (REPORTS.md): the statements, then titres.csv, which states their hashes. */
export async function writeReports(
  folder: string,
  request: ReportRequest,
): Promise<{ readonly outputs: readonly Fingerprint[]; readonly problems: readonly Problem[] }> {
  const { workspace, lines, corrections, totals } = request;
  const { titles, faults } = titlesOf(workspace, lines, corrections);
  const statements = buildStatements(workspace, { ...request, titles });
  assertTotals(statements, totals.members);
  const written = await writeStatements(folder, statements, request);
  const problems: Problem[] = [];
  const titlesFile = writeTitles(folder, titles, written, request, problems);
  const outputs = [
    ...written,
    ...(titlesFile === undefined ? [] : [titlesFile]),
    ...(request.formats.includes('html') ? await writeReport(folder, request) : []),
  ];
  const place = { file: 'imputations.csv', column: 'flow', value: 'recovered' };
  problems.push(...faults.map((found) => problemAt(found, place)));
  return { outputs, problems };
}

/** Statement after statement, so that what the formats of one have in common is made once; listed by format. */
async function writeStatements(
  folder: string,
  statements: readonly Statement[],
  { formats, language, onProgress }: ReportRequest,
): Promise<readonly Fingerprint[]> {
  const of = formats.length * statements.length;
  const written = await Promise.all(
    formats.map(async (format) => ({
      format,
      render: await statementRenderer(format),
      outputs: [] as Fingerprint[],
    })),
  );
  let count = 0;
  for (const statement of statements) {
    for (const { format, render, outputs } of written) {
      const content = await render(statement, language);
      outputs.push(writeOutput(folder, statementPath(statement.member.member, format), content));
      count += 1;
      onProgress?.({ step: 'statements', count, of });
    }
  }
  return written.flatMap(({ outputs }) => outputs);
}

function statementPath(member: string, format: ReportFormat): string {
  return `statements/${member}.${format}`;
}

/** The format in which a statement is attached to a title: the first of these that the run has. */
const ATTACHED: readonly ReportFormat[] = ['pdf', 'xlsx', 'html', 'csv'];

function writeTitles(
  folder: string,
  titles: readonly Title[],
  statements: readonly Fingerprint[],
  { workspace, formats, name, language }: ReportRequest,
  problems: Problem[],
): Fingerprint | undefined {
  const { convention } = workspace;
  const attached = ATTACHED.find((format) => formats.includes(format));
  const text = titlesCsv(titles, {
    title: convention.title,
    settings: convention.reports,
    release: workspace.release,
    period: name.period,
    language,
    member: namesOf(workspace).member,
    attachment: (debtor) =>
      attached && statements.find(({ path }) => path === statementPath(debtor, attached)),
  });
  const encoded = encodedText(text, TITLES_FILE, convention.reports.titres.encoding);
  if ('bytes' in encoded) return writeOutput(folder, TITLES_FILE, encoded.bytes);
  problems.push(encoded.problem);
  return undefined;
}

const TITLES_FILE = 'titres.csv';

/** The coordinator's view, and the findings that it shows. */
async function writeReport(
  folder: string,
  { workspace, lines, corrections, totals, findings, name, language }: ReportRequest,
): Promise<readonly Fingerprint[]> {
  const { reportPage } = await import('../report/html/report-page.ts');
  const page = reportPage({ workspace, name, lines, corrections, totals, findings }, language);
  return [
    writeOutput(folder, 'report.html', page),
    ...(findings === undefined ? [] : [writeOutput(folder, FINDINGS_FILE, findingsText(findings))]),
  ];
}
