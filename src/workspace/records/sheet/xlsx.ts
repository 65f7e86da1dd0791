import { posix } from 'node:path';
import { type ArchiveEntry, ArchiveError } from '../archive.ts';
import type { Grid, SheetEntry } from '../grid.ts';
import { BUILT_IN_KINDS, formatKind, type NumberKind, PLAIN_NUMBER } from './number-format.ts';
import { isTrue, localName, orDamaged, readPart } from './part-reader.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readTexts } from './xlsx-texts.ts';

type Parts = ReadonlyMap<string, ArchiveEntry>;

/** The sheets of an xlsx workbook, in its order (ECMA-376, 18). */
export function xlsxSheets(files: Parts): readonly SheetEntry[] {
  const parts = byPartName(files);
  const main = [...relations(parts, '_rels/.rels', '').values()].find(
    ({ type }) => type === 'officeDocument',
  )?.target;
  const path = main ?? 'xl/workbook.xml';
  const workbook = readWorkbook(part(parts, path));
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const related = relations(parts, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const byType = (type: string): ArchiveEntry | undefined => {
    const target = [...related.values()].find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : partNamed(parts, target);
  };
  let shared: { readonly texts: readonly string[]; readonly kinds: readonly NumberKind[] } | undefined;
  return workbook.sheets.map(({ name, visible, relation }) => ({
    name,
    visible,
    read: () => {
      if (relation === '') return NO_CELLS;
      shared ??= { texts: readTexts(byType('sharedStrings')), kinds: readKinds(byType('styles')) };
      const target = relation && related.get(relation)?.target;
      return readSheet(part(parts, orDamaged(target, path)), { ...shared, ...workbook.values });
    },
  }));
}

/** The files by the names of parts, of which upper and lower case are the same (ECMA-376-2, 6.2.2.3). */
function byPartName(files: Parts): Parts {
  const parts = new Map([...files].map(([name, file]) => [name.toLowerCase(), file]));
  if (parts.size < files.size) throw new ArchiveError('ZIP');
  return parts;
}

function partNamed(parts: Parts, name: string): ArchiveEntry | undefined {
  return parts.get(name.toLowerCase());
}

function part(parts: Parts, name: string): ArchiveEntry {
  const found = partNamed(parts, name);
  if (found === undefined) throw new ArchiveError(name);
  return found;
}

/** A module of macros is listed as a sheet of an empty relation. */
const NO_CELLS: Grid = { rows: [], merges: [] };

interface Relation {
  readonly type: string;
  readonly target: string;
}

function relations(parts: Parts, name: string, folder: string): ReadonlyMap<string, Relation> {
  const found = new Map<string, Relation>();
  const entry = partNamed(parts, name);
  if (entry === undefined) return found;
  readPart(entry, {
    open(element, { Id, Type = '', Target = '', TargetMode }) {
      if (localName(element) !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      const target = posix.normalize(Target.startsWith('/') ? Target.slice(1) : folder + Target);
      found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return found;
}

function readWorkbook(entry: ArchiveEntry) {
  const sheets: {
    readonly name: string;
    readonly visible: boolean;
    readonly relation: string | undefined;
  }[] = [];
  let from1904 = false;
  let computed = true;
  let inExtensions = false;
  readPart(entry, {
    open(element, attributes) {
      const local = localName(element);
      // Extensions that Excel adds at the end have elements of the same names, which do not concern days:
      // `x15:workbookPr`.
      inExtensions ||= local === 'extLst';
      if (inExtensions) return;
      if (local === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (local === 'calcPr') computed = isComputed(attributes);
      if (local !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      const { name = '', state } = attributes;
      sheets.push({ name, visible: state === undefined || state === 'visible', relation });
    },
  });
  return { sheets, values: { from1904, computed } };
}

/**
 * Whether the stored values of formulas are their results (ECMA-376, 18.2.2): programs that cannot compute store 0, and
 * ask that everything be computed when the workbook is opened; others say that they saved before they had finished.
 */
function isComputed({ fullCalcOnLoad, calcCompleted = 'true' }: Readonly<Record<string, string>>): boolean {
  return !isTrue(fullCalcOnLoad) && isTrue(calcCompleted);
}

/** The kind of number of each style. */
function readKinds(entry: ArchiveEntry | undefined): readonly NumberKind[] {
  const kinds: NumberKind[] = [];
  const formats = new Map<number, NumberKind>();
  let inCells = false;
  if (entry === undefined) return kinds;
  readPart(entry, {
    open(element, { numFmtId = '0', formatCode }) {
      const local = localName(element);
      // Formats come first (ECMA-376, 18.8.39): after the styles that name them they would be known too late.
      if (local === 'numFmts' && kinds.length > 0) throw new ArchiveError(entry.name);
      const id = Number(numFmtId);
      if (local === 'numFmt' && formatCode !== undefined) formats.set(id, formatKind(formatCode));
      if (local === 'cellXfs') inCells = true;
      if (local === 'xf' && inCells) kinds.push(formats.get(id) ?? BUILT_IN_KINDS.get(id) ?? PLAIN_NUMBER);
    },
    close(element) {
      if (localName(element) === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}
