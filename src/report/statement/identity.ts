import type { Convention } from '../../domain/convention.ts';
import type { Language } from '../../domain/language.ts';
import type { Member } from '../../domain/member.ts';
import { dayText } from '../../domain/notation.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Fact, PaperState } from '../document.ts';
import { periodText, reportWords } from '../words/words.ts';
import type { Agreed, Statement } from './statement.ts';

/** What identifies a statement: convention, period, member. */
export function statementFacts({ member, run }: Statement, language: Language): readonly Fact[] {
  const period = periodText(run.period, language, run.release);
  return identityFacts(member, run, period, isApart(run) ? stateText(run, language) : '', language);
}

/** By what the convention of a workspace is known on paper. */
export function agreedOf(
  { title, reference, coordinator, currency }: Convention,
  { member }: { readonly member: (id: string) => Member },
): Agreed {
  return {
    title,
    deliberation: reference.deliberation,
    signedOn: reference.signedOn,
    legalBasis: reference.legalBasis,
    coordinator: coordinator === undefined ? undefined : member(coordinator),
    currency,
  };
}

/** What identifies a paper of a member, and how final it is. */
export function identityFacts(
  member: Member,
  agreed: Agreed,
  period: string,
  status: string,
  language: Language,
): readonly Fact[] {
  const words = reportWords(language);
  const { title, deliberation, legalBasis, coordinator, currency } = agreed;
  const signedOn = agreed.signedOn === undefined ? undefined : dayText(agreed.signedOn, language);
  const facts: readonly Fact[] = [
    { name: words.member, value: memberText(member) },
    { name: words.siret, value: member.siret ?? '' },
    { name: words.serviceCode, value: member.serviceCode ?? '' },
    { name: words.period, value: period },
    { name: words.convention, value: title ?? '' },
    { name: words.reference, value: words.referenceText(deliberation, signedOn) },
    { name: words.legalBasis, value: legalBasis ?? '' },
    { name: words.coordinator, value: coordinator === undefined ? '' : memberText(coordinator) },
    { name: words.currency, value: currency },
    { name: words.status, value: status },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** Whether corrections of closed runs stand apart; in a run of 0.1 they do not. */
export function isApart({ release }: Statement['run']): boolean {
  return holdsIn(release, '0.2');
}

/** Whether the run is closed, as stands beside the title. */
export function paperState({ closedOn }: Pick<Statement['run'], 'closedOn'>, language: Language): PaperState {
  const words = reportWords(language);
  return closedOn === undefined
    ? { text: words.draft, final: false }
    : { text: words.closedOn(dayText(closedOn, language)), final: true };
}

/** Whether the run is closed, and since when, in a sentence. */
export function stateText({ closedOn }: Statement['run'], language: Language): string {
  const words = reportWords(language);
  return closedOn === undefined ? words.draftNote : words.closedOn(dayText(closedOn, language));
}

export function memberText({ name, member }: Member): string {
  return name === member ? name : `${name} (${member})`;
}
