/** One table of cells, written as an officer's CSV, as xlsx and as ods. */
import { odsNumber, odsText, writeOds } from '../sheet/write-ods.ts';
import { writeXlsx, type XlsxCell } from '../sheet/write-xlsx.ts';

/** A text, or a number, day or percentage as a sheet keeps it beside what a CSV file has. */
export type Cell =
  | string
  | { readonly number: string; readonly csv: string }
  | { readonly percent: string; readonly csv: string }
  | { readonly day: string; readonly serial: number; readonly csv: string };

export interface CellTable {
  readonly rows: readonly (readonly Cell[])[];
  /** Cells of a column merged downwards: first and last row from 1, column from 0. */
  readonly merges?: readonly (readonly [from: number, to: number, column: number])[];
}

/** Those in which numbers need no word of a layout. */
export const FORMS = ['csv', 'xlsx', 'ods'] as const;
export const ALL_FORMS = [...FORMS, 'web.csv'] as const;
export type Form = (typeof ALL_FORMS)[number];

export function asFile(table: CellTable, form: Form): Uint8Array {
  return { csv: asCsv, 'web.csv': asWebCsv, xlsx: asXlsx, ods: asOds }[form](table);
}

/** Semicolons, decimal commas, windows-1252, CRLF: as a French Excel saves it. */
function asCsv({ rows }: CellTable): Uint8Array {
  const text = delimited(rows, ';');
  return Buffer.from(text.replaceAll('€', '\u0080').replaceAll('’', '\u0092'), 'latin1');
}

/** Commas, decimal commas between quotes, UTF-8: as a spreadsheet on the web exports it. */
function asWebCsv({ rows }: CellTable): Uint8Array {
  return Buffer.from(delimited(rows, ','));
}

function delimited(rows: CellTable['rows'], delimiter: string): string {
  const quoted = (text: string): string => (/[,;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows
    .map((row) => row.map((cell) => quoted(typeof cell === 'string' ? cell : cell.csv)).join(delimiter))
    .join('\r\n');
}

const GENERAL = 0;
const DAY = 1;
const PERCENT = 2;

function asXlsx({ rows, merges = [] }: CellTable): Uint8Array {
  const cells = rows.map((row) =>
    row.map((cell): XlsxCell | string | undefined => {
      if (typeof cell === 'string') return cell === '' ? undefined : cell;
      if ('number' in cell) return { v: cell.number, s: GENERAL };
      return 'day' in cell ? { v: String(cell.serial), s: DAY } : { v: cell.percent, s: PERCENT };
    }),
  );
  const refs = merges.map(([from, to, column]) => {
    const letter = String.fromCharCode(65 + column);
    return `${letter}${from}:${letter}${to}`;
  });
  return writeXlsx({
    sheets: [{ name: 'Feuil1', rows: cells, merges: refs }],
    formats: ['dd/mm/yyyy', '0%'],
  });
}

function asOds({ rows, merges = [] }: CellTable): Uint8Array {
  const xml = rows.map((row, index) => {
    const cells = row.map((cell, column) => {
      const merge = merges.find(([from, to, at]) => at === column && from <= index + 1 && index + 1 <= to);
      if (merge !== undefined && merge[0] !== index + 1) return '<table:covered-table-cell/>';
      const spans =
        merge === undefined
          ? ''
          : `table:number-rows-spanned="${merge[1] - merge[0] + 1}" table:number-columns-spanned="1"`;
      if (typeof cell === 'string')
        return cell === '' ? '<table:table-cell/>' : odsText(escaped(cell), spans);
      if ('number' in cell) return odsNumber(cell.number, 'float', spans);
      if ('percent' in cell) return odsNumber(cell.percent, 'percentage', spans);
      return `<table:table-cell office:value-type="date" office:date-value="${cell.day}"><text:p>x</text:p></table:table-cell>`;
    });
    return `<table:table-row>${cells.join('')}</table:table-row>`;
  });
  return writeOds([{ name: 'Feuil1', rows: xml.join('') }]);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
