import { type Fault, fault } from '../../diagnostics/problem.ts';
import { formatDay } from '../../domain/calendar.ts';
import type { Fraction } from '../../domain/fraction.ts';
import { compareText } from '../../text/text-order.ts';
import { isInGroup } from '../register.ts';
import type { KeyFunction, Weight } from './key.ts';
import { sharesByMember } from './over-members.ts';

/** `fixed`: part(m) / Σ parts over the members, and over those outside whom `absent: charged` keeps. */
export const fixed: KeyFunction<'fixed'> = (key, input) => {
  const { participants, day, rule, register } = input;
  const days = formatDay(day);
  const faults: Fault[] = [];
  const weights: Weight[] = [];
  const bears = (member: string, part: Fraction): void =>
    void weights.push({ id: member, member, weight: part, observation: undefined });
  for (const member of participants.members) {
    const part = key.parts.get(member);
    if (part === undefined) faults.push(fault('part-missing', { rule, member, days }));
    else bears(member, part);
  }
  for (const [member, part] of [...key.parts].sort(([a], [b]) => compareText(a, b))) {
    if (participants.members.includes(member) || part.numerator === 0n) continue;
    if (key.absent === undefined) faults.push(fault('part-absent', { rule, member, days }));
    else if (key.absent === 'left_out') continue;
    else if (isInGroup(register, member, day)) bears(member, part);
    else faults.push(fault('payer-absent', { rule, member, days }));
  }
  if (faults.length > 0) return { faults };
  if (weights.every((item) => item.weight.numerator === 0n)) {
    return { faults: [fault('parts-zero', { rule, days })] };
  }
  return sharesByMember(key.by, weights, input);
};
