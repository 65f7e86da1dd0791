import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isParty, type Parties } from '../../domain/parties.ts';
import { csvOfTable } from '../../report/csv/document.ts';
import { coveringNote } from '../../report/office/note.ts';
import { type OfficeContent, type OfficeTable, officeTables } from '../../report/office/tables.ts';
import { type OfficePaper, officeWorkbook } from '../../report/office/workbook.ts';
import type { RunName } from '../../report/statement/build.ts';
import { paperState } from '../../report/statement/identity.ts';
import type { Statement } from '../../report/statement/statement.ts';
import type { ReportWords } from '../../report/words/words.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { writeOutput } from '../disk/output-file.ts';
import { drawOutput, type RecordedDrawings } from './drawn-files.ts';

export interface OfficeRequest extends OfficeContent {
  readonly name: RunName;
  readonly currency: string;
  readonly words: ReportWords;
  /** What replaces drawn files where they are not drawn. */
  readonly recorded?: RecordedDrawings | undefined;
}

/** `bureau/`: the contract files of a run in a form that a double click opens, and all as one workbook (REPORTS.md). */
export async function writeOffice(folder: string, request: OfficeRequest): Promise<readonly Fingerprint[]> {
  const { name, currency, words, recorded } = request;
  const paper = {
    period: name.period,
    computedBy: words.computedBy(name.version, name.runId),
    mark: paperState(name, words).text,
  };
  return writeOfficeTables(folder, officeTables(request, words), { paper, currency, words, recorded });
}

/** How the tables of `bureau/` are written, apart from their rows. */
interface OfficeLook extends Pick<OfficeRequest, 'currency' | 'words' | 'recorded'> {
  readonly paper: OfficePaper;
}

/** One file per table in the CSV dialect of the language, and one workbook of all of them. */
export async function writeOfficeTables(
  folder: string,
  tables: readonly OfficeTable[],
  { paper, currency, words, recorded }: OfficeLook,
): Promise<readonly Fingerprint[]> {
  const into = (file: string): string => `${words.officeFolder}/${file}`;
  const workbook = () => officeWorkbook(tables, paper, currency, words);
  return [
    await drawOutput(folder, into(words.officeWorkbook), recorded, workbook),
    ...tables.map((table) =>
      writeOutput(folder, into(`${words.officeFiles[table.id]}.csv`), csvOfTable(table, words.language)),
    ),
  ];
}

/** A statement that was written, without its lines, and its files: enough for its covering note. */
export interface Cover extends Pick<Statement, 'member' | 'total'> {
  readonly statement: Statement;
  readonly files: readonly Fingerprint[];
}

export function coverOf(statement: Statement, files: readonly Fingerprint[]): Cover {
  const { member, total } = statement;
  return { member, total, files, statement: { ...statement, lines: [], regularisations: [], sites: [] } };
}

/** `membres/MEMBER/` (`--per-member`): what is sent to a member: statement, debts and titles, and a covering note. */
export function writeMember(
  folder: string,
  { statement, files }: Cover,
  request: OfficeRequest,
): readonly Fingerprint[] {
  const { words, titles, totals, recorded } = request;
  const { member } = statement.member;
  const own = <Row extends Parties>(rows: readonly Row[]): readonly Row[] =>
    rows.filter((row) => isParty(member, row));
  const tables = officeTables(
    { ...request, totals: { charges: [], debts: own(totals.debts) }, titles: own(titles) },
    words,
  );
  const into = `${words.membersFolder}/${member}`;
  const outputs = [
    ...files.map((file) => copyOutput(folder, file, `${into}/${basename(file.path)}`, recorded)),
    ...tables
      .filter(({ rows }) => rows.length > 0)
      .map((table) =>
        writeOutput(folder, `${into}/${words.officeFiles[table.id]}.csv`, csvOfTable(table, words.language)),
      ),
  ];
  const enclosures = outputs.map(({ path, sha256 }) => ({ name: path.slice(into.length + 1), sha256 }));
  return [
    ...outputs,
    writeOutput(folder, `${into}/${words.noteFile}`, coveringNote(statement, enclosures, words)),
  ];
}

/** A file that was not drawn cannot be copied. */
function copyOutput(
  folder: string,
  from: Fingerprint,
  to: string,
  recorded: RecordedDrawings | undefined,
): Fingerprint {
  if (recorded?.has(from.path)) return { ...from, path: to };
  return writeOutput(folder, to, readFileSync(join(folder, from.path)));
}
