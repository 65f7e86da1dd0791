/** The library: what another program may import. Nothing here prints, ends the process or writes a file. */

export {
  type AllocatedLine,
  type AllocationRow,
  allocate,
  type LineOutcome,
  type RefusedLine,
  type UnallocatedLine,
} from './allocate/allocator.ts';
export type { PlanSpan, SharePlan } from './allocate/plan/plan.ts';
export type { Fault, Problem, WithProblems } from './diagnostics/problem.ts';
export { type Diagnostic, toDiagnostic } from './diagnostics/render.ts';
export type { Convention } from './domain/convention.ts';
export type { InvoiceLine, LineWithVat } from './domain/invoice-line.ts';
export type { Language } from './domain/language.ts';
export { type Fraction, formatFraction } from './domain/numbers/fraction.ts';
export { type Cents, formatCents } from './domain/numbers/money.ts';
export { type Day, type DayRange, formatDay, parseDay } from './domain/time/calendar.ts';
export { type Period, parsePeriod } from './domain/time/period.ts';
export type { Workspace } from './domain/workspace.ts';
export { type ReadableSelection as Selection, readInvoiceLines } from './jobs/read-invoice-lines.ts';
export { type LoadedWorkspace, loadWorkspace as readWorkspace } from './workspace/load.ts';
