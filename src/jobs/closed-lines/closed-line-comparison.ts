import { vatFinder, vatOn } from '../../allocate/vat.ts';
import { type Bilingual, bothAmounts, bothDays, bothDecimals } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { lineKeyText, rateKey, type WithdrawnLine } from '../../domain/line-key.ts';
import { defined, groupBy } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { holdsIn } from '../../domain/release.ts';
import { formatDay, formatFrenchDay } from '../../domain/time/calendar.ts';
import type { ClosedLine, LineFacts } from '../../invoices/lines/closed-lines.ts';
import { quietLines } from '../../invoices/quiet-lines.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import { joined } from '../../text/joined.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { changedLines } from './changed-lines.ts';
import { vatMovedByCorrections, vatToday } from './closed-invoice-vat.ts';
import { isGivenBack, type Withdrawals, withdrawals } from './withdrawals.ts';

/**
 * Compares the lines that closed runs charged with today's files (AUDIT.md): a line changed, is gone, or is there under
 * another key. A run that corrects the closed one settles such lines.
 */
export function closedLineComparison(
  loaded: LoadedWorkspace,
  convention: Convention,
  closed: ClosedContext,
  withdrawn: readonly WithdrawnLine[],
) {
  const present = new Set<ClosedLine>();
  const changed = changedLines();
  const vatOf = vatFinder(convention.release);
  const isDecided = ({ spentBy }: ClosedLine): boolean =>
    spentBy !== undefined && closed.regularise.includes(spentBy);
  const stated = statedVatOf(holdsIn(convention.release, '0.2'));
  const beside = vatMovedByCorrections(closed, isDecided);
  return {
    observe(line: InvoiceLine, known: ClosedLine | undefined): void {
      stated.observe(line, known);
      if (known?.spentBy === undefined) return;
      if (!isDecided(known)) changed.observe({ line, known }, differs(line, known), present.has(known));
      present.add(known);
      beside.observe(line, known);
    },
    /** Withdrawn lines that no closed run has charged, whatever the invoices hold. */
    unknown: (): readonly Problem[] =>
      withdrawals(withdrawn, closed, present).problems.filter(
        ({ code }) => code === 'withdrawn-line-unknown',
      ),
    /** Called when all lines were read; `inDoubt`: withdrawn ones may be unknown, so nobody knows which are gone. */
    async finish(report: OnProblem, inDoubt: boolean): Promise<void> {
      const moved = stated.differing();
      const differing = [...changed.all.map(({ line }) => line), ...moved.values(), ...beside.open()];
      const today = await vatToday(differing, loaded, convention, closed);
      for (const { line, known } of changed.alone()) {
        const vat = today.get(lineKeyText(line))?.vat ?? vatOf(line);
        report(lineChanged(line, known, vat, closed));
      }
      const told = new Set(changed.all.map(({ line }) => rateKey(line)));
      const charged = [...today.values()].filter(({ known }) => known.spentBy !== undefined);
      const byRate = groupBy(charged, ({ line }) => rateKey(line));
      for (const account of moved.keys()) {
        const ofRate = byRate.get(account) ?? [];
        const first = ofRate.find(({ known, vat }) => vat !== known.vat);
        // Lines of which several runs corrected some may have other VATs, and together the same.
        const isMoved = ofRate.reduce((sum, { known, vat }) => sum + vat - known.vat, 0n) !== 0n;
        if (isMoved && first !== undefined && !isDecided(first.known)) {
          told.add(account);
          report(lineChanged(first.line, first.known, first.vat, closed));
        }
      }
      const given = withdrawals(withdrawn, closed, present);
      given.problems.forEach(report);
      if (inDoubt) return;
      for (const { line, known, vat } of beside.differing(today.values())) {
        if (!told.has(rateKey(line))) report(lineChanged(line, known, vat, closed));
      }
      const gone = [...closed.lines.all()].filter((known) => isGone(known, present, given));
      if (gone.length === 0) return;
      const again = await sameUnderOtherKeys(loaded, convention, gone, closed);
      for (const known of gone) report(lineGone(known, again.get(contentOf(known.facts, known)), closed));
    },
  };
}

/** Whether a line that closed runs charged is no longer in any file and was not withdrawn. */
function isGone(known: ClosedLine, present: ReadonlySet<ClosedLine>, given: Withdrawals): boolean {
  return known.spentBy !== undefined && !isGivenBack(known) && !present.has(known) && !given.has(known);
}

/** Whether a line differs from what closed runs charged, corrections included. */
export function differs(line: InvoiceLine, { facts, net, vat }: ClosedLine): boolean {
  return (
    line.net !== net ||
    line.invoiceDate !== facts.invoiceDate ||
    line.access !== facts.access ||
    line.vatRate !== facts.vatRate ||
    (line.statedVat !== undefined && line.statedVat !== vat) ||
    isOtherVat(line, vat)
  );
}

/** For a line that states no VAT: whether its VAT differs by more than the cent that rounding by invoice may move. */
function isOtherVat({ vatMode, statedVat, net, vatRate }: InvoiceLine, charged: bigint): boolean {
  if (vatMode !== 'line' || statedVat !== undefined) return false;
  const difference = vatOn(net, vatRate) - charged;
  return difference > 1n || difference < -1n;
}

/** @param vat the VAT that the line has today, in cents */
function lineChanged(line: InvoiceLine, known: ClosedLine, vat: Cents, closed: ClosedContext): Problem {
  const { file, row, lineNumber, invoiceNumber } = line;
  const run = spenderOf(known, closed);
  const before = wordsOf(known.facts, known.net, known.vat);
  const now = wordsOf(line, line.net, vat);
  const place = { file, row, column: 'line_number', value: lineNumber };
  const asked = closed.regularise.map((number) => defined(closed.runs[number]).name);
  return problem('closed-line-changed', place, {
    line: lineNumber,
    invoice: invoiceNumber,
    run,
    runs: [...asked, run].join(' --regularise '),
    before,
    now,
    date: line.invoiceDate === known.facts.invoiceDate ? undefined : bothDays(line.invoiceDate),
  });
}

/** The fields of a line that are compared, in words. */
function wordsOf(
  { invoiceDate, access, vatRate }: Pick<LineFacts, 'invoiceDate' | 'access' | 'vatRate'>,
  net: bigint,
  vat: bigint,
): Bilingual {
  const [nets, vats, rate] = [bothAmounts(net), bothAmounts(vat), bothDecimals(vatRate)];
  const named = access ?? '—';
  return {
    en: `${formatDay(invoiceDate)}, ${named}, ${nets.en} + ${vats.en} (${rate.en}%)`,
    fr: `${formatFrenchDay(invoiceDate)}, ${named}, ${nets.fr} + ${vats.fr} (${rate.fr} %)`,
  };
}

/** The problem of a line that is in no file, or is there under another name. */
export function lineGone(known: ClosedLine, again: InvoiceLine | undefined, closed: ClosedContext): Problem {
  const { supplier, invoiceNumber: invoice, lineNumber: line } = known;
  const run = spenderOf(known, closed);
  const place = {
    file: `${RUNS_FOLDER}/${run}/allocations.csv`,
    row: known.row,
    column: 'line_number',
    value: line,
  };
  const args = { supplier, invoice, line, run };
  if (again === undefined) return problem('closed-line-vanished', place, args);
  const other = joined([again.supplier, again.invoiceNumber, again.lineNumber], ' / ');
  const at = `${again.file}:${again.row}`;
  return problem('closed-line-moved', place, { ...args, other, at, ...onlyOfSupplier(known, again) });
}

/** Where only the supplier of a line is another: which, and the file of the line, of which all lines have it then. */
function onlyOfSupplier(known: ClosedLine, { supplier, invoiceNumber, lineNumber, file }: InvoiceLine) {
  if (invoiceNumber !== known.invoiceNumber || lineNumber !== known.lineNumber) return {};
  return { named: supplier === '' ? { en: 'none', fr: 'aucun' } : supplier, within: file };
}

/** The name of the closed run that charged a line; the caller knows that one did. */
function spenderOf({ spentBy = -1 }: ClosedLine, { runs }: ClosedContext): string {
  return defined(runs[spentBy]).name;
}

/** Two lines with the same content are the same, whatever their keys: date, access, item, period and amounts. */
function contentOf(facts: LineFacts, { net }: { readonly net: bigint }): string {
  const { invoiceDate, access = '', itemCode = '', periodStart = '', periodEnd = '', vatRate } = facts;
  return [invoiceDate, access, itemCode, periodStart, periodEnd, vatRate, net].join('\u0000');
}

/** For the content of each line that is gone, the first line with it that no closed run holds. */
async function sameUnderOtherKeys(
  loaded: LoadedWorkspace,
  convention: Convention,
  gone: readonly ClosedLine[],
  { lines }: ClosedContext,
): Promise<ReadonlyMap<string, InvoiceLine>> {
  const wanted = new Set(gone.map((known) => contentOf(known.facts, known)));
  const found = new Map<string, InvoiceLine>();
  for await (const line of quietLines(loaded, convention)) {
    const content = contentOf(line, line);
    const isOther = wanted.has(content) && !found.has(content) && lines.find(line)?.spentBy === undefined;
    if (isOther) found.set(content, line);
  }
  return found;
}

/**
 * Finds the VAT that electronic invoices state by rate and that is not, or may not be, what was charged for their lines:
 * where closed runs have charged only some of them, what those have of it today must be worked out. Rates with a line
 * that changed otherwise are left out: that is reported already.
 *
 * @param ofParts whether rates of which a part was charged are looked at; those of 0.1 were not
 */
function statedVatOf(ofParts: boolean) {
  interface Rate {
    readonly stated: Cents;
    readonly first: InvoiceLine;
    charged: Cents;
    whole: boolean;
    hasCharged: boolean;
    isTold: boolean;
  }
  const rates = new Map<string, Rate>();
  return {
    observe(line: InvoiceLine, known: ClosedLine | undefined): void {
      if (line.statedRateVat === undefined) return;
      const key = rateKey(line);
      const { vat: stated } = line.statedRateVat;
      const rate = rates.get(key) ?? {
        stated,
        first: line,
        charged: 0n,
        whole: true,
        hasCharged: false,
        isTold: false,
      };
      rates.set(key, rate);
      if (known?.spentBy === undefined) {
        rate.whole = false;
        return;
      }
      rate.charged += known.vat;
      rate.hasCharged = true;
      rate.isTold ||= differs(line, known);
    },
    /** For each rate whose VAT differs, or may differ, one line of its invoice. */
    differing: (): ReadonlyMap<string, InvoiceLine> =>
      new Map(
        [...rates]
          .filter(([, { isTold, hasCharged }]) => !isTold && hasCharged)
          .filter(([, { stated, charged, whole }]) => (whole ? stated !== charged : ofParts))
          .map(([key, { first }]) => [key, first]),
      ),
  };
}
