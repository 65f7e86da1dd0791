import { fault } from '../../diagnostics/problem.ts';
import { ONE } from '../../domain/numbers/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { words } from '../../forms/scalars.ts';
import { isInGroup } from '../register.ts';
import { defineKey, none } from './common/define.ts';
import { sharesByMember } from './common/shares-by-weight.ts';

type PayerKey = Key<'payer'> & { readonly member: string };

/** `payer`: one member bears all. */
export const payer = defineKey({
  by: 'payer',
  since: '0.1',
  word: 'payer',
  per: undefined,
  perByDefault: true,
  shape: () => ({ member: words }),
  build: ({ member }): PayerKey => ({ by: 'payer', member }),
  over: 'members',
  readsNet: false,
  targets: undefined,
  proportional: true,
  within: none,
  mentions: ({ member }) => [{ kind: 'member', id: member, path: ['member'] }],
  problems: none,
  shares(key, input) {
    const { member } = key;
    if (!isInGroup(input.register, member, input.day)) {
      return { faults: [fault('payer-absent', { rule: input.rule, member, days: formatDay(input.day) })] };
    }
    return sharesByMember(key, [{ id: member, member, weight: ONE, grounds: [] }], input);
  },
  words: {
    en: {
      name: () => 'one member bears all',
      title: 'One payer',
      meaning: 'One member bears all, whether or not it owns a site that is served.',
    },
    fr: {
      name: () => 'à la charge d’un seul membre',
      title: 'Un seul payeur',
      meaning: 'Un membre supporte tout, qu’il possède ou non un site desservi.',
    },
  },
  page: {
    example: '{ by: payer, member: REGION }',
    figure: { REGION: '100.00' },
    also: ['payeur', 'un seul payeur'],
    parameters: [
      {
        name: 'member',
        written: 'REGION',
        en: 'The member that bears all; it must be in the group on the day. Required.',
        fr: 'Le membre qui supporte tout ; il doit être dans le groupement ce jour-là. Obligatoire.',
      },
    ],
  },
  errors: ['payer-absent', 'member-unknown'],
});
