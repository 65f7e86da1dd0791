/** Whether the product and the oracle say the same of a workspace. */

import type { GeneratedWorkspace } from '../generators/model.ts';
import { render } from '../generators/render.ts';
import { type OracleResult, oracleRun, type WorkspaceFiles } from '../oracle/oracle.ts';
import { type ProductOptions, type ProductResult, productRun } from './product.ts';

/** What was compared, so that a comparison of nothing shows. */
export interface Agreement {
  /** Lines that both shared alike, and rows of allocations.csv. */
  readonly lines: number;
  readonly rows: number;
  /** Both refuse. */
  readonly refused: boolean;
}

const TEXTS = ['allocations', 'charges', 'settlement'] as const;

/** Runs both on the files. Throws, with both answers, where they differ. */
async function agree(files: WorkspaceFiles, options: ProductOptions = {}): Promise<Agreement> {
  const expected = oracleRun(files, options);
  const found = await productRun(files, options);
  if (expected.ok && found.ok) {
    for (const name of TEXTS) {
      if (expected[name] !== found[name]) throw new Error(firstDifference(name, expected[name], found[name]));
    }
    const rows = found.allocations.split('\n').length - 2;
    return { lines: linesOf(found.allocations), rows, refused: false };
  }
  if (!expected.ok && !found.ok) return { lines: 0, rows: 0, refused: true };
  if (isEmptyPeriod(expected, found)) return { lines: 0, rows: 0, refused: false };
  throw new Error(
    expected.ok
      ? `the product alone refuses:\n${found.ok ? '' : found.reasons.join('\n')}`
      : `the oracle alone refuses:\n${expected.reasons.join('\n')}`,
  );
}

export function agreeOn(ws: GeneratedWorkspace, options: ProductOptions = {}): Promise<Agreement> {
  return agree(render(ws), options);
}

/** A period without any line: the product says so and writes nothing, the oracle writes headers only. */
function isEmptyPeriod(expected: OracleResult, found: ProductResult): boolean {
  if (!expected.ok || found.ok) return false;
  const empty = expected.unallocated.length === 0 && expected.allocations.trimEnd().split('\n').length === 1;
  return empty && found.codes.length === 1 && found.codes[0] === 'no-lines';
}

/** Lines of allocations.csv, each under its file and row. */
function linesOf(allocations: string): number {
  return new Set(
    allocations
      .split('\n')
      .map((row) => /(invoices\/[^,"]*(?:""[^,"]*)*"?,\d+),/u.exec(row)?.[1])
      .filter((line) => line !== undefined),
  ).size;
}

function firstDifference(name: string, expected: string, found: string): string {
  const [oracle, product] = [expected.split('\n'), found.split('\n')];
  const at = oracle.findIndex((line, i) => line !== product[i]);
  return `${name}.csv:${at + 1}\n oracle  ${oracle[at]}\n product ${product[at]}`;
}
