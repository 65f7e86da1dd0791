import { vatFinder } from '../../allocate/vat.ts';
import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { rateKey } from '../../domain/line-key.ts';
import { defined } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { monthName, type Period } from '../../domain/time/period.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import { lastClosedDay, lastClosedMonth, lateAfter } from '../../reconcile/closed-periods.ts';
import { type ClosedContext, closedPeriods } from '../../runs/closed/closed-context.ts';
import { compareText } from '../../text/text-order.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { lateRunSuffix } from '../late-run-suffix.ts';

/**
 * Finds lines that closed runs should have charged but did not: they are reported until a run takes them.
 *
 * @param period the period of a run: the months between the last closed one and it that hold lines are reported too
 */
export function unchargedLines(closed: ClosedContext, period?: Period) {
  const periods = closedPeriods(closed);
  const last = lastClosedDay(periods);
  const isDatedLate = lateAfter(periods);
  const amounts = lateAmounts();
  const asToday = vatOfToday();
  const passed = passedMonths(period);
  const left = new Map<number, { count: number; late: number; gross: Cents; until: Day }>();
  let count = 0;
  return {
    observe(line: InvoiceLine, recorded: ClosedLine | undefined, taken: boolean): void {
      const known = recorded && asToday(line, recorded);
      const isLate = isDatedLate(line.invoiceDate);
      const isOpen = known?.spentBy === undefined && !taken;
      if (isLate) amounts.add(line, known, isOpen);
      if (!isOpen) return;
      if (isLate) count++;
      if (!isLate && last !== undefined && known === undefined) passed.add(line);
      if (known === undefined) return;
      const until = last ?? line.invoiceDate;
      const ofRun = getOrInsert(left, known.seenBy, () => ({ count: 0, late: 0, gross: 0n, until }));
      ofRun.count++;
      if (isLate) ofRun.late++;
      ofRun.gross += known.net + known.vat;
      ofRun.until = Math.max(ofRun.until, line.invoiceDate);
    },
    problems(): readonly Problem[] {
      const gross = bothAmounts(amounts.gross());
      const month = lastClosedMonth(periods) ?? '';
      const late = (of: string) => ({ month: of, suffix: lateRunSuffix(of, closed.runs) });
      return [
        ...(count === 0
          ? []
          : [problem('lines-uncharged', { file: 'invoices/' }, { count, gross, ...late(month) })]),
        ...passed.problems(),
        ...[...left].map(([number, sums]) => {
          const run = defined(closed.runs[number]).name;
          const file = `${RUNS_FOLDER}/${run}/unallocated.csv`;
          const args = {
            run,
            count: sums.count,
            late: sums.late === 0 ? '' : sums.late,
            gross: bothAmounts(sums.gross),
            ...late(monthName(sums.until)),
          };
          return problem('lines-left', { file }, args);
        }),
      ];
    },
  };
}

/** The months before a period, each with lines in no closed run: if the run is closed, these are passed over. */
function passedMonths(period: Period | undefined) {
  const months = new Map<string, Cents>();
  let count = 0;
  return {
    add({ invoiceDate, net }: InvoiceLine): void {
      if (period === undefined || invoiceDate >= period.days.from) return;
      const month = monthName(invoiceDate);
      months.set(month, (months.get(month) ?? 0n) + net);
      count++;
    },
    problems(): readonly Problem[] {
      const names = [...months.keys()].sort(compareText);
      const [first] = names;
      if (period === undefined || first === undefined) return [];
      const net = bothAmounts([...months.values()].reduce((sum, amount) => sum + amount, 0n));
      const args = { period: period.name, months: names.join(', '), first, count, net };
      return [problem('months-passed', { file: 'invoices/' }, args)];
    },
  };
}

/**
 * Gives a line the VAT that a run of today counts for it, as for the others of its invoice: 0.1 gave none to lines
 * whose nets sum to zero, and a correction of its run adds what is missing.
 */
function vatOfToday(): (line: InvoiceLine, known: ClosedLine) => ClosedLine {
  const vatOf = vatFinder();
  return (line, known) => (line.statedRateVat?.net === 0n ? { ...known, vat: vatOf(line) } : known);
}

/** Sums the gross of late lines. With VAT by invoice, their VAT is that of the invoice less what was charged. */
function lateAmounts() {
  const vatOf = vatFinder();
  const invoices = new Map<string, { open: boolean; vat: Cents; charged: Cents }>();
  let gross = 0n;
  return {
    add(line: InvoiceLine, known: ClosedLine | undefined, isOpen: boolean): void {
      if (isOpen) gross += line.net;
      if (line.vatMode === 'line') {
        if (isOpen) gross += vatOf(line);
        return;
      }
      const invoice = getOrInsert(invoices, rateKey(line), () => ({ open: false, vat: 0n, charged: 0n }));
      invoice.vat += vatOf(line);
      if (isOpen) invoice.open = true;
      else if (known !== undefined) invoice.charged += known.vat;
    },
    gross(): Cents {
      const vat = [...invoices.values()].map((one) => (one.open ? one.vat - one.charged : 0n));
      return vat.reduce((sum, amount) => sum + amount, gross);
    },
  };
}
