import { type Fault, fault, type Problem, problemAt } from '../diagnostics/problem.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import type { Reading } from './columns.ts';
import { type MarkRule, readNumber } from './numbers.ts';
import { detached } from './records/detached.ts';
import type { Column } from './table.ts';

/** A cell that was understood (empty: undefined), or why it was not. */
export type CellReading = Reading<unknown>;

export type CellReader = (raw: string) => CellReading;

const REMEMBERED = 4096;

/**
 * Reads the cells of one column of one file. Equal cells are frequent in a column, so what was
 * said of a text is remembered; a full memory is emptied. What a release of an older run did not refuse is let pass.
 */
export function cellReader(column: Column, rule: MarkRule, release?: Release): CellReader {
  const later = column.refusedSince;
  const judged = later !== undefined && (release === undefined || holdsIn(release, later.release));
  const memory = new Map<string, CellReading>();
  const ofEmpty = readCell(column, '', rule);
  return (raw) => {
    if (raw === '') return ofEmpty;
    const known = memory.get(raw);
    if (known !== undefined) return known;
    const own = detached(raw);
    const text = cleanText(own);
    const refused = judged ? later.fault(text) : undefined;
    const reading = refused === undefined ? readCell(column, text, rule) : { fault: refused };
    if (memory.size === REMEMBERED) memory.clear();
    memory.set(own, reading);
    return reading;
  };
}

/** Text as grappe compares it: trimmed and NFC. */
export function cleanText(raw: string): string {
  return raw.trim().normalize('NFC');
}

export const CELL_LIMIT = 32_767;

function readCell(column: Column, text: string, rule: MarkRule): CellReading {
  if (text === '') {
    return column.required ? { fault: fault('cell-empty', { column: column.name }) } : { value: undefined };
  }
  if (text.length > CELL_LIMIT) return { fault: fault('cell-too-long', {}) };
  if (column.kind !== 'number') return column.read(text);
  const number = readNumber(text, rule);
  if ('decimal' in number) return column.read(number.decimal);
  if (number.fault === 'number-ambiguous') return { fault: fault('number-ambiguous', { value: text }) };
  const marks = rule === 'either' ? '. ,' : rule;
  return { fault: fault('number-invalid', { value: text, marks, mark: marks.charAt(0) }) };
}

/** The problem of a cell, at its place. */
export function cellProblem(found: Fault, file: string, row: number, header: string, raw: string): Problem {
  const value = raw.length > 80 ? `${raw.slice(0, 80)}…` : raw;
  return problemAt(found, { file, row, column: header, value });
}
