import { type Problem, problem } from '../../diagnostics/problem.ts';
import { nearest } from '../../domain/nearest.ts';
import { KEY_WORDS } from '../../domain/rule.ts';
import type { Tables } from '../tables.ts';

type Reference = readonly [file: string, row: number, column: string, id: string | undefined];

/** Ids in a table that no other table has. A table that could not be read accuses nobody. */
export function unknownReferences(tables: Tables): readonly Problem[] {
  const { members, sites, grappes, measures, accesses, imputations } = tables;
  const toMembers: readonly Reference[] = [
    ...sites.rows.map((row): Reference => ['sites.csv', row.row, 'member', row.member]),
    ...accesses.rows.map((row): Reference => ['accesses.csv', row.row, 'billed_to', row.billedTo]),
    ...imputations.rows.map((row): Reference => ['imputations.csv', row.row, 'member', row.member]),
  ];
  const toSites: readonly Reference[] = [
    ...grappes.rows.map((row): Reference => ['grappes.csv', row.row, 'site', row.site]),
    ...measures.rows.map((row): Reference => ['measures.csv', row.row, 'site', row.site]),
  ];
  const toAny = accesses.rows
    .filter(({ serves }) => serves !== '*')
    .map((row): Reference => ['accesses.csv', row.row, 'serves', row.serves]);
  return [
    ...missing('member-unknown', toMembers, members.ids, members.report !== undefined),
    ...missing('site-unknown', toSites, sites.ids, sites.report !== undefined),
    ...missing('serves-unknown', toAny, targetIds(tables), tables.complete),
  ];
}

/** Everything that an invoice line or an access can name as served. */
export function targetIds({ members, sites, grappes }: Tables): ReadonlySet<string> {
  return new Set([...members.ids, ...sites.ids, ...grappes.ids]);
}

function missing(
  code: 'member-unknown' | 'site-unknown' | 'serves-unknown',
  references: readonly Reference[],
  known: ReadonlySet<string>,
  judged: boolean,
): readonly Problem[] {
  if (!judged) return [];
  return references.flatMap(([file, row, column, id]) =>
    id === undefined || known.has(id)
      ? []
      : [problem(code, { file, row, column, value: id }, { value: id, nearest: nearest(id, known) })],
  );
}

/** Ids of two kinds that are one word: an invoice line names any of them. */
export function collidingIds({ members, sites, grappes }: Tables): readonly Problem[] {
  const kinds = [
    {
      table: members,
      file: 'members.csv',
      column: 'member',
      rows: members.rows.map((row) => [row.member, row.row]),
    },
    { table: sites, file: 'sites.csv', column: 'site', rows: sites.rows.map((row) => [row.site, row.row]) },
    {
      table: grappes,
      file: 'grappes.csv',
      column: 'grappe',
      rows: grappes.rows.map((row) => [row.grappe, row.row]),
    },
  ] as const;
  return kinds.flatMap((kind, index) => {
    const firstRows = new Map([...kind.rows].reverse().map(([id, row]) => [String(id), Number(row)]));
    return [...firstRows].flatMap(([id, row]) =>
      kinds
        .slice(0, index)
        .filter(({ table }) => table.ids.has(id))
        .map(({ column: other }) =>
          problem('id-collision', { file: kind.file, row, column: kind.column, value: id }, { id, other }),
        ),
    );
  });
}

/** Measures that bear the name of a key. */
export function reservedMeasures({ measures }: Tables): readonly Problem[] {
  const reserved: readonly string[] = KEY_WORDS;
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
