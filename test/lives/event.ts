/** What may happen in the life of a workspace. Numbers named `of` choose among what exists; LAST is the latest. */
import fc from 'fast-check';
import type { Settings } from './model.ts';

interface NewLine {
  readonly net: number;
  readonly rate: number;
  readonly setup: boolean;
  readonly dated: boolean;
  readonly serves: 'G' | 'S2' | 'S3';
}

/** The options of a run. */
export interface Wish {
  readonly takes: 'pending' | 'until' | 'month' | 'invoice';
  readonly of: number;
  readonly allowUnallocated: boolean;
  /** Which closed runs to correct: bit by bit, oldest first. */
  readonly regularise: number;
  /** Whether everything that closed runs hold is decided first: missing lines are withdrawn, every run corrected. */
  readonly decide: boolean;
}

/** What changes in the files. */
export type Change =
  | {
      readonly kind: 'arrive';
      readonly month: number;
      readonly file: string;
      readonly lines: readonly NewLine[];
    }
  | ({ readonly kind: 'part'; readonly of: number; readonly file: string } & NewLine)
  | { readonly kind: 'amount'; readonly of: number; readonly net: number }
  | { readonly kind: 'rate'; readonly of: number; readonly rate: number }
  | { readonly kind: 'redate' | 'vanish' | 'return' | 'renumber' | 'withdraw'; readonly of: number }
  | { readonly kind: 'file'; readonly of: number; readonly file: string }
  | { readonly kind: 'pupils'; readonly pupils: readonly [number, number] }
  | { readonly kind: 'moved' | 'chapters'; readonly month: number }
  | { readonly kind: 'unchaptered' | 'stays' }
  /** M leaves, with its site or without, or is merged into C; or all of that is undone. */
  | { readonly kind: 'leaves'; readonly month: number; readonly withSite: boolean }
  | { readonly kind: 'merged' | 'parted' }
  | { readonly kind: 'settings'; readonly turn: number; readonly settings: readonly [Settings, Settings] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'advance'; readonly month: number; readonly cents: number };

export type Event =
  | Change
  | ({ readonly kind: 'draft' } & Wish)
  | ({ readonly kind: 'close' } & Wish)
  | { readonly kind: 'issue'; readonly asIs: boolean };

const LAST = -1;

/** July 2024 to December 2025. */
const month = fc.integer({ min: 0, max: 17 });
/** Few cents leave cents over; an amount of nothing nobody would miss. */
const net = fc
  .oneof(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99_999, max: 99_999 }))
  .map((cents) => (cents === 0 ? 1 : cents));
const rate = fc.constantFrom(0, 55, 200);
const file = fc.constantFrom('a', 'b', 'c', 'd');
const of = fc.nat(11);
const setup = fc.nat(3).map((number) => number === 0);
const dated = fc.nat(3).map((number) => number > 0);
const serves = fc.constantFrom('G', 'G', 'G', 'G', 'S2', 'S3');
const pupils = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 15 }));

const settings: fc.Arbitrary<Settings> = fc.record({
  payer: fc.constantFrom('R', 'C'),
  rounding: fc.constantFrom('largest_remainder', 'carry'),
  vat: fc.constantFrom('line', 'invoice'),
  prorata: fc.constantFrom('daily', 'period_start'),
  basis: fc.constantFrom('service', 'service', 'invoice_date'),
  undated: fc.constantFrom('error', 'invoice_month', 'invoice_date'),
  siteOfGrappe: fc.constantFrom('error', 'grappe', 'site'),
});

const often = fc.nat(3).map((number) => number > 0);
const seldom = fc.nat(3).map((number) => number === 0);

const wish = {
  takes: fc.constantFrom('pending', 'pending', 'pending', 'until', 'until', 'month', 'invoice'),
  of: fc.nat(17),
  allowUnallocated: often,
  regularise: fc.oneof(fc.constant(0), fc.nat(0xffff)),
  decide: seldom,
} as const;

const newLine = { net, rate, setup, dated, serves };
/** One that everybody can share. */
const plain = { setup: false, dated: true, serves: 'G' } as const;

function kind<const K extends Event['kind']>(...kinds: readonly K[]): fc.Arbitrary<K> {
  return fc.constantFrom(...kinds);
}

const newLines = fc.array(fc.record(newLine), { minLength: 1, maxLength: 3 });

const arrival: fc.Arbitrary<Event> = fc.record({
  kind: kind('arrive'),
  month,
  file,
  lines: newLines,
});

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: arrival },
  { weight: 4, arbitrary: fc.record({ kind: kind('part'), of, file, ...newLine }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('amount'), of, net }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('rate'), of, rate }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: kind('redate', 'vanish', 'return', 'renumber', 'withdraw'), of }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('file'), of, file }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('pupils'), pupils }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('moved', 'chapters'), month }) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ kind: kind('leaves'), month, withSite: fc.boolean() }),
      fc.record({ kind: kind('merged', 'parted', 'stays', 'unchaptered') }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('settings'), turn: month, settings: fc.tuple(settings, settings) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('rule') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('advance'), month, cents: fc.integer({ min: 1, max: 9999 }) }),
  },
  { weight: 9, arbitrary: fc.record({ kind: kind('close'), ...wish }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('draft'), ...wish }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('issue'), asIs: fc.boolean() }) },
);

// What follows seldom happens by chance alone.

const decided = fc.record({ ...wish, takes: fc.constant('pending' as const), decide: fc.constant(true) });

/** A draft that is issued before anything else happens. */
const issued: fc.Arbitrary<readonly Event[]> = fc.tuple(
  arrival,
  decided.map((asked): Event => ({ kind: 'draft', ...asked })),
  fc.record({ kind: kind('issue'), asIs: fc.boolean() }),
);

/** A draft whose figures are others by the day on which it is to be issued. */
const stale: fc.Arbitrary<readonly Event[]> = fc.tuple(
  arrival,
  decided.map((asked): Event => ({ kind: 'draft', ...asked })),
  fc.record({ kind: kind('pupils'), pupils }),
  fc.record({ kind: kind('issue'), asIs: fc.boolean() }),
);

/** A draft of one file, issued after a run has closed a later month of another file: its lines have become late. */
const passed: fc.Arbitrary<readonly Event[]> = fc
  .tuple(decided, fc.integer({ min: 0, max: 16 }), file, newLines)
  .map(([asked, of, name, lines]) => [
    { kind: 'close', ...asked },
    { kind: 'arrive', month: of, file: name === 'a' ? 'b' : 'a', lines },
    { kind: 'draft', ...asked, decide: false, regularise: 0, allowUnallocated: true },
    { kind: 'arrive', month: of + 1, file: name, lines },
    {
      kind: 'close',
      ...asked,
      takes: 'month',
      of: LAST,
      decide: false,
      regularise: 0,
      allowUnallocated: true,
    },
    { kind: 'issue', asIs: false },
  ]);

/** A charged line whose new rate gives the same VAT: decided without a cent. */
const restated: fc.Arbitrary<readonly Event[]> = fc.tuple(decided, month, file).map(([asked, of, name]) => [
  { kind: 'arrive', month: of, file: name, lines: [{ net: 1, rate: 0, ...plain }] },
  { kind: 'close', ...asked },
  { kind: 'rate', of: LAST, rate: 55 },
  { kind: 'close', ...asked },
]);

/** A charged line that is called otherwise, which nobody decides on at first. */
const renumbered: fc.Arbitrary<readonly Event[]> = fc
  .tuple(decided, arrival)
  .map(([asked, lines]) => [
    lines,
    { kind: 'close', ...asked },
    { kind: 'renumber', of: LAST },
    { kind: 'close', ...asked, decide: false },
    { kind: 'close', ...asked },
  ]);

/** A charged line that is gone, given back, and there again. */
const returned: fc.Arbitrary<readonly Event[]> = fc
  .tuple(decided, arrival)
  .map(([asked, lines]) => [
    lines,
    { kind: 'close', ...asked },
    { kind: 'vanish', of: LAST },
    { kind: 'close', ...asked },
    { kind: 'return', of: LAST },
    { kind: 'close', ...asked, decide: false },
    { kind: 'close', ...asked },
  ]);

/** Two drafts of one correction, one closed as usual, the other as it is: the second must be refused. */
const rivals: fc.Arbitrary<readonly Event[]> = fc.tuple(decided, of, net).map(([asked, line, cents]) => [
  { kind: 'close', ...asked },
  { kind: 'amount', of: line, net: cents },
  { kind: 'draft', ...asked },
  { kind: 'close', ...asked },
  { kind: 'issue', asIs: true },
]);

/** A draft of new lines that is issued as it is, after a charged line has changed: nobody has decided on that. */
const overtaken: fc.Arbitrary<readonly Event[]> = fc
  .tuple(decided, arrival, of, net)
  .map(([asked, lines, line, cents]) => [
    { kind: 'close', ...asked },
    lines,
    { kind: 'draft', ...asked, decide: false, regularise: 0 },
    { kind: 'amount', of: line, net: cents },
    { kind: 'issue', asIs: true },
  ]);

/** A member that is merged into another, or gone while its site stays its own, after lines were charged to it. */
const ended: fc.Arbitrary<readonly Event[]> = fc
  .tuple(decided, fc.integer({ min: 1, max: 16 }), file, fc.boolean())
  .map(([asked, of, name, merges]) => {
    const arrives = (at: number): Event => ({
      kind: 'arrive',
      month: at,
      file: name,
      lines: [{ net: 1001, rate: 200, ...plain }],
    });
    return [
      { kind: 'parted' },
      { kind: 'moved', month: 17 },
      { kind: 'pupils', pupils: [5, 7] },
      arrives(of),
      { kind: 'close', ...asked, allowUnallocated: true },
      merges ? { kind: 'merged' } : { kind: 'leaves', month: of - 1, withSite: false },
      arrives(of),
      { kind: 'close', ...asked, decide: false, regularise: 0, allowUnallocated: true },
      { kind: 'close', ...asked, allowUnallocated: true },
      { kind: 'leaves', month: of - 1, withSite: true },
      arrives(of),
      { kind: 'close', ...asked, allowUnallocated: true },
    ];
  });

/** Chapters that change within the month of charged lines, whose shares change afterwards. */
const rechaptered: fc.Arbitrary<readonly Event[]> = fc
  .tuple(decided, month, file, newLines, pupils)
  .map(([asked, of, name, lines, counts]) => [
    { kind: 'arrive', month: of, file: name, lines },
    { kind: 'close', ...asked, takes: 'month', of: LAST, allowUnallocated: true },
    { kind: 'chapters', month: of },
    { kind: 'pupils', pupils: counts },
    { kind: 'close', ...asked, takes: 'until', of: LAST, allowUnallocated: true },
  ]);

/** How a workspace begins, and what happens then. */
export interface Life {
  readonly turn: number;
  readonly settings: readonly [Settings, Settings];
  readonly pupils: readonly [number, number];
  readonly moved: number;
  readonly chapters: number | undefined;
  readonly events: readonly Event[];
}

/** Without bias towards short lives, which meet little. */
export const life: fc.Arbitrary<Life> = fc.noBias(
  fc.record({
    turn: month,
    settings: fc.tuple(settings, settings),
    pupils,
    moved: month,
    chapters: fc.option(month, { nil: undefined, freq: 2 }),
    events: fc
      .tuple(
        fc.array(arrival, { minLength: 1, maxLength: 3 }),
        fc.array(
          fc.oneof(
            { weight: 28, arbitrary: fc.tuple(event) },
            {
              weight: 2,
              arbitrary: fc.oneof(
                ...[issued, stale, passed, restated, renumbered, returned, rivals, overtaken],
                ...[ended, rechaptered],
              ),
            },
          ),
          {
            minLength: 4,
            maxLength: 18,
            size: 'max',
          },
        ),
      )
      .map(([arrivals, steps]) => [...arrivals, ...steps.flat()]),
  }),
);
