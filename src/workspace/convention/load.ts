import type * as z from 'zod';
import type { KeyDefinitions } from '../../allocate/keys/common/key.ts';
import { KEYS } from '../../allocate/keys/list.ts';
import { type Problem, problem, problemAt, type WithProblems } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import type { LayoutPlace, TableLayout } from '../../domain/layout.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { listedWords } from '../../forms/choices.ts';
import { faultOf, unknownKeysOf, wrongKeyOf } from '../../forms/chosen.ts';
import { NOT_EMPTY } from '../../forms/scalars.ts';
import { ownRelease } from '../../package-files.ts';
import { CONVENTION_FILE } from '../convention-places.ts';
import { categoryProblems, withCategories } from './categories.ts';
import { DOUBTS_OF_ALL, type Doubts, dependsOn } from './doubts.ts';
import { unknownKeyArgs } from './layout-checks.ts';
import type { ParsedConvention } from './parsed-convention.ts';
import { conventionSchema } from './schema.ts';
import { checkStructure } from './structure.ts';
import { keyPathOf, understoodParts } from './understood-parts.ts';
import {
  entriesOf,
  isEmptyText,
  itemsOf,
  type KeyPath,
  pathText,
  readYaml,
  valueAt,
  type YamlSource,
} from './yaml-source.ts';

/** A convention as far as it was understood; undefined where nothing was. */
export interface ConventionText extends WithProblems<ParsedConvention | undefined> {
  /** What was not understood, so that no problem that depends on it is reported; undefined where everything was. */
  readonly doubts: Doubts | undefined;
}

/** Reads the text of convention.yaml, with every problem that does not depend on the tables. */
export function readConvention(
  text: string,
  keys: KeyDefinitions = KEYS,
  release: Release = ownRelease(),
): ConventionText {
  const yaml = readYaml(text, release);
  if (yaml.value === undefined) return { value: undefined, doubts: DOUBTS_OF_ALL, problems: yaml.problems };
  const source = yaml.value;
  const schema = conventionSchema(keys);
  const { parsed, issues, doubts, pathInWhole } = understoodParts(source.data ?? new Map(), (data) =>
    schema.safeParse(data),
  );
  const placeInWhole = (path: KeyPath) => ({
    file: CONVENTION_FILE,
    row: source.lineOf(path),
    column: pathText(path),
  });
  const wrong = [
    ...yaml.problems,
    ...issues.flatMap((issue) => explain(issue, source)),
    ...(holdsIn(release, '0.2') ? unknownWithoutValue(source, keys, (data) => schema.safeParse(data)) : []),
  ];
  const others: Problem[] = [
    ...categoryProblems(source.data, placeInWhole),
    ...source.cutTexts.map(({ path, kept, comment }) => {
      const key = String(path.at(-1));
      return problem('comment-in-text', { ...placeInWhole(path), value: kept }, { key, kept, comment });
    }),
  ];
  const reported = (): readonly Problem[] => [
    ...wrong,
    ...others.filter((found) => !dependsOn(doubts, found)),
  ];
  if (parsed === undefined) return { value: undefined, doubts, problems: reported() };
  const { convention, settings, rules, layouts, tables } = parsed;
  const written: Convention = {
    ...convention,
    settings,
    ...(release.join('.') === ownRelease().join('.') ? {} : { release }),
    rules: rules.map((rule, index) => ({ ...rule, row: source.lineOf(pathInWhole(['rules', index])) })),
    rulesRow: source.lineOf(['rules']),
    layouts: layouts.map((layout, index) => ({
      ...layout,
      place: layoutPlace(source, pathInWhole(['invoices', index])),
    })),
    tables: tableLayouts(tables, source),
  };
  const result: ParsedConvention = {
    convention: withCategories(written),
    keys,
    release,
    placeOf: (path) => placeInWhole(pathInWhole(path)),
  };
  others.push(...checkStructure(result));
  return wrong.length === 0
    ? { value: result, doubts: undefined, problems: others }
    : { value: result, doubts, problems: reported() };
}

/** The layouts of lists, each with its place: an entry of a list, or the only one. */
function tableLayouts(
  tables: Readonly<Record<string, readonly Omit<TableLayout, 'place'>[] | undefined>>,
  source: YamlSource,
): ReadonlyMap<string, readonly TableLayout[]> {
  return new Map(
    Object.entries(tables).flatMap(([name, layouts]) => {
      if (layouts === undefined) return [];
      const listed = Array.isArray(valueAt(source.data, ['tables', name]));
      const withPlaces = layouts.map((layout, index) => ({
        ...layout,
        place: layoutPlace(source, listed ? ['tables', name, index] : ['tables', name]),
      }));
      return [[name, withPlaces] as const];
    }),
  );
}

function layoutPlace(source: YamlSource, path: KeyPath): LayoutPlace {
  const keyRows = new Map<string, number>();
  for (const [key, value] of entriesOf(source.data, path)) {
    keyRows.set(key, source.lineOf([...path, key]));
    for (const [name] of [...entriesOf(value, []), ...itemsOf(value, [])])
      keyRows.set(pathText([key, name]), source.lineOf([...path, key, name]));
  }
  return { path: pathText(path), row: source.lineOf(path), keyRows };
}

/** The problems of one issue of the schema: unknown keys, a missing key, or a value of another form. */
function explain(issue: z.core.$ZodIssue, source: YamlSource): readonly Problem[] {
  const path = keyPathOf(issue);
  const unknown = unknownKeysOf(issue);
  if (unknown !== undefined)
    return unknown.map((key) => unknownKey(path, key, issue.message.split(' '), source));
  const place = { file: CONVENTION_FILE, row: source.lineOf(path), column: pathText(path) || undefined };
  const fault = faultOf(issue);
  if (fault !== undefined) return [problemAt(fault, { ...place, value: issue.message })];
  const found = valueAt(source.data, path);
  if (found === undefined) {
    const name = String(path.at(-1));
    const expected = FORMS_ALONE.includes(issue.message) ? '' : issue.message;
    return [inShare(problem('key-missing', place, { key: pathText(path), name, expected }), path, source)];
  }
  const shown = shownValue(wrongKeyOf(issue) ?? found);
  const expected = issue.message;
  const said = found === null ? NOTHING : expected === NOT_EMPTY ? EMPTY_LIST : shown;
  const args = { expected: listedWords(expected), found: said };
  const invalid = problem('value-invalid', { ...place, value: shown }, args);
  return [inShare(invalid, path, source)];
}

/** Unknown keys without a value; known ones were removed before the schema was applied. */
function unknownWithoutValue<T>(
  source: YamlSource,
  keys: KeyDefinitions,
  parse: (data: unknown) => z.ZodSafeParseResult<T>,
): readonly Problem[] {
  const issues = source.withEmpty === undefined ? [] : (parse(source.withEmpty).error?.issues ?? []);
  const ofShares = new Set(keys.flatMap(({ page }) => page.parameters.map(({ name }) => name)));
  return issues.flatMap((issue) => {
    const path = keyPathOf(issue);
    return (unknownKeysOf(issue) ?? [])
      .filter((key) => !(path.includes('share') && ofShares.has(key)))
      .filter((key) => isEmptyText(valueAt(source.withEmpty, [...path, key])))
      .map((key) => unknownKey(path, key, issue.message.split(' '), source));
  });
}

const NOTHING = { en: 'nothing', fr: 'rien' };
const EMPTY_LIST = { en: 'an empty list', fr: 'une liste vide' };

/** Expected forms that say only any text, list or mapping: nothing that could be written as it is. */
const FORMS_ALONE = ['"…"', '[ … ]', '{ … }'];

/** The problem with the `by` of its share, on which the meaning of parameters depends. */
function inShare(found: Problem, path: KeyPath, source: YamlSource): Problem {
  const around = path.map((_, depth) => valueAt(source.data, [...path.slice(0, depth), 'by']));
  const by = around.findLast((word) => typeof word === 'string');
  return typeof by === 'string' ? { ...found, called: { by } } : found;
}

function unknownKey(path: KeyPath, key: string, known: readonly string[], source: YamlSource): Problem {
  const place = {
    file: CONVENTION_FILE,
    row: source.lineOfKey(path, key),
    column: pathText([...path, key]),
    value: key,
  };
  return problem('key-unknown', place, unknownKeyArgs(key, known));
}

const MOST_SHOWN = 60;

/** A value of the convention in one line, cut if it is long. */
function shownValue(found: unknown): string {
  const [text, quote] = typeof found === 'string' ? [found, '"'] : [flowText(found), ''];
  return quote + (text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`) + quote;
}

function flowText(found: unknown): string {
  if (typeof found === 'string') return found;
  if (Array.isArray(found)) return found.length === 0 ? '[]' : `[ ${found.map(flowText).join(', ')} ]`;
  if (!(found instanceof Map)) return '';
  const entries = [...found].map(([key, value]) => `${key}: ${flowText(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
