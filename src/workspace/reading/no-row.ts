import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../cell-reader.ts';
import type { RecordSource } from '../records/record-source.ts';

/** How the text of a row of sums begins. */
const TOTAL = /^(?:(?:sous|sub|grand)?[ -]?total|montant total|report|à reporter|ensemble)(?![\p{L}\p{N}])/iu;

/**
 * What is said of a record that could not be read as a row, in the place of what is wrong with each of its cells: that
 * it repeats the header, or that it is a total or a note, it seems, which lacks what a row has. Undefined where none of
 * these. `nameOf` is the name by which a layout knows the column at an index.
 */
export function noRow(
  { fingerprint: { path: file }, header }: RecordSource,
  record: readonly string[],
  row: number,
  nameOf: (index: number) => string | undefined,
  ofCells: readonly Problem[],
): Problem | undefined {
  const texts = record.map(cleanText);
  const filled = texts.flatMap((text, index) => (text === '' ? [] : [index]));
  const [first = 0, ...others] = filled;
  const at = (index: number) => {
    const title = cleanText(header[index] ?? '');
    return { title, key: nameOf(index) ?? JSON.stringify(title), value: texts[index] ?? '' };
  };
  if (texts.every((text, index) => text === cleanText(header[index] ?? ''))) {
    const { title, key } = at(first);
    return problem('header-again', { file, row }, { column: key, header: title });
  }
  const lacking = ofCells.filter(({ code }) => code === 'cell-empty').map(({ place }) => place.column ?? '');
  const total = texts.findIndex((text) => TOTAL.test(text));
  if (total !== -1 && lacking.length > 0) {
    const { title, key, value } = at(total);
    const [word = value] = value.split(/[\s:]/);
    const args = { value, lacking: lacking.join(', '), column: key, word };
    return problem('total-row', { file, row, column: title, value }, args);
  }
  const { title, key, value } = at(first);
  // One word may be an id, of which the rest is missing.
  if (others.length > 0 || lacking.length < 2 || !value.includes(' ')) return undefined;
  const args = { value, column: key, text: JSON.stringify(value) };
  return problem('note-row', { file, row, column: title, value }, args);
}
