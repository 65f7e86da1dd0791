import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Key, Rule } from '../../domain/rule.ts';
import { nearest } from '../../text/nearest.ts';
import type { ConventionReading } from '../convention/reading.ts';
import type { KeyPath } from '../convention/yaml-source.ts';
import type { Tables } from '../tables.ts';

type Kind = 'member' | 'site' | 'grappe' | 'measure';
type Mention = readonly [kind: Kind, id: string | undefined, path: KeyPath];

/** Ids of the convention that stand in no table, used or not. */
export function unknownInConvention(reading: ConventionReading, tables: Tables): readonly Problem[] {
  const known: Record<Kind, { readonly ids: ReadonlySet<string>; readonly judged: boolean }> = {
    member: { ids: tables.members.ids, judged: tables.members.report !== undefined },
    site: { ids: tables.sites.ids, judged: tables.sites.report !== undefined },
    grappe: { ids: tables.grappes.ids, judged: tables.grappes.readable },
    measure: { ids: tables.measures.ids, judged: tables.measures.readable },
  };
  return mentions(reading).flatMap(([kind, id, path]) => {
    if (id === undefined || !known[kind].judged || known[kind].ids.has(id)) return [];
    const place = { ...reading.placeOf(path), value: id };
    return [problem(`${kind}-unknown`, place, { value: id, nearest: nearest(id, known[kind].ids) })];
  });
}

function mentions({ convention }: ConventionReading): readonly Mention[] {
  return [
    ['member', convention.coordinator, ['coordinator']],
    ['member', convention.billedTo, ['billed_to']],
    ...convention.rules.flatMap((rule, index) => ruleMentions(rule, ['rules', index])),
  ];
}

function ruleMentions(rule: Rule, path: KeyPath): readonly Mention[] {
  const { grappes = [], sites = [] } = rule.appliesTo;
  return [
    ...grappes.map((id, i): Mention => ['grappe', id, [...path, 'applies_to', 'grappes', i]]),
    ...sites.map((id, i): Mention => ['site', id, [...path, 'applies_to', 'sites', i]]),
    ...(rule.over?.members ?? []).map(
      (id, i): Mention => ['member', id, [...path, 'share', 'over', 'members', i]],
    ),
    ...keyMentions(rule.share, [...path, 'share']),
  ];
}

function keyMentions(key: Key, path: KeyPath): readonly Mention[] {
  switch (key.by) {
    case 'measure':
      return [['measure', key.reference.measure, [...path, 'by']]];
    case 'majority':
      return [['measure', key.reference.measure, [...path, 'of']]];
    case 'payer':
      return [['member', key.member, [...path, 'member']]];
    case 'fixed':
      return [...key.parts.keys()].map((id): Mention => ['member', id, [...path, 'parts', id]]);
    case 'mix':
      return key.of.flatMap((item, i) => keyMentions(item.share, [...path, 'of', i, 'share']));
    default:
      return [];
  }
}
