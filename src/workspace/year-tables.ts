import { basename, join } from 'node:path';
import { bothAmounts } from '../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem, type WithProblems } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { BudgetLine } from '../domain/imputation.ts';
import { groupBy } from '../domain/lists.ts';
import { type Advance, otherRow, rowPlace } from '../domain/tables.ts';
import { formatDay } from '../domain/time/calendar.ts';
import { ownRelease } from '../package-files.ts';
import { isTaken, isThere } from '../system/paths.ts';
import { joined } from '../text/joined.ts';
import { farDaysOfAdvances } from './checks/far-days.ts';
import type { RowSchema, Table, TableFacts } from './columns/table.ts';
import type { FileReport } from './file-report.ts';
import { type TablePath, tableFiles } from './folder/table-files.ts';
import { directoryOf, type NamedRow } from './reading/directory.ts';
import { readTable, type TableReading } from './reading/read-table.ts';
import { advances, budget } from './tables/tables-of-the-year.ts';
import { ALL_TABLES, openTableSources } from './tables.ts';

/** What the workspace says of advances and budgets; a table that has no file is empty. */
export interface YearTables {
  readonly advances: readonly Advance[];
  readonly budget: readonly BudgetLine[];
  readonly files: readonly FileReport[];
}

/** What is known of the workspace before they are read. */
export interface YearTablesContext {
  readonly folder: string;
  readonly convention: Convention;
  /** Undefined where not all of them could be read: then nobody is reported as unknown. */
  readonly members: readonly NamedRow[] | undefined;
  /** A file that is read instead of the workspace's budget.csv. */
  readonly budget?: string | undefined;
}

/** Reads the tables of the year, with every problem of their cells and rows. */
export function readYearTables({
  folder,
  convention,
  members,
  budget: otherBudget,
}: YearTablesContext): WithProblems<YearTables> {
  const problems: Problem[] = [];
  const release = ownRelease();
  const report = (found: Problem): void => void problems.push(found);
  // Other files in the folder were reported when the other tables were read.
  const files = tableFiles(folder, Object.values(ALL_TABLES), convention, release, () => {});
  const directory = directoryOf(members ?? [], [], []);
  const { decimalMark, currency, ownCategories } = convention;
  const context = { directory, decimalMark, currency, release, ownCategories };
  /** The files of a table; something with its name that is no file was meant as one, and is reported as missing. */
  const ownFiles = ({ name, file }: TableFacts): readonly TablePath[] => {
    const found = files.of(name, report);
    if (found.length === 0 && !convention.tables.has(name) && isTaken(join(folder, file)))
      report(problem('table-missing', { file }, { file }));
    return found;
  };
  const read = <S extends RowSchema, T>(
    table: Table<S, T>,
    paths: readonly TablePath[] = ownFiles(table),
  ): TableReading<T> => {
    const sources = openTableSources(paths, context, report);
    const { value, problems: ofTable } = readTable(table, sources, context);
    ofTable.forEach(report);
    for (const { value: id, written, file, row, column, nearest } of members === undefined
      ? []
      : value.unknown) {
      const place = { file, row, column, value: written ?? id };
      report(problem('member-unknown', place, { value: id, written, nearest: nearest() }));
    }
    return value;
  };
  const called = read(advances);
  const voted = read(budget, otherBudget === undefined ? undefined : otherFile(otherBudget, report));
  [...calledTwice(called.rows), ...calledOfSelf(called.rows)].forEach(report);
  farDaysOfAdvances(called.rows, report);
  return {
    value: { advances: called.rows, budget: voted.rows, files: [...called.reports, ...voted.reports] },
    problems,
  };
}

/** A file that replaces a table's own; none, with the problem reported, where it is missing. */
function otherFile(absolutePath: string, report: OnProblem): readonly TablePath[] {
  if (!isThere(absolutePath)) {
    report(problem('table-missing', { file: absolutePath }, { file: absolutePath }));
    return [];
  }
  const path = basename(absolutePath);
  return [{ absolutePath, path, place: path, layout: undefined, sheets: new Set() }];
}

/** Advances that are the same in every cell: a copied one would be deducted twice. */
function calledTwice(rows: readonly Advance[]): readonly Problem[] {
  const alike = groupBy(rows, ({ debtor, creditor, calledOn, gross, period, reference = '', dueOn }) =>
    [debtor, creditor, calledOn, gross, period.name, reference, dueOn].join('\u0000'),
  );
  return [...alike.values()].flatMap(([first, ...copies]) =>
    first === undefined
      ? []
      : copies.map((copy) => {
          const place = { ...rowPlace(copy), column: 'debtor' };
          const other = otherRow(first, place);
          const id = joined(
            [copy.debtor, copy.creditor, formatDay(copy.calledOn), copy.reference ?? ''],
            ' / ',
          );
          return problem('advance-repeated', place, { id, gross: bothAmounts(copy.gross), other });
        }),
  );
}

/** Advances that a member would owe itself. */
function calledOfSelf(rows: readonly Advance[]): readonly Problem[] {
  return rows
    .filter(({ debtor, creditor }) => debtor === creditor)
    .map((advance) => {
      const { creditor: member } = advance;
      const place = { ...rowPlace(advance), column: 'creditor', value: member };
      return problem('advance-to-self', place, { member });
    });
}
