import { fault } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import { ONE } from '../../domain/fraction.ts';
import type { KeyFunction } from './key.ts';
import { sharesByMember } from './over-members.ts';

/** `equal per member`: every member bears the same. */
export const equalMembers: KeyFunction<'equal_members'> = (key, input) => {
  const { target, participants, day, rule } = input;
  if (participants.members.length === 0) {
    return { faults: [fault('no-participant', { value: target.id, days: formatDay(day), rule })] };
  }
  const weights = participants.members.map((member) => ({
    id: member,
    member,
    weight: ONE,
    observation: undefined,
  }));
  return sharesByMember(key.by, weights, input);
};
