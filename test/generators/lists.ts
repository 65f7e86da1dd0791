/**
 * Some rows of the reference tables come in lists of their own, through layouts; NAME.csv corrects what a list has
 * wrong.
 */
import type { Draw } from './features.ts';
import type { GeneratedWorkspace, ListModel, Row, TableName } from './model.ts';
import { styleOf } from './style.ts';

/** The id of a row: two rows with the same text are about the same thing. */
const ID: Readonly<Record<TableName, (row: Row) => string>> = {
  members: (row) => row.member ?? '',
  sites: (row) => row.site ?? '',
  grappes: (row) => row.grappe ?? '',
  measures: (row) => [row.measure, row.site, row.member, row.as_of].join('\n'),
  accesses: (row) => row.access ?? '',
  imputations: (row) => [row.member, row.flow, row.site_type, row.category].join('\n'),
};
const FILES: Readonly<Record<TableName, readonly string[]>> = {
  members: ['Liste des collectivités.csv'],
  sites: ['Liste des sites 2025.csv', 'annuaire.csv'],
  grappes: ['composition.csv'],
  measures: ['effectifs-2024.csv', 'é autres.CSV'],
  accesses: ['parc.csv', 'parc-2.csv'],
  imputations: ['imputations M57.csv'],
};

export function withLists(draw: Draw, ws: GeneratedWorkspace): GeneratedWorkspace {
  const tables = { ...ws.tables };
  const lists: ListModel[] = [];
  for (const name of Object.keys(FILES) as TableName[]) {
    const table = tables[name];
    const random = draw.random.fork(name);
    if (table === undefined || random.chance(0.45)) continue;
    const rows = table.rows.filter((row) => Object.values(row).some((cell) => cell !== ''));
    const ids = [...new Set(rows.map(ID[name]))];
    const files = FILES[name].slice(0, random.int(1, FILES[name].length));
    const listed = new Map(ids.map((id) => [id, random.chance(0.8) ? random.pick(files) : undefined]));
    for (const file of files) {
      const own = rows.filter((row) => listed.get(ID[name](row)) === file);
      const byHand = rows.filter((row) => listed.get(ID[name](row)) === undefined);
      const replaced = name === 'imputations' ? [] : byHand;
      const faulty = random.chance(0.5) ? replaced.filter(() => random.chance(0.5)).map(faultyRow(name)) : [];
      if (own.length === 0) continue;
      const seed = random.int(0, 0x7fffffff);
      const style = styleOf({ ...draw, random: random.fork(file) });
      lists.push({ table: name, file, rows: own, faulty, seed, style });
    }
    const there = new Set(lists.map(({ file }) => file));
    const left = rows.filter((row) => !there.has(listed.get(ID[name](row)) ?? ''));
    if (left.length > 0) tables[name] = { ...table, rows: left };
    else delete tables[name];
  }
  return { ...ws, tables, lists };
}

/** The same id, and something that the table would not take, or takes wrongly. */
function faultyRow(name: TableName): (row: Row) => Row {
  const wrong: Readonly<Record<TableName, Row>> = {
    members: { joined_on: 'rentrée', name: 'Une autre' },
    sites: { type: 'à préciser', member: 'inconnu' },
    grappes: { weight: 'n/a' },
    measures: { value: 'secret' },
    accesses: { serves: '?', valid_from: '2025-13-01' },
    imputations: { valid_from: 'hier', chapter: '' },
  };
  return (row) => ({ ...row, ...wrong[name] });
}
