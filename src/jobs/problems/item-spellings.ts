import type { Problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { alikeFinder } from '../../text/look-alike.ts';
import { alikeNames } from '../../workspace/checks/references.ts';

/**
 * Finds item codes of lines that look like another one in another alphabet: one of the tables, which are compared with
 * each other as they are read, or of an earlier line. Layouts and prices would not know such an item.
 */
export function itemSpellings({ prices = [], accesses = [] }: Pick<Workspace, 'prices' | 'accesses'>) {
  const otherOf = alikeFinder();
  for (const { itemCode } of [...prices, ...accesses]) if (itemCode !== undefined) otherOf(itemCode);
  const problems: Problem[] = [];
  return {
    see(lines: readonly InvoiceLine[]): void {
      problems.push(...alikeNames('item_code', lines, ({ itemCode }) => itemCode, otherOf));
    },
    problems: (): readonly Problem[] => problems,
  };
}
