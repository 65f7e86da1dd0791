import type { Code, ReasonCode } from '../../../diagnostics/codes.ts';
import type { Fault } from '../../../diagnostics/problem.ts';
import type { DatedSettings } from '../../../domain/convention.ts';
import type { Language } from '../../../domain/language.ts';
import type { MeasureReference } from '../../../domain/measure-reference.ts';
import type { Fraction } from '../../../domain/numbers/fraction.ts';
import type { Release } from '../../../domain/release.ts';
import type { AppliesTo, Key, Over, RuleTarget } from '../../../domain/rule.ts';
import type { Observation } from '../../../domain/tables.ts';
import type { Day, DayRange } from '../../../domain/time/calendar.ts';
import type { Register } from '../../register.ts';
import type { Participants } from '../../target/participants.ts';
import type { Target } from '../../target/target.ts';
import type { KeyPage } from './key-page.ts';

/**
 * All that the house knows of one kind of key. A new key is one file with its definition and one line in `list.ts`;
 * reading, checking, planning, explaining and the documentation follow from it.
 */
export interface KeyDefinition<K extends Key = Key> {
  /** The name of the key in traces and explanations; unique. */
  readonly by: K['by'];
  /** The release that brought it: older runs do not know its word. */
  readonly since: `${number}.${number}`;
  /** The word of `share.by`; undefined: any word that no other key has, the name of a measure. */
  readonly word: string | undefined;
  /** The `per` that tells it from other keys of the same word; undefined: `per` is left out. */
  readonly per: 'site' | 'member' | undefined;
  /** Whether it is also meant where `per` is left out. */
  readonly perByDefault: boolean;
  /** The schemas of its other parameters, from the one that reads a share within this one. */
  readonly shape: KeyShape;
  /** The key, from its word and the parameters that the schema read. */
  readonly build: (given: Readonly<Record<string, unknown>>, word: string) => K;
  /** Whether it weighs sites or members; `parts`: as the keys within it do. */
  readonly over: 'sites' | 'members' | 'parts';
  /** Whether its shares depend on the net of the line. */
  readonly readsNet: boolean;
  /** The targets that a rule with this key may have; undefined: any. */
  readonly targets: readonly RuleTarget[] | undefined;
  /** Whether a share is weight / Σ weights; otherwise the weights only choose who bears all. */
  readonly proportional: boolean;
  /** The keys that it is made of, each with its place below `share`. */
  readonly within: (key: K) => readonly KeyWithin[];
  /** The ids that it names, each with its place below `share`. */
  readonly mentions: (key: K) => readonly KeyMention[];
  /** What is wrong with it whatever the tables hold. */
  readonly problems: (key: K, convention: KeyConvention) => readonly KeyProblem[];
  /**
   * On which days its shares may change though rules, participants and their rows do not, besides those on which the
   * measures that it mentions do.
   */
  readonly changes?: (key: K, scope: KeyScope) => KeyChanges;
  /** The shares on a day, which sum to exactly 1, or every reason why there are none. */
  readonly shares: (key: K, input: KeyInput, shareBy: ShareBy) => OwnShares | KeyFaults;
  /** Its words for people. */
  readonly words: Readonly<Record<Language, KeyWords<K>>>;
  /** What the published JSON Schema adds to those of its parameters: how they depend on each other. */
  readonly published?: Readonly<Record<string, unknown>>;
  /** Its page in the reference. */
  readonly page: KeyPage;
  /** Codes of the problems that it can give, those of keys within it aside; `defineKey` holds it to them. */
  readonly errors: readonly Code[];
}

/** What the name of a key depends on, besides the key itself. */
export interface NameFacts {
  /** Whether the site that it shares for is the only one. */
  readonly alone: boolean;
  /** How a measure is called, by its name in the tables. */
  readonly called: (measure: string) => string;
}

export interface KeyWords<K extends Key = Key> {
  /** The key in a statement or an explanation: `in proportion to “students”`. */
  readonly name: (key: K, facts: NameFacts) => string;
  /** The name of its n-th part of a line, where that is plainer than the fraction: `the first 10.00`. */
  readonly part?: (key: K, index: number) => string;
  /** The heading of its page in the reference. */
  readonly title: string;
  /** What it means, for a finance officer: a sentence or two. */
  readonly meaning: string;
}

/** Definitions whose parameters are forgotten, in the order of the documentation. */
export type KeyDefinitions = readonly KeyDefinition[];

/** Schemas by parameter. `define.ts` alone knows their library, so that it stays out of the published types. */
export type KeyShape = (part: unknown) => unknown;

/** A share within another one; `over` narrows who takes part in it further. */
export interface KeyPart {
  readonly share: Key;
  readonly over: Over | undefined;
}

export interface KeyWithin extends KeyPart {
  readonly path: KeyPlace;
}

/** Where something stands below `share`. */
type KeyPlace = readonly (string | number)[];

export interface KeyMention {
  readonly kind: 'member' | 'site' | 'measure of sites' | 'measure of members';
  readonly id: string;
  /** If it is a measure, which observations of it count; its `as_of` is next to the id. */
  readonly reference?: MeasureReference;
  readonly path: KeyPlace;
}

export interface KeyProblem<C extends Code = Code> {
  readonly fault: Fault<C>;
  readonly path: KeyPlace;
}

/** What a key may depend on in the convention. */
export interface KeyConvention extends Pick<DatedSettings, 'prorata' | 'basis'> {
  /** The release by which it is read. */
  readonly release: Release;
}

/** All that may ever take part in a target. */
export interface KeyScope {
  readonly sites: readonly string[];
  readonly members: readonly string[];
  readonly register: Register;
}

/** A superfluous day costs a little work; a missing one would give wrong shares. */
export interface KeyChanges {
  /** First days of something new: an observation, an access in service, one that is no more. */
  readonly days: readonly Day[];
  /** Days of every year; 29 February means the last day of February. */
  readonly yearly: readonly { readonly month: number; readonly day: number }[];
}

/** What a key may look at on a day. */
export interface KeyInput {
  readonly target: Target;
  /** Already narrowed by `over`. */
  readonly participants: Participants;
  readonly day: Day;
  /** The days of the line that are kept, `day` among them. */
  readonly period: DayRange;
  /** The part of the line's net that the key shares, in cents: all of it, or its part within a mix. */
  readonly net: Fraction;
  /** The id of the rule, for messages. */
  readonly rule: string;
  /** The conditions of the rule, for the remedies that propose another one; undefined without a rule. */
  readonly appliesTo: AppliesTo | undefined;
  readonly register: Register;
}

/**
 * The shares of any key: a key made of others calls it. The codes of its faults are those of that key, and so none of the
 * one that is made of it.
 */
export type ShareBy = (key: Key, input: KeyInput) => KeyShares | KeyFaults<never>;

/** The share of a member on a day, for one of its sites or, with an empty site, for itself. */
export interface DayShare {
  readonly member: string;
  readonly site: string;
  readonly share: Fraction;
}

/** How a key came to its shares: the trace that explain prints. */
export interface KeyTrace extends OwnTrace {
  /** The definition of the key: its words, and how its weights are to be read. */
  readonly definition: KeyDefinition;
}

/** The trace as the key itself makes it: `sharesByKey` adds its definition. */
export interface OwnTrace {
  readonly key: Key;
  /** The measure that gave the weights, where one did. */
  readonly reference: MeasureReference | undefined;
  /** Undefined where the latest observation of each day counts. */
  readonly referenceDay: Day | undefined;
  /** What each site or member weighs, in the order of the shares. */
  readonly weights: readonly Weight[];
  /** The keys that it is made of. */
  readonly parts: readonly { readonly part: Fraction; readonly trace: KeyTrace }[];
}

export interface Weight {
  /** The site, or the member for a key over members. */
  readonly id: string;
  readonly member: string;
  readonly weight: Fraction;
  /** The rows that it was read from; none where it comes from the convention alone. */
  readonly grounds: readonly Ground[];
}

/** A row of a table that a weight was read from. */
export interface Ground {
  readonly file: string;
  readonly row: number;
  /** The day of the observation, where it has one. */
  readonly asOf: Day | undefined;
  readonly value: string;
  readonly source: string | undefined;
  /** Set where the observation was made a year before its reference day, or earlier; see {@link StandIn}. */
  readonly standsInFor?: StandIn | undefined;
  /** Set where the line has earlier observations within its days, which do not count. */
  readonly passedOver?: PassedOver | undefined;
}

/** The observation that was asked for and that an older one replaces, where no `max_age_days` says that it may. */
export interface StandIn {
  readonly measure: string;
  readonly day: Day;
}

/** Observations within the days of a line before the one that counts, of what is measured over the period. */
export interface PassedOver {
  readonly measure: string;
  readonly observations: readonly Observation[];
}

/** The shares that a key finds, with its own trace. */
export interface OwnShares {
  readonly shares: readonly DayShare[];
  readonly trace: OwnTrace;
}

export interface KeyFaults<C extends ReasonCode = ReasonCode> {
  readonly faults: readonly Fault<C>[];
}

export interface KeyShares {
  readonly shares: readonly DayShare[];
  readonly trace: KeyTrace;
}

export type KeyResult = KeyShares | KeyFaults;
