import { CELL_LIMIT } from '../../../text/spreadsheet.ts';
import { type ArchiveEntry, ArchiveError } from '../archive.ts';
import {
  cellNamed,
  GRID_LIMITS,
  type Grid,
  type GridCell,
  GridLimitError,
  gridBuilder,
  NOT_COMPUTED,
  type Shown,
} from '../grid.ts';
import { type NumberKind, PLAIN_NUMBER } from './number-format.ts';
import { isTrue, localName, orDamaged, readPart } from './part-reader.ts';
import {
  booleanText,
  numberText,
  serialDate,
  shownNegative,
  withLeadingZeros,
  writtenDate,
} from './stored-values.ts';
import { textCollector, unescaped } from './xlsx-texts.ts';

/** The types of a cell (ECMA-376, 18.18.11). */
const CELL_TYPES: ReadonlySet<string> = new Set(['b', 'd', 'e', 'inlineStr', 'n', 's', 'str']);

type Attributes = Readonly<Record<string, string>>;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly kind: NumberKind;
  isFormula: boolean;
  value: string | undefined;
}

interface SheetContext {
  readonly texts: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly from1904: boolean;
  /** Whether the stored values of formulas are their results: if not, a zero may stand for any result. */
  readonly computed: boolean;
}

/** The cells of a worksheet (ECMA-376, 18.3). */
export function readSheet(entry: ArchiveEntry, context: SheetContext): Grid {
  const part = entry.name;
  const builder = gridBuilder(part);
  const inline = textCollector(part);
  let row = 0;
  let inRow = false;
  let isNumbered = false;
  let hidden = false;
  let cells: GridCell[] = [];
  let next = 0;
  let cell: OpenCell | undefined;
  let inValue = false;
  const fail: () => never = () => {
    throw new ArchiveError(part);
  };
  const openRow = (attributes: Attributes): void => {
    if (inRow) fail();
    inRow = true;
    isNumbered = attributes['r'] !== undefined;
    row = isNumbered ? Number(attributes['r']) : row + 1;
    if (!Number.isInteger(row) || row < 1) fail();
    hidden = isTrue(attributes['hidden']);
    cells = [];
    next = 0;
  };
  const openCell = (attributes: Attributes): OpenCell => {
    if (!inRow || cell !== undefined) fail();
    const place = attributes['r'] === undefined ? { column: next, row } : cellNamed(attributes['r']);
    if (place === undefined || (isNumbered && place.row !== row)) fail();
    const { column } = place;
    if (column >= GRID_LIMITS.columns) throw new GridLimitError('columns');
    next = column + 1;
    const type = attributes['t'] ?? 'n';
    const kind = kindOf(attributes['s'], context.kinds);
    if (!CELL_TYPES.has(type) || kind === undefined) fail();
    inline.start();
    return { column, type, kind, isFormula: false, value: undefined };
  };
  const merge = (attributes: Attributes): void => {
    const [from, to = from] = (attributes['ref'] ?? '').split(':').map(cellNamed);
    if (from === undefined || to === undefined) fail();
    builder.merge({ fromRow: from.row, toRow: to.row, fromColumn: from.column, toColumn: to.column });
  };
  /** An element of a cell, or the cell itself. */
  const openWithin = (open: OpenCell, local: string): void => {
    inline.open(local);
    if (local === 'f') open.isFormula = true;
    inValue = local === 'v';
    if (!inValue) return;
    if (open.value !== undefined) fail();
    open.value = '';
  };
  readPart(entry, {
    open(element, attributes) {
      const local = localName(element);
      if (inValue) fail();
      if (local === 'row') openRow(attributes);
      else if (local === 'c') cell = openCell(attributes);
      else if (local === 'mergeCell') merge(attributes);
      if (cell !== undefined) openWithin(cell, local);
    },
    text(text) {
      if (cell === undefined) return;
      inline.text(text);
      // One character more than a cell may hold tells that it is too long.
      if (inValue && (cell.value ?? '').length <= CELL_LIMIT) cell.value = (cell.value ?? '') + text;
    },
    close(element) {
      const local = localName(element);
      inValue = false;
      if (cell !== undefined) inline.close(local);
      if (local === 'c' && cell !== undefined) {
        const built = gridCell(cell, inline.result(), context, part);
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

/** The kind of numbers of a style; undefined for an unknown one: as a plain number, a day would be wrong. */
function kindOf(style: string | undefined, kinds: readonly NumberKind[]): NumberKind | undefined {
  const number = style || '0';
  if (number === '0') return kinds[0] ?? PLAIN_NUMBER;
  return /^\d+$/.test(number) ? kinds[Number(number)] : undefined;
}

/** The value that a program stores for a formula that it does not compute. */
const ZERO = /^0(\.0*)?$/;

/** A cell as it is shown; undefined for an empty one. */
function gridCell(
  cell: OpenCell,
  inlineText: string,
  context: SheetContext,
  part: string,
): GridCell | undefined {
  const { column, kind, isFormula } = cell;
  const currency = typeof kind === 'string' ? undefined : kind.currency;
  const { text, storedAs, flaw } = shownBy(cell, inlineText, context, part);
  return text === '' && flaw === undefined
    ? undefined
    : { column, text, storedAs, currency, isFormula, flaw };
}

const NOTHING: Shown = { text: '' };

/** The contents of a cell as they are shown; empty where there are none. */
function shownBy(
  { type, kind, isFormula, value }: OpenCell,
  inlineText: string,
  { texts, from1904, computed }: SheetContext,
  part: string,
): Shown {
  // No program writes what a cell of this type would not show; it would be lost without a word.
  const unshown = type === 'inlineStr' ? value : inlineText;
  if (unshown !== undefined && unshown !== '') throw new ArchiveError(part);
  if (type === 'inlineStr') return { text: inlineText };
  if (value === undefined || (value === '' && type !== 'str')) return isFormula ? NOT_COMPUTED : NOTHING;
  if (isFormula && !computed && ZERO.test(value)) return NOT_COMPUTED;
  switch (type) {
    case 's':
      return { text: orDamaged(/^\d+$/.test(value) ? texts[Number(value)] : undefined, part) };
    case 'str':
      return { text: unescaped(value) };
    case 'b':
      return { text: orDamaged(booleanText(value), part) };
    case 'e':
      return { text: value, flaw: 'error' };
    case 'd':
      return { text: writtenDate(value), storedAs: 'day' };
    default:
      return numberShown(value, kind, from1904);
  }
}

/** A number as its format shows it; the text itself where it is not one. */
function numberShown(value: string, kind: NumberKind, from1904: boolean): Shown {
  if (kind === 'date') {
    const day = serialDate(value, from1904);
    return day === undefined ? { text: value } : { text: day, storedAs: 'day' };
  }
  const number = numberText(value, kind === 'percent' ? 2 : 0);
  if (number === undefined) return { text: value };
  if (kind === 'percent') return { text: number, storedAs: 'percentage' };
  // A zero may be shown as nothing, or as a dash: it is still a zero.
  const instead = number === '0' ? undefined : kind.instead[number.startsWith('-') ? 1 : 0];
  if (instead !== undefined) return { text: instead };
  const text = withLeadingZeros(number, kind.digits);
  return {
    text: kind.negates ? shownNegative(text) : text,
    storedAs: kind.ownText ? 'number shown otherwise' : 'number',
  };
}
