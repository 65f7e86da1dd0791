/** What the product makes of a small workspace, in few words. */
import { parseCsv } from '../oracle/csv.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
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

function chosen(result: ProductResult, columns: string, output: OutputName): readonly string[] {
  if (!result.ok) return result.codes;
  const [header = [], ...rows] = parseCsv(result[output]).records;
  const indexes = columns.split(' ').map((column) => header.indexOf(column));
  if (indexes.includes(-1)) throw new Error(`${output}.csv has no such columns: ${columns}`);
  return rows.map((row) => indexes.map((index) => row[index]).join(' '));
}
