import { isError, type Problem } from '../diagnostics/problem.ts';
import type { Release } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { ParsedConvention } from './convention/parsed-convention.ts';
import { NOTHING_READ } from './reading/read-table.ts';
import { TABLES, TABLES_OF_A_RUN, type TableOfRun, type Tables } from './tables.ts';

/** The tables on which no share depends. */
const BESIDE = TABLES_OF_A_RUN.filter((name) => TABLES[name].affectsNoShare);

/**
 * The workspace by which lines are judged where tables have errors: without tables on which no share depends (of
 * withdrawn-lines.csv, without the faulty rows). Undefined where another table has an error.
 */
export function workspaceForLines(
  parsed: ParsedConvention,
  tables: Tables,
  problems: readonly Problem[],
  release: Release,
): Workspace | undefined {
  const errors = problems.filter(isError);
  const filesOf = (name: TableOfRun): readonly string[] => [
    TABLES[name].file,
    ...tables[name].reports.map(({ place }) => place),
  ];
  const faulty = BESIDE.filter((name) => errors.some(({ place }) => filesOf(name).includes(place.file)));
  const files = new Set(faulty.flatMap(filesOf));
  if (!errors.every(({ place }) => files.has(place.file))) return undefined;
  const absent = { ...NOTHING_READ, present: false, readable: true };
  return assemble(
    parsed,
    {
      ...tables,
      ...Object.fromEntries(faulty.map((name) => [name, absent])),
      // Compared with closed runs row by row, each for itself.
      withdrawnLines: tables.withdrawnLines,
    },
    release,
  );
}

/** The workspace of a convention and its tables, if nothing is wrong with them. */
function assemble({ convention }: ParsedConvention, tables: Tables, release: Release): Workspace {
  const optional = <T>(table: { readonly present: boolean; readonly rows: readonly T[] }) =>
    table.present ? table.rows : undefined;
  return {
    release,
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
    withdrawnLines: tables.withdrawnLines.rows,
    suppliers: tables.suppliers.rows,
  };
}
