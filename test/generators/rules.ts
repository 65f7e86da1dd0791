/** The rules of a convention: every key, condition and date, most of them able to share the lines there are. */
import { showDay } from '../oracle/days.ts';
import type { Draw, OverModel, ReferenceModel, RuleModel, ShareModel } from './model.ts';
import { KINDS, type People, someDay, TYPES } from './people.ts';

type TargetKind = 'site' | 'grappe' | 'group';

export const CATEGORIES = ['subscription', 'service', 'setup', 'usage', 'penalty', 'other'];
export const MEASURES = ['students', 'élèves', 'floor area m²'];

export function rules(draw: Draw, people: People): RuleModel[] {
  const count = draw.random.fork('rules').int(0, 6);
  const special = Array.from({ length: count }, (_, i) => {
    const random = draw.random.fork(`rule ${i}`);
    const target = random.pick<TargetKind>(['grappe', 'grappe', 'group', 'site']);
    return specialRule({ ...draw, random }, people, target, i);
  });
  const random = draw.random.fork('general rules');
  const general = (['grappe', 'group', 'site'] as const).flatMap((target): RuleModel[] => {
    if (draw.has('errors') && random.chance(0.1)) return [];
    const at = { ...draw, random: random.fork(target) };
    return successive(at, people, target);
  });
  return [...special, ...general];
}

/** One rule for a whole target, or two that follow each other at a day. */
function successive(draw: Draw, people: People, target: TargetKind): RuleModel[] {
  const rule = (suffix: string): RuleModel => {
    const over = target === 'group' ? overOf(draw, people) : undefined;
    return {
      id: `${target}-${suffix}`,
      article: `Article ${target}, ${draw.random.pick(['1', suffix])}`,
      applies_to: { target },
      share: shareOf(draw, people, target, over, 0),
      ...(over ? { over } : {}),
    };
  };
  if (!draw.has('datedRules') || draw.random.chance(0.5)) return [rule('always')];
  const day = someDay(draw);
  return [
    { ...rule('before'), to: showDay(day - 1) },
    { ...rule('after'), from: showDay(day) },
  ];
}

function specialRule(draw: Draw, people: People, target: TargetKind, index: number): RuleModel {
  const { random, has } = draw;
  const dated = has('datedRules') && random.chance(0.5);
  const [one, other] = [someDay(draw), someDay(draw)];
  const over = target === 'group' ? overOf(draw, people) : undefined;
  const maybe = <K extends string, T>(key: K, chance: number, value: () => T): { [k in K]?: T } =>
    (random.chance(chance) ? { [key]: value() } : {}) as { [k in K]?: T };
  return {
    id: `règle ${index}`,
    article: `Article ${random.int(1, 4)}`,
    ...(dated && random.chance(0.7) ? { from: showDay(Math.min(one, other)) } : {}),
    ...(dated && random.chance(0.7) ? { to: showDay(Math.max(one, other)) } : {}),
    applies_to: {
      target,
      ...(target === 'grappe' ? maybe('kinds', 0.3, () => random.some(KINDS, 1)) : {}),
      ...(target === 'grappe'
        ? maybe('grappes', 0.2, () =>
            random.some(
              people.grappes.map((grappe) => grappe.id),
              1,
            ),
          )
        : {}),
      ...maybe('sites', 0.1, () =>
        random.some(
          people.sites.map((site) => site.id),
          1,
        ),
      ),
      ...maybe('site_types', 0.2, () => random.some(TYPES, 3)),
      ...maybe('categories', 0.5, () => random.some(CATEGORIES, 1)),
      ...maybe('item_codes', 0.2, () => [random.pick(['*', 'ABO*', '*-1', '??', 'SRV-?', 'ABO-1'])]),
    },
    share: shareOf(draw, people, target, over, 0),
    ...(over ? { over } : {}),
  };
}

/** Always with the first member and the type of its first site, so that someone is left. */
function overOf({ random, has }: Draw, { members }: People): OverModel | undefined {
  if (!has('over') || random.chance(0.5)) return undefined;
  const types = random.chance(0.6) ? { site_types: [...new Set(['lycee', ...random.some(TYPES, 1)])] } : {};
  const first = members[0]?.id ?? '';
  const ids = members.map((member) => member.id);
  return {
    ...types,
    ...(random.chance(0.5) ? { members: [...new Set([first, ...random.some(ids, 1)])] } : {}),
  };
}

function shareOf(
  draw: Draw,
  people: People,
  target: TargetKind,
  over: OverModel | undefined,
  depth: number,
): ShareModel {
  const { random, has } = draw;
  const kinds = ['equal', 'fixed', 'payer', ...(depth < 2 && has('mix') ? ['mix', 'mix'] : [])];
  if (has('measures')) kinds.push('measure', 'measure', 'majority');
  if (target === 'grappe' && has('weights')) kinds.push('weight', 'weight');
  if (target === 'grappe' && has('heads')) kinds.push('head');
  switch (random.pick(kinds)) {
    case 'weight':
      return { by: 'weight' };
    case 'head':
      return { by: 'head' };
    case 'measure':
      return { by: 'measure', measure: random.pick(MEASURES), ...reference(draw) };
    case 'majority':
      return { by: 'majority', of: random.pick(MEASURES), ...reference(draw) };
    case 'payer':
      return { by: 'payer', member: payer(draw, people) };
    case 'fixed':
      return fixed(draw, people, target, over);
    case 'mix':
      return {
        by: 'mix',
        of: wholeParts(draw).map((part) => ({ part, share: shareOf(draw, people, target, over, depth + 1) })),
      };
    default:
      return random.pick<ShareModel>([
        { by: 'equal', per: 'site' },
        { by: 'equal', per: 'member' },
        { by: 'equal' },
      ]);
  }
}

function payer({ random, has }: Draw, { members }: People): string {
  const steady = members.filter(
    (member) =>
      member.stays[0]?.from === Number.NEGATIVE_INFINITY && member.stays[0].to === Number.POSITIVE_INFINITY,
  );
  return random.pick(has('errors') && random.chance(0.1) ? members : steady).id;
}

/** Every member has a part; `charged` only where all who bear are always in the group. */
function fixed(draw: Draw, { members }: People, target: TargetKind, over: OverModel | undefined): ShareModel {
  const { random, has } = draw;
  const steady = (id: string): boolean =>
    members.some(
      (m) =>
        m.id === id &&
        m.stays[0]?.from === Number.NEGATIVE_INFINITY &&
        m.stays[0].to === Number.POSITIVE_INFINITY,
    );
  const charged = random.chance(0.4);
  const parts: Record<string, string | number> = {};
  members.forEach(({ id }, i) => {
    const zero = charged && i > 0 && (!steady(id) || random.chance(0.2));
    parts[id] = zero
      ? 0
      : random.pick([random.int(1, 60), '1/3', '2/7', '12.5', `0.${random.int(1, 999)}`, '33.333333']);
  });
  const allTakePart =
    target === 'group' && over?.members === undefined && members.every(({ id }) => steady(id));
  const silent = allTakePart ? random.chance(0.5) : has('errors') && random.chance(0.05);
  return { by: 'fixed', parts, ...(silent ? {} : { absent: charged ? 'charged' : 'left_out' }) };
}

/** Two or three parts that sum to exactly 1, as decimals or fractions. */
function wholeParts({ random }: Draw): string[] {
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

function reference({ random, has }: Draw): ReferenceModel {
  const daring = has('errors') && random.chance(0.1);
  const date = random.pick(['10-01', '09-01', '01-01', '02-29', '12-31', '08-31']);
  const asOf = random.pick<NonNullable<ReferenceModel['as_of']>>([
    'latest',
    { date, year: 'previous' },
    { date, year: 'penultimate' },
    { date, year: 'school_previous' },
    { date: daring ? date : '01-01', year: 'current' },
    { date: daring ? date : '09-01', year: 'school_current' },
  ]);
  const age = daring ? random.int(0, 300) : random.int(370, 900);
  return {
    ...(asOf === 'latest' && random.chance(0.5) ? {} : { as_of: asOf }),
    ...(random.chance(0.3) ? { max_age_days: age } : {}),
  };
}
