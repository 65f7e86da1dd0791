/** accesses.csv: what each access serves, and what a line may serve. */
import type { Day, Validity } from '../oracle/days.ts';
import type { Draw } from './features.ts';
import type { Row, Setting, SiteOfGrappe } from './model.ts';
import { OPEN, type People, pieces, someDay, validityCells } from './people.ts';

export interface Access {
  readonly id: string;
}

/** The accesses that lines name, and those that only the keys `accesses` and `bandwidth` count. */
export function inventoryRows(
  draw: Draw,
  people: People,
  accesses: readonly Access[],
  siteOfGrappe: Setting<SiteOfGrappe> | undefined,
): Row[] {
  const at = (name: string): Draw => ({ ...draw, random: draw.random.fork(name) });
  const named = accesses.flatMap(({ id }, i) => accessRows(at(`access ${i}`), people, id, siteOfGrappe));
  if (!draw.has('inventory')) return named;
  const counted = [...people.grappes, ...people.sites].flatMap(({ id }, i): Row[] => {
    const now = at(`counted ${i}`);
    if (now.random.chance(0.25)) return [];
    return [
      {
        access: `INV-${i}`,
        serves: id,
        alone: isInGrappe(people, id) ? aloneCell(now, people, id, siteOfGrappe) : '',
        bandwidth_mbps: bandwidth(now),
        ...inService(now, i < people.grappes.length),
      },
    ];
  });
  return [...named, ...counted];
}

/** What an access serves: always somebody, but what it is may change at a day. */
function accessRows(
  draw: Draw,
  people: People,
  access: string,
  siteOfGrappe: Setting<SiteOfGrappe> | undefined,
): Row[] {
  const { random, has } = draw;
  const cuts =
    has('accessChanges') && random.chance(0.7)
      ? [someDay(draw), someDay(draw)].slice(0, random.int(1, 2))
      : [];
  return pieces(OPEN, cuts)
    .filter(() => !(has('errors') && random.chance(0.02)))
    .map((period) => {
      const serves = random.pick(targets(draw, people));
      const alone = isInGrappe(people, serves)
        ? aloneCell(draw, people, serves, siteOfGrappe)
        : has('siteOfGrappe')
          ? random.pick(['', 'no'])
          : '';
      return {
        access,
        serves,
        billed_to: random.chance(0.2) ? random.pick(people.members).id : '',
        bandwidth_mbps: has('inventory') ? bandwidth(draw) : random.pick(['', '100', '1000']),
        alone,
        ...(has('inventory') ? inService(draw, random.chance(0.7)) : {}),
        ...validityCells(period),
      };
    });
}

/** `yes` wherever the convention does not say, on every day, what the site means. */
function aloneCell(
  { random }: Draw,
  people: People,
  site: string,
  siteOfGrappe: Setting<SiteOfGrappe> | undefined,
): string {
  const values =
    siteOfGrappe === undefined
      ? ['error']
      : typeof siteOfGrappe === 'string'
        ? [siteOfGrappe]
        : siteOfGrappe.map(({ value }) => value);
  const single = people.grappes.filter(({ rows }) => rows.some((row) => row.site === site)).length === 1;
  const said = values.every((value) => value === 'site' || (value === 'grappe' && single));
  return said && random.chance(0.7) ? random.pick(['', 'no']) : 'yes';
}

function isInGrappe({ grappes }: People, id: string): boolean {
  return grappes.some(({ rows }) => rows.some((row) => row.site === id));
}

function bandwidth({ random, has }: Draw): string {
  if (has('errors') && random.chance(0.03)) return '';
  return random.pick(['100', '1000', '300', '0.512', '12.5', '0', '99.999999']);
}

/** Activation and termination; some accesses come and go within the year. */
function inService(draw: Draw, always: boolean): Row {
  const { random } = draw;
  if (always) return {};
  const days: Day[] = [someDay(draw), someDay(draw)].sort((a, b) => a - b);
  const [from, to] = [days[0] ?? 0, days[1] ?? 0];
  const span: Validity = random.pick([
    { from, to },
    { from, to: OPEN.to },
    { from: OPEN.from, to },
  ]);
  return validityCells(span, 'activated_on', 'terminated_on');
}

/** Ids that a line may serve, grappes first; of each kind mostly those that are there on every day. */
export function targets({ random, has }: Draw, people: People): string[] {
  const { members, grappes } = people;
  const any = has('errors') && random.chance(0.1);
  const ids = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id);
  const kind = random.int(0, 9);
  const sites = ids(people.sites.filter((site) => any || site.steady)).filter(
    (id) => has('siteOfGrappe') || !isInGrappe(people, id),
  );
  if (kind < 5 || (kind < 8 && sites.length === 0))
    return ids(grappes.filter((grappe) => any || grappe.steady))
      .concat('*')
      .slice(0, 6);
  if (kind < 8) return sites;
  return kind === 8 ? ['*'] : ids(any ? members : members.slice(0, 1));
}
