import { currencyIn } from '../../../domain/numbers/currency.ts';
import { CELL_LIMIT, FORMULA_ERROR } from '../../../text/spreadsheet.ts';
import { type ArchiveEntry, ArchiveError } from '../archive.ts';
import {
  GRID_LIMITS,
  type GridCell,
  GridLimitError,
  gridBuilder,
  NOT_COMPUTED,
  type SheetEntry,
  type Shown,
} from '../grid.ts';
import { showsMinus } from './number-format.ts';
import { orDamaged, readPart } from './part-reader.ts';
import { booleanText, numberText, shownNegative, withLeadingZeros, writtenDate } from './stored-values.ts';

type Attributes = Readonly<Record<string, string>>;

/** The sheets of an ods workbook, in its order (OpenDocument 1.3, part 3, 9). */
export function odsSheets(parts: ReadonlyMap<string, ArchiveEntry>): readonly SheetEntry[] {
  const entry = parts.get('content.xml');
  if (entry === undefined) throw new ArchiveError('content.xml');
  const sheets: SheetEntry[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let sheet: ReturnType<typeof sheetReader> | undefined;
  let outside = 0;
  readPart(entry, {
    open(name, attributes) {
      if (name === 'table:dde-links') outside++;
      if (outside > 0) return;
      if (name === 'style:style') style = attributes['style:name'] ?? '';
      if (name === 'style:table-properties' && attributes['table:display'] === 'false')
        hiddenStyles.add(style);
      if (sheet !== undefined) sheet.open(name, attributes);
      else if (name === 'table:table') sheet = sheetReader(attributes);
    },
    text: (text) => sheet?.text(text),
    close(name) {
      if (name === 'table:dde-links') outside--;
      if (sheet === undefined || outside > 0 || !sheet.close(name)) return;
      const { name: title, styleName, grid } = sheet;
      sheets.push({ name: title, visible: !hiddenStyles.has(styleName), read: grid });
      sheet = undefined;
    },
  });
  return sheets;
}

interface OpenCell {
  readonly attributes: Attributes;
  readonly covered: boolean;
  readonly repeated: number;
  readonly pieces: string[];
  length: number;
}

/** Reads one `table:table`. */
function sheetReader(sheet: Attributes) {
  const builder = gridBuilder('content.xml');
  let row = 1;
  let inRow = false;
  let hidden = false;
  let rowsRepeated = 1;
  let cells: GridCell[] = [];
  let column = 0;
  let cell: OpenCell | undefined;
  /** The elements open within the cell: a comment or a drawing in it has text too. */
  const within: string[] = [];
  const add = (text: string): void => {
    if (cell === undefined || within[0] !== 'text:p' || cell.length > CELL_LIMIT) return;
    cell.length += text.length;
    cell.pieces.push(text);
  };
  const openInCell = (open: OpenCell, name: string, attributes: Attributes): void => {
    if (within.length === 0 && name === 'text:p' && open.pieces.length > 0) open.pieces.push('\n');
    if (name === 'text:p' && within.at(-1) === name) throw new ArchiveError('content.xml');
    // Lists and headings, which no spreadsheet program writes: their text would be passed over.
    if (within.length === 0 && name.startsWith('text:') && name !== 'text:p')
      throw new ArchiveError('content.xml');
    within.push(name);
    if (name === 'text:s') add(' '.repeat(Math.min(repeats(attributes['text:c']), CELL_LIMIT)));
    if (name === 'text:tab') add('\t');
    if (name === 'text:line-break') add('\n');
  };
  const closeCell = (open: OpenCell): void => {
    const built = open.covered ? undefined : gridCell(open);
    for (let left = built === undefined ? 0 : open.repeated; left > 0 && built !== undefined; left--) {
      if (column >= GRID_LIMITS.columns || cells.length > GRID_LIMITS.columns)
        throw new GridLimitError('columns');
      cells.push({ column: column++, ...built });
    }
    if (built === undefined) column += open.repeated;
  };
  const merge = (attributes: Attributes): void => {
    const [columns, rows] = ['table:number-columns-spanned', 'table:number-rows-spanned'].map((key) =>
      repeats(attributes[key]),
    );
    if (columns === undefined || rows === undefined || (columns === 1 && rows === 1)) return;
    builder.merge({
      fromRow: row,
      toRow: row + rows - 1,
      fromColumn: column,
      toColumn: column + columns - 1,
    });
  };
  return {
    name: sheet['table:name'] ?? '',
    styleName: sheet['table:style-name'] ?? '',
    grid: builder.grid,
    open(name: string, attributes: Attributes): void {
      if (cell !== undefined) {
        openInCell(cell, name, attributes);
      } else if (name === 'table:table-row') {
        if (inRow) throw new ArchiveError('content.xml');
        inRow = true;
        hidden = ['collapse', 'filter'].includes(attributes['table:visibility'] ?? '');
        rowsRepeated = repeats(attributes['table:number-rows-repeated']);
        cells = [];
        column = 0;
      } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        if (!inRow) throw new ArchiveError('content.xml');
        merge(attributes);
        const repeated = repeats(attributes['table:number-columns-repeated']);
        cell = { attributes, covered: name !== 'table:table-cell', repeated, pieces: [], length: 0 };
      }
    },
    text: add,
    /** Whether the sheet ends here. */
    close(name: string): boolean {
      if (cell !== undefined && within.length > 0) {
        within.pop();
      } else if (cell !== undefined) {
        closeCell(cell);
        cell = undefined;
      } else if (name === 'table:table-row') {
        inRow = false;
        for (let left = cells.length === 0 ? 0 : rowsRepeated; left > 0; left--)
          builder.add({ row: row++, hidden, cells });
        if (cells.length === 0) row += rowsRepeated;
      }
      return name === 'table:table' && cell === undefined;
    },
  };
}

function repeats(value: string | undefined): number {
  if (value === undefined) return 1;
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new ArchiveError('content.xml');
  return Number(value);
}

/** A cell as it is shown, without its place; undefined for an empty one. */
function gridCell({ attributes, pieces }: OpenCell): Omit<GridCell, 'column'> | undefined {
  const isFormula = attributes['table:formula'] !== undefined;
  const inCell = pieces.join('');
  const value = attributes['office:value'] ?? '';
  const currency = attributes['office:currency'] ?? (value === '' ? undefined : currencyIn(inCell));
  const { text, storedAs, flaw } = shownBy(attributes, inCell, isFormula);
  return text === '' && flaw === undefined ? undefined : { text, storedAs, currency, isFormula, flaw };
}

/** The text of a cell, and what it is stored as or why it is none; `inCell` is what its paragraphs read. */
function shownBy(attributes: Attributes, inCell: string, isFormula: boolean): Shown {
  const isError = isFormula && FORMULA_ERROR.test(inCell);
  if (isError || attributes['calcext:value-type'] === 'error') {
    return { text: inCell === '' ? '#' : inCell, flaw: 'error' };
  }
  const type = attributes['office:value-type'];
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage':
      return numberShown(attributes['office:value'] ?? '', type === 'percentage', inCell);
    case 'date':
      return { text: writtenDate(attributes['office:date-value'] ?? ''), storedAs: 'day' };
    case 'boolean':
      return { text: orDamaged(booleanText(attributes['office:boolean-value'] ?? ''), 'content.xml') };
    case undefined:
      return isFormula ? NOT_COMPUTED : { text: inCell };
    case 'string':
    case 'time':
    case 'void':
      return { text: attributes['office:string-value'] || inCell };
    default:
      throw new ArchiveError('content.xml');
  }
}

/** A number as it is shown; the text itself where it is none. */
function numberShown(value: string, isPercentage: boolean, inCell: string): Shown {
  const number = numberText(value, isPercentage ? 2 : 0);
  // Programs show such a cell as 0, whatever its paragraphs read.
  if (value === '' && inCell !== '') throw new ArchiveError('content.xml');
  if (number === undefined) return { text: value };
  const bare = inCell.replace(/\s/g, '');
  // Its format has words instead of the number.
  if (number !== '0' && /\p{L}/u.test(bare) && !/\d/.test(bare)) return { text: inCell };
  const code = /^0\d+$/.test(bare) ? withLeadingZeros(number, bare.length) : number;
  const storedAs = isPercentage ? 'percentage' : 'number';
  return {
    text: showsMinus(inCell, /\d/) ? shownNegative(code) : code,
    storedAs: isShownAs(bare, code) ? storedAs : 'number shown otherwise',
  };
}

/** Whether a cell shows its number, blanks aside: with marks, a unit or zero decimals, or shortened. */
function isShownAs(bare: string, number: string): boolean {
  const digits = bare.replace(/[€%]/g, '');
  // In 1,000 the three zeros are decimals or not: both are the number.
  const shown = [digits, digits.replace(/[.,]0+$/, '')].map((text) => text.replace(/[.,]/g, ''));
  return !/\d/.test(bare) || /\dE[+-]?\d/i.test(bare) || shown.includes(number.replace('.', ''));
}
