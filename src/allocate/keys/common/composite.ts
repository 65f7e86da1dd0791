import type * as z from 'zod';
import type { Reason } from '../../../diagnostics/problem.ts';
import { type Language, NOTATION } from '../../../domain/language.ts';
import { defined } from '../../../domain/lists.ts';
import type { MeasureReference } from '../../../domain/measure-reference.ts';
import type { Fraction } from '../../../domain/numbers/fraction.ts';
import type { Key } from '../../../domain/rule.ts';
import { formatDay } from '../../../domain/time/calendar.ts';
import { mapping, words } from '../../../forms/scalars.ts';
import { conditionOf } from '../../target/target.ts';
import {
  COUNTS_FROM,
  COUNTS_FROM_OF_MEMBERS,
  COUNTS_FROM_OF_MEMBERS_PAGES,
  COUNTS_FROM_PAGE,
  COUNTS_FROM_SCHEMA,
  type CountsFrom,
  countedFrom,
  countsFromMentions,
  countsFromOf,
  countsFromProblems,
  countsFromText,
} from './counts-from.ts';
import { defineKey, none } from './define.ts';
import type { KeyDefinition, KeyFaults, KeyInput, KeyMention, NameFacts, Weight } from './key.ts';
import { type KeyPage, PER_MEMBER } from './key-page.ts';
import {
  MEASURE_SCHEMA,
  MEASURED,
  MEASURED_OF_SITES,
  type MeasureGiven,
  measureProblems,
  measureReference,
} from './measure-parameters.ts';
import { madeOf } from './measure-words.ts';
import { MEASURE_ERRORS, memberWeights, siteWeights } from './measured.ts';
import { sharesByMemberWeight, sharesBySite } from './shares-by-weight.ts';

/** One of the measures that a weight is made of, looked up as a key of its own would (ALLOCATION.md §5). */
export interface Term {
  readonly reference: MeasureReference;
  readonly given: MeasureGiven;
}

/** The parameters of a term; those of a measure of sites have `times`. */
type Measured = typeof MEASURED | typeof MEASURED_OF_SITES;

/** The schema of a term, with the parameters `more` besides. */
export function termSchema<S extends z.core.$ZodShape>(measured: Measured, more: S) {
  return mapping({ measure: words, ...measured, ...more }).meta({
    ...MEASURE_SCHEMA,
    required: ['measure', ...MEASURE_SCHEMA.required],
  });
}

export function termOf({ measure, ...given }: { readonly measure: string } & MeasureGiven): Term {
  return { reference: measureReference(measure, given), given };
}

/** Where a term stands below `share`. */
interface PlacedTerm extends Term {
  readonly path: KeyMention['path'];
}

/** How a key makes one weight out of several measures. */
interface Composite<K extends Key, S extends z.core.$ZodShape> {
  readonly word: string;
  readonly since: KeyDefinition['since'];
  readonly shape: (measured: Measured) => S;
  readonly build: (given: z.output<z.ZodObject<S>>) => Omit<K, 'by'>;
  /** The measures, in the order of the values that `weight` gets. */
  readonly terms: (key: K) => readonly PlacedTerm[];
  /** The weight made of the values of one site or member, zero or more, or why they make none. */
  readonly weight: (key: K, values: readonly Fraction[], of: Weighed) => Fraction | Reason;
  /** The formula, the measures in words: `“a” × “b”`; `language` decides how decimals are written. */
  readonly formula: (key: K, named: readonly string[], language: Language) => string;
  readonly words: Readonly<Record<Language, Readonly<Record<'sites' | 'members', CompositeWords>>>>;
  readonly page: Readonly<Record<'sites' | 'members', KeyPage>>;
  readonly errors: KeyDefinition['errors'];
}

/** Whose values are weighed, and where: what every fault of a weight names. */
interface Weighed {
  readonly id: string;
  readonly days: string;
  readonly rule: string;
  /** The condition of a rule for the same target, as the convention writes it. */
  readonly condition: string;
}

interface CompositeWords {
  readonly title: string;
  readonly meaning: string;
}

/** A key with `counts_from`: a weight that is less than a part of the whole does not count. */
type Counted<K extends Key> = K & { readonly countsFrom: CountsFrom };

/** The two definitions of a key that is made of measures: of sites, and with `per: member` of members. */
export function compositeKeys<K extends Key, const S extends z.core.$ZodShape>(
  made: Composite<K, S>,
): readonly [KeyDefinition, KeyDefinition] {
  return [compositeOver(made, 'sites'), compositeOver(made, 'members')];
}

function compositeOver<K extends Key, const S extends z.core.$ZodShape>(
  made: Composite<K, S>,
  over: 'sites' | 'members',
): KeyDefinition {
  const ofSites = over === 'sites';
  const by = (ofSites ? made.word : `member_${made.word}`) as K['by'];
  const page = made.page[over];
  const countsFrom = ofSites ? COUNTS_FROM : COUNTS_FROM_OF_MEMBERS;
  const parameters = [...page.parameters, ...(ofSites ? [COUNTS_FROM_PAGE] : COUNTS_FROM_OF_MEMBERS_PAGES)];
  return defineKey<Counted<K>, S & typeof COUNTS_FROM>({
    by,
    since: made.since,
    word: made.word,
    per: ofSites ? undefined : 'member',
    perByDefault: ofSites,
    shape: () => ({ ...made.shape(ofSites ? MEASURED_OF_SITES : MEASURED), ...countsFrom }),
    build(given) {
      const own = made.build(given as z.output<z.ZodObject<S>>);
      return {
        by,
        ...own,
        countsFrom: countsFromOf(given as Parameters<typeof countsFromOf>[0]),
      } as Counted<K>;
    },
    over,
    readsNet: false,
    targets: undefined,
    proportional: true,
    within: none,
    mentions: (key) => [
      ...made.terms(key).map(
        ({ reference, path }): KeyMention => ({
          kind: `measure of ${over}`,
          id: reference.measure,
          reference,
          path: [...path, 'measure'],
        }),
      ),
      ...countsFromMentions(key.countsFrom),
    ],
    problems: (key, convention) => [
      ...made
        .terms(key)
        .flatMap(({ given, path }) =>
          measureProblems(given, convention).map((found) => ({ ...found, path: [...path, ...found.path] })),
        ),
      ...countsFromProblems(key.countsFrom),
    ],
    shares(key, input) {
      const found = compositeWeights(made, key, over, input);
      if ('faults' in found) return found;
      const counted = countedFrom(found.weights, key.countsFrom, input);
      if ('faults' in counted) return counted;
      const { weights } = counted;
      return ofSites ? sharesBySite(key, weights, input) : sharesByMemberWeight(key, weights, input);
    },
    words: {
      en: {
        ...made.words.en[over],
        name: (key, { called }) =>
          `in proportion to ${formulaOf(made, key, called, 'en')}${ofSites ? '' : ' of the members'}${countsFromText(key.countsFrom, 'en')}`,
      },
      fr: {
        ...made.words.fr[over],
        name: (key, { called }) =>
          `au prorata de ${formulaOf(made, key, called, 'fr')}${ofSites ? '' : ' des membres'}${countsFromText(key.countsFrom, 'fr')}`,
      },
    },
    published: ofSites ? {} : COUNTS_FROM_SCHEMA,
    page: ofSites ? { ...page, parameters } : { ...page, parameters: [PER_MEMBER, ...parameters] },
    errors: [
      ...MEASURE_ERRORS,
      ...made.errors,
      ...(ofSites ? (['measure-of-members'] as const) : (['measure-of-sites'] as const)),
      'weights-zero',
      'no-participant',
      ...(ofSites ? [] : (['over-site-types', 'member-unknown', 'payer-absent'] as const)),
    ],
  });
}

function formulaOf<K extends Key>(
  { terms, formula }: Pick<Composite<K, never>, 'terms' | 'formula'>,
  key: K,
  called: NameFacts['called'],
  language: Language,
): string {
  const named = terms(key).map(({ reference }) => {
    const [opening, closing] = NOTATION[language].quotes;
    return `${opening}${called(reference.measure)}${closing}${madeOf(reference, language)}`;
  });
  return formula(key, named, language);
}

/** The weights made of the values, each with the rows of all its values; or the faults of those that are missing. */
function compositeWeights<K extends Key>(
  { terms, weight }: Pick<Composite<K, never>, 'terms' | 'weight'>,
  key: K,
  over: 'sites' | 'members',
  input: KeyInput,
): { readonly weights: readonly Weight[] } | KeyFaults {
  const faults: Reason[] = [];
  const columns: (readonly Weight[])[] = [];
  const placed = terms(key);
  for (const { reference } of placed) {
    const observed = over === 'sites' ? siteWeights(reference, input) : memberWeights(reference, input);
    if ('faults' in observed) faults.push(...observed.faults);
    columns.push(observed.weights);
  }
  const complete = withEveryValue(columns);
  const condition = conditionOf(input.target);
  const weights = defined(complete[0]).flatMap(({ id, member }, row): Weight[] => {
    const values = complete.map((column) => defined(column[row]));
    const made = weight(
      key,
      values.map((value) => value.weight),
      { id, days: formatDay(input.day), rule: input.rule, condition },
    );
    if ('code' in made) {
      faults.push(made);
      return [];
    }
    return [{ id, member, weight: made, grounds: values.flatMap((value) => value.grounds) }];
  });
  return faults.length > 0 ? { faults } : { weights };
}

/** The weights of those that have one in each column, so that their sum can be checked though others lack a value. */
function withEveryValue(columns: readonly (readonly Weight[])[]): readonly (readonly Weight[])[] {
  const known = columns.map((column) => new Set(column.map(({ id }) => id)));
  return columns.map((column) => column.filter(({ id }) => known.every((ids) => ids.has(id))));
}
