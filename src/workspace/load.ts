import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, type Problem, problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { Workspace } from '../domain/workspace.ts';
import { unknownInConvention } from './checks/convention.ts';
import { grappesOutsideSites, inconsistentGrappes, unusedKinds } from './checks/grappes.ts';
import { tyingImputations } from './checks/imputations.ts';
import { collidingIds, reservedMeasures, targetIds, unknownReferences } from './checks/references.ts';
import { ruleCoverage } from './checks/rules.ts';
import { CONVENTION_FILE, type ConventionReading, readConvention } from './convention/load.ts';
import { openText } from './input-file.ts';
import type { FileReport } from './read-table.ts';
import { readTables, TABLES, type Tables } from './tables.ts';

/** A workspace as read: what it says, the files it was read from, and all that is wrong with it. */
export interface LoadedWorkspace {
  readonly folder: string;
  /** Undefined where an error stands in the way; the problems say which. */
  readonly workspace: Workspace | undefined;
  /** Known as soon as the convention itself is right: invoices can be read under it. */
  readonly convention: Convention | undefined;
  /** Undefined where a table that defines some could not be read. */
  readonly knownIds: KnownIds | undefined;
  readonly files: readonly InputReport[];
  readonly problems: readonly Problem[];
}

/** The ids that an invoice line may name. */
export interface KnownIds {
  readonly members: ReadonlySet<string>;
  /** Sites, grappes and members. */
  readonly targets: ReadonlySet<string>;
}

/** A reference file as the manifest and `check -v` list it. */
export interface InputReport extends Omit<FileReport, 'dialect'> {
  readonly dialect: FileReport['dialect'] | undefined;
}

/** Reads everything of a workspace but its invoices, and holds the tables against each other. */
export function loadWorkspace(folder: string): LoadedWorkspace {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    report(problem('workspace-missing', { file: folder }, { path: folder }));
    return { folder, workspace: undefined, convention: undefined, knownIds: undefined, files: [], problems };
  }
  const { file, reading } = loadConvention(folder, report);
  const tables = readTables(folder, reading?.convention.decimalMark, report);
  problems.push(
    ...collidingIds(tables),
    ...unknownReferences(tables),
    ...reservedMeasures(tables),
    ...inconsistentGrappes(tables),
    ...grappesOutsideSites(tables),
    ...tyingImputations(tables),
  );
  if (reading !== undefined) {
    problems.push(
      ...unknownInConvention(reading, tables),
      ...unusedKinds(tables, reading.convention.rules),
      ...ruleCoverage(reading, tables),
    );
  }
  const files = [...(file === undefined ? [] : [file]), ...tableReports(tables)];
  const usable = reading !== undefined && !hasErrors(problems);
  return {
    folder,
    workspace: usable ? assemble(reading, tables) : undefined,
    convention: reading?.convention,
    knownIds: tables.complete ? { members: tables.members.ids, targets: targetIds(tables) } : undefined,
    files,
    problems,
  };
}

function loadConvention(
  folder: string,
  report: (found: Problem) => void,
): { readonly file: InputReport | undefined; readonly reading: ConventionReading | undefined } {
  const path = join(folder, CONVENTION_FILE);
  if (!existsSync(path)) {
    report(problem('table-missing', { file: CONVENTION_FILE }, { file: CONVENTION_FILE }));
    return { file: undefined, reading: undefined };
  }
  const file = openText(path, CONVENTION_FILE, report);
  if (file === undefined) return { file: undefined, reading: undefined };
  const { value, problems } = readConvention([...file.text(report)].join(''));
  problems.forEach(report);
  return { file: { fingerprint: file.fingerprint, dialect: undefined, rows: 0 }, reading: value };
}

function tableReports(tables: Tables): readonly InputReport[] {
  return Object.keys(TABLES).flatMap((name) => {
    const { report } = tables[name as keyof typeof TABLES];
    return report === undefined ? [] : [report];
  });
}

function assemble({ convention }: ConventionReading, tables: Tables): Workspace {
  const optional = <T>(table: { readonly present: boolean; readonly rows: readonly T[] }) =>
    table.present ? table.rows : undefined;
  return {
    convention,
    members: tables.members.rows,
    sites: tables.sites.rows,
    grappes: tables.grappes.rows,
    observations: optional(tables.measures),
    accesses: optional(tables.accesses),
    prices: optional(tables.prices),
    imputations: optional(tables.imputations),
    declaredInvoices: optional(tables.declaredInvoices),
    acceptedFindings: optional(tables.acceptedFindings),
  };
}
