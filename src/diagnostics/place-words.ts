import { fileOfPlace } from '../text/file-type.ts';
import { globOf } from '../text/glob.ts';

/** Words for the file and the column of a problem, available to every wording, as convention.yaml writes them. */
export interface PlaceWords {
  /** A glob of the name of the file, quoted. */
  readonly theFile: string;
  /** A glob of its path from the workspace, quoted, as `ignore_files` takes it: no other file is left aside by it. */
  readonly thePath: string;
  /** The header, quoted. */
  readonly theColumn: string;
  /** The beginning of the entry of the file, up to its own keys. */
  readonly entry: string;
  /** The same if the file is one of invoices/; else empty. */
  readonly invoiceEntry: string;
  /** The end of that entry. */
  readonly end: string;
  /** `entry` if the file is a list of a table; empty if it is one of invoices/. */
  readonly listEntry: string;
  /** The file, if it is a table that no entry of convention.yaml reads; else empty. */
  readonly bare: string;
  /** The column that a row would need and its file lacks; else empty. */
  readonly absent: string;
  /** What the reference says about the key; empty where nothing was found. */
  readonly meaning: string;
}

export function placeWords(file: string, column: string | undefined): PlaceWords {
  const path = fileOfPlace(file);
  const name = globOf(path.slice(path.lastIndexOf('/') + 1));
  const theFile = JSON.stringify(name);
  const theColumn = JSON.stringify(column ?? '…');
  const thePath = JSON.stringify(globOf(path));
  const said = { theFile, thePath, theColumn, bare: '', absent: '', meaning: '' };
  if (file.startsWith('invoices/')) return { ...said, ...entryOfInvoices(name) };
  return { ...said, ...entryOfList('…', path) };
}

type EntryWords = Pick<PlaceWords, 'entry' | 'invoiceEntry' | 'listEntry' | 'end'>;

/** The beginning and the end of the entry of a list, wherever it is: it may be in invoices/ too. */
export function entryOfList(table: string, file: string): EntryWords {
  const entry = `tables: { ${table}: { file: ${JSON.stringify(file)}, `;
  return { entry, invoiceEntry: '', listEntry: entry, end: ' } }' };
}

/** The beginning and the end of the entry of invoice files. */
export function entryOfInvoices(files: string): EntryWords {
  const entry = `invoices: [{ files: ${JSON.stringify(files)}, `;
  return { entry, invoiceEntry: entry, listEntry: '', end: ' }]' };
}

/** The same for no file in particular. */
export const SOME_PLACE: PlaceWords = {
  ...placeWords('invoices/…', undefined),
  listEntry: entryOfList('…', '…').listEntry,
  bare: '…',
  absent: '…',
};
