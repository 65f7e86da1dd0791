import type { KeyDefinitions } from '../../allocate/keys/key.ts';
import { keyWords } from '../../allocate/keys/use.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { nearest } from '../../text/nearest.ts';
import type { Tables } from '../tables.ts';

/** Ids in a table that no other table has. A table that could not be read accuses nobody. */
export function unknownReferences(tables: Tables): readonly Problem[] {
  const { members, sites, grappes, measures, accesses, imputations } = tables;
  const toMember = references('member-unknown', members.ids, members.report !== undefined);
  const toSite = references('site-unknown', sites.ids, sites.report !== undefined);
  const toAny = references('serves-unknown', targetIds(tables), tables.complete);
  return [
    ...toMember(sites.rows, 'sites.csv', 'member', ({ member }) => member),
    ...toMember(accesses.rows, 'accesses.csv', 'billed_to', ({ billedTo }) => billedTo),
    ...toMember(imputations.rows, 'imputations.csv', 'member', ({ member }) => member),
    ...toSite(grappes.rows, 'grappes.csv', 'site', ({ site }) => site),
    ...toSite(measures.rows, 'measures.csv', 'site', ({ site }) => site),
    ...toAny(accesses.rows, 'accesses.csv', 'serves', ({ serves }) => (serves === '*' ? undefined : serves)),
  ];
}

/** Everything that an invoice line or an access can name as served. */
export function targetIds({ members, sites, grappes }: Tables): ReadonlySet<string> {
  return new Set([...members.ids, ...sites.ids, ...grappes.ids]);
}

/** Looks through the rows of a table for ids that are not known. */
function references(
  code: 'member-unknown' | 'site-unknown' | 'serves-unknown',
  known: ReadonlySet<string>,
  judged: boolean,
) {
  return <R extends { readonly row: number }>(
    rows: readonly R[],
    file: string,
    column: string,
    idOf: (row: R) => string | undefined,
  ): readonly Problem[] => {
    const problems: Problem[] = [];
    for (const row of judged ? rows : []) {
      const id = idOf(row);
      if (id === undefined || known.has(id)) continue;
      const place = { file, row: row.row, column, value: id };
      problems.push(problem(code, place, { value: id, nearest: nearest(id, known) }));
    }
    return problems;
  };
}

/** Ids of two kinds that are one word: an invoice line names any of them. */
export function collidingIds({ members, sites, grappes }: Tables): readonly Problem[] {
  const ofSite = collisions(sites.rows, ({ site }) => site, 'sites.csv', 'site');
  const ofGrappe = collisions(grappes.rows, ({ grappe }) => grappe, 'grappes.csv', 'grappe');
  return [
    ...ofSite([{ column: 'member', ids: members.ids }]),
    ...ofGrappe([
      { column: 'member', ids: members.ids },
      { column: 'site', ids: sites.ids },
    ]),
  ];
}

/** Looks for ids of a table, each at its first row, that are ids of others as well. */
function collisions<R extends { readonly row: number }>(
  rows: readonly R[],
  idOf: (row: R) => string,
  file: string,
  column: string,
) {
  return (others: readonly { readonly column: string; readonly ids: ReadonlySet<string> }[]) => {
    const shared = rows.filter((row) => others.some(({ ids }) => ids.has(idOf(row))));
    const firstRows = new Map(shared.reverse().map((row) => [idOf(row), row.row]));
    return [...firstRows].flatMap(([id, row]) =>
      others
        .filter(({ ids }) => ids.has(id))
        .map(({ column: other }) => problem('id-collision', { file, row, column, value: id }, { id, other })),
    );
  };
}

/** Measures that bear the name of a key. */
export function reservedMeasures({ measures }: Tables, keys: KeyDefinitions): readonly Problem[] {
  const reserved = keyWords(keys);
  return measures.rows
    .filter(({ measure }) => reserved.includes(measure))
    .map(({ measure, row }) =>
      problem(
        'measure-reserved',
        { file: 'measures.csv', row, column: 'measure', value: measure },
        { value: measure },
      ),
    );
}
