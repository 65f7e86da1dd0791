/** The shares of rules: every key, mostly such that the existing lines can be shared. */
import type { Draw } from './features.ts';
import type {
  OverModel,
  PartModel,
  ProductModel,
  ReferenceModel,
  ShareModel,
  SumModel,
  TermModel,
  ThresholdModel,
} from './model.ts';
import { type People, TYPES } from './people.ts';
import { fancied } from './words.ts';

export type TargetKind = 'site' | 'grappe' | 'group';

/** Observed once a year, and now and then in between. */
export const MEASURES = ['students', 'élèves', 'floor area m²'];
/** Observed at the end of every month: for `period_end`. */
export const HOURS = 'heures';
export const MEMBER_MEASURES = ['population', 'budget €'];
export const MEMBER_HOURS = 'm³ du membre';

export interface KeyDraw extends Draw {
  /** Whether every day of every line is kept. */
  readonly wholePeriods: boolean;
}

interface Around {
  readonly target: TargetKind;
  /** Whether something narrows the members, here or around. */
  readonly members: boolean;
  /** Whether something narrows the site types: then no key over members. */
  readonly types: boolean;
  readonly depth: number;
}

export function shareOf(
  draw: KeyDraw,
  people: People,
  target: TargetKind,
  over: OverModel | undefined,
): ShareModel {
  return keyOf(draw, people, {
    target,
    members: over?.members !== undefined,
    types: over?.site_types !== undefined,
    depth: 0,
  });
}

/** Always with the first member and the type of its first site, so that someone is left. */
export function overOf({ random, has }: Draw, { members }: People): OverModel | undefined {
  if (!has('over') || random.chance(0.5)) return undefined;
  const types = random.chance(0.5)
    ? { site_types: fancied([...new Set(['lycee', ...random.some(TYPES, 1)])], random, has('fancyWords')) }
    : {};
  const first = members[0]?.id ?? '';
  const ids = members.map((member) => member.id);
  return {
    ...types,
    ...(random.chance(0.5) ? { members: [...new Set([first, ...random.some(ids, 1)])] } : {}),
  };
}

function keyOf(draw: KeyDraw, people: People, around: Around): ShareModel {
  const { random, has } = draw;
  const { target, types, depth } = around;
  const kinds = ['equal site', ...(depth < 2 && has('mix') ? ['mix', 'mix'] : [])];
  if (!types) kinds.push('equal', 'fixed', 'payer', ...(depth < 2 && has('amounts') ? ['amounts'] : []));
  if (has('measures')) kinds.push('measure', 'measure', ...(types ? [] : ['majority']));
  if (has('measures') && has('memberMeasures') && !types) kinds.push('measure of members');
  if (has('measures') && has('products')) {
    kinds.push('product');
    if (has('memberMeasures') && !types) kinds.push('product of members');
  }
  if (has('measures') && has('sums')) {
    kinds.push('sum');
    if (has('memberMeasures') && !types) kinds.push('sum of members');
  }
  if (has('inventory')) kinds.push('inventory');
  if (target === 'grappe' && has('weights')) kinds.push('weight');
  if (target === 'grappe' && has('heads')) kinds.push('head');
  switch (random.pick(kinds)) {
    case 'weight':
      return { by: 'weight' };
    case 'head':
      return { by: 'head' };
    case 'inventory':
      return { by: random.pick(['accesses', 'bandwidth']) };
    case 'measure':
      return { by: 'measure', ...observed(draw, MEASURES, HOURS), ...times(draw), ...threshold(draw) };
    case 'measure of members':
      return {
        by: 'measure',
        per: 'member',
        ...observed(draw, MEMBER_MEASURES, MEMBER_HOURS),
        ...thresholdOfMembers(draw, people),
      };
    case 'sum':
      return {
        ...sum(draw, () => ({ ...observed(draw, MEASURES, HOURS), ...times(draw) })),
        ...threshold(draw),
      };
    case 'sum of members':
      return {
        ...sum(draw, () => observed(draw, MEMBER_MEASURES, MEMBER_HOURS)),
        per: 'member',
        ...thresholdOfMembers(draw, people),
      };
    case 'product':
      return {
        ...product(draw, () => ({ ...observed(draw, MEASURES, HOURS), ...times(draw) })),
        ...threshold(draw),
      };
    case 'product of members':
      return {
        ...product(draw, () => observed(draw, MEMBER_MEASURES, MEMBER_HOURS)),
        per: 'member',
        ...thresholdOfMembers(draw, people),
      };
    case 'majority': {
      const { measure, ...reference } = observed(draw, MEASURES, HOURS);
      return { by: 'majority', of: measure, ...reference, ...times(draw) };
    }
    case 'payer':
      return { by: 'payer', member: payer(draw, people) };
    case 'fixed':
      return fixed(draw, people, around);
    case 'amounts': {
      const { share: rest, over } = component(draw, people, '1', around);
      return { by: 'amounts', first: firstAmounts(draw, people), rest, ...(over ? { over } : {}) };
    }
    case 'mix':
      return { by: 'mix', of: wholeParts(draw).map((part) => component(draw, people, part, around)) };
    case 'equal site':
      return { by: 'equal', per: 'site' };
    default:
      return random.pick<ShareModel>([{ by: 'equal', per: 'member' }, { by: 'equal' }]);
  }
}

/** Only the parts of a top mix for the group may narrow further. */
function component(draw: KeyDraw, people: People, part: string | number, around: Around): PartModel {
  const may = around.depth === 0 && around.target === 'group' && draw.has('partOver');
  const over = may ? overOf(draw, people) : undefined;
  const share = keyOf(draw, people, {
    target: around.target,
    members: around.members || over?.members !== undefined,
    types: around.types || over?.site_types !== undefined,
    depth: around.depth + 1,
  });
  return { part, share, ...(over ? { over } : {}) };
}

/** Of members that are always in the group; lines of a few cents are less than some of them. */
function firstAmounts({ random, has }: Draw, people: People): Readonly<Record<string, string>> {
  const steady = people.members.filter(({ id }) => isSteady(people, id)).map(({ id }) => id);
  const much = has('errors') && random.chance(0.1) ? ['100', '12.5'] : [];
  return Object.fromEntries(
    random.some(steady, 1).map((id) => [id, random.pick(['0', '0.01', '0.0', ...much])]),
  );
}

function isSteady({ members }: People, id: string): boolean {
  return members.some(
    (member) =>
      member.id === id &&
      member.stays[0]?.from === Number.NEGATIVE_INFINITY &&
      member.stays[0].to === Number.POSITIVE_INFINITY,
  );
}

function payer({ random, has }: Draw, people: People): string {
  const steady = people.members.filter(({ id }) => isSteady(people, id));
  return random.pick(has('errors') && random.chance(0.1) ? people.members : steady).id;
}

/** Every member has a part; `charged` only where all who bear are always in the group. */
function fixed({ random, has }: Draw, people: People, around: Around): ShareModel {
  const { members } = people;
  const charged = random.chance(0.4);
  const parts: Record<string, string | number> = {};
  members.forEach(({ id }, i) => {
    const zero = charged && i > 0 && (!isSteady(people, id) || random.chance(0.2));
    parts[id] = zero
      ? 0
      : random.pick([random.int(1, 60), '1/3', '2/7', '12.5', `0.${random.int(1, 999)}`, '33.333333']);
  });
  const allTakePart =
    around.target === 'group' && !around.members && members.every(({ id }) => isSteady(people, id));
  const silent = allTakePart ? random.chance(0.5) : has('errors') && random.chance(0.05);
  return { by: 'fixed', parts, ...(silent ? {} : { absent: charged ? 'charged' : 'left_out' }) };
}

/** Two or three parts that sum to exactly 1, or to exactly 100, as decimals or fractions. */
function wholeParts({ random, has }: Draw): (string | number)[] {
  if (has('hundredths') && random.chance(0.4))
    return random.pick<(string | number)[]>([
      [60, 40],
      ['33.333333', '66.666667'],
      ['100/3', '200/3'],
      ['12.5', 0, '87.5'],
      [100],
      ['0.5', '99.5'],
    ]);
  if (random.chance(0.3))
    return random.pick([
      ['0.25', '3/4'],
      ['0.5', '0.2', '3/10'],
      ['0.333333', '0.666667'],
    ]);
  const weights = Array.from({ length: random.int(2, 3) }, () => random.int(1, 9));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => `${weight}/${total}`);
}

/** A measure and how it is referred to; the monthly one by `period_end`, but for some that will lack an observation. */
function observed(
  draw: KeyDraw,
  yearly: readonly string[],
  monthly: string,
): { readonly measure: string } & ReferenceModel {
  const { random, has, wholePeriods } = draw;
  if (has('periodEnd') && wholePeriods && random.chance(0.35)) {
    const measure = has('errors') && random.chance(0.05) ? random.pick(yearly) : monthly;
    return { measure, as_of: 'period_end', ...bounds(draw), ...bands(draw) };
  }
  return { measure: random.pick(yearly), ...reference(draw), ...bounds(draw), ...bands(draw) };
}

function reference({ random, has }: Draw): ReferenceModel {
  const daring = has('errors') && random.chance(0.1);
  const date = random.pick(['10-01', '09-01', '01-01', '02-29', '12-31', '08-31', '02-28']);
  const asOf = random.pick<ReferenceModel['as_of']>([
    'latest',
    { date, year: 'previous' },
    { date, year: 'penultimate' },
    { date, year: 'school_previous' },
    { date: daring ? date : '01-01', year: 'current' },
    { date: daring ? date : '09-01', year: 'school_current' },
  ]);
  const age = daring ? random.int(0, 300) : random.int(370, 900);
  const said = asOf === 'latest' || random.chance(0.3);
  const limit = has('noAgeLimit') && random.chance(0.5) ? ('none' as const) : age;
  const years = asOf !== 'latest' && has('years') && random.chance(0.4) ? { years: random.int(1, 4) } : {};
  return { as_of: asOf, ...(said ? { max_age_days: limit } : {}), ...years };
}

/** Values lie between 0 and 2000: a bound holds for some of them. */
function bounds({ random, has }: Draw): Pick<ReferenceModel, 'at_least' | 'at_most'> {
  if (!has('bounds')) return {};
  return {
    ...(random.chance(0.3) ? { at_least: random.pick(['0', '1', '100.5', '333.333333', '600']) } : {}),
    ...(random.chance(0.3) ? { at_most: random.pick(['600', '1000', '1234.56', '1999.999999']) } : {}),
  };
}

/** Values lie between 0 and 2000: few of them below the first band. */
function bands({ random, has }: Draw): Pick<ReferenceModel, 'bands'> {
  if (!has('bands') || random.chance(0.6)) return {};
  const first = has('errors') && random.chance(0.05) ? '250' : '0';
  const more = random.some(['0.000001', '100', '500.5', '1000', '1234.56', '1999.999999'], 1);
  const counts = ['1', '2', '3.5', '1/3', '0', '100000/99999'];
  return { bands: Object.fromEntries([first, ...more].map((from) => [from, random.pick(counts)])) };
}

/** A sum of one to three measures, the first of which counts; what is taken away is seldom more than there is. */
function sum({ random, has }: KeyDraw, term: () => TermModel): Omit<SumModel, 'per'> {
  const coefficients = ['2', '1/3', '0.5', '0', '100000/99999', '1.000001'];
  const times = (i: number) =>
    i > 0 && random.chance(0.7) ? { coefficient: random.pick(coefficients) } : {};
  const of = Array.from({ length: random.int(1, 3) }, (_, i) => ({ ...term(), ...times(i) }));
  if (!has('takenAway') || random.chance(0.5)) return { by: 'sum', of };
  const bare = (): TermModel => {
    const { bands: _, times: __, ...plain } = term();
    return plain;
  };
  const less = has('errors') && random.chance(0.1) ? '-1' : random.pick(['-1/4000', '-0.0001', '-0']);
  return { by: 'sum', of: [{ ...bare(), at_least: '1' }, ...of, { ...bare(), coefficient: less }] };
}

/** A product of one to three measures; few divisors are zero. */
function product({ random, has }: KeyDraw, term: () => TermModel): Omit<ProductModel, 'per'> {
  const of = Array.from({ length: random.int(1, 3) }, term);
  if (random.chance(0.5)) return { by: 'product', of };
  const divisor = term();
  const least = has('errors') && random.chance(0.2) ? {} : { at_least: '0.000001' };
  return { by: 'product', of, divided_by: { ...divisor, ...least } };
}

/** With several who share, most of these leave somebody; a half may leave nobody. */
function threshold({ random, has }: KeyDraw): ThresholdModel {
  if (!has('threshold') || random.chance(0.5)) return {};
  const many = has('errors') && random.chance(0.05) ? ['50 %', '1'] : [];
  return { counts_from: random.pick(['10 %', '1/10', '0.05', '0', '2.5%', '1/7', ...many]) };
}

/** The rest left to one who is always in the group, but for some errors. */
function thresholdOfMembers(draw: KeyDraw, people: People): ThresholdModel {
  const { random, has } = draw;
  const counted = threshold(draw);
  if (counted.counts_from === undefined || !has('leftTo') || random.chance(0.4)) return counted;
  return { ...counted, left_to: payer(draw, people) };
}

function times({ random, has }: Draw): Pick<ReferenceModel, 'times'> {
  if (!has('times') || random.chance(0.5)) return {};
  const types = random.some(TYPES, 1);
  const words = fancied(types, random, has('fancyWords'));
  const factors = types.map((type): string =>
    type !== 'lycee' && random.chance(0.1)
      ? '0'
      : random.pick(['3/2', '0.5', '2', '1/3', '1.000001', '100000/99999']),
  );
  return { times: Object.fromEntries(words.map((word, i) => [word, factors[i] ?? '1'])) };
}
