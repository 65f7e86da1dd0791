import type { Day, DayRange } from '../domain/calendar.ts';
import { keysWithin, type Rule } from '../domain/rule.ts';
import type { AllocatedLine } from './allocator.ts';
import { type Cuts, cutsOf, remember, startsOf, stretchAround } from './cuts.ts';
import type { Register } from './register.ts';
import type { Target } from './target.ts';

/** For which days around those of a shared line, and for which lines, what was found for it holds. */
export interface Reach {
  /** Lines that name the same have the same shares and payer; undefined where these change on the line's own days. */
  readonly ofShares: (shared: AllocatedLine) => DayRange | undefined;
  /** Whether that is so whatever their category and item. */
  readonly isForAllCosts: (shared: AllocatedLine) => boolean;
  /** Rows of these members, the same sites and category have the same imputations as on a day. */
  readonly ofImputations: (members: readonly string[], day: Day) => DayRange;
}

export function reachIn(register: Register): Reach {
  const cuts = cutsOf(register);
  const ofMembers = new Map<string, Cuts>();
  const ofImputations = new Map<string, Cuts>();
  const ofRules = new Map<Target['kind'], Cuts>();
  const rulesFor = (kind: Target['kind']): readonly Rule[] =>
    register.workspace.convention.rules.filter(({ appliesTo }) => appliesTo.target === kind);
  const memberCuts = (member: string): Cuts =>
    remember(ofMembers, member, () => startsOf(register.members.get(member) ?? []));
  const imputationCuts = (member: string): Cuts =>
    remember(ofImputations, member, () => startsOf(register.imputations.get(member) ?? []));
  return {
    ofShares({ line, plan }) {
      const [run, ...others] = plan.runs;
      if (run === undefined || others.length > 0) return undefined;
      const { target, rule, participants } = run;
      const { from, to } = plan.days;
      // Of several sites one that bears nothing has an owner, too, who must be in the group; so must whom a key names.
      const alone =
        (target.kind === 'site' || target.kind === 'member') && !(rule !== undefined && namesMembers(rule));
      const members = alone ? participants.members : [...register.members.keys()];
      const around = stretchAround(from, [
        remember(ofRules, target.kind, () => startsOf(rulesFor(target.kind))),
        cuts.ofTarget(target),
        ...members.map(memberCuts),
        ...(rule !== undefined && hasDatedKey(rule) ? [cuts.ofYear(from)] : []),
        ...(line.access === undefined ? [] : [cuts.ofAccess(line.access)]),
      ]);
      return around.to >= to ? around : undefined;
    },
    isForAllCosts: ({ plan }) => plan.runs.every(({ target }) => !rulesFor(target.kind).some(looksAtCosts)),
    ofImputations: (members, day) => stretchAround(day, members.map(imputationCuts)),
  };
}

/** Whether a rule holds for lines of some categories or items only. */
function looksAtCosts({ appliesTo: { categories, itemCodes } }: Rule): boolean {
  return categories !== undefined || itemCodes !== undefined;
}

/** Whether a rule may charge members that have no part in what a line serves. */
function namesMembers({ share }: Rule): boolean {
  return keysWithin(share).some(({ by }) => by === 'payer' || by === 'fixed');
}

/** Whether a rule's shares may change with the year, on a dated reference day. */
function hasDatedKey({ share }: Rule): boolean {
  return keysWithin(share).some(
    (key) => (key.by === 'measure' || key.by === 'majority') && key.reference.asOf.kind === 'date',
  );
}
