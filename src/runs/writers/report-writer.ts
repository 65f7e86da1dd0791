import { type Problem, problemAt } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { checkName } from '../../reconcile/render.ts';
import { type ReportFormat, STATEMENT_RENDERERS } from '../../report/formats.ts';
import { reportPage } from '../../report/html/report-page.ts';
import { assertTotals } from '../../report/statement/assert-sums.ts';
import { eachStatement, type StatementSource, statementMembers } from '../../report/statement/build.ts';
import { type Names, namesOf } from '../../report/statement/identity.ts';
import { reportWords } from '../../report/words/words.ts';
import type { FormerRegisters } from '../../settle/debts.ts';
import type { RunTotals } from '../../settle/tally.ts';
import { type Title, titlesOf } from '../../settle/titles.ts';
import { requireHeapRoom } from '../../system/heap-room.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { writeOutput } from '../disk/output-file.ts';
import { FINDINGS_FILE, findingsText } from '../findings-file.ts';
import { drawOutput, type MissingGlyphs, missingGlyphs, type RecordedDrawings } from './drawn-files.ts';
import { type Cover, coverOf, writeMember, writeOffice } from './office-writer.ts';
import { statementPath, titlesContext, writeTitles } from './titles-writer.ts';

export interface ReportRequest extends Omit<StatementSource, 'titles'> {
  readonly workspace: Workspace;
  readonly formats: readonly ReportFormat[];
  readonly totals: RunTotals;
  /** By which closed runs looked up the revenues that corrections take back. */
  readonly former: FormerRegisters;
  /** What reconcile found; undefined where it did not look. */
  readonly findings: readonly FindingRecord[] | undefined;
  readonly language: Language;
  /** Whether each member gets a folder, ready to be sent. */
  readonly perMember?: boolean | undefined;
  /** What replaces drawn files where they are not drawn. */
  readonly recorded?: RecordedDrawings | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Writes what people read (REPORTS.md): the statements, then titres.csv, which states their hashes. */
export async function writeReports(
  folder: string,
  request: ReportRequest,
): Promise<{ readonly outputs: readonly Fingerprint[]; readonly problems: readonly Problem[] }> {
  const { workspace, lines, corrections, totals } = request;
  const names = namesOf(workspace);
  const { titles, faults } = titlesOf(workspace, lines, corrections, names.register, request.former);
  const lacking = missingGlyphs();
  const { outputs: written, covers } = await writeStatements(folder, titles, request, names, lacking);
  assertTotals(covers, totals.members);
  const problems: Problem[] = [...lacking.problems()];
  const { name, formats, perMember, recorded } = request;
  const words = reportWords(request.language);
  const context = titlesContext(workspace, name.period, names, written, words);
  const titlesFile = writeTitles(folder, titles, context, (found) => void problems.push(found));
  const { currency } = workspace.convention;
  const office = { totals, titles, context, name, currency, words, recorded };
  const outputs = [
    ...written,
    ...titlesFile,
    ...(holdsIn(workspace.release, '0.2') ? await writeOffice(folder, office) : []),
    ...(perMember ? covers.flatMap((cover) => writeMember(folder, cover, office)) : []),
    ...(formats.includes('html') ? await writeReport(folder, request) : []),
  ];
  const place = { file: 'imputations.csv', column: 'flow', value: 'recovered' };
  problems.push(...faults.map((found) => problemAt(found, place)));
  return { outputs, problems };
}

/**
 * Writes statement after statement, each released before the next is made; what the formats of one have in common is
 * made once. Returns the files by format, and what the covering note of each statement needs.
 */
async function writeStatements(
  folder: string,
  titles: readonly Title[],
  request: ReportRequest,
  names: Names,
  lacking: MissingGlyphs,
): Promise<{ readonly outputs: readonly Fingerprint[]; readonly covers: readonly Cover[] }> {
  const { workspace, formats, language, recorded, onProgress } = request;
  const source = { ...request, titles };
  const of = formats.length * statementMembers(source).length;
  requireHeapRoom();
  const written = await Promise.all(
    formats.map(async (format) => ({
      format,
      render: await STATEMENT_RENDERERS[format](),
      outputs: [] as Fingerprint[],
    })),
  );
  const covers: Cover[] = [];
  let count = 0;
  for (const statement of eachStatement(workspace, source, names)) {
    const own: Fingerprint[] = [];
    for (const { format, render, outputs } of written) {
      requireHeapRoom();
      const path = statementPath(statement.member.member, format);
      const draw = () => render(statement, reportWords(language), lacking.of(path));
      const output = await drawOutput(folder, path, recorded, draw);
      outputs.push(output);
      own.push(output);
      count += 1;
      onProgress?.({ step: 'statements', count, of });
    }
    covers.push(coverOf(statement, own));
  }
  return { outputs: written.flatMap(({ outputs }) => outputs), covers };
}

/** The coordinator's view, and the findings that it shows. */
async function writeReport(
  folder: string,
  { workspace, lines, corrections, totals, findings, name, language, recorded }: ReportRequest,
): Promise<readonly Fingerprint[]> {
  const found = findings?.map((finding) => ({ ...finding, check: checkName(finding.code, language) }));
  const page = () =>
    reportPage({ workspace, name, lines, corrections, totals, findings: found }, reportWords(language));
  return [
    await drawOutput(folder, 'report.html', recorded, page),
    ...(findings === undefined ? [] : [writeOutput(folder, FINDINGS_FILE, findingsText(findings))]),
  ];
}
