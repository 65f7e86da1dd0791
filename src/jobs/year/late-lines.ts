import type { OnProblem } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import type { Convention } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/money.ts';
import { monthName, type Period } from '../../domain/period.ts';
import type { LineNumbers } from '../../invoices/lines/line-numbers.ts';
import { readLines } from '../../invoices/read-lines.ts';
import { compareBy } from '../../text/text-order.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';

/** Invoice lines of a month in no closed run. */
export interface LateMonth {
  /** Of the dates of their invoices. */
  readonly month: string;
  readonly lines: number;
  readonly net: Cents;
}

interface LateQuery {
  readonly period: Period;
  /** The lines that closed runs have shared. */
  readonly closed: LineNumbers;
  readonly onProgress?: OnProgress | undefined;
}

/** The lines dated in a period that no closed run has shared, by month. */
export async function lateLines(
  loaded: LoadedWorkspace,
  convention: Convention,
  { period, closed, onProgress }: LateQuery,
  report: OnProblem,
): Promise<readonly LateMonth[]> {
  const months = new Map<string, LateMonth>();
  const request = { selection: { kind: 'period', period }, mayBeEmpty: true } as const;
  const onLine = (line: InvoiceLine): void => {
    if (closed.get(line) !== undefined) return;
    const month = monthName(line.invoiceDate);
    const { lines, net } = months.get(month) ?? { lines: 0, net: 0n };
    months.set(month, { month, lines: lines + 1, net: net + line.net });
  };
  await readLines(loaded, convention, request, { onLine, onProgress }, report);
  return [...months.values()].sort(compareBy((item) => item.month));
}
