import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { rowsOf } from '../audit/tables.ts';
import { makeWritable, must, writeFiles } from '../audit/workspace.ts';

/** Two members share the access A1 of the cité scolaire STENAY; one invoice, F1 of 30 September 2025, 289.90. */
export interface SmallGroup {
  readonly folder: string;
  /** Writes a file of the workspace, with the folders above it. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Replaces a text in a file, which must contain it. */
  readonly edit: (path: string, before: string, after: string) => void;
  /** Shares the lines of a period and closes the run. */
  readonly close: (period: string, on: string, ...options: readonly string[]) => Promise<void>;
}

export const LINES_HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,category,period_start,period_end,net_amount,vat_rate\n';

/** A line of the month of its date, as {@link LINES_HEADER} has it, for the access A1. */
export function lineOf(invoice: string, date: string, net: string, line = '1', target = 'A1,'): string {
  const month = date.slice(0, 7);
  const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return `OP,${invoice},${date},${line},${target},subscription,${month}-01,${month}-${end},${net},20\n`;
}

/** A workspace of its own for a test, without a problem. */
export function smallGroup(): SmallGroup {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-doors-'));
  cpSync('fixtures/diagnostics/base', folder, { recursive: true });
  onTestFinished(() => {
    makeWritable(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (path: string, content: string | Uint8Array): void => writeFiles(folder, { [path]: content });
  return {
    folder,
    write,
    edit(path, before, after) {
      const text = readFileSync(join(folder, path), 'utf8');
      if (!text.includes(before)) throw new Error(`${path} does not hold ${before}`);
      chmodSync(join(folder, path), 0o644);
      write(path, text.replace(before, after));
    },
    async close(period, on, ...options) {
      await must('allocate', folder, '--period', period, '--reports', 'none', '-q', ...options);
      await must('close', join(folder, 'runs', period), '--on', on);
    },
  };
}

/** `file invoice line` of each row of the lycée in a run. */
export function linesOfLycee({ folder }: SmallGroup, run: string): readonly string[] {
  return rowsOf(join(folder, 'runs', run), 'allocations.csv')
    .filter(({ site }) => site === '0550072E')
    .map(({ file, invoice_number: invoice, line_number: line }) => [file, invoice, line].join(' '));
}
