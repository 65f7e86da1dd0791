import { join } from 'node:path';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { accountsOf } from './accounts.ts';
import type { Change, Event, Life, Wish } from './event.ts';
import { type Asked, History, isEmpty, type Refused, type Run } from './history.ts';
import { keyOf, type Line, MEMBERS, type Settings, settingsOf, type World } from './model.ts';
import { takenFromOthers, titlesIn, titlesOf } from './titles.ts';
import { type Cells, cents, monthName, rowsOf, sharesIn, writeWorld, yearIn, yearOf } from './workspace.ts';

/** How often each case was met in the lives so far. */
export type Reached = Map<string, number>;

/** Plays a life, and throws if grappe differs from the model. */
export async function live(given: Life, reached: Reached): Promise<void> {
  await inFolder((folder) => new Living(folder, given, reached).run());
}

const LAST_WISH: Wish = { takes: 'pending', of: 0, allowUnallocated: false, regularise: 0, decide: true };

interface Draft {
  readonly name: string;
  readonly run: Run;
  /** What it was made from. */
  readonly world: World;
}

/** A workspace, what the model knows of it, and the events that go by. */
class Living {
  readonly #folder: string;
  readonly #events: readonly Event[];
  readonly #reached: Reached;
  readonly #history = new History();
  readonly #gone: Line[] = [];
  #world: World;
  #nextInvoice = 1;
  #nextLine = 1;
  #nextRun = 1;
  #draft: Draft | undefined;

  constructor(folder: string, { events, turn, settings, pupils, moved, chapters }: Life, reached: Reached) {
    this.#folder = folder;
    this.#events = events;
    this.#reached = reached;
    this.#world = {
      lines: [],
      pupils,
      moved,
      left: undefined,
      merged: false,
      chapters,
      turn,
      settings,
      ruled: false,
      withdrawn: new Map(),
      advances: new Map(),
    };
  }

  #count(what: string, times = 1): void {
    if (times > 0) this.#reached.set(what, (this.#reached.get(what) ?? 0) + times);
  }

  async run(): Promise<void> {
    for (const event of this.#events) {
      this.#count(`event: ${event.kind}`);
      if (event.kind === 'draft') await this.#makeDraft(event);
      else if (event.kind === 'issue') await this.#issue(event.asIs);
      else if (event.kind === 'close') await this.#close(event);
      else this.#world = { ...this.#world, ...this.#change(event) };
    }
    this.#world = withoutDoubt(this.#world);
    await this.#close(LAST_WISH);
    await this.#atTheEnd();
  }

  /** What an event changes in the files. */
  #change(event: Change): Partial<World> {
    const { lines, withdrawn, advances } = this.#world;
    const line = 'of' in event ? pick(lines, event.of) : undefined;
    const replaced = (...others: readonly Line[]): Partial<World> => ({
      lines: lines.flatMap((one) => (one === line ? others : [one])),
    });
    switch (event.kind) {
      case 'arrive': {
        const { month, file } = event;
        const invoice = this.#nextInvoice++;
        const added = event.lines.map(
          (one): Line => ({ ...one, invoice, line: this.#nextLine++, month, day: 15, file }),
        );
        return { lines: [...lines, ...added] };
      }
      case 'part': {
        if (line === undefined) return {};
        const { invoice, month, day } = line;
        const { net, rate, setup, dated, serves, file } = event;
        if (this.#history.hasInvoice(invoice)) {
          const { vat, rounding } = settingsOf(line, this.#world);
          this.#count(`late part, vat ${vat}, ${rounding}`);
        }
        const part = { invoice, month, day, line: this.#nextLine++, net, rate, setup, dated, serves, file };
        return { lines: [...lines, part] };
      }
      case 'amount':
        return line === undefined ? {} : replaced({ ...line, net: event.net });
      case 'rate':
        return line === undefined ? {} : replaced({ ...line, rate: event.rate });
      case 'file':
        return line === undefined ? {} : replaced({ ...line, file: event.file });
      case 'renumber':
        return line === undefined ? {} : replaced({ ...line, line: this.#nextLine++ });
      case 'vanish':
        if (line !== undefined) this.#gone.push(line);
        return replaced();
      case 'return': {
        const [back] = this.#gone.splice(event.of % Math.max(1, this.#gone.length), 1);
        if (back === undefined) return {};
        const { day } = lines.find(({ invoice }) => invoice === back.invoice) ?? back;
        return { lines: [...lines, { ...back, day }] };
      }
      case 'redate': {
        const redated = (one: Line): Line => ({ ...one, day: one.day === 15 ? 16 : 15 });
        return { lines: lines.map((one) => (one.invoice === line?.invoice ? redated(one) : one)) };
      }
      case 'withdraw': {
        const spent = pick(this.#history.spent(), event.of);
        return spent === undefined ? {} : { withdrawn: new Map([...withdrawn, [spent.key, spent.run]]) };
      }
      case 'pupils':
        return { pupils: event.pupils };
      case 'moved':
        return { moved: event.month };
      case 'chapters':
        return { chapters: event.month };
      case 'unchaptered':
        return { chapters: undefined };
      case 'leaves':
        return { left: event.month, ...(event.withSite ? { moved: event.month } : {}) };
      case 'stays':
        return { left: undefined };
      case 'merged':
        return { merged: true };
      case 'parted':
        return { merged: false };
      case 'settings':
        return { turn: event.turn, settings: event.settings };
      case 'rule':
        return { ruled: true };
      case 'advance':
        return { advances: new Map([...advances, [event.month, event.cents]]) };
    }
  }

  /** A run that is made and closed at once. */
  async #close(wish: Wish): Promise<void> {
    if (wish.decide) this.#withdrawAll();
    const made = await this.#allocate(this.#asked(wish));
    if (made !== undefined) await this.#closeNow(made);
  }

  /** Withdraws what is gone, and ends the withdrawal of what is back. */
  #withdrawAll(): void {
    const present = new Set(this.#world.lines.map(keyOf));
    const gone = this.#history.spent().filter(({ key }) => !present.has(key));
    this.#world = { ...this.#world, withdrawn: new Map(gone.map(({ key, run }) => [key, run])) };
  }

  async #makeDraft(wish: Wish): Promise<void> {
    if (wish.decide) this.#withdrawAll();
    this.#draft = (await this.#allocate(this.#asked(wish))) ?? this.#draft;
  }

  #asked({ takes, of, allowUnallocated, regularise, decide }: Wish): Asked {
    const runs = this.#history.closed.map((_, number) => number);
    const { invoice, month = of } = pick(this.#world.lines, of) ?? {};
    return {
      allowUnallocated,
      regularise: decide ? runs : runs.filter((number) => ((regularise >> (number % 16)) & 1) === 1),
      selection:
        takes === 'pending' || (takes === 'invoice' && invoice === undefined)
          ? { kind: 'pending' }
          : takes === 'invoice'
            ? { kind: takes, invoice: invoice ?? 0 }
            : { kind: takes, month },
    };
  }

  /** Makes a run, and compares it with the model; undefined where there must be none. */
  async #allocate(asked: Asked): Promise<Draft | undefined> {
    const world = this.#world;
    const run = this.#history.plan(world, asked);
    const name = `run-${this.#nextRun++}`;
    writeWorld(this.#folder, world);
    const { selection } = asked;
    const corrected = asked.regularise.map((number) => this.#history.closed[number]?.name ?? '');
    const { exitCode, stderr } = await grappe(
      ['allocate', this.#folder, '--out', join(this.#folder, 'runs', name), '--no-reconcile', '-q'],
      selection.kind === 'pending' || selection.kind === 'until' ? ['--pending'] : [],
      'month' in selection
        ? ['--period', monthName(selection.month), '--reports', 'csv']
        : ['--reports', 'none'],
      selection.kind === 'invoice' ? ['--invoice', `F${selection.invoice}`] : [],
      asked.allowUnallocated ? ['--allow-unallocated'] : [],
      corrected.flatMap((base) => ['--regularise', base]),
    );
    if ('refused' in run) {
      this.#count(`refused: ${run.refused.split(', ')[0]}`);
      expectThat(exitCode === 2, `a run is refused (${run.refused})`, `exit ${exitCode} ${stderr}`);
      // Whoever reads the message takes the row out.
      if (run.refused.includes('withdrawn line present')) this.#withdrawAll();
      return undefined;
    }
    const left = run.outcomes.filter(({ charges }) => charges === undefined);
    expectThat(exitCode === (left.length > 0 ? 1 : 0), 'a run is written', `exit ${exitCode} ${stderr}`);
    for (const { doubt } of left) this.#count(`line left aside: ${doubt}`);
    this.#holds(name, run);
    return { name, run, world };
  }

  async #closeNow({ name, run }: Draft): Promise<void> {
    const { exitCode, stderr } = await this.#closing(name, false);
    if (isEmpty(run)) {
      this.#count('nothing to close');
      return expectThat(exitCode !== 0 && stderr.includes('nothing to close'), 'nothing is closed', stderr);
    }
    expectThat(exitCode === 0, 'a run is closed', stderr);
    this.#closed(name, run);
  }

  async #closing(name: string, asIs: boolean) {
    const flags = asIs ? ['--as-is'] : [];
    return grappe(['close', join(this.#folder, 'runs', name), '--on', '2026-01-31', '-q'], flags);
  }

  /** A draft that was left for a while: it is closed if nothing happened, and refused if it would now differ. */
  async #issue(asIs: boolean): Promise<void> {
    const draft = this.#draft;
    this.#draft = undefined;
    if (draft === undefined || isEmpty(draft.run)) return;
    const { name, run, world } = draft;
    const history = this.#history;
    const now = history.plan(this.#world, run);
    const obstacle = history.obstacle(run);
    writeWorld(this.#folder, this.#world);
    const { exitCode, stderr } = await this.#closing(name, asIs);
    const isClosed = exitCode === 0;
    if (asIs) {
      const undecided = history.undecided(this.#world, run.regularise);
      const refused =
        obstacle ??
        undecided[0] ??
        ('refused' in now && now.refused === 'already allocated' ? now.refused : undefined);
      expectThat(isClosed === (refused === undefined), `--as-is: ${refused ?? 'closed'}`, stderr);
      this.#count(isClosed ? 'issued as is' : 'as is refused');
    } else if (world === this.#world && run.closedBefore === history.closed.length) {
      expectThat(isClosed, 'a draft is closed as nothing happened since', stderr);
      this.#count('draft issued later');
    } else if (obstacle !== undefined || !sameFigures(run, now)) {
      expectThat(!isClosed, 'a stale draft is refused', `closed ${name}`);
      this.#count('stale draft refused');
    }
    if (isClosed) this.#closed(name, run);
  }

  #closed(name: string, run: Run): void {
    this.#countFeatures(run);
    this.#holdsLines(name, run);
    this.#history.close(name, run);
  }

  #countFeatures({ outcomes, corrections, selection, regularise }: Run): void {
    const world = this.#world;
    this.#count(`closed: ${selection.kind}`);
    const dated = JSON.stringify(world.settings[0]) !== JSON.stringify(world.settings[1]);
    this.#count('closed under dated settings', dated ? 1 : 0);
    const all = this.#history.closed.length;
    this.#count('closed with some runs corrected', regularise.length > 0 && regularise.length < all ? 1 : 0);
    for (const { line, charges } of outcomes) {
      const { vat, rounding, basis, undated, siteOfGrappe } = settingsOf(line, world);
      if (charges === undefined) continue;
      this.#count(`line charged: vat ${vat}, ${rounding}`);
      if (!line.dated && !line.setup && basis === 'service') this.#count(`line charged: undated ${undated}`);
      if (line.serves !== 'G') this.#count(`line charged: site of a grappe as ${siteOfGrappe}`);
      this.#count('line charged after a member left', isIn(line, world.left) ? 1 : 0);
      const keeps = world.chapters === undefined ? 'without' : 'with';
      this.#count(`line charged ${keeps} imputations`);
      this.#count('line of a closed invoice charged', this.#history.hasInvoice(line.invoice) ? 1 : 0);
      this.#count('line left aside charged later', this.#history.wasLeft(line) ? 1 : 0);
    }
    for (const { line, charges, net } of corrections) {
      const moved = [...charges.keys()].map((account) => account.replace(/ \S*$/u, ''));
      this.#count('chapter corrected', new Set(moved).size < moved.length ? 1 : 0);
      const isOfFormer = world.merged && moved.some((account) => account.startsWith('M '));
      this.#count('charge of a member corrected that is in no table any more', isOfFormer ? 1 : 0);
      const { vat, rounding } = settingsOf(line, world);
      this.#count(`line corrected: vat ${vat}, ${rounding}`);
      this.#count('restated without a cent', charges.size === 0 ? 1 : 0);
      if (net !== 0) continue;
      this.#count(dated ? 'withdrawn line given back under dated settings' : 'withdrawn line given back');
    }
  }

  /** A run, its lines, and what its statements say of the year. */
  #holds(name: string, run: Run): void {
    this.#holdsLines(name, run);
    if (!('month' in run.selection)) return;
    const titles = titlesOf(run, this.#history);
    expectSame(`titles of ${name}`, titlesIn(rowsOf(this.#folder, 'runs', name, 'titres.csv')), titles);
    this.#count('title compared', titles.length);
    this.#count('claim taken back from another revenue', takenFromOthers(run));
    const year = yearOf(run.selection.month);
    const before = this.#history.closed.map((closed) => closed.run);
    for (const member of MEMBERS) {
      const found = yearIn(this.#folder, name, member);
      if (found === undefined) continue;
      const closed = chargedInYear(before, year, member);
      expectThat(found[0] === closed, `${member} was charged ${closed} in ${year}`, `${found}`);
      this.#count('year to date compared');
    }
  }

  #holdsLines(name: string, { outcomes, corrections }: Run): void {
    const rows = (file: string): readonly Cells[] => rowsOf(this.#folder, 'runs', name, file);
    const charged = outcomes.flatMap(({ line, charges }) => texts(line, charges ?? new Map()));
    expectSame(`allocations of ${name}`, sharesIn(rows('allocations.csv')), charged);
    const corrected = corrections.flatMap(({ of, line, charges }) =>
      texts(line, charges).map((text) => `${this.#history.closed[of]?.name} ${text}`),
    );
    const found = sharesIn(rows('regularisations.csv'), ({ run }) => `${run} `);
    expectSame(`regularisations of ${name}`, found, corrected);
    const left = outcomes
      .filter(({ charges }) => charges === undefined)
      .map(({ line, amounts }) => `${keyOf(line)} ${amounts.join(' ')}`);
    const unallocated = rows('unallocated.csv').map(
      (row) =>
        `${row['invoice_number']?.slice(1)}/${row['line_number']} ${cents(row['net_amount'])} ${cents(row['vat_amount'])}`,
    );
    expectSame(`unallocated of ${name}`, unallocated.sort(), left);
  }

  /** All is decided and taken: each line is charged once, the ledger holds, and the account is what the runs say. */
  async #atTheEnd(): Promise<void> {
    const closed = this.#history.closed;
    const last = closed.at(-1);
    if (last === undefined) return;
    const sums = new Map(this.#world.lines.map((line) => [keyOf(line), -line.net]));
    for (const { name } of closed) {
      for (const file of ['allocations.csv', 'regularisations.csv']) {
        for (const row of rowsOf(this.#folder, 'runs', name, file)) {
          const key = `${row['invoice_number']?.slice(1)}/${row['line_number']}`;
          sums.set(key, (sums.get(key) ?? 0) + cents(row['net_amount']));
        }
      }
    }
    const wrong = [...sums].filter(([, sum]) => sum !== 0);
    expectThat(wrong.length === 0, 'each line is charged once', wrong.join('; '));
    this.#count('lines charged once', sums.size);
    const verified = await grappe(['verify', '--all', this.#folder, '-q']);
    expectThat(verified.exitCode === 0, 'the ledger and all runs verify', verified.stderr);
    this.#count('runs verified', closed.length);
    const compared = await accountsOf(this.#folder, this.#world, closed, grappe);
    this.#count('account compared', compared);
  }
}

async function grappe(...argv: readonly (readonly string[])[]) {
  return runCommand([...argv.flat(), '--lang', 'en']);
}

/** Whether a line is of the months in which M has left. */
function isIn({ month }: Line, left: number | undefined): boolean {
  return left !== undefined && month > left;
}

/** A world in which every line can be shared. */
function withoutDoubt(world: World): World {
  const sure = (settings: Settings): Settings => ({
    ...settings,
    undated: settings.undated === 'error' ? 'invoice_month' : settings.undated,
    siteOfGrappe: settings.siteOfGrappe === 'error' ? 'grappe' : settings.siteOfGrappe,
  });
  const [before, after] = world.settings;
  return { ...world, ruled: true, left: undefined, settings: [sure(before), sure(after)] };
}

function pick<T>(all: readonly T[], index: number): T | undefined {
  return all.at(index % Math.max(1, all.length));
}

function texts(line: Line, charges: ReadonlyMap<string, readonly [number, number]>): readonly string[] {
  return [...charges].map(([account, [net, vat]]) => `${keyOf(line)} ${account} ${net} ${vat}`);
}

function figures({ outcomes, corrections }: Run): string {
  const own = outcomes.flatMap(({ line, amounts, charges }) => [
    `${keyOf(line)} ${amounts}`,
    ...texts(line, charges ?? new Map()),
  ]);
  return [
    ...own,
    ...corrections.flatMap(({ of, line, charges }) => texts(line, charges).map((text) => `${of} ${text}`)),
  ]
    .sort()
    .join('\n');
}

function sameFigures(run: Run, now: Run | Refused): boolean {
  return !('refused' in now) && figures(run) === figures(now);
}

/** What closed runs charged a member, gross, of invoices dated in a year; a correction counts as the line that it corrects. */
function chargedInYear(runs: readonly Run[], year: number, member: string): number {
  let sum = 0;
  for (const { outcomes, corrections } of runs) {
    for (const { line, charges } of [...outcomes, ...corrections]) {
      if (yearOf(line.month) !== year) continue;
      for (const [account, [net, vat]] of charges ?? []) {
        if (account.startsWith(`${member} `)) sum += net + vat;
      }
    }
  }
  return sum;
}

export function expectThat(holds: boolean, what: string, found: string): void {
  if (!holds) throw new Error(`${what}:\n${found}`);
}

export function expectSame(what: string, found: readonly string[], wanted: readonly string[]): void {
  const [ours, theirs] = [found.join('\n'), [...wanted].sort().join('\n')];
  expectThat(ours === theirs, what, `${ours}\nwanted\n${theirs}`);
}
