import { type Fault, fault, type Problem, problemAt } from '../../diagnostics/problem.ts';
import type { DecimalMark } from '../../domain/layout.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { cleanText } from '../../text/clean-text.ts';
import { detached } from '../../text/detached.ts';
import { matchesGlob } from '../../text/glob.ts';
import { CELL_LIMIT } from '../../text/spreadsheet.ts';
import type { Reading } from './columns.ts';
import { numberFault } from './number-fault.ts';
import { type MarkRule, readNumber } from './numbers.ts';
import type { Column } from './table.ts';

/** A cell that was understood (empty: undefined), or why it was not. */
export type CellReading = Reading<unknown>;

export type CellReader = (raw: string) => CellReading;

/** How many texts a column remembers; then all are forgotten. */
const REMEMBERED = 8192;

/** If fewer texts than this were repeated meanwhile, this many cells pass before texts are remembered again. */
const WORTH_IT = REMEMBERED / 4;
const UNREMEMBERED = 4 * REMEMBERED;

/**
 * Reads the cells of one column. Equal cells are frequent, so the reading of a text is remembered, as long as texts do
 * repeat. What an older release did not refuse is accepted for its runs.
 */
export function cellReader(column: Column, rule: MarkRule, release?: Release): CellReader {
  const later = column.refusedSince;
  const isRefused = later !== undefined && holdsIn(release, later.release);
  const memory = new Map<string, CellReading>();
  const ofEmpty = readCell(column, '', rule);
  let latest = '';
  let ofLatest = ofEmpty;
  let again = 0;
  let unremembered = 0;
  const read = (own: string): CellReading => {
    const clean = CLEAN.test(own);
    const text = clean ? own : cleanText(own);
    // Clean text has no invisible character; what a spreadsheet writes for a number, a formula, a text, an answer or an
    // error has these.
    const doubtful = !clean || /^[=#']|E\+|^Err:|^(?:TRUE|FALSE|VRAI|FAUX)$/.test(text);
    const refused = isRefused && (doubtful || later.ofAnyText) ? later.fault(text) : undefined;
    return refused === undefined ? readCell(column, text, rule) : { fault: refused };
  };
  const readAnew = (raw: string): void => {
    latest = detached(raw);
    ofLatest = read(latest);
    if (unremembered > 0) {
      unremembered--;
      return;
    }
    if (memory.size === REMEMBERED) {
      if (again < WORTH_IT) unremembered = UNREMEMBERED;
      memory.clear();
      again = 0;
    }
    memory.set(latest, ofLatest);
  };
  return (raw) => {
    if (raw === '') return ofEmpty;
    if (raw === latest) return ofLatest;
    const known = memory.size === 0 ? undefined : memory.get(raw);
    if (known === undefined) {
      readAnew(raw);
      return ofLatest;
    }
    again++;
    return known;
  };
}

/** Reads a default of a layout: by the mark declared for its cells, else as the convention writes numbers. */
export function defaultReader(
  column: Column,
  declared: DecimalMark | undefined,
  otherwise: MarkRule,
  release?: Release,
): CellReader {
  const read = cellReader(column, otherwise, release);
  if (declared === undefined) return read;
  const asDeclared = cellReader(column, declared, release);
  return (text) => {
    const reading = asDeclared(text);
    return 'fault' in reading ? read(text) : reading;
  };
}

/** Printable ASCII without a space at either end: it needs no cleaning, like most cells. */
const CLEAN = /^[!-~](?:[ -~]*[!-~])?$/;

function readCell(column: Column, text: string, rule: MarkRule): CellReading {
  if (text === '') {
    return column.required ? { fault: fault('cell-empty', { column: column.name }) } : { value: undefined };
  }
  if (text.length > CELL_LIMIT) return { fault: fault('cell-too-long', {}) };
  if (column.kind !== 'number') return column.read(text);
  const number = readNumber(text, rule);
  return 'decimal' in number
    ? column.read(number.decimal)
    : { fault: numberFault(column, text, rule, number.fault) };
}

/** The problem of a cell, at its place. */
export function cellProblem(found: Fault, file: string, row: number, header: string, raw: string): Problem {
  const value = raw.length > 80 ? `${raw.slice(0, 80)}…` : raw;
  const named = found.code === 'cell-empty' ? fault('cell-empty', { column: header }) : found;
  return problemAt(named, { file, row, column: header, value });
}

/** The word for a cell under `values` of a layout: that of its whole text, else of the first matching glob. */
export function translation<Word extends string>(
  values: ReadonlyMap<string, Word> | undefined,
): (text: string) => Word | undefined {
  if (values === undefined) return () => undefined;
  const entries = [...values];
  return (text) => values.get(text) ?? entries.find(([glob]) => matchesGlob(glob, text))?.[1];
}

/** A reader of cells that first translates them by `values`. */
export function translatingReader(
  read: CellReader,
  values: ReadonlyMap<string, string> | undefined,
): CellReader {
  if (values === undefined) return read;
  const wordMeant = translation(values);
  return (text) => {
    const written = cleanText(text);
    const meant = wordMeant(written);
    if (meant === undefined) return read(text);
    const reading = read(meant);
    return 'fault' in reading ? { fault: ofTranslated(reading.fault, written) } : reading;
  };
}

/** A fault of the word that `values` gives for a cell: people look for the cell as it is written. */
export function ofTranslated(found: Fault, written: string): Fault {
  return { ...found, args: { ...found.args, written } };
}
