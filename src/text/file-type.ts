/** What the name of a file says of it; the extension counts in any case. */
export function extensionOf(name: string): string {
  return /\.([^./]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** A name without its extension. */
export function withoutExtension(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

/** The last name of a path, from whatever system. */
export function nameWithin(path: string): string {
  return path.slice(path.search(/[^/\\]*$/));
}

/**
 * The extensions of files of records, each with how they are read: as text between commas, semicolons or tabs, or as a
 * sheet.
 */
const RECORDS = { csv: 'delimited', tsv: 'delimited', xlsx: 'sheet', ods: 'sheet' } as const;
export const TABULAR: readonly string[] = Object.keys(RECORDS);

export type RecordKind = (typeof RECORDS)[keyof typeof RECORDS];

/** How the records of a file of this name are read; undefined where it has none. */
export function recordKindOf(name: string): RecordKind | undefined {
  const kinds: Readonly<Record<string, RecordKind | undefined>> = RECORDS;
  const extension = extensionOf(name);
  return Object.hasOwn(RECORDS, extension) ? kinds[extension] : undefined;
}

/** Whether a file of this name has records. */
export function isTabular(name: string): boolean {
  return recordKindOf(name) !== undefined;
}

/** How messages name a sheet of a workbook of which several are read: `lists.xlsx[Sites]`. */
export function sheetPlace(path: string, sheet: string): string {
  return `${path}[${sheet}]`;
}

/** The extensions of files of text between separators. */
export const DELIMITED: readonly string[] = TABULAR.filter((one) => recordKindOf(`.${one}`) === 'delimited');

const SHEETS = TABULAR.filter((extension) => recordKindOf(`.${extension}`) === 'sheet');
const SHEET_PLACE = new RegExp(`^(.*\\.(?:${SHEETS.join('|')}))\\[.*\\]$`, 'is');

/** The path of the file of a place, which may be that of a {@link sheetPlace}. */
export function fileOfPlace(place: string): string {
  // The name of a sheet may have brackets of its own, but hardly the extension of a workbook before one.
  return SHEET_PLACE.exec(place)?.[1] ?? place;
}

/** Whether a place is that of one sheet of a workbook. */
export function isSheetPlace(place: string): boolean {
  return fileOfPlace(place) !== place;
}

/** Whether a file of this name is a sheet in a form that grappe does not read, but spreadsheet programs do. */
export function isForeignSheet(name: string): boolean {
  return ['xls', 'xlsm', 'xlsb', 'xlt', 'xltx', 'xltm', 'ots', 'fods', 'sxc', 'numbers'].includes(
    extensionOf(name),
  );
}

/** Whether a file of this name may hold invoices: records, UBL, CII or Factur-X. */
export function isInvoiceType(name: string): boolean {
  return isTabular(name) || ['xml', 'pdf'].includes(extensionOf(name));
}

/** Whether a file of this name may hold invoices, by itself or as a zip of such files. */
export function mayHoldInvoices(name: string): boolean {
  return isInvoiceType(name) || extensionOf(name) === 'zip';
}

/**
 * The name of the file that this one is a placeholder of, where a synchronising program keeps it online only:
 * `sites.csv` for `sites.csv.nextcloud` or `.sites.csv.icloud`. Undefined for all other files.
 */
export function keptOnline(name: string): string | undefined {
  const [, kept] = /^(.+)\.(?:nextcloud|owncloud)$/i.exec(name) ?? /^\.(.+)\.icloud$/i.exec(name) ?? [];
  return kept;
}

/** Whether a system or a spreadsheet program creates files of this name by itself. */
export function isSystemFile(name: string): boolean {
  const known = ['.ds_store', 'thumbs.db', 'desktop.ini'].includes(name.toLowerCase());
  return known || ['~$', '.~lock'].some((start) => name.startsWith(start));
}
