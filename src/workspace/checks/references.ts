import type { KeyDefinitions } from '../../allocate/keys/common/key.ts';
import { keyWords } from '../../allocate/keys/common/use.ts';
import { bothWords } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { fileNameForm } from '../../domain/identifiers.ts';
import { defined, groupBy } from '../../domain/lists.ts';
import { type Observation, rowPlace, type TableRow } from '../../domain/tables.ts';
import { alikeFinder, foreignOf, latinForm } from '../../text/look-alike.ts';
import { plainName, withoutAccents, withoutMarks } from '../../text/plain-form.ts';
import { ungarbled } from '../records/encoding.ts';
import { CSV_UTF8 } from '../records/input-file.ts';
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
      .map(({ refersTo, value, written, file, row, column, nearest }) =>
        problem(codes[refersTo], { file, row, column, value: written ?? value }, { value, written, nearest }),
      ),
  );
}

/** The ids of everything that an invoice line or an access can name as served. */
export function targetIds({ members, sites, grappes }: Tables): ReadonlySet<string> {
  return new Set([...members.ids, ...sites.ids, ...grappes.ids]);
}

/** The rows of everything that an invoice line or an access can name as served. */
export interface TargetRows {
  readonly members: Tables['members']['rows'];
  readonly sites: Tables['sites']['rows'];
  readonly grappes: Tables['grappes']['rows'];
}

export function targetRows({ members, sites, grappes }: Tables): TargetRows {
  return { members: members.rows, sites: sites.rows, grappes: grappes.rows };
}

/** The id of the only member that has a name, or of all that a line can serve the only one, as lists write names. */
export function idNamed(name: string, kind: 'member' | 'target', rows: TargetRows): string | undefined {
  const [id, ...others] =
    getOrInsert(IDS_BY_NAME, rows, () => idsByName(rows))[kind].get(plainName(name)) ?? [];
  return others.length === 0 ? id : undefined;
}

type IdsByName = ReadonlyMap<string, ReadonlySet<string>>;

/** Made once for all names that are no ids: there may be as many as lines. */
const IDS_BY_NAME = new WeakMap<TargetRows, Readonly<Record<'member' | 'target', IdsByName>>>();

function idsByName({ members, sites, grappes }: TargetRows) {
  const named = members.map(({ member, name }) => [member, name] as const);
  const served = [
    ...sites.map(({ site, name }) => [site, name] as const),
    ...grappes.map(({ grappe, name }) => [grappe, name] as const),
  ];
  return { member: grouped(named), target: grouped([...named, ...served]) };
}

function grouped(named: readonly (readonly [id: string, name: string | undefined])[]): IdsByName {
  const groups = new Map<string, Set<string>>();
  for (const [id, name] of named) {
    if (name !== undefined) getOrInsert(groups, plainName(name), () => new Set<string>()).add(id);
  }
  return groups;
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

/** Ids that look alike in two alphabets, and those of a list that differ only in capitals, each with the first. */
export function alikeIds({
  members,
  sites,
  grappes,
  accesses,
  prices,
  measures,
}: Tables): readonly Problem[] {
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
      const why = other === foreign ? { foreign: foreignOf(id, other) } : { cased: id };
      const place = { ...rowPlace(row), column, value: id };
      problems.push(problem('id-look-alike', place, { id, other, ...why }));
    }
  };
  compare('member', members.rows, ({ member }) => member);
  compare('site', sites.rows, ({ site }) => site);
  compare('grappe', grappes.rows, ({ grappe }) => grappe);
  compare('access', accesses.rows, ({ access }) => access);
  const items = alikeFinder();
  return [
    ...problems,
    ...alikeNames('item_code', prices.rows, ({ itemCode }) => itemCode, items),
    ...alikeNames('item_code', accesses.rows, ({ itemCode }) => itemCode, items),
    ...alikeNames('measure', measures.rows, ({ measure }) => measure, alikeFinder()),
    ...alikeMeasures(measures.rows),
  ];
}

/**
 * Measures that are another one of more observations but for capitals, accents, blanks and marks, at the first of each:
 * a rule that counts that one passes over them.
 */
function alikeMeasures(observations: readonly Observation[]): readonly Problem[] {
  const byMeasure = groupBy(observations, ({ measure }) => measure);
  const byForm = groupBy([...byMeasure.values()], ([first]) => letters(defined(first).measure));
  return [...byForm.values()].flatMap((ofForm) => {
    const [most, ...others] = ofForm.sort((a, b) => b.length - a.length).map(([first]) => defined(first));
    return others.map((row) => {
      const place = { ...rowPlace(row), column: 'measure', value: row.measure };
      const args = { id: row.measure, other: defined(most).measure, marked: row.measure };
      return problem('id-look-alike', place, args);
    });
  });
}

/** What two names share that differ in case, accents and marks; a name of marks alone is itself. */
function letters(name: string): string {
  return withoutMarks(withoutAccents(name)) || name;
}

/** The names in a column that look like an earlier one in another alphabet. */
export function alikeNames<Row extends TableRow>(
  column: string,
  rows: readonly Row[],
  nameOf: (row: Row) => string | undefined,
  otherOf: ReturnType<typeof alikeFinder>,
): readonly Problem[] {
  return rows.flatMap((row) => {
    const name = nameOf(row);
    const other = name === undefined ? undefined : otherOf(name);
    if (name === undefined || other === undefined) return [];
    const place = { ...rowPlace(row), column, value: name };
    return [problem('id-look-alike', place, { id: name, other, foreign: foreignOf(name, other) })];
  });
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

/** The first name with damaged letters of each file: most likely, the others are damaged too. */
export function garbledNames({ members, sites, grappes }: Tables): readonly Problem[] {
  const said = new Set<string>();
  return [...members.rows, ...sites.rows, ...grappes.rows].flatMap(({ name, file, row }) => {
    const right = said.has(file) ? undefined : ungarbled(name);
    if (right === undefined) return [];
    said.add(file);
    return [
      problem(
        'text-garbled',
        { file, row, column: 'name', value: name },
        { value: name, right, csv: CSV_UTF8 },
      ),
    ];
  });
}
