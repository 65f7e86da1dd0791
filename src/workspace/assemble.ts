import type { Release } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { ParsedConvention } from './convention/parsed-convention.ts';
import type { Tables } from './tables.ts';

/** The workspace that a convention and its tables are, where nothing is wrong with them. */
export function assemble({ convention }: ParsedConvention, tables: Tables, release: Release): Workspace {
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
