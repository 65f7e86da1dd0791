/** The trace of a line is made where report.html shows it, and nowhere else: it costs nothing when nobody asks. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AllocatedLine } from '../../src/allocate/allocator.ts';
import { traceRecorder } from '../../src/allocate/trace-recorder.ts';
import { computeRun } from '../../src/jobs/allocate/compute.ts';
import { closedContext } from '../../src/runs/closed/closed-context.ts';
import { NO_SINK } from '../../src/runs/computation.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { conventionOf, INVOICE_HEADER, inExample, inFolder, makeSmall, must } from '../audit/workspace.ts';

vi.mock('../../src/allocate/trace-recorder.ts', async (original) => {
  const module = await original<typeof import('../../src/allocate/trace-recorder.ts')>();
  return { ...module, traceRecorder: vi.fn(module.traceRecorder) };
});
const begun = vi.mocked(traceRecorder);
beforeEach(() => void begun.mockClear());

/** The lines that `--pending` would take. */
async function pendingLines(workspace: string, traced?: boolean): Promise<readonly AllocatedLine[]> {
  const selection = { kind: 'pending', period: undefined } as const;
  const { value: closed } = closedContext(workspace, selection, []);
  const lines: AllocatedLine[] = [];
  const options = { selection, allowUnallocated: false, closed };
  await computeRun(loadWorkspace(workspace), traced === undefined ? options : { ...options, traced }, {
    ...NO_SINK,
    allocated: (line) => void lines.push(line),
  });
  return lines;
}

/** September is closed; then a line of its invoice X1 comes, which sorts before, and a whole invoice Y1. */
async function withMixedInvoice(use: (workspace: string) => Promise<void>): Promise<void> {
  await inFolder(async (workspace) => {
    const line = (invoice: string, number: number): string =>
      `OP,${invoice},2025-09-10,${number},S1,subscription,2025-09-01,2025-09-30,0.02,20\n`;
    const convention = conventionOf('carry', '{ by: equal, per: site }', 'invoice');
    makeSmall(workspace, convention, { 'x-2.csv': INVOICE_HEADER + line('X1', 2) });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-20', '-q');
    writeFileSync(join(workspace, 'invoices/x-1.csv'), INVOICE_HEADER + line('X1', 1) + line('Y1', 1));
    begun.mockClear();
    await use(workspace);
  });
}

test.each([
  ['none', 0],
  ['csv,xlsx', 0],
  // The 80 lines of the month.
  ['html', 80],
])('allocate --reports %s makes %i traces', async (reports, traces) => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', reports, '-q');
    expect(begun).toHaveBeenCalledTimes(traces);
  });
});

test('verify makes the traces again where it computes report.html again', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'html', '-q');
    begun.mockClear();
    await must('verify', join(workspace, 'runs/2025-09'));
    expect(begun).toHaveBeenCalledTimes(80);
  });
});

test('a line that completes an invoice of a closed run has its trace, as every other', async () => {
  await withMixedInvoice(async (workspace) => {
    const lines = await pendingLines(workspace, true);
    expect(lines.map(({ line, trace }) => [line.invoiceNumber, line.lineNumber, trace?.vat])).toEqual([
      // 0.02 × 20 % = 0.004 → 0.00; with the late 0.02 0.008 → 0.01.
      ['X1', '1', { kind: 'invoice', netBefore: 2n, netAfter: 4n, vatBefore: 0n, vatAfter: 1n }],
      ['Y1', '1', { kind: 'invoice', netBefore: 0n, netAfter: 2n, vatBefore: 0n, vatAfter: 0n }],
    ]);
  });
});

test('no line has a trace where nobody asks, nor one that completes an invoice of a closed run', async () => {
  await withMixedInvoice(async (workspace) => {
    const lines = await pendingLines(workspace);
    expect(lines.map(({ line, trace }) => [line.invoiceNumber, trace])).toEqual([
      ['X1', undefined],
      ['Y1', undefined],
    ]);
    expect(begun).not.toHaveBeenCalled();
  });
});
