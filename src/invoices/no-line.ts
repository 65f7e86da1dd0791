import { type Problem, problem } from '../diagnostics/problem.ts';
import { cleanText } from '../workspace/cell-reader.ts';
import type { RecordSource } from '../workspace/records/record-source.ts';
import type { Slots } from './columns.ts';

/** How the text of a row of sums begins. */
const TOTAL = /^(?:(?:sous|sub|grand)?[ -]?total|montant total|report|à reporter|ensemble)(?![\p{L}\p{N}])/iu;

/**
 * What is said of a row that could not be read as a line, in the place of what is wrong with each of its cells: that it
 * repeats the header, holds a note alone, or looks like a row of sums and lacks what a line has. Otherwise the problems
 * of its cells.
 */
export function rowProblems(
  file: RecordSource,
  record: readonly string[],
  row: number,
  slots: Slots,
  ofCells: readonly Problem[],
): readonly Problem[] {
  const { path } = file.fingerprint;
  const at = record.findIndex((cell) => cell.trim() !== '');
  if (record.every((cell, index) => cleanText(cell) === cleanText(file.header[index] ?? ''))) {
    const header = file.header[at] ?? '';
    return [problem('header-again', { file: path, row }, { column: columnKey(header, at, slots), header })];
  }
  const lacking = ofCells.filter(({ code }) => code === 'cell-empty').map(({ place }) => place.column ?? '');
  if (record.filter((cell) => cell.trim() !== '').length === 1 && lacking.length > 1) {
    const value = cleanText(record[at] ?? '');
    const column = columnKey(file.header[at] ?? '', at, slots);
    const place = { file: path, row, column: file.header[at] ?? '', value };
    return [problem('note-row', place, { value, column, text: JSON.stringify(value) })];
  }
  const total = record.findIndex((cell) => TOTAL.test(cleanText(cell)));
  if (total === -1 || lacking.length === 0) return ofCells;
  const value = cleanText(record[total] ?? '');
  const header = file.header[total] ?? '';
  const [word = value] = value.split(/[\s:]/);
  return [
    problem(
      'total-row',
      { file: path, row, column: header, value },
      { value, lacking: lacking.join(', '), column: columnKey(header, total, slots), word },
    ),
  ];
}

/** How a layout names a column, in YAML. */
function columnKey(header: string, index: number, slots: Slots): string {
  const own = Object.entries(slots).find(([, slot]) => slot.index === index)?.[0];
  return own ?? JSON.stringify(cleanText(header));
}
