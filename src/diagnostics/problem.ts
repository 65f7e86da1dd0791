import type { Cents } from '../domain/numbers/money.ts';
import type { DayRange } from '../domain/time/calendar.ts';
import { compareText } from '../text/text-order.ts';
import type { Argument, Arguments } from './bilingual.ts';
import { CODES, type Code, type ReasonCode } from './codes.ts';
import type { PlaceWords } from './place-words.ts';

/** The `{names}` of a template that each problem must give; other braces belong to what it shows. */
type Names<T extends string> = T extends `${string}{${infer Rest}`
  ? Rest extends `${infer Name}}${infer After}`
    ? Name extends `${string}{${string}` | `${string}:${string}` | `${string}.${string}`
      ? Names<Rest>
      : Name | Names<After>
    : never
  : never;

/** A template without its optional parts. */
type Whole<T extends string> = T extends `${infer Before}[[${string}]]${infer After}`
  ? `${Before}${Whole<After>}`
  : T;

type Texts<C extends Code> = (typeof CODES)[C]['en']['message' | 'hint'];
type SaidOfPlace = 'stake' | keyof PlaceWords;

/** The values that the wording of a code needs, and the optional ones: without them their part is left out. */
export type Args<C extends Code> = {
  readonly [N in Exclude<Names<Whole<Texts<C>>>, SaidOfPlace>]: Argument;
} & {
  readonly [N in Exclude<Names<Texts<C>>, SaidOfPlace>]?: Argument | undefined;
};

export interface Place {
  /** Path from the workspace, with `/`. */
  readonly file: string;
  /** The record as a spreadsheet shows it; for YAML and XML the line. */
  readonly row?: number | undefined;
  /** The header, or the path of the key. */
  readonly column?: string | undefined;
  /** The text found there. */
  readonly value?: string | undefined;
}

/** What is wrong, before its place is known. */
export interface Fault<C extends Code = Code> {
  readonly code: C;
  readonly args: Arguments;
}

/** Why a line cannot be shared: its message is kept in unallocated.csv. */
export type Reason = Fault<ReasonCode>;

/** How grave a problem is: an error stops the run, a warning is only shown. */
export type ProblemSeverity = 'error' | 'warning';

/** The lines of an access that may be for some days. */
export interface LinesOfAccess {
  readonly access: string;
  readonly days: readonly DayRange[];
}

/** A problem as data; its wording is made by {@link ./render.ts}. */
export interface Problem extends Fault {
  readonly severity: ProblemSeverity;
  readonly place: Place;
  /** The names in the files of the workspace of what the wording mentions: `accesses.csv`, `accesses.valid_from`. */
  readonly called?: Readonly<Record<string, Argument>>;
  /** The net, in cents, of the invoice lines that cannot be shared because of it. */
  readonly stake?: Cents;
  /** Which lines these are, before they are read. */
  readonly stakeOf?: LinesOfAccess;
}

/** Receives each problem as it is found. */
export type OnProblem = (found: Problem) => void;

/** What was read or computed, and every problem that was found on the way. */
export interface WithProblems<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** A fault, with the arguments that its wording needs. */
export function fault<C extends Code>(code: C, args: Args<C>): Fault<C> {
  return { code, args };
}

export function problem<C extends Code>(code: C, place: Place, args: Args<C>): Problem {
  return problemAt(fault(code, args), place);
}

/** The problem of a fault at a place. */
export function problemAt({ code, args }: Fault, place: Place): Problem {
  return { code, severity: severityOf(code), place, args };
}

export function severityOf(code: Code): ProblemSeverity {
  const { gravity } = CODES[code];
  return gravity === 'error' || gravity === 'reason' ? 'error' : 'warning';
}

export function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

/**
 * Whether an amount may be wrong behind a warning. An unknown column may be a known one, misspelled, such as who pays;
 * what stops `allocate` is a mere warning of `reconcile`.
 */
export function touchesMoney({ code, args }: Problem): boolean {
  const isMisspelled = code === 'column-unknown' && Boolean(args.nearest);
  return isMisspelled || CODES[code].gravity !== 'warning';
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(isError);
}

/** Errors, then warnings; each in the order of their places: file, row, column, then code. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (a, b) =>
      Number(isError(b)) - Number(isError(a)) ||
      compareText(a.place.file, b.place.file) ||
      (a.place.row ?? 0) - (b.place.row ?? 0) ||
      compareText(a.place.column ?? '', b.place.column ?? '') ||
      compareText(a.code, b.code),
  );
}
