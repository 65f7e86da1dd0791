import type { Fault } from '../../diagnostics/problem.ts';
import type { Day } from '../../domain/calendar.ts';
import type { Fraction } from '../../domain/fraction.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Key, KeyKind, MeasureReference } from '../../domain/rule.ts';
import type { Participants } from '../participants.ts';
import type { Register } from '../register.ts';
import type { Target } from '../target.ts';

/** What a key may look at on a day. */
export interface KeyInput {
  readonly target: Target;
  /** Already narrowed by `over`. */
  readonly participants: Participants;
  readonly day: Day;
  /** The id of the rule, for messages. */
  readonly rule: string;
  readonly register: Register;
}

/** The share of a member on a day, for one of its sites or, with an empty site, for itself. */
export interface DayShare {
  readonly member: string;
  readonly site: string;
  readonly share: Fraction;
}

/** How a key came to its shares: the trace that explain prints. */
export interface KeyTrace {
  readonly by: KeyKind;
  readonly reference: MeasureReference | undefined;
  /** Undefined where the latest observation of each day counts. */
  readonly referenceDay: Day | undefined;
  /** What each site or member weighs, in the order of the shares. */
  readonly weights: readonly Weight[];
  /** The parts of a mix. */
  readonly parts: readonly { readonly part: Fraction; readonly trace: KeyTrace }[];
}

export interface Weight {
  /** The site, or the member for a key over members. */
  readonly id: string;
  readonly member: string;
  readonly weight: Fraction;
  readonly observation: Observation | undefined;
}

export interface KeyShares {
  readonly shares: readonly DayShare[];
  readonly trace: KeyTrace;
}

export type KeyResult = KeyShares | { readonly faults: readonly Fault[] };

/** One kind of key: from who takes part on a day to their shares. */
export type KeyFunction<K extends KeyKind> = (
  key: Extract<Key, { readonly by: K }>,
  input: KeyInput,
) => KeyResult;
