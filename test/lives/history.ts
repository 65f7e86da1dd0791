/** The naive model of what closed runs hold, and of what the next run must say (AUDIT.md). */
import {
  type Amounts,
  type Charges,
  chapterOf,
  daysOf,
  difference,
  keyOf,
  type Line,
  type Outcome,
  shareInvoice,
  type World,
} from './model.ts';

/** What closed runs know about a line. */
interface Known {
  readonly line: Line;
  /** Its place among all lines in the order in which closed runs saw them. */
  readonly order: number;
  /** The run that saw it first, and the one that charged it. */
  readonly seenBy: number;
  spentBy: number | undefined;
  /** As it was recorded last. */
  net: number;
  rate: number;
  day: Line['day'];
  charges: Charges;
  /** The revenue chapter under which each of its charges was claimed last. */
  readonly claims: Map<string, string>;
}

/** Which lines a run takes. */
export type Selection =
  | { readonly kind: 'pending' }
  | { readonly kind: 'until' | 'month'; readonly month: number }
  | { readonly kind: 'invoice'; readonly invoice: number };

export interface Asked {
  readonly selection: Selection;
  readonly allowUnallocated: boolean;
  /** The closed runs to correct, by number. */
  readonly regularise: readonly number[];
}

/** The required contents of a run. */
export interface Run extends Asked {
  /** Of the lines that it takes, in the order in which it saw them. */
  readonly outcomes: readonly Outcome[];
  readonly corrections: readonly Correction[];
  /** The revenue chapters of what it charges today: `invoice/line account` → chapter. */
  readonly revenues: ReadonlyMap<string, string>;
  /** How many runs were closed before it was made. */
  readonly closedBefore: number;
}

interface Correction {
  readonly of: number;
  readonly line: Line;
  readonly charges: Charges;
  /** What was charged before, and under which revenue chapters. */
  readonly before: Charges;
  readonly claims: ReadonlyMap<string, string>;
  /** What the line is recorded as from now on. */
  readonly net: number;
  readonly rate: number;
  readonly day: Line['day'];
}

export type Refused = { readonly refused: string };

export class History {
  readonly closed: { readonly name: string; readonly run: Run }[] = [];
  readonly #known = new Map<string, Known>();

  /** Charged lines that have changed and that a run does not decide on, in words. */
  undecided(world: World, regularise: readonly number[]): readonly string[] {
    const present = new Map(world.lines.map((line) => [keyOf(line), line]));
    const found: string[] = [];
    for (const [key, known] of this.#known) {
      if (known.spentBy === undefined) continue;
      const decided = regularise.includes(known.spentBy);
      const line = present.get(key);
      const withdrawn = world.withdrawn.has(key);
      if (line !== undefined) {
        if (withdrawn) found.push('withdrawn line present');
        if (!decided && isChanged(line, known)) found.push('changed line');
      } else if (isCharged(known)) {
        if (!withdrawn) found.push(isMoved(known, world, this.#known) ? 'moved line' : 'vanished line');
        else if (!decided) found.push('withdrawn line charged');
      }
    }
    return found;
  }

  /** What a run of today must contain, or why there is none. */
  plan(world: World, asked: Asked): Run | Refused {
    const { selection, regularise } = asked;
    const undecided = this.undecided(world, regularise);
    const wanted = canonical(world).filter((line) => selects(selection, line));
    const pending = wanted.filter((line) => this.#known.get(keyOf(line))?.spentBy === undefined);
    const takesAll = selection.kind === 'month' || selection.kind === 'invoice';
    if (takesAll && pending.length < wanted.length) return { refused: 'already allocated' };
    if (undecided.length > 0) return { refused: undecided.join(', ') };
    if (pending.length === 0 && (regularise.length === 0 || selection.kind === 'invoice')) {
      return { refused: 'nothing to share' };
    }
    const outcomes = this.#share(pending, world);
    const left = outcomes.filter(({ charges }) => charges === undefined);
    if (left.length > 0 && !asked.allowUnallocated) return { refused: 'a line that no rule shares' };
    const corrections = regularise.map((run) => this.#correct(run, world));
    if (!corrections.every(isShared)) return { refused: 'a correction that cannot be shared' };
    const found = corrections.flat();
    const revenues = new Map(
      [...outcomes, ...found].flatMap(({ line, charges }) => revenuesOf(line, charges ?? new Map(), world)),
    );
    return { ...asked, outcomes, corrections: found, revenues, closedBefore: this.closed.length };
  }

  /** New lines: what closed runs saw of their invoice comes first, in the order in which they did. */
  #share(pending: readonly Line[], world: World): readonly Outcome[] {
    const outcomes = new Map<string, Outcome>();
    for (const invoice of new Set(pending.map((line) => line.invoice))) {
      const seen = this.#seenOf(invoice, world, this.closed.length);
      const rest = pending.filter((line) => line.invoice === invoice && !this.#known.has(keyOf(line)));
      for (const outcome of shareInvoice([...seen, ...rest], world)) {
        outcomes.set(keyOf(outcome.line), outcome);
      }
    }
    return pending.flatMap((line) => outcomes.get(keyOf(line)) ?? []);
  }

  /** The lines of an invoice that runs up to one saw and that the files still hold, in the order of the runs. */
  #seenOf(invoice: number, world: World, upTo: number): readonly Line[] {
    return world.lines
      .filter((line) => line.invoice === invoice)
      .flatMap((line) => {
        const known = this.#known.get(keyOf(line));
        return known === undefined || known.seenBy > upTo ? [] : [{ line, order: known.order }];
      })
      .sort((a, b) => a.order - b.order)
      .map(({ line }) => line);
  }

  /** What corrects a run; undefined where a line of it cannot be shared any more. */
  #correct(run: number, world: World): readonly Correction[] | undefined {
    const spent = [...this.#known.values()].filter(({ spentBy }) => spentBy === run);
    const corrections: Correction[] = [];
    const today = new Map<string, Outcome>();
    for (const invoice of new Set(spent.map(({ line }) => line.invoice))) {
      for (const outcome of shareInvoice(this.#seenOf(invoice, world, run), world)) {
        today.set(keyOf(outcome.line), outcome);
      }
    }
    for (const known of spent) {
      const outcome = today.get(keyOf(known.line));
      if (outcome === undefined && !world.withdrawn.has(keyOf(known.line))) continue;
      if (outcome !== undefined && outcome.charges === undefined) return undefined;
      const charges = difference(outcome?.charges ?? new Map(), known.charges);
      const { net, rate, day } = outcome?.line ?? { ...known, net: 0 };
      if (charges.size > 0 || isChanged({ net, rate, day }, known)) {
        const { line, charges: before } = known;
        const claims = new Map(known.claims);
        corrections.push({ of: run, line, charges, before, claims, net, rate, day });
      }
    }
    return corrections;
  }

  /** Why a run that was made may not be closed any more whatever its inputs say: another run came first. */
  obstacle(run: Run): string | undefined {
    const isSpent = run.outcomes.some(
      ({ line, charges }) => charges !== undefined && this.#known.get(keyOf(line))?.spentBy !== undefined,
    );
    if (isSpent) return 'spent by another run';
    const since = this.closed.slice(run.closedBefore);
    const isCorrected = since.some((other) =>
      other.run.regularise.some((base) => run.regularise.includes(base)),
    );
    return isCorrected ? 'corrected by another run' : undefined;
  }

  close(name: string, run: Run): void {
    const number = this.closed.length;
    this.closed.push({ name, run });
    for (const { line, charges } of run.outcomes) {
      const key = keyOf(line);
      const known = this.#known.get(key) ?? {
        line,
        order: this.#known.size,
        seenBy: number,
        spentBy: undefined,
        net: line.net,
        rate: line.rate,
        day: line.day,
        charges: new Map(),
        claims: new Map(),
      };
      this.#known.set(key, known);
      claimAgain(known, charges ?? new Map(), run);
      if (charges !== undefined && known.spentBy === undefined) {
        Object.assign(known, { spentBy: number, net: line.net, rate: line.rate, day: line.day, charges });
      }
    }
    for (const { line, charges, net, rate, day } of run.corrections) {
      const known = this.#known.get(keyOf(line));
      if (known === undefined) throw new Error('a correction of a line that nobody knows');
      claimAgain(known, charges, run);
      Object.assign(known, { net, rate, day, charges: added(known.charges, charges) });
    }
  }

  /** The keys of lines that a closed run charged, oldest first, with the run's name. */
  spent(): readonly { readonly key: string; readonly run: string }[] {
    return [...this.#known].flatMap(([key, { spentBy }]) =>
      spentBy === undefined ? [] : [{ key, run: this.closed[spentBy]?.name ?? '' }],
    );
  }

  hasInvoice(invoice: number): boolean {
    return [...this.#known.values()].some(({ line }) => line.invoice === invoice);
  }

  wasLeft(line: Line): boolean {
    const known = this.#known.get(keyOf(line));
    return known !== undefined && known.spentBy === undefined;
  }
}

/** The revenue chapters of the charges of a line, as the tables of today have them. */
function revenuesOf(line: Line, charges: Charges, world: World): readonly (readonly [string, string])[] {
  return [...charges.keys()].map((account) => {
    const [member = '', site = '', payer = ''] = account.split(' ');
    const chapter = chapterOf(line, { member, site, payer }, daysOf(line, world)?.[0], world, true);
    return [`${keyOf(line)} ${account}`, chapter];
  });
}

/** A run that changes a charge claims all of it anew. */
function claimAgain({ line, claims }: Known, charges: Charges, { revenues }: Run): void {
  for (const account of charges.keys()) claims.set(account, revenues.get(`${keyOf(line)} ${account}`) ?? '');
}

function isCharged({ charges }: Known): boolean {
  return charges.size > 0;
}

function isChanged(one: Pick<Known, 'net' | 'rate' | 'day'>, known: Known): boolean {
  return one.net !== known.net || one.rate !== known.rate || one.day !== known.day;
}

/** Whether the same date and amounts stand in the files under a key that no closed run charged. */
function isMoved({ line, net, rate, day }: Known, world: World, known: ReadonlyMap<string, Known>): boolean {
  return world.lines.some(
    (other) =>
      other.month === line.month &&
      other.day === day &&
      other.net === net &&
      other.rate === rate &&
      other.dated === line.dated &&
      known.get(keyOf(other))?.spentBy === undefined,
  );
}

function isShared(corrections: readonly Correction[] | undefined): corrections is readonly Correction[] {
  return corrections !== undefined;
}

function canonical({ lines }: World): readonly Line[] {
  return lines
    .map((line, place) => ({ line, place }))
    .sort((a, b) => (a.line.file < b.line.file ? -1 : a.line.file > b.line.file ? 1 : a.place - b.place))
    .map(({ line }) => line);
}

function selects(selection: Selection, line: Line): boolean {
  switch (selection.kind) {
    case 'pending':
      return true;
    case 'until':
      return line.month <= selection.month;
    case 'month':
      return line.month === selection.month;
    case 'invoice':
      return line.invoice === selection.invoice;
  }
}

function added(before: Charges, more: Charges): Charges {
  const negative = new Map([...more].map(([key, [net, vat]]): [string, Amounts] => [key, [-net, -vat]]));
  return difference(before, negative);
}

/** The month that a run counts in: of its selection, else that of the last invoice that it charges or corrects. */
export function monthOfRun({ selection, outcomes, corrections }: Run): number {
  if ('month' in selection) return selection.month;
  const charged = outcomes.filter(({ charges }) => charges !== undefined);
  return Math.max(...charged.map(({ line }) => line.month), ...corrections.map(({ line }) => line.month));
}

export function isEmpty({ outcomes, corrections }: Run): boolean {
  return corrections.length === 0 && outcomes.every(({ charges }) => charges === undefined);
}
