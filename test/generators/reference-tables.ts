/** The reference tables of a workspace as rows; who is where comes from people.ts. */
import { type Access, inventoryRows } from './accesses.ts';
import type { Draw } from './features.ts';
import { measureRows } from './measures.ts';
import type { Row, Setting, SiteOfGrappe, Style, Table, TableName, Tables } from './model.ts';
import { OPEN, type People, pieces, someDay, TYPES, validityCells } from './people.ts';
import { styleOf } from './style.ts';

const COLUMNS: Readonly<Record<TableName, string>> = {
  members: 'member name siret service_code joined_on left_on',
  sites: 'site name type member uai insee commune valid_from valid_to',
  grappes: 'grappe name kind site weight head valid_from valid_to',
  measures: 'measure site member as_of value source',
  accesses:
    'access serves item_code bandwidth_mbps billed_to activated_on terminated_on alone valid_from valid_to',
  imputations: 'member flow site_type category chapter function nature engagement valid_from valid_to',
};

const SIRETS = ['20005226400013', '20009433200018', '22550001600152'];
const UAIS = ['0550020Y', '0550072E', '0951099D', '0681654D', '0681817F'];

export interface Inventory {
  readonly accesses: readonly Access[];
  readonly categories: readonly string[];
  readonly siteOfGrappe: Setting<SiteOfGrappe> | undefined;
}

export function referenceTables(draw: Draw, people: People, inventory: Inventory): Tables {
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
    accesses: table('accesses', inventoryRows(draw, people, inventory.accesses, inventory.siteOfGrappe)),
    ...(draw.has('measures') ? { measures: table('measures', measureRows(draw, people)) } : {}),
    ...(draw.has('imputations')
      ? { imputations: table('imputations', imputationRows(draw, people, inventory.categories)) }
      : {}),
  };
}

function memberRows({ random }: Draw, { members }: People): Row[] {
  return members.flatMap(({ id, stays }, i) =>
    stays.map((stay) => ({
      member: id,
      name: random
        .fork(`name ${i}`)
        .pick(['Région', 'Département, "Meuse"', 'Collectivité ; Alsace', `Région n° ${i}`]),
      siret: SIRETS[i] ?? '',
      ...validityCells(stay, 'joined_on', 'left_on'),
    })),
  );
}

function siteRows({ random }: Draw, { sites }: People): Row[] {
  return sites.flatMap((site, i) =>
    site.rows.map((row) => ({
      site: site.id,
      name: random
        .fork(`site name ${i}`)
        .pick([
          'Lycée',
          'Collège « Kastler »',
          'Cité, scolaire',
          `Lycée Jean-Moulin n° ${i}`,
          `L'Œuvre ${i}`,
        ]),
      type: row.type,
      member: row.owner,
      uai: UAIS[i] ?? '',
      insee: i % 3 === 0 ? '55502' : '',
      ...validityCells(row),
    })),
  );
}

/**
 * A catch-all for each member, then a chain of ever more specific rows: rows of one length give the same columns
 * and differ in a value, so no two are equally specific for one expense.
 */
function imputationRows(draw: Draw, { members }: People, categories: readonly string[]): Row[] {
  return members.flatMap(({ id }, i) => {
    const random = draw.random.fork(`imputation ${i}`);
    const values: Readonly<Record<string, readonly string[]>> = {
      flow: ['paid', 'reimbursed', 'recovered'],
      site_type: TYPES,
      category: categories,
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
