import { type AllocatedLine, createAllocator } from '../../allocate/allocator.ts';
import { type Fault, type Problem, problem, problemAt } from '../../diagnostics/problem.ts';
import { settingsOn } from '../../domain/dated-settings.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { type Observation, rowPlace } from '../../domain/tables.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { monthName, type Period } from '../../domain/time/period.ts';
import type { Workspace } from '../../domain/workspace.ts';
import {
  type AnnouncedFault,
  type AnnouncedLine,
  announcedLines,
  type Unannounced,
} from '../../reconcile/announced-lines.ts';
import { checkRegisterOf } from '../../reconcile/register/check-register.ts';
import { watchHeap } from '../../system/heap-room.ts';
import { firstFew } from '../../text/joined.ts';
import { observationWarnings } from '../observation-warnings.ts';

/** A line of a forecast, as announced and as shared. */
export interface ForecastLine {
  readonly announced: AnnouncedLine;
  readonly shared: AllocatedLine;
  /** The month that it counts in: that of its first day. */
  readonly month: string;
}

/** The lines of a period that the inventory and the price schedule announce, shared by the convention. */
export interface ForecastLines {
  readonly lines: readonly ForecastLine[];
  readonly problems: readonly Problem[];
}

/** A measure is looked up on a few reference days at most; for a key over several years, each pass finds one more. */
const MOST_PASSES = 40;

/**
 * Shares what is announced with the one allocator, each day by the convention of that day. Where an observation is not
 * there yet, the last one is used, in a copy of the workspace for the forecast alone, and each measure is reported.
 */
export function forecastLines(workspace: Workspace, period: Period): ForecastLines {
  const missing = missingTables(workspace);
  if (missing.length > 0) return { lines: [], problems: missing };
  const { lines: announced, faults, unannounced } = announcedLines(period.days, checkRegisterOf(workspace));
  if (faults.length > 0) return { lines: [], problems: problemsOf(faults) };
  let observations = workspace.observations ?? [];
  const standIns = new Map<string, Observation>();
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const { lines, faults: refused } = shareAll({ ...workspace, observations }, announced);
    const more = refused.flatMap(({ fault: found }) => standInFor(found, workspace.observations ?? []) ?? []);
    const fresh = more.filter((item) => !standIns.has(standInKey(item)));
    if (fresh.length === 0) {
      const ofObservations = observationWarnings();
      for (const { shared } of lines) ofObservations.add(shared);
      const aYearBefore = ofObservations
        .problems()
        .filter(({ code }) => code === 'measure-year-old')
        .map(({ args }) => String(args['measure']));
      const ahead = [...standIns.values()].map(({ measure }) => measure);
      const warnings = [...new Set([...ahead, ...aYearBefore])].map((measure) =>
        problem(
          'measure-ahead',
          { file: 'measures.csv', column: 'measure', value: measure },
          { measure, period: period.name },
        ),
      );
      const of = refused.map(({ line, fault: found }) => problemAt(found, rowPlace(line.access)));
      return { lines, problems: [...unannouncedProblems(unannounced), ...warnings, ...of] };
    }
    for (const item of fresh) standIns.set(standInKey(item), item);
    observations = [...observations, ...fresh];
  }
  throw new Error('the observations of a forecast do not come to an end');
}

/** The accesses without a price, and what prices lack, reported once a price, however many accesses have it. */
function problemsOf(faults: readonly AnnouncedFault[]): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const { access, price, fault: found } of faults) {
    const of = price ?? access;
    const place = rowPlace(of);
    const key = JSON.stringify([place, found.code, found.args['column']]);
    if (!problems.has(key)) {
      problems.set(key, problemAt(found, { ...place, column: 'item_code', value: of.itemCode }));
    }
  }
  return [...problems.values()];
}

/** The accesses of which a forecast has nothing, one warning for each reason. */
function unannouncedProblems(found: readonly Unannounced[]): readonly Problem[] {
  const codes = { usage: 'usage-unforecast', 'activated before': 'once-unforecast' } as const;
  return (['usage', 'activated before'] as const).flatMap((why) => {
    const accesses = found.filter((one) => one.why === why).map(({ access }) => access);
    const [first] = accesses;
    if (first === undefined) return [];
    const names = [...new Set(accesses.map(({ access }) => access))];
    const place = { ...rowPlace(first), column: 'item_code', value: first.itemCode };
    return [problem(codes[why], place, { names: firstFew(names), count: names.length })];
  });
}

function missingTables({ accesses, prices }: Workspace): readonly Problem[] {
  const files = [
    ...(accesses === undefined ? ['accesses.csv'] : []),
    ...(prices === undefined ? ['prices.csv'] : []),
  ];
  return files.map((file) => problem('table-missing', { file }, { file }));
}

function shareAll(workspace: Workspace, announced: readonly AnnouncedLine[]) {
  const allocate = createAllocator(workspace);
  const lines: ForecastLine[] = [];
  const faults: { line: AnnouncedLine; fault: Fault }[] = [];
  for (const [index, line] of announced.entries()) {
    watchHeap();
    const outcome = allocate(invoiceLineOf(line, index, workspace));
    if (outcome.kind === 'allocated') {
      lines.push({ announced: line, shared: outcome, month: monthName(line.days.from) });
    } else for (const found of outcome.faults) faults.push({ line, fault: found });
  }
  return { lines, faults };
}

/** The line as an operator would write it. Its invoice is dated on its first day. */
function invoiceLineOf(
  { access, price, days, net }: AnnouncedLine,
  index: number,
  { convention }: Workspace,
): InvoiceLine {
  return {
    supplier: '',
    invoiceNumber: `forecast ${monthName(days.from)}`,
    invoiceDate: days.from,
    lineNumber: String(index + 1),
    ...rowPlace(access),
    access: access.access,
    serves: undefined,
    itemCode: price.itemCode,
    label: price.label,
    category: price.category ?? 'other',
    periodStart: days.from,
    periodEnd: days.to,
    serviceDate: undefined,
    quantity: '1',
    unitPrice: price.unitPrice,
    net,
    vatRate: price.vatRate ?? '0',
    statedVat: undefined,
    statedGross: undefined,
    billedTo: undefined,
    originalInvoice: undefined,
    vatMode: settingsOn(convention, days.from).vat,
    statedRateVat: undefined,
    siteOfGrappe: undefined,
  };
}

/** The last observation before the day on which one is missing, as if it were repeated on that day. */
function standInFor({ code, args }: Fault, observations: readonly Observation[]): Observation | undefined {
  if (code !== 'measure-missing' && code !== 'measure-stale') return undefined;
  // A key that is measured over the period itself names the days of the line: the last of them counts.
  const day = parseDay(
    String(args['day'] ?? '')
      .split('..')
      .at(-1) ?? '',
  );
  if (day === undefined) return undefined;
  const [last] = observations
    .filter(({ measure, id, asOf }) => measure === args['measure'] && id === args['id'] && asOf < day)
    .sort((a, b) => b.asOf - a.asOf);
  return last && { ...last, asOf: day };
}

function standInKey({ measure, id, asOf }: Observation): string {
  return JSON.stringify([measure, id, asOf]);
}
