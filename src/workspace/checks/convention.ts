import type { KeyDefinitions, KeyMention } from '../../allocate/keys/common/key.ts';
import { definitionOf, keyMeantBy, keysWithin, keyWords } from '../../allocate/keys/common/use.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Over, Rule } from '../../domain/rule.ts';
import type { ObservedKind } from '../../domain/tables.ts';
import { firstFew } from '../../text/joined.ts';
import { nearest } from '../../text/nearest.ts';
import { compareText } from '../../text/text-order.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import type { KeyPath } from '../convention/yaml-source.ts';
import { INVOICE_LINE_COLUMNS } from '../tables/invoice-lines.ts';
import type { PresentTable, Tables } from '../tables.ts';
import { idNamed, targetIds, targetRows } from './references.ts';

type Kind = KeyMention['kind'] | 'grappe' | 'target';
type Mention = readonly [kind: Kind, id: string | undefined, path: KeyPath];

const UNKNOWN = {
  member: 'member-unknown',
  site: 'site-unknown',
  grappe: 'grappe-unknown',
  target: 'serves-unknown',
  'measure of sites': 'measure-unknown',
  'measure of members': 'measure-unknown',
} as const satisfies Record<Kind, Code>;

/** Ids of the convention that are in no table, whether used or not. */
export function unknownInConvention(parsed: ParsedConvention, tables: Tables): readonly Problem[] {
  const known: Record<Kind, Pick<PresentTable<unknown>, 'ids' | 'readable'>> = {
    member: tables.members,
    site: tables.sites,
    grappe: tables.grappes,
    target: { ids: new Set([...targetIds(tables), '*']), readable: tables.complete },
    'measure of sites': tables.measures,
    'measure of members': tables.measures,
  };
  const kinds = observedKinds(tables);
  const rows = targetRows(tables);
  return mentions(parsed).flatMap(([kind, id, path]) => {
    if (id === undefined || !known[kind].readable) return [];
    const place = { ...parsed.placeOf(path), value: id };
    if (known[kind].ids.has(id)) {
      const other = kinds.has(id) ? otherKind(kind, kinds.get(id)) : undefined;
      return other === undefined ? [] : [problem(other, place, { value: id })];
    }
    const words = UNKNOWN[kind] === 'measure-unknown' ? keyWords(parsed.keys) : [];
    const meant = path.at(-1) === 'by' ? keyMeantBy(id, parsed.keys) : undefined;
    const named = kind === 'member' || kind === 'target' ? idNamed(id, kind, rows) : undefined;
    const ofUai = kind === 'site' || kind === 'target' ? siteOf(id, tables) : undefined;
    const near = meant ?? named ?? ofUai ?? nearest(id, [...known[kind].ids, ...words]);
    const inTable = near === '' && UNKNOWN[kind] === 'measure-unknown' ? firstOf(tables.measures.ids) : '';
    return [problem(UNKNOWN[kind], place, { value: id, nearest: near, known: inTable })];
  });
}

/** The site of a UAI, where sites have other identifiers. */
function siteOf(id: string, { sites }: Tables): string | undefined {
  return sites.rows.find(({ uai }) => uai === id)?.site;
}

/** All problems except what the misspelt word of a key lacks as a measure: only the misspelling is reported. */
export function withoutSlips(problems: readonly Problem[], keys: KeyDefinitions): readonly Problem[] {
  const reserved = keyWords(keys);
  const slips = problems.flatMap(({ code, args, place: { column } }) =>
    code === 'measure-unknown' && reserved.includes(String(args['nearest'])) && column?.endsWith('.by')
      ? [column.replace(/by$/u, 'as_of')]
      : [],
  );
  return problems.filter(
    ({ code, place: { column } }) => code !== 'key-missing' || !slips.includes(column ?? ''),
  );
}

/** The first few ids of a table, to choose from. */
function firstOf(ids: ReadonlySet<string>): string {
  return firstFew([...ids].sort(compareText));
}

/** The fault that a measure is of sites where one of members is asked for, or the other way round. */
function otherKind(asked: Kind, found: ObservedKind | undefined) {
  if (asked === 'measure of sites' && found === 'member') return 'measure-of-members';
  return asked === 'measure of members' && found === 'site' ? 'measure-of-sites' : undefined;
}

/** The columns of invoices whose cells name a member, or anything served. */
const REFERENCES = INVOICE_LINE_COLUMNS.flatMap(({ name, refersTo }) =>
  refersTo === undefined ? [] : [[name, refersTo === 'serves' ? 'target' : refersTo] as const],
);

/** The ids that a convention names, with their places. */
export function mentions({ convention, keys, release }: ParsedConvention): readonly Mention[] {
  const payers = [...new Set(convention.settings.map(({ value }) => value.billedTo))];
  return [
    ['member', convention.coordinator, ['coordinator']],
    ...payers.map((member): Mention => ['member', member, ['billed_to']]),
    ...convention.layouts.map(
      ({ withoutAccess }, index): Mention => ['target', withoutAccess, ['invoices', index, 'without_access']],
    ),
    ...(holdsIn(release, '0.2') ? convention.layouts.flatMap(layoutMentions) : []),
    ...convention.rules.flatMap((rule, index) => ruleMentions(rule, ['rules', index], keys)),
  ];
}

/** The ids that a layout gives to cells of an invoice; 0.1 looked only at lines. */
function layoutMentions({ defaults, values }: Layout, index: number): readonly Mention[] {
  return REFERENCES.flatMap(([column, kind]) => [
    [kind, defaults.get(column), ['invoices', index, 'defaults', column]] satisfies Mention,
    ...[...(values.get(column) ?? [])].map(
      ([cell, meant]): Mention => [kind, meant || undefined, ['invoices', index, 'values', column, cell]],
    ),
  ]);
}

function ruleMentions(rule: Rule, path: KeyPath, keys: KeyDefinitions): readonly Mention[] {
  const { grappes = [], sites = [] } = rule.appliesTo;
  return [
    ...grappes.map((id, i): Mention => ['grappe', id, [...path, 'applies_to', 'grappes', i]]),
    ...sites.map((id, i): Mention => ['site', id, [...path, 'applies_to', 'sites', i]]),
    ...overMentions(rule.over, [...path, 'share']),
    ...keyMentions(rule, [...path, 'share'], keys),
  ];
}

/** The ids that the key of a rule names, and those within it. */
function keyMentions({ share }: Rule, path: KeyPath, keys: KeyDefinitions): readonly Mention[] {
  return keysWithin(keys, share).flatMap(({ share: inner, over, path: below }) => [
    ...overMentions(over, [...path, ...below]),
    ...definitionOf(keys, inner)
      .mentions(inner)
      .map(({ kind, id, path: place }): Mention => [kind, id, [...path, ...below, ...place]]),
  ]);
}

function overMentions(over: Over | undefined, path: KeyPath): readonly Mention[] {
  return (over?.members ?? []).map((id, i): Mention => ['member', id, [...path, 'over', 'members', i]]);
}

/** Whether each measure is of sites or members, by its first row. */
function observedKinds({ measures }: Tables): ReadonlyMap<string, ObservedKind> {
  const kinds = new Map<string, ObservedKind>();
  for (const { measure, of } of measures.rows) if (!kinds.has(measure)) kinds.set(measure, of);
  return kinds;
}

/** Measures that are observed of sites and of members. */
export function mixedMeasures(tables: Tables): readonly Problem[] {
  const kinds = observedKinds(tables);
  return tables.measures.rows
    .filter(({ measure, of }) => of !== kinds.get(measure))
    .map(({ measure, of, id, file, row }) =>
      problem('measure-kinds', { file, row, column: of, value: id }, { value: measure }),
    );
}
