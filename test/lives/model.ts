/**
 * A naive model of the life of a workspace, which shares no code with grappe: what each line costs today, and what its
 * closed runs have charged for it. Members C and R share each line by a whole number that stands in measures.csv.
 */

/** A line as the operator's file states it. */
export interface Line {
  readonly number: number;
  /** Of 2025. */
  readonly month: number;
  /** In cents, net. */
  readonly net: number;
}

export interface World {
  lines: Line[];
  /** How many of all pupils are C's; R has 12. */
  pupils: number;
  /** Who paid the operator from January 2025, and from July on. */
  payers: readonly [string, string];
  /** Numbers of lines of closed runs that are withdrawn, with their runs. */
  withdrawn: Map<number, string>;
}

/** What members bear of one line: C, then R, in cents; the cent left goes to the larger fraction, then to C. */
export function sharesOf({ net }: Line, { pupils }: World): readonly [number, number] {
  const size = Math.abs(net);
  const total = pupils + 12;
  const [c, r] = [size * pupils, size * 12];
  const [floorC, floorR] = [Math.floor(c / total), Math.floor(r / total)];
  const left = size - floorC - floorR;
  const [restC, restR] = [c - floorC * total, r - floorR * total];
  const cTakes = restC > restR || (restC === restR && pupils >= 12);
  const ofC = floorC + (left === 1 && cTakes ? 1 : 0);
  const sign = Math.sign(net);
  return [sign * ofC + 0, sign * (size - ofC) + 0];
}

export function payerOf({ month }: Line, { payers }: World): string {
  return payers[month < 7 ? 0 : 1];
}

/** `line member payer` → cents. */
export type Charges = ReadonlyMap<string, number>;

/** What all lines of a world come to today. */
export function chargesToday(world: World, numbers: Iterable<number>): Charges {
  const wanted = new Set(numbers);
  const charges = new Map<string, number>();
  for (const line of world.lines.filter(({ number }) => wanted.has(number))) {
    const shares = sharesOf(line, world);
    for (const [index, member] of ['C', 'R'].entries()) {
      const amount = shares[index] ?? 0;
      if (amount !== 0) charges.set(`${line.number} ${member} ${payerOf(line, world)}`, amount);
    }
  }
  return charges;
}
