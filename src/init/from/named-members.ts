import { type Language, NOTATION } from '../../domain/language.ts';
import { csvRows } from '../../report/csv/csv.ts';
import { plainName, plainText } from '../../text/plain-form.ts';
import { columnsOf, headerIn } from '../../workspace/columns/table.ts';
import type { NamedRow } from '../../workspace/reading/directory.ts';
import { members } from '../../workspace/tables/reference-tables.ts';
import { isTotal } from './left-aside.ts';
import type { Recognition } from './recognise.ts';
import type { SeenList } from './seen-list.ts';

/** A list with what it was taken for. */
interface Recognised {
  readonly list: SeenList;
  readonly recognition: Recognition | undefined;
}

/** A code that can be an id as it is. */
const CODE = /^[A-Z0-9][A-Z0-9_-]{0,15}$/;

/**
 * The members that the other lists name, if none lists them: owners of sites, and members with imputations. Two
 * spellings that differ in more than case, accents, hyphens and apostrophes are two rows, for the officer to join.
 */
export function namedMembers(recognised: readonly Recognised[]): readonly NamedRow[] {
  const byName = new Map<string, string>();
  for (const { list, recognition } of recognised) {
    for (const text of memberTexts(list, recognition)) {
      const plain = plainName(text);
      if (!byName.has(plain)) byName.set(plain, text);
    }
  }
  const ids = new Set<string>();
  return [...byName.values()].map((name) => {
    let id = idOf(name);
    for (let count = 2; ids.has(id); count += 1) id = `${idOf(name).slice(0, 60)}-${count}`;
    ids.add(id);
    return { id, name, uai: undefined };
  });
}

function memberTexts(list: SeenList, recognition: Recognition | undefined): readonly string[] {
  const placement = recognition?.placement;
  if (placement === undefined || (recognition?.kind !== 'sites' && recognition?.kind !== 'imputations'))
    return [];
  const column = columnsOf(placement.table.schema).find(({ refersTo }) => refersTo === 'member');
  const own = placement.known.get(column?.name ?? '') ?? placement.found.get(column?.name ?? '')?.[0];
  if (own === undefined) return [];
  return list.rows
    .filter((row) => !isTotal(row) && row.some((cell, index) => cell !== '' && index !== own.index))
    .map((row) => row[own.index] ?? '')
    .filter((text) => text !== '');
}

/** An id suggested by the name: the name itself if it is a code, else its words in capitals. */
function idOf(name: string): string {
  if (CODE.test(name)) return name;
  const words = plainText(name).toUpperCase().split(' ').join('-').slice(0, 64);
  return words === '' ? 'MEMBRE' : words;
}

/** The proposed table of members: their ids and names, in the columns of the language; everything else stays empty. */
export function membersTable(rows: readonly NamedRow[], language: Language): string {
  const columns = columnsOf(members.schema);
  const cells = rows.map(({ id, name }) =>
    columns.map((column) => (column.name === 'member' ? id : column.name === 'name' ? (name ?? id) : '')),
  );
  const header = columns.map((column) => headerIn(column, language));
  return csvRows([header, ...cells], NOTATION[language].files.delimiter);
}
