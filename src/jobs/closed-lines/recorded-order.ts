import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey } from '../../domain/line-key.ts';
import { groupBy } from '../../domain/lists.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import { fileOfPlace, isTabular } from '../../text/file-type.ts';

/** A line as it is read today, and as closed runs know it. */
export interface KnownLine {
  readonly line: InvoiceLine;
  readonly known: ClosedLine;
}

/**
 * Lines of invoices of which closed runs saw a part, in the order in which those recorded them (ALLOCATION.md §7). For
 * runs of 0.1, lines that one run saw came in the order of today's files, so that renaming a file moved a cent.
 *
 * @param lines in the order of today's files
 */
export function inRecordedOrder(lines: readonly KnownLine[], release: Release): readonly KnownLine[] {
  const ranks = holdsIn(release, '0.2') ? ranksOf(lines) : new Map<KnownLine, number>();
  const rankOf = (one: KnownLine): number => ranks.get(one) ?? one.known.seenBy;
  return [...lines].sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * The rank of each line. A run records its shared lines and those left unallocated separately, and their rows tell the
 * order. Not so for an electronic invoice, which may be in one row, and whose allowances come last though they are
 * first in the file: where a run left some of its lines unallocated, the order is that of the file.
 */
function ranksOf(lines: readonly KnownLine[]): Map<KnownLine, number> {
  const ranks = new Map(lines.map((one) => [one, one.known.order]));
  const electronic = lines.filter(({ line }) => !isTabular(fileOfPlace(line.file)));
  const parts = groupBy(electronic, ({ line, known }) => `${known.seenBy}\u0000${invoiceKey(line)}`);
  for (const part of parts.values()) {
    if (part.every(({ known }) => known.spentBy === known.seenBy)) continue;
    const orders = part.map(({ known }) => known.order).sort((a, b) => a - b);
    part.forEach((one, at) => void ranks.set(one, orders[at] ?? one.known.order));
  }
  return ranks;
}
