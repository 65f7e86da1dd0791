import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { DecimalMark } from '../domain/convention.ts';
import { readTable, type TableReading } from './read-table.ts';
import type { RowSchema, Table } from './table.ts';
import { acceptedFindings } from './tables/accepted-findings.ts';
import { accesses } from './tables/accesses.ts';
import { declaredInvoices } from './tables/declared-invoices.ts';
import { grappes } from './tables/grappes.ts';
import { imputations } from './tables/imputations.ts';
import { measures } from './tables/measures.ts';
import { members } from './tables/members.ts';
import { prices } from './tables/prices.ts';
import { sites } from './tables/sites.ts';

/** Every table of a workspace but the invoices, in the order of DATA.md. */
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
} as const;

export interface PresentTable<T> extends TableReading<T> {
  /** Whether the workspace has the file. */
  readonly present: boolean;
  /** Whether the table is absent, or was read: what is not in it then does not exist. */
  readonly readable: boolean;
}

type RowOf<D> = D extends Table<infer _, infer T> ? T : never;

/** All tables as read. */
export type Tables = { readonly [N in keyof typeof TABLES]: PresentTable<RowOf<(typeof TABLES)[N]>> } & {
  /** Whether members, sites and grappes were all read. */
  readonly complete: boolean;
};

export function readTables(
  folder: string,
  decimalMark: DecimalMark | undefined,
  report: (found: Problem) => void,
): Tables {
  const read = <S extends RowSchema, T>(table: Table<S, T>): PresentTable<T> => {
    const path = join(folder, table.file);
    const present = existsSync(path);
    if (!present || !statSync(path).isFile()) {
      if (table.required || present)
        report(problem('table-missing', { file: table.file }, { file: table.file }));
      return {
        present: false,
        readable: !present && !table.required,
        rows: [],
        ids: new Set(),
        doubtful: new Set(),
        report: undefined,
      };
    }
    const { value, problems } = readTable(table, path, decimalMark);
    problems.forEach(report);
    return { ...value, present: true, readable: value.report !== undefined };
  };
  const tables = {
    members: read(members),
    sites: read(sites),
    grappes: read(grappes),
    measures: read(measures),
    accesses: read(accesses),
    prices: read(prices),
    imputations: read(imputations),
    declaredInvoices: read(declaredInvoices),
    acceptedFindings: read(acceptedFindings),
  };
  const complete = tables.members.readable && tables.sites.readable && tables.grappes.readable;
  return { ...tables, complete };
}
