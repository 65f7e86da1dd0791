import { CELL_LIMIT } from '../../../text/spreadsheet.ts';
import { type ArchiveEntry, ArchiveError } from '../archive.ts';
import {
  GRID_LIMITS,
  type Grid,
  type GridCell,
  GridLimitError,
  gridBuilder,
  placeOf,
  type StoredAs,
  UNCOMPUTED,
} from '../grid.ts';
import { type NumberKind, PLAIN_NUMBER } from './number-format.ts';
import { isTrue, localName, readPart } from './part-reader.ts';
import { numberText, serialDate, shownNegative, withLeadingZeros, writtenDate } from './stored-values.ts';

/** What a cell may hold (ECMA-376, 18.18.11). */
const CELL_TYPES: ReadonlySet<string> = new Set(['b', 'd', 'e', 'inlineStr', 'n', 's', 'str']);

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly kind: NumberKind;
  isFormula: boolean;
  value: string | undefined;
}

/** What the cells of a workbook are read with. */
interface SheetContext {
  readonly texts: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly from1904: boolean;
  /** Whether the stored values of formulas are their results: where not, a zero may stand for any. */
  readonly computed: boolean;
}

/** The cells of a worksheet (ECMA-376, 18.3). */
export function readSheet(entry: ArchiveEntry, context: SheetContext): Grid {
  const builder = gridBuilder(entry.name);
  const inline = textCollector(entry.name);
  let row = 0;
  let inRow = false;
  let isNumbered = false;
  let hidden = false;
  let cells: GridCell[] = [];
  let next = 0;
  let cell: OpenCell | undefined;
  let inValue = false;
  readPart(entry, {
    open(element, attributes) {
      const local = localName(element);
      if (inValue) throw new ArchiveError(entry.name);
      if (local === 'row') {
        if (inRow) throw new ArchiveError(entry.name);
        inRow = true;
        isNumbered = attributes['r'] !== undefined;
        row = isNumbered ? Number(attributes['r']) : row + 1;
        if (!Number.isInteger(row) || row < 1) throw new ArchiveError(entry.name);
        hidden = isTrue(attributes['hidden']);
        cells = [];
        next = 0;
      } else if (local === 'c') {
        if (!inRow || cell !== undefined) throw new ArchiveError(entry.name);
        const place = attributes['r'] === undefined ? { column: next, row } : placeOf(attributes['r']);
        if (place === undefined || (isNumbered && place.row !== row)) throw new ArchiveError(entry.name);
        const { column } = place;
        if (column >= GRID_LIMITS.columns) throw new GridLimitError('columns');
        next = column + 1;
        const type = attributes['t'] ?? 'n';
        if (!CELL_TYPES.has(type)) throw new ArchiveError(entry.name);
        const kind = kindOf(attributes['s'], context.kinds);
        if (kind === undefined) throw new ArchiveError(entry.name);
        cell = { column, type, kind, isFormula: false, value: undefined };
        inline.start();
      } else if (local === 'mergeCell') {
        const [from, to = from] = (attributes['ref'] ?? '').split(':').map(placeOf);
        if (from === undefined || to === undefined) throw new ArchiveError(entry.name);
        builder.merge({ fromRow: from.row, toRow: to.row, fromColumn: from.column, toColumn: to.column });
      }
      if (cell === undefined) return;
      inline.open(local);
      if (local === 'f') cell.isFormula = true;
      if (local === 'v' && cell.value !== undefined) throw new ArchiveError(entry.name);
      if (local === 'v') cell.value = '';
      inValue = local === 'v';
    },
    text(text) {
      if (cell === undefined) return;
      inline.text(text);
      if (inValue && (cell.value ?? '').length <= CELL_LIMIT) cell.value = (cell.value ?? '') + text;
    },
    close(element) {
      const local = localName(element);
      inValue = false;
      if (cell !== undefined) inline.close(local);
      if (local === 'c' && cell !== undefined) {
        const built = gridCell(cell, inline.result(), context, entry.name);
        if (built !== undefined) cells.push(built);
        cell = undefined;
      }
      if (local !== 'row') return;
      inRow = false;
      builder.add({ row, hidden, cells });
    },
  });
  return builder.grid();
}

/** What numbers of a style are; undefined for a style that the workbook has not, under which a rate or a day would change. */
function kindOf(style: string | undefined, kinds: readonly NumberKind[]): NumberKind | undefined {
  const number = (style ?? '0').trim();
  if (number === '0') return kinds[0] ?? PLAIN_NUMBER;
  return /^\d+$/.test(number) ? kinds[Number(number)] : undefined;
}

/** The value that a program stores for what it does not compute. */
const ZERO = /^0(\.0*)?$/;

/** What a cell shows; undefined for one that holds nothing. */
function gridCell(
  { column, type, kind, isFormula, value }: OpenCell,
  inlineText: string,
  { texts, from1904, computed }: SheetContext,
  part: string,
): GridCell | undefined {
  const currency = typeof kind === 'string' ? undefined : kind.currency;
  const make = (text: string, storedAs?: StoredAs, flaw?: GridCell['flaw']): GridCell | undefined =>
    text === '' && flaw === undefined ? undefined : { column, text, storedAs, currency, isFormula, flaw };
  // What a cell of this type would not show is no cell of any program's: reading on would pass it over.
  const unshown = type === 'inlineStr' ? value : inlineText;
  if (unshown !== undefined && unshown !== '') throw new ArchiveError(part);
  if (type === 'inlineStr') return make(inlineText);
  if (isFormula && !computed && value !== undefined && ZERO.test(value))
    return make(UNCOMPUTED, undefined, 'uncomputed');
  if (value === undefined || (value === '' && type !== 'str')) {
    return isFormula ? make(UNCOMPUTED, undefined, 'uncomputed') : undefined;
  }
  switch (type) {
    case 's': {
      const text = /^\d+$/.test(value) ? texts[Number(value)] : undefined;
      if (text === undefined) throw new ArchiveError(part);
      return make(text);
    }
    case 'str':
      return make(unescaped(value));
    case 'b':
      return make(isTrue(value) ? 'TRUE' : 'FALSE');
    case 'e':
      return make(value, undefined, 'error');
    case 'd':
      return make(writtenDate(value), 'day');
    default: {
      if (kind === 'date') {
        const day = serialDate(value, from1904);
        return day === undefined ? make(value) : make(day, 'day');
      }
      const number = numberText(value, kind === 'percent' ? 2 : 0);
      if (number === undefined) return make(value);
      if (kind === 'percent') return make(number, 'percentage');
      // A zero may be shown as nothing, or by a dash: that is still one.
      const instead = number === '0' ? undefined : kind.instead[number.startsWith('-') ? 1 : 0];
      if (instead !== undefined) return make(instead);
      const storedAs = kind.ownText ? 'number shown otherwise' : 'number';
      const text = withLeadingZeros(number, kind.digits);
      return make(kind.negates ? shownNegative(text) : text, storedAs);
    }
  }
}

/** The texts that cells refer to by number, rich ones as they read, without what says how to pronounce them. */
export function readTexts(entry: ArchiveEntry | undefined): readonly string[] {
  const texts: string[] = [];
  if (entry === undefined) return texts;
  const collect = textCollector(entry.name);
  readPart(entry, {
    open(element) {
      if (localName(element) === 'si') collect.start();
      collect.open(localName(element));
    },
    text: collect.text,
    close(element) {
      collect.close(localName(element));
      if (localName(element) === 'si') texts.push(collect.result());
    },
  });
  return texts;
}

/** Gathers the `t` elements of a text, those of phonetic runs left out; throws an {@link ArchiveError} where one holds an element. */
function textCollector(part: string) {
  let pieces: string[] = [];
  let length = 0;
  let inText = false;
  let phonetic = 0;
  return {
    start(): void {
      pieces = [];
      length = 0;
    },
    open(local: string): void {
      if (inText) throw new ArchiveError(part);
      if (local === 'rPh') phonetic++;
      inText = local === 't' && phonetic === 0;
    },
    text(text: string): void {
      // One character more than a cell may hold tells that it is too long.
      if (!inText || length > CELL_LIMIT) return;
      length += text.length;
      pieces.push(text);
    },
    close(local: string): void {
      if (local === 'rPh') phonetic--;
      inText = false;
    },
    result: (): string => unescaped(pieces.join('')),
  };
}

/** `_x000D_` is how workbooks write characters that XML has not. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}
