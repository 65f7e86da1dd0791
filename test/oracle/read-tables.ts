/** members, sites, grappes, measures, accesses, imputations: rows of the files as rows of the trade. */

import { checkTables } from './check-tables.ts';
import type { Validity } from './days.ts';
import { ZERO } from './fraction.ts';
import type { Namings } from './listed-rows.ts';
import type { Tables } from './model.ts';
import type { Setting } from './settings.ts';
import {
  cell,
  dateCell,
  idCell,
  notNegative,
  numberCell,
  type Reasons,
  type Row,
  validityCells,
  wordCell,
} from './table.ts';
import { type Sources, tableRows } from './table-rows.ts';
import * as words from './vocabulary.ts';

export function readTables(sources: Sources, categories: words.Words, siteOfGrappe: Setting): Tables {
  const { reasons } = sources;
  const valid = (row: Row): Validity => validityCells(row, 'valid_from', 'valid_to', reasons);
  const rows = (name: string, columns: words.Columns, required: boolean): readonly Row[] => {
    const found = tableRows(name, columns, namings, sources);
    if (found === undefined && required) reasons.push(`${name}.csv is missing`);
    return found ?? [];
  };
  let namings: Namings = () => undefined;
  const members = rows('members', words.MEMBERS, true).map((row) => ({
    member: idCell(row, 'member', reasons),
    name: cell(row, 'name'),
    ...validityCells(row, 'joined_on', 'left_on', reasons),
  }));
  namings = namingsOf({ members, sites: [], grappes: [] });
  const sites = rows('sites', words.SITES, true).map((row) => ({
    site: idCell(row, 'site', reasons),
    name: cell(row, 'name'),
    uai: cell(row, 'uai'),
    type: wordCell(row, 'type', words.SITE_TYPES, reasons),
    member: cell(row, 'member'),
    ...valid(row),
  }));
  namings = namingsOf({ members, sites, grappes: [] });
  const grappes = rows('grappes', words.GRAPPES, true).map((row) => {
    const weight = numberCell(row, 'weight', 6, reasons);
    notNegative(row, 'weight', weight, reasons);
    return {
      grappe: idCell(row, 'grappe', reasons),
      name: cell(row, 'name'),
      kind: cell(row, 'kind'),
      site: cell(row, 'site'),
      weight,
      head: wordCell(row, 'head', words.YES_NO, reasons) === 'yes',
      ...valid(row),
    };
  });
  namings = namingsOf({ members, sites, grappes });
  const measures = rows('measures', words.MEASURES, false).map((row) => {
    const value = numberCell(row, 'value', 6, reasons);
    notNegative(row, 'value', value, reasons);
    const [site, member] = [cell(row, 'site'), cell(row, 'member')];
    if ((site === '') === (member === '')) reasons.push(`${row.file}:${row.row}: site or member`);
    return {
      measure: idCell(row, 'measure', reasons),
      of: site || member,
      ofMember: site === '',
      asOf: dateCell(row, 'as_of', reasons) ?? 0,
      value: value ?? ZERO,
    };
  });
  const accesses = rows('accesses', words.ACCESSES, false).map((row) => {
    const bandwidth = numberCell(row, 'bandwidth_mbps', 6, reasons);
    notNegative(row, 'bandwidth_mbps', bandwidth, reasons);
    return {
      access: idCell(row, 'access', reasons),
      serves: cell(row, 'serves'),
      billedTo: cell(row, 'billed_to'),
      bandwidth,
      inService: validityCells(row, 'activated_on', 'terminated_on', reasons),
      alone: wordCell(row, 'alone', words.YES_NO, reasons) === 'yes',
      ...valid(row),
    };
  });
  const imputations = tableRows('imputations', words.IMPUTATIONS, namings, sources)?.map((row) => ({
    member: cell(row, 'member'),
    flow: wordCell(row, 'flow', words.FLOWS, reasons),
    siteType: wordOrAny(row, 'site_type', words.SITE_TYPES, reasons),
    category: wordOrAny(row, 'category', categories, reasons),
    chapter: cell(row, 'chapter'),
    function: cell(row, 'function'),
    nature: cell(row, 'nature'),
    ...valid(row),
  }));
  const tables = { members, sites, grappes, measures, accesses, imputations };
  checkTables(tables, siteOfGrappe, reasons);
  return tables;
}

function wordOrAny(row: Row, column: string, vocabulary: words.Words, reasons: Reasons): string {
  return cell(row, column) === '*' ? '' : wordCell(row, column, vocabulary, reasons);
}

/** How cells of lists name members, sites and grappes: a member by its id or its one exact name, the others by `match`. */
function namingsOf(tables: Pick<Tables, 'members' | 'sites' | 'grappes'>): Namings {
  const { members, sites, grappes } = tables;
  const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
  const member = (text: string): string[] =>
    members.some((row) => row.member === text)
      ? [text]
      : distinct(members.filter((row) => row.name === text).map((row) => row.member));
  const byName = (text: string): string => words.fold(text.replaceAll('_', '\u0001'));
  const ways: Readonly<Record<string, (text: string, grappesToo: boolean) => string[]>> = {
    id: (text, too) => [
      ...(sites.some((row) => row.site === text) ? [text] : []),
      ...(too && grappes.some((row) => row.grappe === text) ? [text] : []),
      ...(too && (text === '*' || members.some((row) => row.member === text)) ? [text] : []),
    ],
    uai: (text) => distinct(sites.filter((row) => row.uai === text).map((row) => row.site)),
    name: (text, too) =>
      distinct([
        ...sites.filter((row) => byName(row.name) === byName(text)).map((row) => row.site),
        ...grappes.filter((row) => too && byName(row.name) === byName(text)).map((row) => row.grappe),
      ]),
  };
  return (column, text, layout) => {
    if (members.length > 0 && ['member', 'billed_to'].includes(column)) return member(text);
    if (sites.length === 0 || !['site', 'serves'].includes(column)) return undefined;
    for (const way of layout.match.get(column) ?? ['id']) {
      const found = ways[way]?.(text, column === 'serves') ?? [];
      if (found.length > 0) return found;
    }
    return [];
  };
}
