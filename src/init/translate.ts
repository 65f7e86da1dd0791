import { csvRow } from '../report/csv/csv.ts';
import { cleanText } from '../workspace/cell-reader.ts';
import { placeColumns } from '../workspace/header.ts';
import { readNumber } from '../workspace/numbers.ts';
import { openCsv } from '../workspace/records/csv-file.ts';
import { type Column, columnsOf, type RowSchema } from '../workspace/table.ts';
import { invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../workspace/year-tables.ts';

/**
 * A French table of the example in English: canonical headers, English words, decimal points, commas between cells.
 * Undefined for a file that is no table of ours, such as one in an operator's own format.
 */
export function translateTable(absolutePath: string, path: string): string | undefined {
  const schema = schemaOf(path);
  if (schema === undefined) return undefined;
  const file = openCsv(absolutePath, path, () => {});
  if (file === undefined) return undefined;
  const columns = columnsOf(schema);
  const { places, problems } = placeColumns(path, 1, file.header, columns, new Map(), []);
  if (problems.length > 0) return undefined;
  const rows = [...file.batches(() => {})].flatMap(({ records }) =>
    records.map((record) =>
      csvRow(places.map(({ column, index }) => translateCell(column, cleanText(record[index] ?? '')))),
    ),
  );
  return csvRow(places.map(({ column }) => column.name)) + rows.join('');
}

function schemaOf(path: string): RowSchema | undefined {
  if (path.startsWith('invoices/') && path.endsWith('.csv')) return invoiceLineSchema;
  return Object.values(ALL_TABLES).find(({ file }) => file === path)?.schema;
}

function translateCell(column: Column, text: string): string {
  if (column.kind === 'choice') {
    const [english] = Object.entries(column.french ?? {}).find(([, french]) => french === text) ?? [text];
    return english;
  }
  if (column.kind !== 'number' || text === '') return text;
  const number = readNumber(text, ',');
  return 'decimal' in number ? number.decimal : text;
}
