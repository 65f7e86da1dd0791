/** What grappe makes of a small workspace, in a compact form. */
import { parseCsv } from '../oracle/csv.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { type ProductOptions, type ProductResult, productRun } from '../properties/product.ts';

export type OutputName = 'allocations' | 'charges' | 'settlement';

/** Chosen columns of an output, a text per row; or the codes of the refusal. */
export async function shares(
  files: WorkspaceFiles,
  columns: string,
  output: OutputName = 'allocations',
  options: ProductOptions = {},
): Promise<readonly string[]> {
  return chosen(await productRun(files, options), columns, output);
}

/** For Stenay: the share of each site in a line over these days. */
export function sharesOfSites(
  share: string,
  measures: string,
  days = '2021-09-01,2021-09-30',
): Promise<readonly string[]> {
  const files = {
    ...STENAY,
    'convention.yaml': convention(share),
    'measures.csv': measures,
    'invoices/a.csv': invoice(`STENAY,subscription,${days},100.00,20,`),
  };
  return shares(files, 'site share net_amount');
}

function chosen(result: ProductResult, columns: string, output: OutputName): readonly string[] {
  if (!result.ok) return result.codes;
  const [header = [], ...rows] = parseCsv(result[output]).records;
  const indexes = columns.split(' ').map((column) => header.indexOf(column));
  if (indexes.includes(-1)) throw new Error(`${output}.csv has no such columns: ${columns}`);
  return rows.map((row) => indexes.map((index) => row[index]).join(' '));
}
