import type { KeyDefinitions } from '../../allocate/keys/common/key.ts';
import { keyWords } from '../../allocate/keys/common/use.ts';
import { bothWords } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { fileNameForm } from '../../domain/identifiers.ts';
import { rowPlace, type TableRow } from '../../domain/table-row.ts';
import { latinForm } from '../../text/look-alike.ts';
import { TABLES_OF_A_RUN, type Tables } from '../tables.ts';

/** Ids in a table that no other table has. Nothing is reported against a table that could not be read. */
export function unknownReferences(tables: Tables): readonly Problem[] {
  const areReadable = {
    member: tables.members.readable,
    site: tables.sites.readable,
    serves: tables.complete,
  };
  const codes = { member: 'member-unknown', site: 'site-unknown', serves: 'serves-unknown' } as const;
  return TABLES_OF_A_RUN.flatMap((name) =>
    tables[name].unknown
      .filter(({ refersTo }) => areReadable[refersTo])
      .map(({ refersTo, value, file, row, column, nearest }) =>
        problem(codes[refersTo], { file, row, column, value }, { value, nearest }),
      ),
  );
}

/** The ids of everything that an invoice line or an access can name as served. */
export function targetIds({ members, sites, grappes }: Tables): ReadonlySet<string> {
  return new Set([...members.ids, ...sites.ids, ...grappes.ids]);
}

/** Members whose ids would be the same file name on a disk that ignores case, each with the first such member. */
export function sharedFileNames({ members }: Tables): readonly Problem[] {
  const firsts = new Map<string, string>();
  const said = new Set<string>();
  return members.rows.flatMap(({ member, file, row }) => {
    const form = fileNameForm(member);
    const other = getOrInsert(firsts, form, () => member);
    if (other === member || said.has(member)) return [];
    said.add(member);
    const place = { file, row, column: 'member', value: member };
    return [problem('id-not-file-name', place, { value: member, other })];
  });
}

/**
 * Ids that look alike in two alphabets, and those of a list that differ only in capitals, each with the first such id.
 */
export function alikeIds({ members, sites, grappes, accesses }: Tables): readonly Problem[] {
  const firsts = new Map<string, string>();
  const said = new Set<string>();
  const problems: Problem[] = [];
  const compare = <Row extends TableRow>(
    column: string,
    rows: readonly Row[],
    idOf: (row: Row) => string,
  ) => {
    const seen = new Set<string>();
    const ofCapitals = new Map<string, string>();
    for (const row of rows) {
      const id = idOf(row);
      if (seen.has(id)) continue;
      seen.add(id);
      const form = latinForm(id);
      const foreign = getOrInsert(firsts, form, () => id);
      const cased = getOrInsert(ofCapitals, form.toLowerCase(), () => id);
      // For members it is an error (id-not-file-name).
      const other = foreign === id && column !== 'member' ? cased : foreign;
      if (other === id || said.has(id)) continue;
      said.add(id);
      const why = other === foreign ? { foreign: id } : { cased: id };
      const place = { ...rowPlace(row), column, value: id };
      problems.push(problem('id-look-alike', place, { id, other, ...why }));
    }
  };
  compare('member', members.rows, ({ member }) => member);
  compare('site', sites.rows, ({ site }) => site);
  compare('grappe', grappes.rows, ({ grappe }) => grappe);
  compare('access', accesses.rows, ({ access }) => access);
  return problems;
}

/** Ids of two kinds that are the same word: an invoice line may name either. */
export function collidingIds({ members, sites, grappes }: Tables): readonly Problem[] {
  const ofMembers = { column: 'member', ids: members.ids };
  const ofSites = { column: 'site', ids: sites.ids };
  return [
    ...collisions(sites.rows, ({ site }) => site, 'site', [ofMembers]),
    ...collisions(grappes.rows, ({ grappe }) => grappe, 'grappe', [ofMembers, ofSites]),
  ];
}

/** The kind of an id in messages. */
const ELEMENTS: Readonly<Record<string, string>> = { member: 'membre' };

/** Finds ids of a table, at the first row of each, that are also ids of others. */
function collisions<R extends TableRow>(
  rows: readonly R[],
  idOf: (row: R) => string,
  column: string,
  others: readonly { readonly column: string; readonly ids: ReadonlySet<string> }[],
): readonly Problem[] {
  const shared = rows.filter((row) => others.some(({ ids }) => ids.has(idOf(row))));
  const firstRows = new Map(shared.reverse().map((row) => [idOf(row), row]));
  return [...firstRows].flatMap(([id, { file, row }]) => {
    const place = { file, row, column, value: id };
    const named = others.filter(({ ids }) => ids.has(id));
    return named.map((other) =>
      problem('id-collision', place, { id, other: bothWords(ELEMENTS, other.column) }),
    );
  });
}

/** Measures that have the name of a key. */
export function reservedMeasures({ measures }: Tables, keys: KeyDefinitions): readonly Problem[] {
  const reserved = keyWords(keys);
  return measures.rows
    .filter(({ measure }) => reserved.includes(measure))
    .map(({ measure, file, row }) =>
      problem('measure-reserved', { file, row, column: 'measure', value: measure }, { value: measure }),
    );
}
