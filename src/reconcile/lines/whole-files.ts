import { getOrInsert } from '../../domain/cache.ts';
import { addSums, type Invoice, noSums, type StatedSums } from './invoice-book.ts';

/** A file with a row that states the total of all its lines, whatever their period. */
export interface WholeFile {
  /** The sums of its lines without repeated ones; and of these. */
  readonly once: StatedSums;
  readonly again: StatedSums;
  readonly invoices: ReadonlySet<Invoice>;
  /** Whether any of its lines is judged. */
  readonly selected: boolean;
}

/** A line of such a file. */
export interface LineOfFile {
  readonly invoice: Invoice;
  readonly selected: boolean;
  readonly isRepeated: boolean;
  readonly amounts: Readonly<StatedSums>;
}

/** Such files, by path, filled as their lines are read. */
export function wholeFiles() {
  const files = new Map<string, WholeFile & { invoices: Set<Invoice>; selected: boolean }>();
  return {
    find: (path: string): WholeFile | undefined => files.get(path),
    add(path: string, { invoice, selected, isRepeated, amounts }: LineOfFile): void {
      const file = getOrInsert(files, path, () => ({
        once: noSums(),
        again: noSums(),
        invoices: new Set<Invoice>(),
        selected: false,
      }));
      file.invoices.add(invoice);
      file.selected ||= selected;
      addSums(isRepeated ? file.again : file.once, amounts);
    },
  };
}
