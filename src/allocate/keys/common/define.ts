import type * as z from 'zod';
import type { Code, ReasonCode } from '../../../diagnostics/codes.ts';
import type { MeasureReference } from '../../../domain/measure-reference.ts';
import type { Key } from '../../../domain/rule.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import type {
  KeyConvention,
  KeyDefinition,
  KeyFaults,
  KeyInput,
  KeyPart,
  KeyProblem,
  OwnShares,
  OwnTrace,
  ShareBy,
  Weight,
} from './key.ts';

/** Reads `share` of a part of a key. */
export type PartSchema = z.ZodType<KeyPart>;

/** A definition as its file writes it: `build` gets what `shape` reads, and every fault has one of the codes of `errors`. */
interface TypedDefinition<K extends Key, S extends z.core.$ZodShape, E extends Code>
  extends Omit<KeyDefinition<K>, 'shape' | 'build' | 'problems' | 'shares' | 'errors'> {
  readonly shape: (part: PartSchema) => S;
  readonly build: (given: z.output<z.ZodObject<S>>, word: string) => K;
  readonly problems: (key: K, convention: KeyConvention) => readonly KeyProblem<NoInfer<E>>[];
  readonly shares: (
    key: K,
    input: KeyInput,
    shareBy: ShareBy,
  ) => OwnShares | KeyFaults<NoInfer<E> & ReasonCode>;
  readonly errors: readonly E[];
}

/**
 * Erases the types of a definition, so that several can stand in one list. Each must be given only the keys that it
 * built.
 */
export function defineKey<K extends Key, const S extends z.core.$ZodShape, const E extends Code>(
  definition: TypedDefinition<K, S, E>,
): KeyDefinition {
  return definition as unknown as KeyDefinition;
}

/** The schemas of the parameters of a key, its word aside. */
export function parametersOf(definition: KeyDefinition, part: PartSchema): z.core.$ZodShape {
  return definition.shape(part) as z.core.$ZodShape;
}

/** For a key without keys within it, ids that it names, or problems of its own. */
export const none = (): readonly never[] => [];

/** For a key without parameters. */
export const noParameters = { within: none, mentions: none, problems: none };

/** What keys over sites without parameters have in common. */
export function sitesByWord<const By extends string>(by: By) {
  return {
    by,
    word: by,
    per: undefined,
    perByDefault: true,
    shape: () => ({}),
    build: (): { readonly by: By } => ({ by }),
    over: 'sites',
    readsNet: false,
    proportional: true,
  } as const;
}

/** Where a key looked its weights up: a measure, and the one day on which it did. */
export interface LookedUp {
  readonly reference: MeasureReference;
  readonly referenceDay: Day | undefined;
}

const NO_PARTS: OwnTrace['parts'] = [];

/** The trace of a key without keys within it. */
export function ownTrace(key: Key, weights: readonly Weight[], lookedUp?: LookedUp): OwnTrace {
  const { reference, referenceDay } = lookedUp ?? { reference: undefined, referenceDay: undefined };
  return { key, reference, referenceDay, weights, parts: NO_PARTS };
}
