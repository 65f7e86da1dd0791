import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { Layout } from '../../domain/convention.ts';
import type { FieldPattern, PatternField } from '../../domain/field-pattern.ts';
import { formsToDeclare } from '../../domain/time/day-form.ts';
import { cleanText } from '../../text/clean-text.ts';
import { joined } from '../../text/joined.ts';
import { keyPlace } from '../../workspace/convention-places.ts';
import type { RecordSource } from '../../workspace/records/record-source.ts';
import {
  type FieldValues,
  MOST_TEXT,
  matchFields,
  noDayIn,
  noPeriodIn,
} from '../../workspace/written/match-fields.ts';
import { monthMeant } from '../../workspace/written/written-period.ts';
import { fileName } from '../invoice-path.ts';

/** The most cells of a row of the preamble that are looked at: no letterhead is wider. */
const MOST_CELLS = 100;

/** What the name of a file, that of its sheet and its preamble say of all its lines. */
export interface HeaderFields {
  readonly values: FieldValues;
  /** The fields of patterns with an error: nothing is guessed for them. */
  readonly inDoubt: ReadonlySet<string>;
  readonly errors: readonly Problem[];
}

/**
 * The header fields that a layout finds in a file's name, in the name of its sheet and in its preamble, as text. It is
 * an error where a pattern does not match, or where two values contradict each other.
 */
export function headerFields(
  path: string,
  { preamble, sheet }: Pick<RecordSource, 'preamble' | 'sheet'>,
  layout: Layout,
): HeaderFields {
  const sources = [
    ...inNames('from_name', layout.fromName, [fileName(path)]),
    ...inNames('from_sheet', layout.fromSheet, sheet === undefined ? [] : [cleanText(sheet.name)]),
    // Without a preamble the convention is in error already.
    ...(layout.preamble === undefined ? [] : layout.fromPreamble).map((pattern) => ({
      ...{ key: 'from_preamble', pattern, shown: preambleText(preamble) || NO_TEXT },
      texts: () => cellRuns(preamble),
    })),
  ];
  const values = new Map<PatternField, string>();
  const inDoubt = new Set<PatternField>();
  const errors: Problem[] = [];
  for (const { key, pattern, texts, shown } of sources) {
    const found = [...fieldsIn(pattern, texts())];
    const place = keyPlace(layout.place, key, pattern.source);
    const fail = (of: Problem): void => {
      errors.push(of);
      for (const field of pattern.fields) inDoubt.add(field);
    };
    if (found.length === 0) {
      const day = firstOf(texts(), (text) => noDayIn(pattern, text));
      // What a layout says about days is for the contents of a file, not for names.
      const form = key === 'from_preamble' ? (formsToDeclare(pattern.days ?? [], day) ?? '') : '';
      const month = day === '' ? firstOf(texts(), (text) => noPeriodIn(pattern, text)) : '';
      // The file and its sheets can be renamed.
      const right = key === 'from_preamble' ? undefined : monthMeant(month);
      const args = { pattern: pattern.source, file: path, found: shown, day, form, month, right };
      fail(problem('pattern-unmatched', place, args));
    }
    for (const [field, value] of found.flatMap((item) => [...item])) {
      const first = getOrInsert(values, field, () => value);
      if (first === value) continue;
      const args = { pattern: pattern.source, file: path, field, first, second: value };
      fail(problem('pattern-ambiguous', place, args));
      break;
    }
  }
  for (const field of inDoubt) values.delete(field);
  return { values, inDoubt, errors };
}

/** What is found instead of a text: only a CSV has no name of a sheet. */
const NO_SHEET: Bilingual = { en: 'a CSV, which has no sheet', fr: 'un CSV, qui n’a pas de feuille' };
const NO_TEXT: Bilingual = { en: 'no text above the header', fr: 'aucun texte au-dessus de l’en-tête' };

function inNames(key: string, pattern: FieldPattern | undefined, names: readonly string[]) {
  if (pattern === undefined) return [];
  return [{ key, pattern, texts: () => names, shown: names.join('') || NO_SHEET }];
}

/** What is found in the first text where something is; empty where there is no such text. */
function firstOf(texts: Iterable<string>, find: (text: string) => string): string {
  for (const text of texts) {
    const found = find(text);
    if (found !== '') return found;
  }
  return '';
}

function* fieldsIn(pattern: FieldPattern, texts: Iterable<string>): Generator<FieldValues> {
  for (const text of texts) yield* matchFields(pattern, text);
}

/** Each cell of a preamble, and each run of consecutive cells, without empty ones. */
function* cellRuns(preamble: readonly (readonly string[])[]): Generator<string> {
  for (const record of preamble) {
    const cells = cellsOf(record);
    for (let from = 0; from < cells.length; from++) {
      let text = '';
      for (let to = from; to < cells.length && text.length <= MOST_TEXT; to++) {
        text = to === from ? (cells[to] ?? '') : `${text} ${cells[to]}`;
        yield text;
      }
    }
  }
}

function cellsOf(record: readonly string[]): readonly string[] {
  return record
    .slice(0, MOST_CELLS)
    .map(cleanText)
    .filter((cell) => cell !== '');
}

const SHOWN = 200;

function preambleText(preamble: readonly (readonly string[])[]): string {
  const rows = preamble.map((record) => cellsOf(record).join(' '));
  const text = joined(rows, ' / ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
