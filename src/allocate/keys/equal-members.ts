import { ONE } from '../../domain/numbers/fraction.ts';
import type { Key } from '../../domain/rule.ts';
import { nobodyTakesPart } from '../target/target.ts';
import { defineKey, noParameters } from './common/define.ts';
import { sharesByMember } from './common/shares-by-weight.ts';

type EqualMembersKey = Key<'equal_members'>;

/** `equal per member`: every member bears the same. */
export const equalMembers = defineKey({
  by: 'equal_members',
  since: '0.1',
  word: 'equal',
  per: 'member',
  perByDefault: true,
  shape: () => ({}),
  build: (): EqualMembersKey => ({ by: 'equal_members' }),
  over: 'members',
  readsNet: false,
  targets: undefined,
  proportional: true,
  ...noParameters,
  shares(key, input) {
    const { target, participants, day, rule } = input;
    if (participants.members.length === 0) {
      return { faults: [nobodyTakesPart(target, day, rule)] };
    }
    const weights = participants.members.map((member) => ({ id: member, member, weight: ONE, grounds: [] }));
    return sharesByMember(key, weights, input);
  },
  words: {
    en: {
      name: () => 'equal parts per member',
      title: 'Equal parts between members',
      meaning: 'Every member that takes part bears the same, whatever it owns.',
    },
    fr: {
      name: () => 'à parts égales entre membres',
      title: 'À parts égales entre membres',
      meaning: 'Chaque membre concerné supporte la même part, quoi qu’il possède.',
    },
  },
  page: {
    example: '{ by: equal, per: member }',
    figure: { MEUSE: '50.00', REGION: '50.00' },
    also: ['égal', 'égale', 'parts égales', 'à parts égales'],
    parameters: [
      {
        name: 'per',
        written: 'member',
        en: 'May be left out: `{ by: equal }` means the same.',
        fr: 'Peut être omis : `{ by: equal }` veut dire la même chose.',
      },
    ],
  },
  errors: ['no-participant'],
});
