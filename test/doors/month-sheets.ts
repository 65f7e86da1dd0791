/** Workbooks with a sheet a month, made by hand. */
import { odsText, writeOds } from '../workspace/sheet/write-ods.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

export interface MonthSheet {
  readonly name: string;
  /** Its rows; cells without commas of their own. */
  readonly csv: string;
  readonly hidden?: true;
}

function rowsOf({ csv }: MonthSheet): readonly (readonly string[])[] {
  return csv === ''
    ? []
    : csv
        .trimEnd()
        .split('\n')
        .map((row) => row.split(','));
}

export function monthsXlsx(months: readonly MonthSheet[]): Uint8Array {
  const sheets = months.map(({ name, hidden, ...month }) => ({
    name,
    ...(hidden ? { state: 'hidden' as const } : {}),
    rows: rowsOf({ name, ...month }).map((row) => row.map((cell) => (cell === '' ? undefined : cell))),
  }));
  return writeXlsx({ sheets });
}

export function monthsOds(months: readonly MonthSheet[]): Uint8Array {
  return writeOds(
    months.map((month) => ({
      name: month.name,
      rows: rowsOf(month)
        .map((row) => {
          const cells = row.map((cell) => (cell === '' ? '<table:table-cell/>' : odsText(cell)));
          return `<table:table-row>${cells.join('')}</table:table-row>`;
        })
        .join(''),
    })),
  );
}
