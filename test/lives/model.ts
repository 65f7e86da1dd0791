/**
 * A naive model of what a line costs, which shares no code with grappe (ALLOCATION.md §§1–7). Members C, M and R share
 * each line by the pupils of the sites that they own on its days; S3 goes from M to C one day. M may leave, and then be
 * in no table at all.
 */

export type Member = 'C' | 'M' | 'R';
export const MEMBERS: readonly Member[] = ['C', 'M', 'R'];

/** A line as the operator's files state it. Months are counted from July 2024. */
export interface Line {
  readonly invoice: number;
  readonly line: number;
  readonly month: number;
  /** The day of the month on which its invoice is dated. */
  readonly day: 15 | 16;
  /** In cents. */
  readonly net: number;
  /** VAT per mille. */
  readonly rate: number;
  /** The name of its file: by these, then by place, lines come in canonical order. */
  readonly file: string;
  /** Whether it is one that no rule shares at first. */
  readonly setup: boolean;
  /** Whether it states its days: the first 28 of its month. */
  readonly dated: boolean;
  /** The whole grappe, or one of its sites. */
  readonly serves: 'G' | 'S2' | 'S3';
}

/** What the convention says of invoices of some months. */
export interface Settings {
  readonly payer: 'C' | 'R';
  readonly rounding: 'largest_remainder' | 'carry';
  readonly vat: 'line' | 'invoice';
  readonly prorata: 'daily' | 'period_start';
  readonly basis: 'service' | 'invoice_date';
  readonly undated: 'error' | 'invoice_month' | 'invoice_date';
  readonly siteOfGrappe: 'error' | 'grappe' | 'site';
}

export interface World {
  readonly lines: readonly Line[];
  /** Pupils of S1 (C) and S3; S2 (R) has 12. */
  readonly pupils: readonly [number, number];
  /** The month on whose 10th S3 goes to C. */
  readonly moved: number;
  /** The month after whose 9th day M is in the group no more; undefined: it stays. */
  readonly left: number | undefined;
  /** Whether M and what was its own are C's, as if they had always been. */
  readonly merged: boolean;
  /** The month on whose 10th every budget chapter changes; undefined: the workspace keeps no imputations. */
  readonly chapters: number | undefined;
  /** The settings before a month, and from it on. */
  readonly turn: number;
  readonly settings: readonly [Settings, Settings];
  /** Whether a rule shares setup lines. */
  readonly ruled: boolean;
  /** Lines of closed runs that are withdrawn, with the run. */
  readonly withdrawn: ReadonlyMap<string, string>;
  /** What C was called in advance for R, in cents by month. */
  readonly advances: ReadonlyMap<number, number>;
}

export type Amounts = readonly [net: number, vat: number];
/** `member site payer chapter` → cents; an account of nothing has no entry. */
export type Charges = ReadonlyMap<string, Amounts>;

/** Why a line cannot be shared. */
type Doubt = 'no days' | 'a site of a grappe' | 'no rule' | 'a member that has left';

/** What becomes of a line; without charges: it cannot be shared. */
export interface Outcome {
  readonly line: Line;
  readonly amounts: Amounts;
  readonly charges: Charges | undefined;
  readonly doubt?: Doubt;
}

export function keyOf({ invoice, line }: Pick<Line, 'invoice' | 'line'>): string {
  return `${invoice}/${line}`;
}

export function settingsOf({ month }: Line, { turn, settings }: World): Settings {
  return settings[month < turn ? 0 : 1];
}

/** The lines of one invoice, in the order in which they are shared. */
export function shareInvoice(lines: readonly Line[], world: World): readonly Outcome[] {
  const sums = new Map<number, number>();
  const accounts = new Map<string, bigint>();
  return lines.map((line) => {
    const { vat: mode, payer, rounding } = settingsOf(line, world);
    const before = sums.get(line.rate) ?? 0;
    sums.set(line.rate, before + line.net);
    const vat =
      mode === 'line'
        ? vatOf(line.net, line.rate)
        : vatOf(before + line.net, line.rate) - vatOf(before, line.rate);
    const amounts: Amounts = [line.net, vat];
    const days = daysOf(line, world);
    const weights = days === undefined ? 'no days' : weightsOf(line, days, world);
    if (typeof weights === 'string') return { line, amounts, charges: undefined, doubt: weights };
    const charges = new Map<string, Amounts>();
    const ofMembers = MEMBERS.map((member) => sumOf(weights.filter((one) => one.member === member)));
    const parts = amounts.map((amount, kind) => {
      const accountOf = (member: number): string => `${kind} ${member}`;
      return rounding === 'carry'
        ? carried(amount, ofMembers, accounts, accountOf)
        : byLargestRemainder(amount, ofMembers);
    });
    for (const [index, member] of MEMBERS.entries()) {
      const sites = weights.filter((one) => one.member === member && one.weight > 0);
      const [nets = [], vats = []] = parts.map((ofKind) =>
        byLargestRemainder(
          ofKind[index] ?? 0,
          sites.map(({ weight }) => weight),
        ),
      );
      for (const [at, { site }] of sites.entries()) {
        const charge: Amounts = [nets[at] ?? 0, vats[at] ?? 0];
        const chapter = chapterOf(line, { member, site, payer }, days?.[0], world);
        if (charge[0] !== 0 || charge[1] !== 0) charges.set(`${member} ${site} ${payer} ${chapter}`, charge);
      }
    }
    return { line, amounts, charges };
  });
}

/** Rounded half away from zero. */
function vatOf(net: number, rate: number): number {
  const size = Math.floor((Math.abs(net) * rate * 2 + 1000) / 2000);
  return net < 0 ? 0 - size : size;
}

interface Weight {
  readonly member: Member;
  readonly site: string;
  readonly weight: number;
}

/** The days that a line is for, in its month; undefined: nobody says which. */
export function daysOf(line: Line, world: World): readonly number[] | undefined {
  const { basis, prorata, undated } = settingsOf(line, world);
  if (basis === 'invoice_date') return [line.day];
  if (!line.dated && (line.setup || undated === 'invoice_date')) return [line.day];
  if (!line.dated && undated === 'error') return undefined;
  const last = prorata === 'period_start' ? 1 : line.dated ? 28 : daysIn(line.month);
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** Of a month, counted from July 2024. */
export function daysIn(month: number): number {
  return [31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30][month % 12] ?? 0;
}

/** Pupils times days, by member and site. */
function weightsOf(line: Line, days: readonly number[], world: World): readonly Weight[] | Doubt {
  const { siteOfGrappe } = settingsOf(line, world);
  if (line.serves !== 'G' && siteOfGrappe === 'error') return 'a site of a grappe';
  const isAlone = line.serves !== 'G' && siteOfGrappe === 'site';
  const isFrom = (month: number, first: number) => (day: number) =>
    line.month > month || (line.month === month && day >= first);
  const ofC = days.filter((day) => world.merged || isFrom(world.moved, 10)(day));
  const ofM = days.filter((day) => !ofC.includes(day));
  const { left } = world;
  const hasM = !isAlone || line.serves === 'S3';
  if (left !== undefined && hasM && ofM.some(isFrom(left, 10))) return 'a member that has left';
  if (!isAlone && line.setup && !world.ruled) return 'no rule';
  const [first, third] = isAlone ? [0, 1] : world.pupils;
  const weights: readonly Weight[] = [
    { member: 'C', site: 'S1', weight: first * days.length },
    { member: 'C', site: 'S3', weight: third * ofC.length },
    { member: 'M', site: 'S3', weight: third * ofM.length },
    { member: 'R', site: 'S2', weight: isAlone ? days.length : 12 * days.length },
  ];
  return isAlone ? weights.filter(({ site }) => site === line.serves) : weights;
}

/** The budget chapter of what a member bears of a line, or, where it is recovered, of what its payer recovers. */
export function chapterOf(
  line: Line,
  { member, site, payer }: { readonly member: string; readonly site: string; readonly payer: string },
  day: number = line.day,
  world: World,
  recovered = false,
): string {
  const { chapters } = world;
  if (chapters === undefined) return '';
  const isNew = line.month > chapters || (line.month === chapters && day >= 10);
  return `${letter()}${isNew ? 2 : 1}`;

  function letter(): string {
    if (recovered) return site === 'S2' ? 'U' : 'T';
    if (member !== payer && site === 'S2') return 'Y';
    return line.setup ? 'Z' : 'X';
  }
}

function sumOf(weights: readonly Weight[]): number {
  return weights.reduce((sum, { weight }) => sum + weight, 0);
}

/** Floors, and a cent each to the largest fractions; ties: the larger weight, then the earlier. */
function byLargestRemainder(amount: number, weights: readonly number[]): readonly number[] {
  const size = Math.abs(amount);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const floors = weights.map((weight) => Math.floor((size * weight) / total));
  const rests = weights.map((weight) => (size * weight) % total);
  const left = size - floors.reduce((sum, floor) => sum + floor, 0);
  const lucky = weights
    .map((_, index) => index)
    .sort((a, b) => (rests[b] ?? 0) - (rests[a] ?? 0) || (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
    .slice(0, left);
  return floors.map((floor, index) => {
    const cents = floor + (lucky.includes(index) ? 1 : 0);
    return amount < 0 ? 0 - cents : cents;
  });
}

const PICOCENTS = 10n ** 12n;

/** Who is owed most gets the cent that is left; what remains is owed on (picocents). */
function carried(
  amount: number,
  weights: readonly number[],
  accounts: Map<string, bigint>,
  accountOf: (member: number) => string,
): readonly number[] {
  const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  const exact = weights.map((weight) => {
    const above = BigInt(amount) * BigInt(weight);
    const rest = ((above % total) + total) % total;
    return { base: (above - rest) / total, rest, fraction: (rest * PICOCENTS) / total };
  });
  const due = exact.map(({ fraction }, index) => (accounts.get(accountOf(index)) ?? 0n) + fraction);
  const left = Number(BigInt(amount) - exact.reduce((sum, { base }) => sum + base, 0n));
  const lucky = exact
    .flatMap(({ rest }, index) => (rest === 0n ? [] : [index]))
    .sort((a, b) => compare(due[b] ?? 0n, due[a] ?? 0n) || (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
    .slice(0, left);
  return exact.map(({ base }, index) => {
    const gets = lucky.includes(index);
    if ((weights[index] ?? 0) > 0) {
      accounts.set(accountOf(index), (due[index] ?? 0n) - (gets ? PICOCENTS : 0n));
    }
    return Number(base) + (gets ? 1 : 0);
  });
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What must be added to some charges so that they are others. */
export function difference(now: Charges, before: Charges): Charges {
  const found = new Map<string, Amounts>();
  for (const key of [...now.keys(), ...before.keys()]) {
    const [net, vat] = now.get(key) ?? [0, 0];
    const [oldNet, oldVat] = before.get(key) ?? [0, 0];
    if (net !== oldNet || vat !== oldVat) found.set(key, [net - oldNet, vat - oldVat]);
  }
  return found;
}
