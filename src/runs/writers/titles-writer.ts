import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { TitleEncoding } from '../../domain/title-columns.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { type TitlesContext, titlesCsv } from '../../report/csv/titles.ts';
import type { ReportFormat } from '../../report/formats.ts';
import type { Names } from '../../report/statement/identity.ts';
import type { ReportWords } from '../../report/words/words.ts';
import type { Title } from '../../settle/titles.ts';
import { encodeWindows1252 } from '../../workspace/records/encoding.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { writeOutput } from '../disk/output-file.ts';

/** Where the statement of a member is in the folder of a run or of an account. */
export function statementPath(member: string, format: ReportFormat): string {
  return `statements/${member}.${format}`;
}

/** The formats in which a statement may be attached to a title: the first of these that is written. */
const ATTACHED: readonly ReportFormat[] = ['pdf', 'xlsx', 'html', 'csv'];

/** What the titles of a run or of an account are written with; `statements` are those that were written. */
export function titlesContext(
  { convention, release }: Workspace,
  period: string,
  { member }: Names,
  statements: readonly Fingerprint[],
  words: ReportWords,
): TitlesContext {
  const byPath = new Map(statements.map((statement) => [statement.path, statement]));
  return {
    title: convention.title,
    settings: convention.reports,
    release,
    period,
    words,
    member,
    attachment(debtor) {
      const paths = ATTACHED.map((format) => statementPath(debtor, format));
      return byPath.get(paths.find((path) => byPath.has(path)) ?? '');
    },
  };
}

const TITLES_FILE = 'titres.csv';

/** Writes titres.csv; if its encoding lacks a character, it reports the problem and writes nothing. */
export function writeTitles(
  folder: string,
  titles: readonly Title[],
  context: TitlesContext,
  report: OnProblem,
): readonly Fingerprint[] {
  const text = titlesCsv(titles, context);
  const found = encoded(text, context.settings.titres.encoding);
  if ('bytes' in found) return [writeOutput(folder, TITLES_FILE, found.bytes)];
  report(found.problem);
  return [];
}

/** A text in the encoding of a financial package, or the problem of a character that the encoding lacks. */
function encoded(
  text: string,
  encoding: TitleEncoding,
): { readonly bytes: string | Uint8Array } | { readonly problem: Problem } {
  if (encoding !== 'windows-1252') return { bytes: encoding === 'utf-8-bom' ? `\uFEFF${text}` : text };
  const written = encodeWindows1252(text);
  if ('bytes' in written) return written;
  const { character: value } = written;
  const args = { value, encoding: 'windows-1252' };
  return { problem: problem('character-unencodable', { file: TITLES_FILE, value }, args) };
}
