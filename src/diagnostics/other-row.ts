import type { RowPlace } from '../domain/table-row.ts';

/** Another row, as it is called at a place: its number, after its file where that is another one. */
export function otherRow({ file, row }: RowPlace, at: Pick<RowPlace, 'file'>): number | string {
  return file === at.file ? row : `${file}:${row}`;
}
