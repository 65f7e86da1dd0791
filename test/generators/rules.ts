/** The rules of a convention: every condition and date; their shares are made in keys.ts. */
import { showDay } from '../oracle/days.ts';
import { type KeyDraw, overOf, shareOf, type TargetKind } from './keys.ts';
import type { RuleModel, ShareModel } from './model.ts';
import { KINDS, type People, someDay, TYPES } from './people.ts';
import { fancied } from './words.ts';

export const CATEGORIES = ['subscription', 'service', 'setup', 'usage', 'penalty', 'other'];
const SUPPLIERS = ['34305956400959', 'Opérateur, SA', 'SFR'];

export function rules(draw: KeyDraw, people: People, categories: readonly string[]): RuleModel[] {
  const count = draw.random.fork('rules').int(0, 6);
  const special = Array.from({ length: count }, (_, i) => {
    const random = draw.random.fork(`rule ${i}`);
    const target = random.pick<TargetKind>(['grappe', 'grappe', 'group', 'site']);
    return specialRule({ ...draw, random }, people, target, i, categories);
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
function successive(draw: KeyDraw, people: People, target: TargetKind): RuleModel[] {
  const rule = (suffix: string): RuleModel => {
    const over = target === 'group' ? overOf(draw, people) : undefined;
    const share = shareOf(draw, people, target, over);
    return {
      id: `${target}-${suffix}`,
      article: `Article ${target}, ${draw.random.pick(['1', suffix])}`,
      applies_to: { target },
      share,
      ...payer(draw, share),
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

function specialRule(
  draw: KeyDraw,
  people: People,
  target: TargetKind,
  index: number,
  categories: readonly string[],
): RuleModel {
  const { random, has } = draw;
  const dated = has('datedRules') && random.chance(0.5);
  const [one, other] = [someDay(draw), someDay(draw)];
  const over = target === 'group' ? overOf(draw, people) : undefined;
  const share = shareOf(draw, people, target, over);
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
      ...maybe('site_types', 0.2, () => fancied(random.some(TYPES, 3), random, has('fancyWords'))),
      ...maybe('categories', 0.5, () => fancied(random.some(categories, 1), random, has('fancyWords'))),
      ...(has('suppliers') ? maybe('suppliers', 0.35, () => random.some(SUPPLIERS, 1)) : {}),
      ...maybe('item_codes', 0.2, () => [random.pick(['*', 'ABO*', '*-1', '??', 'SRV-?', 'ABO-1'])]),
    },
    share,
    ...payer(draw, share),
    ...(over ? { over } : {}),
  };
}

/** Who pays is not left to a share that several may well have. */
function payer({ random, has }: KeyDraw, share: ShareModel): Pick<RuleModel, 'billed_to'> {
  const alike = share.by === 'equal' || share.by === 'mix' || share.by === 'weight';
  return has('largestPays') && !alike && random.chance(0.5) ? { billed_to: 'largest_share' } : {};
}
