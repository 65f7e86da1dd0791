/** ALLOCATION.md §2: what a line pays for on one day. */
import { type Day, holds } from './days.ts';
import type { Convention, Line, Tables } from './model.ts';
import { LineError } from './participants.ts';
import { settingOn } from './settings.ts';

/** The convention's word on sites of grappes, for this line. */
export function siteOfGrappeFor(line: Line, convention: Convention): string {
  return settingOn(convention.siteOfGrappe, line.invoiceDate);
}

export function servedOn(line: Line, day: Day, tables: Tables, convention: Convention): string {
  const row = tables.accesses.find((access) => access.access === line.access && holds(access, day));
  const word = line.serves || row?.serves;
  if (word === undefined) throw new LineError(`no access ${line.access} on day ${day}`);
  if (row?.alone && row.serves === word) return word;
  return meantBySite(word, day, line.siteOfGrappe || siteOfGrappeFor(line, convention), tables);
}

/** A site that a grappe holds on the day may mean that grappe. */
export function meantBySite(word: string, day: Day, siteOfGrappe: string, tables: Tables): string {
  const holding = [
    ...new Set(tables.grappes.filter((row) => row.site === word && holds(row, day)).map((row) => row.grappe)),
  ];
  if (holding.length === 0 || siteOfGrappe === 'site') return word;
  if (siteOfGrappe === 'error') throw new LineError(`grappe-site: ${word} is in ${holding.join(', ')}`);
  if (holding.length > 1) throw new LineError(`grappe-site: ${word} is in several grappes`);
  return holding[0] ?? word;
}
