import type * as z from 'zod';
import type { ReasonCode } from '../../../diagnostics/codes.ts';
import type { Fault } from '../../../diagnostics/problem.ts';
import { type Language, NOTATION } from '../../../domain/language.ts';
import { defined } from '../../../domain/lists.ts';
import type { Fraction } from '../../../domain/numbers/fraction.ts';
import type { Key } from '../../../domain/rule.ts';
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
import { defineKey, type LookedUp, none } from './define.ts';
import type { KeyDefinition, KeyFaults, KeyInput, KeyMention, KeyWords, NameFacts, Weight } from './key.ts';
import { type KeyPage, PER_MEMBER } from './key-page.ts';
import {
  MEASURED,
  MEASURED_OF_SITES,
  type Measured,
  measureProblems,
  type Term,
} from './measure-parameters.ts';
import { madeOf } from './measure-words.ts';
import { type Incomplete, MEASURE_ERRORS, memberWeights, type Observed, siteWeights } from './measured.ts';
import type { ValueCode } from './observation.ts';
import { type RuleInstead, ruleInstead } from './rule-instead.ts';
import { sharesByMemberWeight, sharesBySiteWeight } from './shares-by-weight.ts';

/** Where a term stands below `share`; an empty path is `share` itself, whose `by` names the measure. */
interface PlacedTerm extends Term {
  readonly path: KeyMention['path'];
}

/** What differs between sites and members. */
type Both<T> = Readonly<Record<'sites' | 'members', T>>;

/** How a key makes one weight out of one or several measures. */
interface KeyOfMeasures<K extends Key, S extends z.core.$ZodShape, E extends ReasonCode> {
  /** Its `by` over sites. */
  readonly by: string;
  readonly word: KeyDefinition['word'];
  readonly since: Both<KeyDefinition['since']>;
  readonly shape: (measured: Measured) => S;
  readonly build: (given: z.output<z.ZodObject<S>>, word: string) => Omit<K, 'by'>;
  /** The measures, in the order of the values that `weight` gets. */
  readonly terms: (key: K) => readonly PlacedTerm[];
  /**
   * The weight made of the values of one site or member, zero or more, or why they make none; left out, it is the value of
   * the only measure.
   */
  readonly weight?: (key: K, values: readonly Fraction[], of: Weighed) => Fraction | Fault<E>;
  /**
   * The formula, the measures in words: `“a” × “b”`; `language` decides how decimals are written. It ends with
   * `ofMembers`, which is empty for sites.
   */
  readonly formula: (key: K, named: readonly NamedTerm[], language: Language, ofMembers: string) => string;
  readonly words: Readonly<Record<Language, Both<Pick<KeyWords, 'title' | 'meaning'>>>>;
  readonly published: NonNullable<KeyDefinition['published']>;
  readonly page: Both<KeyPage>;
  /** The codes that `weight` gives. */
  readonly errors: readonly E[];
}

/** A term in words: `“students”`, and how its values are made of observations (`madeOf`). */
interface NamedTerm {
  readonly measure: string;
  readonly made: string;
}

/** Whose values are weighed, and where: what every fault of a weight names. */
interface Weighed extends RuleInstead {
  readonly id: string;
}

/** The codes that every key of measures has, over sites or over members. */
type OfMeasures =
  | (typeof MEASURE_ERRORS)[number]
  | 'measure-of-members'
  | 'measure-of-sites'
  | 'weights-zero'
  | 'no-participant'
  | 'over-site-types'
  | 'member-unknown'
  | 'payer-absent';

/** A key with `counts_from`: a weight that is less than a part of the whole does not count. */
type Counted<K extends Key> = K & { readonly countsFrom: CountsFrom };

/** The two definitions of a key that is made of measures: of sites, and with `per: member` of members. */
export function keysOfMeasures<K extends Key, const S extends z.core.$ZodShape, const E extends ReasonCode>(
  made: KeyOfMeasures<K, S, E>,
): readonly [KeyDefinition, KeyDefinition] {
  return [definitionOver(made, 'sites'), definitionOver(made, 'members')];
}

function definitionOver<K extends Key, const S extends z.core.$ZodShape, E extends ReasonCode>(
  made: KeyOfMeasures<K, S, E>,
  over: 'sites' | 'members',
): KeyDefinition {
  const ofSites = over === 'sites';
  const by = (ofSites ? made.by : `member_${made.by}`) as K['by'];
  const page = made.page[over];
  const countsFrom = ofSites ? COUNTS_FROM : COUNTS_FROM_OF_MEMBERS;
  const parameters = [...page.parameters, ...(ofSites ? [COUNTS_FROM_PAGE] : COUNTS_FROM_OF_MEMBERS_PAGES)];
  return defineKey<Counted<K>, S & typeof COUNTS_FROM, E | OfMeasures>({
    by,
    since: made.since[over],
    word: made.word,
    per: ofSites ? undefined : 'member',
    perByDefault: ofSites,
    shape: () => ({ ...made.shape(ofSites ? MEASURED_OF_SITES : MEASURED), ...countsFrom }),
    build(given, word) {
      const own = made.build(given as z.output<z.ZodObject<S>>, word);
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
          path: path.length === 0 ? ['by'] : [...path, 'measure'],
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
      const found = weightsOf(made, key, over, input);
      if ('faults' in found) return found;
      const counted = countedFrom(found.weights, key.countsFrom, input);
      if ('faults' in counted) return counted;
      const sharesByWeight = ofSites ? sharesBySiteWeight : sharesByMemberWeight;
      return sharesByWeight(key, counted.weights, input, found.lookedUp);
    },
    words: {
      en: {
        ...made.words.en[over],
        name: (key, { called }) =>
          `in proportion to ${formulaOf(made, key, called, 'en', ofSites ? '' : ' of the members')}${countsFromText(key.countsFrom, 'en')}`,
      },
      fr: {
        ...made.words.fr[over],
        name: (key, { called }) =>
          `au prorata de ${formulaOf(made, key, called, 'fr', ofSites ? '' : ' des membres')}${countsFromText(key.countsFrom, 'fr')}`,
      },
    },
    published: ofSites ? made.published : { ...made.published, ...COUNTS_FROM_SCHEMA },
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
  { terms, formula }: Pick<KeyOfMeasures<K, never, never>, 'terms' | 'formula'>,
  key: K,
  called: NameFacts['called'],
  language: Language,
  ofMembers: string,
): string {
  const [opening, closing] = NOTATION[language].quotes;
  const named = terms(key).map(({ reference }) => ({
    measure: `${opening}${called(reference.measure)}${closing}`,
    made: madeOf(reference, language),
  }));
  return formula(key, named, language, ofMembers);
}

/** The weights of all participants, or the faults of those that are missing. */
function weightsOf<K extends Key, E extends ReasonCode>(
  { terms, weight }: Pick<KeyOfMeasures<K, never, E>, 'terms' | 'weight'>,
  key: K,
  over: 'sites' | 'members',
  input: KeyInput,
): { readonly weights: readonly Weight[]; readonly lookedUp?: LookedUp } | KeyFaults<E | ValueCode> {
  const observe = over === 'sites' ? siteWeights : memberWeights;
  const columns = terms(key).map(({ reference }) => observe(reference, input));
  if (weight !== undefined) return composed(columns, (values, of) => weight(key, values, of), input);
  const only = defined(columns[0]);
  return 'faults' in only ? only : { weights: only.weights, lookedUp: only };
}

/** The weights made of several values, each with the rows of all of them. */
function composed<E extends ReasonCode>(
  observed: readonly (Observed | Incomplete)[],
  weight: (values: readonly Fraction[], of: Weighed) => Fraction | Fault<E>,
  input: KeyInput,
): { readonly weights: readonly Weight[] } | KeyFaults<E | ValueCode> {
  const faults: Fault<E | ValueCode>[] = observed.flatMap((found) => ('faults' in found ? found.faults : []));
  const complete = withEveryValue(observed.map(({ weights }) => weights));
  const where = ruleInstead(input);
  const weights = defined(complete[0]).flatMap(({ id, member }, row): Weight[] => {
    const values = complete.map((column) => defined(column[row]));
    const made = weight(
      values.map((value) => value.weight),
      { id, ...where },
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
