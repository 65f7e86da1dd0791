import { type AccountManifest, accountId } from '../../audit/account-manifest.ts';
import type { Problem, WithProblems } from '../../diagnostics/problem.ts';
import { languageOfGroup } from '../../domain/language.ts';
import { holdsIn } from '../../domain/release.ts';
import { monthsOf, type Period } from '../../domain/time/period.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { tableText } from '../../report/csv/output-table.ts';
import { accountFile, balanceFile, expenseFile } from '../../report/csv/sum-files.ts';
import { parseReports, type ReportFormat, YEAR_STATEMENT_RENDERERS } from '../../report/formats.ts';
import { yearPage } from '../../report/html/year-page.ts';
import { type YearOfficeContent, yearOfficeTables } from '../../report/office/tables.ts';
import { namesOf } from '../../report/statement/identity.ts';
import { monthSpans, periodText, type ReportWords, reportWords } from '../../report/words/words.ts';
import { type YearStatementsSource, yearStatements } from '../../report/year/statement.ts';
import type { Account, Balance } from '../../settle/account.ts';
import { balanceTitles } from '../../settle/balance-titles.ts';
import { amountFields, sumOf } from '../../settle/totals.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { packInput, writeManifest, writeOutput } from '../disk/output-file.ts';
import { drawOutput, missingGlyphs, type RecordedDrawings } from './drawn-files.ts';
import { writeOfficeTables } from './office-writer.ts';
import { statementPath, titlesContext, writeTitles } from './titles-writer.ts';

export interface AccountContent extends Account {
  readonly version: string;
  readonly workspace: Workspace;
  readonly period: Period;
  readonly balances: readonly Balance[];
  readonly stated: Pick<AccountManifest, 'account' | 'reports' | 'runs' | 'partial'>;
  /** The tables, and the folder from which they are copied. */
  readonly inputs: readonly Fingerprint[];
  readonly inputsFolder: string;
  /** What replaces drawn files where they are not drawn. */
  readonly recorded?: RecordedDrawings | undefined;
}

/** Writes the files of an account into its folder; the problems are inputs that changed since they were read. */
export async function writeAccount(
  folder: string,
  content: AccountContent,
): Promise<{ readonly manifest: AccountManifest; readonly problems: readonly Problem[] }> {
  const { account, expense, balances, stated, inputs, version, workspace, recorded } = content;
  const words = reportWords(languageOfGroup(workspace.convention));
  const source: YearStatementsSource = {
    ...content,
    names: namesOf(workspace),
    period: stated.account,
    months: monthsOf(content.period.days).filter((month) =>
      [...account, ...expense].some((row) => row.month === month),
    ),
    runs: stated.runs,
    accountId: accountId(version, stated, inputs),
    marks: marksOf(stated.partial, words),
  };
  const formats = parseReports(stated.reports) ?? [];
  const { value: statements, problems: ofLetters } = await writeStatements(folder, source, formats, recorded);
  const problems: Problem[] = [...ofLetters];
  const titles = balanceTitles(workspace, content.period, account, balances);
  const context = titlesContext(workspace, stated.account, source.names, statements, words);
  const outputs: readonly Fingerprint[] = [
    writeOutput(folder, 'account.csv', tableText(accountFile, account, workspace.release)),
    ...(formats.includes('html')
      ? [await drawOutput(folder, 'account.html', recorded, () => pageOf(source, words))]
      : []),
    writeOutput(folder, 'balance.csv', tableText(balanceFile, balances, workspace.release)),
    writeOutput(folder, 'expense.csv', tableText(expenseFile, expense, workspace.release)),
    ...statements,
    ...writeTitles(folder, titles, context, (found) => void problems.push(found)),
    ...(holdsIn(workspace.release, '0.2')
      ? await writeOffice(folder, content, { ...content, titles, context }, source)
      : []),
  ];
  const packed = inputs.map((input) => packInput(content.inputsFolder, folder, input, problems));
  const manifest: AccountManifest = {
    grappe: version,
    account_id: source.accountId,
    account: stated.account,
    title: workspace.convention.title ?? '',
    reports: stated.reports,
    runs: stated.runs,
    partial: stated.partial,
    inputs: inputs.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
    outputs,
    totals: { owed: amountFields(sumOf(account)), borne: amountFields(sumOf(expense)) },
  };
  writeManifest(folder, manifest, [...outputs, ...packed]);
  return { manifest, problems };
}

/** What each page of a partial account says: that it is partial, and what is missing. */
function marksOf(partial: AccountManifest['partial'], words: ReportWords): readonly string[] {
  if (partial === null) return [];
  const { ofYear } = words;
  const missing = [
    ...(partial.months.length === 0
      ? []
      : [ofYear.openMonths(monthSpans(partial.months, words.language).join(', '))]),
    ...partial.late.map(({ lines, month }) => ofYear.lateLines(lines, periodText(month, words))),
  ];
  return [ofYear.partialMark, ...missing];
}

/** The statement of each member in the formats of the account; the problems are letters that the font lacks. */
async function writeStatements(
  folder: string,
  source: YearStatementsSource,
  formats: readonly ReportFormat[],
  recorded: RecordedDrawings | undefined,
): Promise<WithProblems<readonly Fingerprint[]>> {
  const words = reportWords(languageOfGroup(source.workspace.convention));
  const statements = formats.length === 0 ? [] : yearStatements(source, words);
  const lacking = missingGlyphs();
  const written: Fingerprint[] = [];
  for (const format of formats) {
    const render = await YEAR_STATEMENT_RENDERERS[format]();
    for (const statement of statements) {
      const path = statementPath(statement.member.member, format);
      const draw = () => render(statement, words, lacking.of(path));
      written.push(await drawOutput(folder, path, recorded, draw));
    }
  }
  return { value: written, problems: lacking.problems() };
}

/** `bureau/`: the contract files of the account as a double click opens them. */
function writeOffice(
  folder: string,
  { workspace, recorded }: AccountContent,
  content: YearOfficeContent,
  { period, version, accountId: id, marks }: YearStatementsSource,
): Promise<readonly Fingerprint[]> {
  const { words } = content.context;
  const { ofYear } = words;
  const paper = { period, computedBy: ofYear.computedBy(version, id), mark: marks[0] ?? ofYear.final };
  const { currency } = workspace.convention;
  return writeOfficeTables(folder, yearOfficeTables(content, words), { paper, currency, words, recorded });
}

function pageOf(source: YearStatementsSource, words: ReportWords): string {
  const { ofYear } = words;
  const foot = [`${ofYear.computedBy(source.version, source.accountId)}.`, ofYear.verify(source.accountId)];
  return yearPage({ ...source, kind: 'account', foot }, words);
}
