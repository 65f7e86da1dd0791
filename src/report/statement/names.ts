import { rowOn } from '../../allocate/register.ts';
import { registerOf } from '../../allocate/register-of.ts';
import type { Target } from '../../allocate/target/target.ts';
import type { Day } from '../../domain/calendar.ts';
import type { Member } from '../../domain/member.ts';
import type { Site } from '../../domain/site.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { memberText } from './identity.ts';
import type { ServedTarget } from './statement.ts';

export type Names = ReturnType<typeof namesOf>;

/** What the tables know of the ids of a run. */
export function namesOf(workspace: Workspace) {
  const register = registerOf(workspace);
  /** By its last stay. */
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
  /** As on a day; undefined for an empty id. */
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
    site,
    /** As on a day, else by its last row; for lines whose site may have lost its row since. */
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
