import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Column } from '../columns/table.ts';
import { ungarbled } from '../records/encoding.ts';
import type { RecordSource } from '../records/record-source.ts';
import { columnWords, headerList } from './header.ts';

/** Columns that an invoice may state once for all its lines. */
const SAID_ONCE = ['supplier', 'invoice_number', 'invoice_date', 'category', 'vat_rate'];

/** Columns that may be the same for a whole list: the pupils of one day, the sites of one member. */
const SAID_OF_ALL = ['measure', 'as_of', 'kind', 'member', 'type'];

/** An example of the entry of a layout that gives items and labels a category. */
const BY_ITEM: Bilingual = { en: '"FTTO-*": subscription', fr: '"FTTO-*": abonnement' };

/**
 * The problem of a required column that a header lacks; the header of a list or of an operator’s file is not ours to
 * change. `aside` is the name by which its layout ignores the column.
 */
export function missingColumn(
  { fingerprint: { path: file }, headerRow: row, header }: RecordSource,
  column: Column,
  columns: readonly Column[],
  isForeign: boolean,
  aside: string | undefined,
): Problem {
  const cells = header.filter((cell) => cell !== '');
  const garbled = cells.find((cell) => ungarbled(cell) !== undefined);
  if (garbled !== undefined && aside === undefined) {
    const args = { column: columnWords(column, cells, columns), garbled, entry: undefined };
    return problem('column-missing', { file, row, column: column.name }, args);
  }
  const text = cells.length === 0 ? '—' : headerList(cells.slice(0, 40));
  const [found, headers] = aside !== undefined ? ['', ''] : isForeign ? ['', text] : [text, ''];
  const args = {
    column: columnWords(column, cells, columns),
    names: namesOf(column),
    name: column.name,
    found,
    headers,
    aside,
    sorted: isForeign && column.name === 'category' ? BY_ITEM : undefined,
    once: isForeign && SAID_ONCE.includes(column.name) ? column.name : undefined,
    alike: isForeign && SAID_OF_ALL.includes(column.name) ? column.name : undefined,
    unnumbered: column.name === 'line_number' ? 'line_number: row' : undefined,
  };
  return problem('column-missing', { file, row, column: column.name }, args);
}

function namesOf({ name, alias = name }: Column): string {
  return name === alias ? name : `${name}, ${alias}`;
}
