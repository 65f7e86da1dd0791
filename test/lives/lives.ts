import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { makeWritable } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { chargesToday, type World } from './model.ts';
import { chargesOf, writeWorld } from './workspace.ts';

/** One thing that happens in the life of a workspace; numbers choose among the lines that there are. */
export type Event =
  | { readonly kind: 'arrive'; readonly month: number; readonly net: number }
  | { readonly kind: 'amount'; readonly of: number; readonly net: number }
  | { readonly kind: 'vanish'; readonly of: number }
  | { readonly kind: 'count'; readonly pupils: number }
  | { readonly kind: 'payers'; readonly first: string; readonly second: string }
  | { readonly kind: 'close'; readonly regularise: boolean };

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrive' as const), month: month(), net: net() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('amount' as const), of: fc.nat(9), net: net() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('vanish' as const), of: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('count' as const), pupils: fc.integer({ min: 1, max: 30 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('payers' as const), first: member(), second: member() }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('close' as const), regularise: fc.boolean() }) },
);

function month(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 12 });
}

/** Amounts of few cents leave cents over; none is nothing, which nobody would miss. */
function net(): fc.Arbitrary<number> {
  return fc.integer({ min: -999, max: 999 }).filter((cents) => cents !== 0);
}

function member(): fc.Arbitrary<string> {
  return fc.constantFrom('C', 'R');
}

export const life: fc.Arbitrary<readonly Event[]> = fc.array(event, { minLength: 4, maxLength: 14 });

/** How often each thing happened in the lives so far. */
export type Reached = Map<string, number>;

/** Lives a life and throws where grappe does something else than the model. */
export async function live(events: readonly Event[], reached: Reached): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-life-'));
  try {
    await liveIn(folder, [...events, { kind: 'close', regularise: true }], reached);
  } finally {
    makeWritable(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function liveIn(folder: string, events: readonly Event[], reached: Reached): Promise<void> {
  const count = (what: string): void => void reached.set(what, (reached.get(what) ?? 0) + 1);
  const world: World = { lines: [], pupils: 7, payers: ['R', 'R'], withdrawn: new Map() };
  const runOf = new Map<number, string>();
  const closed: string[] = [];
  let next = 1;
  let shared = new Map<number, number>();
  for (const happened of events) {
    const line = 'of' in happened ? world.lines[happened.of % Math.max(1, world.lines.length)] : undefined;
    switch (happened.kind) {
      case 'arrive':
        world.lines.push({ number: next++, month: happened.month, net: happened.net });
        break;
      case 'amount':
        world.lines = world.lines.map((one) => (one === line ? { ...one, net: happened.net } : one));
        break;
      case 'vanish':
        world.lines = world.lines.filter((one) => one !== line);
        break;
      case 'count':
        world.pupils = happened.pupils;
        break;
      case 'payers':
        world.payers = [happened.first, happened.second];
        break;
      case 'close':
        await closeAll(happened.regularise);
    }
    count(happened.kind);
  }

  /** Takes all lines that no run holds; where closed lines changed, that must be refused until it is decided. */
  async function closeAll(regularise: boolean): Promise<void> {
    const gone = [...runOf].filter(([number]) => !world.lines.some((one) => one.number === number));
    const open = gone.filter(([number]) => (shared.get(number) ?? 0) !== 0);
    const changed = world.lines.filter(({ number, net: now }) => (shared.get(number) ?? now) !== now);
    const pending = world.lines.filter(({ number }) => !runOf.has(number));
    writeWorld(folder, world);
    const name = `run-${closed.length}`;
    const all = regularise ? closed.flatMap((run) => ['--regularise', run]) : [];
    const allocate = [
      'allocate',
      folder,
      '--pending',
      '--out',
      join(folder, 'runs', name),
      '--reports',
      'none',
      '--force',
    ];
    const untold = open.filter(([number]) => !world.withdrawn.has(number));
    const first = await runCommand([...allocate, ...all, '--lang', 'en']);
    if (untold.length > 0 || (!regularise && (changed.length > 0 || open.length > 0))) {
      count(untold.length > 0 ? 'vanished line refused' : 'changed line refused');
      expectThat(first.exitCode === 2, 'what closed runs hold has changed, and nobody said so', first.stderr);
      if (!regularise) return;
      for (const [number, run] of gone) world.withdrawn.set(number, run);
      writeWorld(folder, world);
      const again = await runCommand([...allocate, ...all, '--lang', 'en']);
      expectThat(again.exitCode === 0, 'withdrawn lines are given back', again.stderr);
      count('withdrawn');
    } else if (pending.length === 0 && all.length === 0) {
      expectThat(first.exitCode === 2, 'there is nothing to share', first.stderr);
      return;
    } else expectThat(first.exitCode === 0, 'a run is written', first.stderr);
    const closing = await runCommand([
      'close',
      join(folder, 'runs', name),
      '--on',
      '2026-01-31',
      '--lang',
      'en',
    ]);
    if (closing.stderr.includes('nothing to close')) return;
    expectThat(closing.exitCode === 0, 'it is closed', closing.stderr);
    closed.push(name);
    for (const { number } of pending) runOf.set(number, name);
    count(regularise ? 'closed with corrections' : 'closed');
    shared = new Map([...runOf.keys()].map((number) => [number, 0]));
    for (const { number, net: now } of world.lines) if (runOf.has(number)) shared.set(number, now);
    const verified = await runCommand(['verify', join(folder, 'runs', name), '-q', '--lang', 'en']);
    expectThat(verified.exitCode === 0, 'it verifies', verified.stderr);
    if (!regularise && closed.length > 1) return;
    const found = sorted(chargesOf(folder, closed));
    const wanted = sorted(chargesToday(world, runOf.keys()));
    expectThat(found === wanted, 'closed runs sum to what today’s files say', `${found}\nwanted\n${wanted}`);
    count('sums compared');
  }
}

function sorted(charges: ReadonlyMap<string, number>): string {
  return [...charges]
    .map(([key, amount]) => `${key} ${amount}`)
    .sort()
    .join('\n');
}

function expectThat(holds: boolean, what: string, found: string): void {
  if (!holds) throw new Error(`${what}:\n${found}`);
}
