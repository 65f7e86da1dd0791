/** The reference tables of a workspace as rows; who is where comes from people.ts. */
import { dayOf, showDay } from '../oracle/days.ts';
import type { Draw, Row, Style, Table, TableName, Tables } from './model.ts';
import { OPEN, type People, pieces, someDay, TYPES, validityCells } from './people.ts';
import { CATEGORIES, MEASURES } from './rules.ts';
import { styleOf } from './style.ts';

const COLUMNS: Readonly<Record<TableName, string>> = {
  members: 'member name siret service_code joined_on left_on',
  sites: 'site name type member uai insee commune valid_from valid_to',
  grappes: 'grappe name kind site weight head valid_from valid_to',
  measures: 'measure site as_of value source',
  accesses: 'access serves item_code bandwidth_mbps billed_to activated_on terminated_on valid_from valid_to',
  imputations: 'member flow site_type category chapter function nature engagement valid_from valid_to',
};

const SIRETS = ['20005226400013', '20009433200018', '22550001600152'];
const UAIS = ['0550020Y', '0550072E', '0951099D', '0681654D', '0681817F'];

export interface Access {
  readonly id: string;
}

export function referenceTables(draw: Draw, people: People, accesses: readonly Access[]): Tables {
  const table = (name: TableName, rows: readonly Row[]): Table => {
    const random = draw.random.fork(`table ${name}`);
    const style: Style = styleOf({ ...draw, random });
    const columns = COLUMNS[name].split(' ');
    const rowsNow = draw.has('styles') && random.chance(0.3) ? [...rows, {}] : [...rows];
    return draw.has('styles')
      ? { columns: random.shuffle(columns), rows: random.shuffle(rowsNow), style }
      : { columns, rows: rowsNow, style };
  };
  return {
    members: table('members', memberRows(draw, people)),
    sites: table('sites', siteRows(draw, people)),
    grappes: table(
      'grappes',
      people.grappes.flatMap((grappe) => grappe.rows),
    ),
    accesses: table(
      'accesses',
      accesses.flatMap(({ id }, i) =>
        accessRows({ ...draw, random: draw.random.fork(`access ${i}`) }, people, id),
      ),
    ),
    ...(draw.has('measures') ? { measures: table('measures', measureRows(draw, people)) } : {}),
    ...(draw.has('imputations') ? { imputations: table('imputations', imputationRows(draw, people)) } : {}),
  };
}

function memberRows({ random }: Draw, { members }: People): Row[] {
  return members.flatMap(({ id, stays }, i) =>
    stays.map((stay) => ({
      member: id,
      name: random.fork(`name ${i}`).pick(['Région', 'Département, "Meuse"', 'Collectivité ; Alsace']),
      siret: SIRETS[i] ?? '',
      ...validityCells(stay, 'joined_on', 'left_on'),
    })),
  );
}

function siteRows({ random }: Draw, { sites }: People): Row[] {
  return sites.flatMap((site, i) =>
    site.rows.map((row) => ({
      site: site.id,
      name: random.fork(`site name ${i}`).pick(['Lycée', 'Collège « Kastler »', 'Cité, scolaire']),
      type: row.type,
      member: row.owner,
      uai: UAIS[i] ?? '',
      insee: i % 3 === 0 ? '55502' : '',
      ...validityCells(row),
    })),
  );
}

/** Every October, and sometimes in between; small values now and then, so that some totals are zero or tie. */
function measureRows(draw: Draw, { sites }: People): Row[] {
  return MEASURES.flatMap((measure, m) =>
    sites.flatMap((site, i) => {
      const random = draw.random.fork(`measure ${m} ${i}`);
      if (draw.has('errors') && i > 0 && random.chance(0.03)) return [];
      const days = new Set([-4, -3, -2, -1, 0, 1].map((offset) => dayOf(draw.year + offset, 10, 1)));
      if (random.chance(0.3)) days.add(someDay({ ...draw, random }));
      return [...days].map((day) => ({
        measure,
        site: site.id,
        as_of: showDay(day),
        value: random.chance(0.05)
          ? '0'
          : m === 2
            ? `${random.int(1, 900)}.${random.int(1, 999)}`
            : String(random.int(1, 2000)),
        source: random.pick(['', 'open data']),
      }));
    }),
  );
}

/** What an access serves: always somebody, but what it is may change at a day. */
function accessRows(draw: Draw, people: People, access: string): Row[] {
  const { random, has } = draw;
  const cuts =
    has('accessChanges') && random.chance(0.7)
      ? [someDay(draw), someDay(draw)].slice(0, random.int(1, 2))
      : [];
  return pieces(OPEN, cuts)
    .filter(() => !(has('errors') && random.chance(0.02)))
    .map((period) => ({
      access,
      serves: random.pick(targets(draw, people)),
      billed_to: random.chance(0.2) ? random.pick(people.members).id : '',
      bandwidth_mbps: random.pick(['', '100', '1000']),
      ...validityCells(period),
    }));
}

/** Ids that a line may serve, grappes first; of each kind mostly those that are there on every day. */
export function targets({ random, has }: Draw, { members, sites, grappes }: People): string[] {
  const any = has('errors') && random.chance(0.1);
  const ids = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id);
  const kind = random.int(0, 9);
  if (kind < 6)
    return ids(grappes.filter((grappe) => any || grappe.steady))
      .concat('*')
      .slice(0, 6);
  if (kind < 8) return ids(sites.filter((site) => any || site.steady));
  return kind === 8 ? ['*'] : ids(any ? members : members.slice(0, 1));
}

/**
 * A catch-all for each member, then a chain of ever more specific rows: rows of one length give the same columns
 * and differ in a value, so no two are equally specific for one expense.
 */
function imputationRows(draw: Draw, { members }: People): Row[] {
  return members.flatMap(({ id }, i) => {
    const random = draw.random.fork(`imputation ${i}`);
    const values: Readonly<Record<string, readonly string[]>> = {
      flow: ['paid', 'reimbursed', 'recovered'],
      site_type: TYPES,
      category: CATEGORIES,
    };
    const chain = random.shuffle(['flow', 'site_type', 'category']);
    let level: Row[] = [{}];
    const all: Row[] = [{}];
    for (const column of chain) {
      level = random
        .some(level, 1)
        .flatMap((row) => random.some(values[column] ?? [], 0).map((value) => ({ ...row, [column]: value })));
      all.push(...level.slice(0, 12));
    }
    return all.flatMap((given, n) => {
      const cuts = random.chance(0.3) ? [someDay({ ...draw, random })] : [];
      const periods = pieces(OPEN, cuts).filter(() => n === 0 || random.chance(0.8));
      return periods.map((period, p) => ({
        member: id,
        ...(n % 2 === 1 ? { site_type: '*', category: '*' } : {}),
        ...given,
        chapter: random.pick(['011', '65']),
        function: random.pick(['221', '222', '020']),
        nature: random.pick(['6262', '62878', `${n}.${p}`]),
        ...validityCells(period),
      }));
    });
  });
}
