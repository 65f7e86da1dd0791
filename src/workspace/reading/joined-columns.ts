import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import { INVOICES_FOLDER } from '../convention-places.ts';
import type { RecordSource } from '../records/record-source.ts';
import { FILLED_COLUMNS } from '../tables/invoice-lines.ts';
import type { ColumnPlace } from './header.ts';

/** A column read from several of a file, one of which is filled in each row: `N° avoir`, or `N° facture`. */
export interface JoinedColumn {
  readonly name: string;
  /** Its index in a joined record, after the cells of the file. */
  readonly index: number;
  readonly parts: readonly JoinedPart[];
}

interface JoinedPart {
  readonly index: number;
  readonly header: string;
  /** Whether another column reads it too, if an earlier part is filled: the invoice that a credit note corrects. */
  readonly isOther: boolean;
}

/** The indexes of columns; those with several headers each get an index after the columns of the file. */
export function joinPlaces(
  { header }: RecordSource,
  places: readonly ColumnPlace[],
): { readonly places: readonly ColumnPlace[]; readonly joined: readonly JoinedColumn[] } {
  const joined: JoinedColumn[] = [];
  const all = places.map((place): ColumnPlace => {
    if (place.others.length === 0) return place;
    const parts = [place.index, ...place.others].map((index) => ({
      index,
      header: header[index] ?? '',
      isOther: places.some((other) => other !== place && [other.index, ...other.others].includes(index)),
    }));
    const title = parts.map((part) => part.header).join(' / ');
    const index = header.length + joined.length;
    joined.push({ name: place.column.name, index, parts });
    return { column: place.column, index, header: title, others: [] };
  });
  return { places: all, joined };
}

/** Reads the joined columns of the records of a file; undefined where it has none. */
export function joinerOf(file: string, joined: readonly JoinedColumn[]) {
  if (joined.length === 0) return undefined;
  return {
    /** A record followed by the value of each joined column: that of the first of its cells that is filled. */
    join(record: readonly string[]): readonly string[] {
      const whole = [...record];
      for (const { parts } of joined) whole.push(cleanText(record[filledPart(parts, record) ?? -1] ?? ''));
      return whole;
    },
    /** The joined columns of a row in which two cells differ: neither is chosen. */
    differing: (record: readonly string[], row: number): readonly Problem[] =>
      joined.flatMap(({ name, parts }) => {
        const [first, ...others] = filledParts(parts, record);
        const other = others.find(({ isOther, text }) => !isOther && text !== first?.text);
        if (first === undefined || other === undefined) return [];
        const args = {
          column: name,
          several: mayJoin(file, name) ? name : '',
          header: first.header,
          value: first.text,
          other: other.header,
          second: other.text,
        };
        return [problem('cells-differ', { file, row, column: other.header, value: other.text }, args)];
      }),
  };
}

/** Whether the entry of a file of invoices may read a column from several headers. */
function mayJoin(file: string, name: string): boolean {
  return file.startsWith(`${INVOICES_FOLDER}/`) && FILLED_COLUMNS.some((column) => column === name);
}

/** The index of the first cell of a joined column that is filled in a record; undefined where none is. */
export function filledPart(parts: JoinedColumn['parts'], record: readonly string[]): number | undefined {
  for (const { index } of parts) if (cleanText(record[index] ?? '') !== '') return index;
  return undefined;
}

function filledParts(parts: JoinedColumn['parts'], record: readonly string[]) {
  return parts
    .map((part) => ({ ...part, text: cleanText(record[part.index] ?? '') }))
    .filter(({ text }) => text !== '');
}
