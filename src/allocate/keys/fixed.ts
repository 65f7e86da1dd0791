import * as z from 'zod';
import { bothDecimals } from '../../diagnostics/bilingual.ts';
import { type Fault, fault } from '../../diagnostics/problem.ts';
import { equals, type Fraction, formatDecimal, HUNDRED, ONE, sum } from '../../domain/numbers/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { mapOf, oneWord, part } from '../../forms/scalars.ts';
import { compareText } from '../../text/text-order.ts';
import { isInGroup } from '../register.ts';
import { defineKey, none } from './common/define.ts';
import type { KeyFaults, KeyInput, OwnShares, Weight } from './common/key.ts';
import { sharesByMember } from './common/shares-by-weight.ts';

type FixedKey = Key<'fixed'> & {
  readonly parts: ReadonlyMap<string, Fraction>;
  /** What happens to the part of a member that does not take part; undefined: an error. */
  readonly absent: 'charged' | 'left_out' | undefined;
};

/** `fixed`: part(m) / Σ parts over the members, and over those outside whom `absent: charged` keeps. */
export const fixed = defineKey({
  by: 'fixed',
  since: '0.1',
  word: 'fixed',
  per: undefined,
  perByDefault: true,
  shape: () => ({
    parts: z.preprocess(ofOneScale, mapOf(part)),
    absent: oneWord(['charged', 'left_out']).optional(),
  }),
  build: ({ parts, absent }): FixedKey => ({ by: 'fixed', parts, absent }),
  over: 'members',
  readsNet: false,
  targets: undefined,
  proportional: true,
  within: none,
  mentions: ({ parts }) => [...parts.keys()].map((id) => ({ kind: 'member', id, path: ['parts', id] })),
  problems({ parts }) {
    const total = sum(parts.values());
    if (equals(total, ONE) || equals(total, HUNDRED)) return [];
    return [{ fault: fault('parts-sum', { sum: bothDecimals(formatDecimal(total)) }), path: ['parts'] }];
  },
  shares: fixedShares,
  words: {
    en: {
      name: () => 'parts fixed by the convention',
      title: 'Fixed parts',
      meaning: 'Each member bears the part that the convention gives it.',
    },
    fr: {
      name: () => 'parts fixées par la convention',
      title: 'Parts fixes',
      meaning: 'Chaque membre supporte la part que la convention lui donne.',
    },
  },
  page: {
    example: '{ by: fixed, parts: { MEUSE: 30, REGION: 70 } }',
    figure: { MEUSE: '30.00', REGION: '70.00' },
    also: [
      'fixe',
      'parts fixes',
      'percentage',
      'percentages',
      'pourcentage',
      'pourcentages',
      'quote-part',
      'quotes-parts',
    ],
    parameters: [
      {
        name: 'parts',
        written: '{ MEUSE: 1/3, REGION: 2/3 }',
        en: 'The part of each member: `60`, `33.5`, `1/3` or `50 %`, a percentage counting as written in hundredths; no `1/3` or `0.33` beside a percentage. A share is part / sum of the parts; zero is allowed. Required.',
        fr: 'La part de chaque membre : `60`, `33.5`, `1/3` ou `50 %`, un pourcentage comptant ses centièmes tels quels ; pas de `1/3` ni de `0.33` à côté d’un pourcentage. La quote-part est part / somme des parts ; un zéro peut s’écrire. Obligatoire.',
      },
      {
        name: 'absent',
        written: 'charged | left_out',
        en: 'What happens to the part of a member that does not take part: the member bears it all the same (and must be in the group on the day), or the part is left out of the sum. Without it such a part is an error.',
        fr: 'Ce que devient la part d’un membre qui n’est pas concerné : il la supporte quand même (et doit être dans le groupement ce jour-là), ou elle sort de la somme. Sans ce mot, une telle part est une erreur.',
      },
    ],
  },
  errors: ['part-missing', 'part-absent', 'payer-absent', 'parts-zero', 'parts-sum', 'member-unknown'],
});

/** Refuses parts as a/b, or below one, next to percentages: `1/4` and `0.25` would count a two-hundredth of `50 %`. */
function ofOneScale(parts: unknown, context: z.RefinementCtx): unknown {
  const written = parts instanceof Map ? [...parts] : [];
  const isPercentage = (text: unknown): boolean => String(text).trim().endsWith('%');
  if (!written.some(([, text]) => isPercentage(text))) return parts;
  for (const [member, text] of written) {
    if (isOfOne(String(text)) && !isPercentage(text)) {
      context.addIssue({ code: 'custom', message: '60 | 33.5 | 50 %', path: [member] });
    }
  }
  return parts;
}

/** Whether a part is written as one of a whole of 1. */
function isOfOne(text: string): boolean {
  return text.includes('/') || /^0*\.\d*[1-9]\d*$/.test(text.trim());
}

/** What can be wrong with the part of a member. */
type MissingPart = 'part-missing' | 'part-absent' | 'payer-absent';

function fixedShares(key: FixedKey, input: KeyInput): KeyFaults<MissingPart | 'parts-zero'> | OwnShares {
  const { participants, day, rule, register } = input;
  const days = formatDay(day);
  const faults: Fault<MissingPart>[] = [];
  const weights: Weight[] = [];
  const bears = (member: string, weight: Fraction): void =>
    void weights.push({ id: member, member, weight, grounds: [] });
  for (const member of participants.members) {
    const own = key.parts.get(member);
    if (own === undefined) faults.push(fault('part-missing', { rule, member, days }));
    else bears(member, own);
  }
  for (const [member, own] of [...key.parts].sort(([a], [b]) => compareText(a, b))) {
    if (participants.members.includes(member) || own.numerator === 0n) continue;
    if (key.absent === undefined) faults.push(fault('part-absent', { rule, member, days }));
    else if (key.absent === 'left_out') continue;
    else if (isInGroup(register, member, day)) bears(member, own);
    else faults.push(fault('payer-absent', { rule, member, days }));
  }
  if (faults.length > 0) return { faults };
  if (weights.every((item) => item.weight.numerator === 0n)) {
    return { faults: [fault('parts-zero', { rule, days })] };
  }
  return sharesByMember(key, weights, input);
}
