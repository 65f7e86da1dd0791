import { fault } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import { ONE } from '../../domain/fraction.ts';
import { isInGroup } from '../register.ts';
import type { KeyFunction } from './key.ts';
import { sharesByMember } from './over-members.ts';

/** `payer`: one member bears all. */
export const payer: KeyFunction<'payer'> = (key, input) => {
  const { member } = key;
  if (!isInGroup(input.register, member, input.day)) {
    return { faults: [fault('payer-absent', { rule: input.rule, member, days: formatDay(input.day) })] };
  }
  return sharesByMember(key.by, [{ id: member, member, weight: ONE, observation: undefined }], input);
};
