import type { Code } from '../../diagnostics/codes.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { type LoadedWorkspace, loadWorkspace } from '../../workspace/load.ts';
import { type ChargingRun, chargesTheSame, chargingRun, correctionsIn, isCorrected } from './charged-line.ts';
import { explainSource, type LineFound, type LineQuery, type TracedLine, traceLine } from './explain.ts';

/** What is known of a line that somebody asks for. */
export interface ExplainedLine {
  readonly kind: 'read';
  readonly loaded: LoadedWorkspace;
  /** The line as the run that was asked for shares it, else as today's inputs do. */
  readonly found: LineFound;
  readonly problems: readonly Problem[];
  /** What keeps closed runs, the run that was asked for or the line's invoice from being relied on. */
  readonly beside: readonly Problem[];
  /** The closed run that charged it, unless a run was asked for. */
  readonly charging: ChargingRun | undefined;
  /** How that run did, where it keeps its inputs. */
  readonly charged: ChargedLine | undefined;
  /** The rows of regularisations.csv by which the run that was asked for corrects it. */
  readonly corrections: readonly Readonly<Record<string, string>>[];
}

/** What a closed run charged for a line, and whether today's inputs give the same. */
export interface ChargedLine {
  readonly line: TracedLine;
  readonly sameToday: boolean;
  /** Whether runs that correct it still have to; undefined where today's inputs do not share it. */
  readonly leftToCorrect: boolean | undefined;
}

/** A run whose inputs are not what it read, and the workspace that it was found by. */
interface InputChanged {
  readonly kind: 'input-changed';
  readonly file: string;
  readonly run: string;
  readonly loaded: LoadedWorkspace | undefined;
}

/** Looks for a line in a run, where one is given, else in a workspace and in the closed run that charged it. */
export async function explainedLine(
  query: LineQuery,
  workspaceFolder: string,
  run: string | undefined,
): Promise<ExplainedLine | InputChanged | { readonly kind: 'no-run' }> {
  const source = run === undefined ? { loaded: loadWorkspace(workspaceFolder), run } : explainSource(run);
  if (source === undefined) return { kind: 'no-run' };
  if ('changed' in source)
    return { kind: 'input-changed', file: source.changed, run: run ?? '', loaded: undefined };
  const { loaded } = source;
  const { value: charging, problems: ofClosed } =
    run === undefined ? chargingRun(loaded.folder, query) : { value: undefined, problems: [] };
  const packed = charging?.isPacked ? explainSource(charging.folder) : undefined;
  if (packed !== undefined && 'changed' in packed)
    return { kind: 'input-changed', file: packed.changed, run: charging?.folder ?? '', loaded };
  const line = packed === undefined ? undefined : (await traceLine(packed, query)).found;
  const { found, problems } = await traceLine(source, query);
  const beside = [...ofClosed];
  const isOpen = run === undefined && charging === undefined;
  if (isOpen && found.kind === 'found') beside.push(...ofWholeInvoice(problems, found.outcome.line));
  const corrections =
    run === undefined || found.kind !== 'found'
      ? []
      : correctionsIn(run, found.outcome.line, (problem) => void beside.push(problem));
  const charged =
    charging === undefined || line?.kind !== 'found' ? undefined : chargedLine(charging, line, found);
  return { kind: 'read', loaded, found, problems, beside, charging, charged, corrections };
}

const OF_INVOICE: readonly Code[] = ['line-repeated', 'invoice-in-files', 'invoice-date-differs'];

/** What keeps the line from being charged at all, whatever its shares: it, or its invoice, stands twice or has two dates. */
function ofWholeInvoice(
  problems: readonly Problem[],
  { supplier, invoiceNumber, lineNumber }: InvoiceLine,
): readonly Problem[] {
  return problems.filter(
    ({ code, args }) =>
      OF_INVOICE.includes(code) &&
      args['supplier'] === supplier &&
      args['invoice'] === invoiceNumber &&
      (code !== 'line-repeated' || args['line'] === lineNumber),
  );
}

function chargedLine(charging: ChargingRun, line: TracedLine, today: LineFound): ChargedLine {
  if (today.kind !== 'found') return { line, sameToday: false, leftToCorrect: undefined };
  const { outcome, explanation } = today;
  return {
    line,
    sameToday: chargesTheSame(line.explanation, explanation),
    leftToCorrect: outcome.kind === 'allocated' ? !isCorrected(charging, outcome) : undefined,
  };
}
