import type { Problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import { cellProblem } from '../../workspace/columns/cell-reader.ts';
import { lostForm } from '../../workspace/columns/lost-form.ts';
import { flawProblems } from '../../workspace/reading/record-shape.ts';
import { type InvoiceColumn, invoiceLineSchema } from '../../workspace/tables/invoice-lines.ts';
import type { Slot } from './column-slots.ts';
import type { FilledColumns } from './filled-columns.ts';
import { percentageWarnings } from './line-warnings.ts';
import type { PlacedFile } from './split-amounts.ts';

/** A column as it is read, by its name. */
export type NamedSlot = readonly [name: string, slot: Slot<unknown>];

/** A sheet whose columns are found. */
interface PlacedSheet extends PlacedFile {
  readonly down: FilledColumns;
  readonly currency: string;
}

/**
 * What is to be reported about the cells of a sheet besides their text; undefined for a CSV, whose cells are text only.
 */
export function sheetRows(
  placed: PlacedSheet,
  readCells: readonly NamedSlot[],
  isRead: (index: number) => boolean,
) {
  const { file, slots, down, currency } = placed;
  const { sheet } = file;
  if (sheet === undefined) return undefined;
  const path = file.fingerprint.path;
  const percentages = percentageWarnings(path, sheet, placed, currency);
  const namedSlots = Object.entries(slots);

  /** Ids that are stored as numbers or days, and may have lost their form that way. */
  const lostForms = (record: readonly string[], row: number, cells: readonly NamedSlot[]) =>
    cells.flatMap(([name, { index, header, read }]): readonly Problem[] => {
      const cell = sheet.cellAt(row, index);
      if (cell?.storedAs === undefined) return [];
      const raw = record[index] ?? '';
      const reading = read(raw);
      const value = 'value' in reading && typeof reading.value === 'string' ? reading.value : undefined;
      // What the layout translates is written in the convention.
      if (value === undefined || value !== cleanText(raw)) return [];
      const lost = lostForm(invoiceLineSchema[name as InvoiceColumn], cell);
      return lost === undefined ? [] : [cellProblem(lost, path, row, header, raw)];
    });

  return {
    /** Why a row cannot be read: it is hidden, or one of its cells has no value of its own. */
    flawsOf: (row: number): readonly Problem[] => flawProblems(file, row, isRead, down),
    /** The ids of a row that may have lost their form. */
    lostIn: (record: readonly string[], row: number): readonly Problem[] => lostForms(record, row, readCells),
    /** For a row that is left aside, the flaws of the cells that `fill_down` repeats below it. */
    ofRowAside(
      record: readonly string[],
      row: number,
      isRepeated: (index: number) => boolean,
    ): readonly Problem[] {
      // A cell merged with the one above has no other value than that one.
      const flaws = flawProblems(file, row, isRepeated, MERGED);
      const repeated = namedSlots.filter(([, { index }]) => isRepeated(index));
      return [
        ...flaws.filter(({ place }) => place.column !== undefined),
        ...lostForms(record, row, repeated),
      ];
    },
    /** Warns of amounts that the sheet stores as percentages. */
    percentagesOf: percentages,
  };
}

const MERGED = { repeats: () => true, nameAt: () => '' };
