/** members, sites, grappes, measures, accesses, imputations, and the checks that hold between them. */
import type { Validity } from './days.ts';
import { overlap } from './days.ts';
import { ZERO } from './fraction.ts';
import type { Tables } from './model.ts';
import type { DecimalMark } from './numbers.ts';
import type { WorkspaceFiles } from './oracle.ts';
import {
  cell,
  dateCell,
  idCell,
  notNegative,
  numberCell,
  type Reasons,
  type Row,
  readTable,
  validityCells,
  wordCell,
} from './table.ts';
import * as words from './vocabulary.ts';

export function readTables(
  files: WorkspaceFiles,
  decimal: DecimalMark | undefined,
  reasons: Reasons,
): Tables {
  const rows = (file: string, columns: words.Columns, required: boolean): readonly Row[] => {
    const text = files[file];
    if (text === undefined && required) reasons.push(`${file} is missing`);
    return text === undefined ? [] : readTable(file, text, columns, decimal, reasons);
  };
  const valid = (row: Row): Validity => validityCells(row, 'valid_from', 'valid_to', reasons);
  const tables: Tables = {
    members: rows('members.csv', words.MEMBERS, true).map((row) => ({
      member: idCell(row, 'member', reasons),
      ...validityCells(row, 'joined_on', 'left_on', reasons),
    })),
    sites: rows('sites.csv', words.SITES, true).map((row) => ({
      site: idCell(row, 'site', reasons),
      type: wordCell(row, 'type', words.SITE_TYPES, reasons),
      member: cell(row, 'member'),
      ...valid(row),
    })),
    grappes: rows('grappes.csv', words.GRAPPES, true).map((row) => {
      const weight = numberCell(row, 'weight', 6, reasons);
      notNegative(row, 'weight', weight, reasons);
      return {
        grappe: idCell(row, 'grappe', reasons),
        name: cell(row, 'name'),
        kind: cell(row, 'kind'),
        site: cell(row, 'site'),
        weight,
        head: wordCell(row, 'head', words.HEADS, reasons) === 'yes',
        ...valid(row),
      };
    }),
    measures: rows('measures.csv', words.MEASURES, false).map((row) => {
      const value = numberCell(row, 'value', 6, reasons);
      notNegative(row, 'value', value, reasons);
      return {
        measure: idCell(row, 'measure', reasons),
        site: cell(row, 'site'),
        asOf: dateCell(row, 'as_of', reasons) ?? 0,
        value: value ?? ZERO,
      };
    }),
    accesses: rows('accesses.csv', words.ACCESSES, false).map((row) => ({
      access: idCell(row, 'access', reasons),
      serves: cell(row, 'serves'),
      billedTo: cell(row, 'billed_to'),
      ...valid(row),
    })),
    imputations:
      files['imputations.csv'] === undefined
        ? undefined
        : rows('imputations.csv', words.IMPUTATIONS, false).map((row) => ({
            member: cell(row, 'member'),
            flow: wordCell(row, 'flow', words.FLOWS, reasons),
            siteType: wordOrAny(row, 'site_type', words.SITE_TYPES, reasons),
            category: wordOrAny(row, 'category', words.CATEGORIES, reasons),
            chapter: cell(row, 'chapter'),
            function: cell(row, 'function'),
            nature: cell(row, 'nature'),
            ...valid(row),
          })),
  };
  checkTables(tables, reasons);
  return tables;
}

function wordOrAny(
  row: Row,
  column: string,
  vocabulary: ReadonlyMap<string, string>,
  reasons: Reasons,
): string {
  return cell(row, column) === '*' ? '' : wordCell(row, column, vocabulary, reasons);
}

/** Which ids exist at all, on any day. */
export interface Known {
  readonly members: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly grappes: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
}

export function knownIds(tables: Tables): Known {
  return {
    members: new Set(tables.members.map((row) => row.member)),
    sites: new Set(tables.sites.map((row) => row.site)),
    grappes: new Set(tables.grappes.map((row) => row.grappe)),
    measures: new Set(tables.measures.map((row) => row.measure)),
  };
}

/** `serves` names a site, a grappe, a member or `*`. */
export function isTarget(known: Known, id: string): boolean {
  return id === '*' || known.sites.has(id) || known.grappes.has(id) || known.members.has(id);
}

function checkTables(tables: Tables, reasons: Reasons): void {
  const known = knownIds(tables);
  for (const id of known.members) {
    if (known.sites.has(id) || known.grappes.has(id)) reasons.push(`id ${id} collides`);
    if (/[/\\]|^\.|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu.test(id))
      reasons.push(`member ${id} is no file name`);
  }
  for (const id of known.sites) if (known.grappes.has(id)) reasons.push(`id ${id} collides`);
  disjoint('members.csv', tables.members, (row) => row.member, reasons);
  disjoint('sites.csv', tables.sites, (row) => row.site, reasons);
  disjoint('grappes.csv', tables.grappes, (row) => JSON.stringify([row.grappe, row.site]), reasons);
  disjoint('accesses.csv', tables.accesses, (row) => row.access, reasons);
  for (const row of tables.sites) {
    if (!known.members.has(row.member)) reasons.push(`sites.csv: unknown member ${row.member}`);
  }
  checkGrappes(tables, known, reasons);
  const keys = tables.measures.map((row) => JSON.stringify([row.measure, row.site, row.asOf]));
  if (new Set(keys).size !== keys.length) reasons.push('measures.csv: equal keys');
  for (const row of tables.measures) {
    if (words.RESERVED_MEASURES.includes(row.measure))
      reasons.push(`measures.csv: ${row.measure} is reserved`);
    if (!known.sites.has(row.site)) reasons.push(`measures.csv: unknown site ${row.site}`);
  }
  for (const row of tables.accesses) {
    if (!isTarget(known, row.serves)) reasons.push(`accesses.csv: unknown ${row.serves}`);
    if (row.billedTo !== '' && !known.members.has(row.billedTo))
      reasons.push(`accesses.csv: unknown ${row.billedTo}`);
  }
  for (const row of tables.imputations ?? []) {
    if (!known.members.has(row.member)) reasons.push(`imputations.csv: unknown member ${row.member}`);
  }
}

function checkGrappes(tables: Tables, known: Known, reasons: Reasons): void {
  for (const row of tables.grappes) {
    if (!known.sites.has(row.site)) reasons.push(`grappes.csv: unknown site ${row.site}`);
    const first = tables.grappes.find((other) => other.grappe === row.grappe);
    if (first?.name !== row.name || first.kind !== row.kind)
      reasons.push(`grappes.csv: ${row.grappe}: name or kind differs`);
    if (
      !covered(
        row,
        tables.sites.filter((site) => site.site === row.site),
      )
    ) {
      reasons.push(`grappes.csv: ${row.grappe}: outside the dates of site ${row.site}`);
    }
  }
}

/** Whether the periods together hold on every day of `whole`. */
function covered(whole: Validity, periods: readonly Validity[]): boolean {
  let next = whole.from;
  for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    if (period.from <= next && period.to >= next) {
      if (period.to >= whole.to) return true;
      next = period.to + 1;
    }
  }
  return false;
}

function disjoint<T extends Validity>(
  file: string,
  rows: readonly T[],
  id: (row: T) => string,
  reasons: Reasons,
): void {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(id(row), [...(groups.get(id(row)) ?? []), row]);
  for (const [key, group] of groups) {
    const clash = group.some((a, i) => group.some((b, j) => i < j && overlap(a, b)));
    if (clash) reasons.push(`${file}: rows of ${key} overlap`);
  }
}
