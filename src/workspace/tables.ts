import { join } from 'node:path';
import type { Code } from '../diagnostics/codes.ts';
import { entryOfList } from '../diagnostics/place-words.ts';
import { type OnProblem, type Problem, problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { Release } from '../domain/release.ts';
import { isTaken } from '../system/paths.ts';
import type { RowSchema, Table, TableFacts } from './columns/table.ts';
import type { FileReport } from './file-report.ts';
import { type TablePath, tableFiles } from './folder/table-files.ts';
import { type Directory, directoryOf } from './reading/directory.ts';
import { NOTHING_READ, readTable, type TableReading } from './reading/read-table.ts';
import type { ReadingSettings } from './reading/source-columns.ts';
import type { TableSource } from './reading/source-rows.ts';
import { openRecords, type RecordSettings } from './records/open-records.ts';
import { acceptedFindings, declaredInvoices, suppliers, withdrawnLines } from './tables/invoice-tables.ts';
import {
  accesses,
  grappes,
  imputations,
  measures,
  members,
  prices,
  sites,
} from './tables/reference-tables.ts';
import { advances, budget } from './tables/tables-of-the-year.ts';

/** Every table that a run reads, except the invoices, in the order of DATA.md. */
export const TABLES = {
  members,
  sites,
  grappes,
  measures,
  accesses,
  prices,
  imputations,
  declaredInvoices,
  acceptedFindings,
  withdrawnLines,
  suppliers,
} as const;

export type TableOfRun = keyof typeof TABLES;

export const TABLES_OF_A_RUN = Object.keys(TABLES) as readonly TableOfRun[];

/** The tables that only the jobs of a year read (YEAR.md): no run depends on them. */
const TABLES_OF_THE_YEAR = { advances, budget } as const;

/** Every table of a workspace, except the invoices. */
export const ALL_TABLES = { ...TABLES, ...TABLES_OF_THE_YEAR } as const;

export interface PresentTable<T> extends TableReading<T> {
  readonly present: boolean;
  /** Whether the table is absent, or all its ids were read: what is not in it then does not exist. */
  readonly readable: boolean;
}

type RowOf<D> = D extends Table<infer _, infer T> ? T : never;

export type Tables = { readonly [N in TableOfRun]: PresentTable<RowOf<(typeof TABLES)[N]>> } & {
  /** Whether members, sites and grappes were all read. */
  readonly complete: boolean;
  /** Whether all of them were taken from memory. */
  readonly unchanged: boolean;
};

export interface TableSettings
  extends Pick<Convention, 'decimalMark' | 'ownCategories' | 'tables' | 'ignoreFiles' | 'layouts'> {
  readonly currency: string | undefined;
}

/** The same where it cannot be understood. */
export const NOTHING_SAID: TableSettings = {
  decimalMark: undefined,
  currency: undefined,
  ownCategories: new Map(),
  tables: new Map(),
  ignoreFiles: new Map(),
  layouts: [],
};

/** The tables of a workspace as they were read last, each with its files and their hashes as text. */
export type TableMemory = Map<
  string,
  { readonly files: string; readonly result: ReturnType<typeof readTable> }
>;

/** A problem of a list, whose remedy names the entry of the table that was read: another may read the list too. */
function ofTable(found: Problem, table: string, paths: readonly TablePath[]): Problem {
  const list = paths.find(({ place, layout }) => place === found.place.file && layout !== undefined);
  if (list === undefined) return found;
  return { ...found, called: { ...entryOfList(table, list.path), ...found.called } };
}

/** Problems of a file that are the same whatever table it is read as. */
const OF_FILE: ReadonlySet<Code> = new Set(['sheet-unknown', 'table-below']);

/**
 * Reads all tables of a workspace, each after those whose rows its cells name. What `memory` has for the same settings
 * is reused, up to the first table whose files have other bytes: later ones may name its rows. What is not in a
 * `doubtful` table, whose lists are not all known, may exist nevertheless.
 */
export function readTables(
  folder: string,
  said: TableSettings,
  release: Release,
  report: OnProblem,
  memory: TableMemory = new Map(),
  doubtful: ReadonlySet<string> = new Set(),
): Tables {
  const { decimalMark, currency, ownCategories } = said;
  const files = tableFiles(folder, Object.values(ALL_TABLES), said, release, report);
  const settings = { decimalMark, currency, release, ownCategories };
  const reader = rememberingReader(memory, settings);
  /** What is wrong with a file that several lists read, told once; other remedies name the entry of each list. */
  const once = new Set<string>();
  const read = <S extends RowSchema, T>(table: Table<S, T>, directory: Directory): PresentTable<T> => {
    const paths = files.of(table.name, report);
    const isDoubtful = doubtful.has(table.name) || files.doubtful.has(table.name);
    if (paths.length === 0) {
      reader.passOver(table.name);
      if (isDoubtful) return { ...NOTHING_READ, present: true, readable: false };
      return absentTable(folder, table, said.tables.has(table.name), report);
    }
    const tell = (found: Problem): void => {
      const text = OF_FILE.has(found.code) ? JSON.stringify([found.code, found.place]) : undefined;
      if (text !== undefined && once.has(text)) return;
      if (text !== undefined) once.add(text);
      report(ofTable(found, table.name, paths));
    };
    const sources = openTableSources(paths, settings, tell);
    const { value, problems } = reader.read(table, sources, directory);
    problems.forEach(tell);
    const lists = sources.filter(({ layout }) => layout !== undefined);
    const isAllRead =
      sources.length === paths.length && lists.length === (said.tables.get(table.name)?.length ?? 0);
    const unknown = value.whole || isDoubtful ? [] : value.unknown;
    return !isAllRead || !value.whole || isDoubtful
      ? { ...NOTHING_READ, reports: value.reports, unknown, present: true, readable: false }
      : { ...value, present: true, readable: !value.anonymous };
  };
  const nobody = directoryOf([], [], []);
  const readMembers = read(members, nobody);
  const namedMembers = readMembers.named();
  const readSites = read(sites, directoryOf(namedMembers, [], []));
  const namedSites = readSites.named();
  const readGrappes = read(grappes, directoryOf(namedMembers, namedSites, []));
  const all = directoryOf(namedMembers, namedSites, readGrappes.named());
  const tables = {
    members: readMembers,
    sites: readSites,
    grappes: readGrappes,
    measures: read(measures, all),
    accesses: read(accesses, all),
    prices: read(prices, all),
    imputations: read(imputations, all),
    declaredInvoices: read(declaredInvoices, all),
    acceptedFindings: read(acceptedFindings, all),
    withdrawnLines: read(withdrawnLines, all),
    suppliers: read(suppliers, all),
  };
  const complete = tables.members.readable && tables.sites.readable && tables.grappes.readable;
  return { ...tables, complete, unchanged: reader.isUnchanged() };
}

/** Reads tables one after the other, from `memory` up to the first whose files are not as they were there. */
function rememberingReader(memory: TableMemory, settings: ReadingSettings) {
  let unchanged = true;
  return {
    read<S extends RowSchema, T>(
      table: Table<S, T>,
      sources: readonly TableSource[],
      directory: Directory,
    ): ReturnType<typeof readTable<S, T>> {
      const files = JSON.stringify(sources.map(({ source: { fingerprint } }) => fingerprint));
      const known = memory.get(table.name);
      unchanged &&= known?.files === files;
      // The memory of a table was made by reading the same table.
      if (known !== undefined && unchanged) return known.result as ReturnType<typeof readTable<S, T>>;
      const result = readTable(table, sources, { ...settings, directory });
      memory.set(table.name, { files, result });
      return result;
    },
    /** For a table that has no file now. */
    passOver(name: string): void {
      unchanged &&= !memory.has(name);
    },
    isUnchanged: () => unchanged,
  };
}

/** A table without a file: an error if every group has it, or if something else is in its place. */
function absentTable(
  folder: string,
  { file, required }: Pick<TableFacts, 'file' | 'required'>,
  isListed: boolean,
  report: OnProblem,
): PresentTable<never> {
  const own = join(folder, file);
  const isThis = isTaken(own);
  // A missing list was reported where the convention names it.
  if (!isListed && (required || isThis)) report(problem('table-missing', { file }, { file }));
  return { ...NOTHING_READ, present: false, readable: !isListed && !isThis && !required };
}

/** The reports of all files of tables. */
export function tableReports(tables: Tables): readonly FileReport[] {
  return TABLES_OF_A_RUN.flatMap((name) => tables[name].reports);
}

/** Opens the files of a table, each by its layout; those that cannot be read are reported and left out. */
export function openTableSources(
  paths: readonly TablePath[],
  settings: RecordSettings,
  report: OnProblem,
): readonly TableSource[] {
  return paths.flatMap(({ absolutePath, path, place, layout, sheets }): readonly TableSource[] => {
    const source = openRecords(absolutePath, place, layout, settings, report);
    return source === undefined ? [] : [{ source, path, layout, sheets }];
  });
}
