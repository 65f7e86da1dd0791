import { vatFinder } from '../../allocate/vat.ts';
import type { Convention } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey, lineKeyText, rateKey } from '../../domain/line-key.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import { quietLines } from '../../invoices/quiet-lines.ts';
import { ownRelease } from '../../package-files.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { inRecordedOrder, type KnownLine } from './recorded-order.ts';

/** A line that closed runs saw, with the VAT that it has today, in cents. */
export interface VatToday extends KnownLine {
  readonly vat: Cents;
}

/**
 * The VAT that lines of invoices have today, by key, in the order of the files. Only for VAT by invoice: it builds up
 * from line to line, first over those that closed runs saw, in the order in which they did.
 */
export async function vatToday(
  others: readonly InvoiceLine[],
  loaded: LoadedWorkspace,
  convention: Convention,
  { lines }: ClosedContext,
): Promise<ReadonlyMap<string, VatToday>> {
  const invoices = new Set(others.filter(({ vatMode }) => vatMode === 'invoice').map(invoiceKey));
  if (invoices.size === 0) return new Map();
  const seen: KnownLine[] = [];
  for await (const line of quietLines(loaded, convention)) {
    const known = invoices.has(invoiceKey(line)) ? lines.find(line) : undefined;
    if (known !== undefined) seen.push({ line, known });
  }
  const { release = ownRelease() } = convention;
  const vatOf = vatFinder(release);
  const vats = new Map(inRecordedOrder(seen, release).map(({ line }) => [lineKeyText(line), vatOf(line)]));
  return new Map(
    seen.map((one) => {
      const key = lineKeyText(one.line);
      return [key, { ...one, vat: vats.get(key) ?? 0n }];
    }),
  );
}

/**
 * Finds invoices with VAT by invoice whose lines several closed runs charged: a correction of one run changes the VAT
 * of the lines that follow, so that the lines of another run may no longer sum, with it, to the VAT of the invoice.
 *
 * @param isDecided whether the run being made corrects the line
 */
export function vatMovedByCorrections({ lines }: ClosedContext, isDecided: (known: ClosedLine) => boolean) {
  const corrected = new Set<string>();
  for (const known of lines.all()) {
    if (known.corrected || isDecided(known)) corrected.add(invoiceKey(known));
  }
  const open = new Map<string, InvoiceLine>();
  return {
    observe(line: InvoiceLine, known: ClosedLine): void {
      if (line.vatMode !== 'invoice' || !corrected.has(invoiceKey(line)) || isDecided(known)) return;
      const rate = rateKey(line);
      if (!open.has(rate)) open.set(rate, line);
    },
    /** One line for each rate that has lines which no correction decides. */
    open: (): readonly InvoiceLine[] => [...open.values()],
    /** For each rate whose lines together have another VAT, the first line that has. */
    differing(today: Iterable<VatToday>): readonly VatToday[] {
      const undecided = [...today].filter(({ known }) => known.spentBy !== undefined && !isDecided(known));
      const byRate = groupBy(undecided, ({ line }) => rateKey(line));
      return [...open.keys()].flatMap((rate) => {
        const ofRate = byRate.get(rate) ?? [];
        const moved = ofRate.reduce((sum, { vat, known }) => sum + vat - known.vat, 0n);
        return moved === 0n ? [] : ofRate.filter(({ vat, known }) => vat !== known.vat).slice(0, 1);
      });
    },
  };
}
