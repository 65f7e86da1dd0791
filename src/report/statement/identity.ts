import { rowOn } from '../../allocate/register.ts';
import { registerOf } from '../../allocate/register-of.ts';
import type { Target } from '../../allocate/target/target.ts';
import type { Convention } from '../../domain/convention.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Member, Site } from '../../domain/tables.ts';
import type { Day } from '../../domain/time/calendar.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Fact, PaperState } from '../document.ts';
import { periodText, type ReportWords } from '../words/words.ts';
import type { Agreed, ServedTarget, Statement } from './statement.ts';

/** What identifies a statement: convention, period, member. */
export function statementFacts({ member, run }: Statement, words: ReportWords): readonly Fact[] {
  const period = periodText(run.period, words, run.release);
  return identityFacts(member, run, period, isApart(run) ? stateText(run, words) : '', words);
}

/** The name of the convention of a workspace on paper. */
export function agreedOf(
  { title, reference, coordinator, currency }: Convention,
  { member }: { readonly member: (id: string) => Member },
): Agreed {
  const named = coordinator === undefined ? undefined : member(coordinator);
  return { title, ...reference, coordinator: named, currency };
}

/** What identifies a paper of a member, and how final it is. */
export function identityFacts(
  member: Member,
  agreed: Agreed,
  period: string,
  status: string,
  words: ReportWords,
): readonly Fact[] {
  const { title, deliberation, legalBasis, coordinator, currency } = agreed;
  const signedOn = agreed.signedOn === undefined ? undefined : words.day(agreed.signedOn);
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

/** Whether corrections of closed runs are separate; in a run of 0.1 they are not. */
export function isApart({ release }: Statement['run']): boolean {
  return holdsIn(release, '0.2');
}

/** Whether the run is closed, as written next to the title. */
export function paperState({ closedOn }: Pick<Statement['run'], 'closedOn'>, words: ReportWords): PaperState {
  return closedOn === undefined
    ? { text: words.draft, final: false }
    : { text: words.closedOn(words.day(closedOn)), final: true };
}

/** Whether the run is closed, and since when, as a sentence. */
export function stateText({ closedOn }: Statement['run'], words: ReportWords): string {
  return closedOn === undefined ? words.draftNote : words.closedOn(words.day(closedOn));
}

export function memberText({ name, member }: Member): string {
  return name === member ? name : `${name} (${member})`;
}

/** What a supplier is called: as invoices name it, behind its name if suppliers.csv has one. */
export function supplierTexts({ release, suppliers }: Workspace): (id: string) => string {
  // Papers of 0.1 knew no names of suppliers.
  const texts = new Map(
    (holdsIn(release, '0.2') ? suppliers : []).map(
      ({ supplier, name }) => [supplier, name === supplier ? name : `${name} (${supplier})`] as const,
    ),
  );
  return (id) => texts.get(id) ?? id;
}

export type Names = ReturnType<typeof namesOf>;

/** What the tables know about the ids of a run. */
export function namesOf(workspace: Workspace) {
  const register = registerOf(workspace);
  /** By the last stay. */
  const member = (id: string): Member => {
    const found = register.members.get(id)?.at(-1);
    if (found === undefined) throw new Error(`the member ${id} of an allocated line is in no table`);
    return found;
  };
  const memberNames = [...register.members.keys()].map((id) => member(id).name);
  const twins = new Set(memberNames.filter((name, index) => memberNames.indexOf(name) !== index));
  /** The name of a member; with its id, if another has the same. */
  const called = (id: string): string =>
    twins.has(member(id).name) ? memberText(member(id)) : member(id).name;
  /** The site on a day; undefined for an empty id. */
  const site = (id: string, day: Day): Site | undefined => {
    if (id === '') return undefined;
    const found = rowOn(register.sites.get(id), day);
    if (found === undefined) throw new Error(`the site ${id} of an allocated line has no row on its day`);
    return found;
  };
  return {
    register,
    member,
    called,
    supplier: supplierTexts(workspace),
    site,
    /** The site on a day, else by its last row: for lines whose site may have lost its row since. */
    formerSite(id: string, day: Day): Site | undefined {
      const rows = register.sites.get(id);
      return rowOn(rows, day) ?? rows?.at(-1);
    },
    target({ kind, id }: Target, day: Day): ServedTarget {
      const nameOf = {
        group: () => '',
        member: () => member(id).name,
        site: () => site(id, day)?.name ?? '',
        grappe: () => register.grappes.get(id)?.[0]?.name ?? '',
      };
      return { kind, id, name: nameOf[kind]() };
    },
  };
}
