/** A list as officers keep it, and the layout that reads it: headers, preamble, words, merged cells, totals, names. */
import type { GeneratedWorkspace, ListModel, Row } from './model.ts';
import { type Random, randomOf } from './random.ts';
import { cellText, recordsText } from './render-table.ts';

const HEADERS: Readonly<Record<string, string>> = {
  member: 'Collectivité',
  site: 'Établissement (code)',
  name: 'Libellé, usuel',
  type: 'Type étab.',
  grappe: 'Regroupement',
  kind: 'Genre',
  measure: 'Indicateur',
  value: "Nombre d'élèves total",
  as_of: 'Date du constat',
  access: 'Réf. lien',
  serves: 'Site desservi',
  bandwidth_mbps: 'Débit souscrit',
  category: 'Catégorie de dépense',
  chapter: 'Chap.',
};
/** Ids, words and texts that may be written once for several rows. */
const FILLED = ['site', 'member', 'grappe', 'access', 'type', 'measure', 'name'];
const REQUIRED_TEXT = ['name', 'type', 'kind', 'measure', 'as_of', 'chapter', 'function', 'nature', 'member'];

export interface RenderedList {
  readonly text: string;
  readonly layout: unknown;
}

export function renderList(list: ListModel, ws: GeneratedWorkspace): RenderedList {
  const random = randomOf(list.seed);
  const declared = random.chance(0.3) ? random.pick<'.' | ','>(['.', ',']) : undefined;
  const rows = random.shuffle([...list.rows, ...list.faulty]);
  const all = [...new Set([...(ws.tables[list.table]?.columns ?? []), ...rows.flatMap(Object.keys)])];
  const used = all.filter((column) => rows.some((row) => (row[column] ?? '') !== ''));
  const constant = used.filter((column) => REQUIRED_TEXT.includes(column) && isConstant(rows, column));
  const defaults = random.some(constant, 0);
  const columns = random.shuffle(used.filter((column) => !defaults.includes(column)));
  const names = naming(list, ws, random.fork('match'));
  const words = wordsOf(rows, columns, random.fork('words'));
  const filled = random.chance(0.5)
    ? random.pick(FILLED.filter((column) => columns.includes(column)).concat(''))
    : '';
  const doubled = random.chance(0.3)
    ? columns.find((c) => c !== filled && HEADERS[c] !== undefined)
    : undefined;
  const ordered =
    filled === '' ? rows : [...rows].sort((a, b) => ((a[filled] ?? '') < (b[filled] ?? '') ? -1 : 1));
  const garbage = random.chance(0.5) ? ['Observations', 'Contact'] : [];
  const ignored = garbage.length > 0 || random.chance(0.2);
  const headed = new Map(columns.map((c) => [c, random.chance(0.7) ? (HEADERS[c] ?? `* ${c}`) : c]));
  const preamble = random.chance(0.4) ? random.int(1, 3) : 0;
  const skip =
    random.chance(0.4) && headed.get('name') !== undefined && filled !== 'name' && doubled !== 'name';
  const headers = [
    ...columns.map((column) => headed.get(column) ?? column),
    ...(doubled === undefined ? [] : ['En second']),
    ...garbage,
  ];
  const mark =
    list.style.delimiter === ',' ? '.' : (declared ?? ws.convention.numbers?.decimal ?? list.style.mark);
  const free = declared === undefined && ws.convention.numbers === undefined;
  const records: string[][] = [];
  let above = '';
  for (const row of ordered) {
    const cells = columns.map((column) => {
      const value = row[column] ?? '';
      const written = words.write(column, names.write(column, value));
      return cellText(column, written, list.style, { mark, free, choice: records.length });
    });
    const place = columns.indexOf(filled);
    if (place >= 0) {
      const cell = cells[place] ?? '';
      if (cell !== '' && cell === above && random.chance(0.7)) cells[place] = '';
      above = cell;
    }
    records.push(doubledCells(cells, columns.indexOf(doubled ?? ''), random));
    if (skip && random.chance(0.2)) records.push(totalCells(columns, cells.length + (doubled ? 1 : 0)));
    if (random.chance(0.05) && filled === '') records.push(Array.from({ length: headers.length }, () => ''));
  }
  const known = names.unknown
    ? [unknownCells(columns, rows[0] ?? {}, names.unknown, doubled !== undefined)]
    : [];
  const body = [...records, ...known].map((cells) => [
    ...cells,
    ...Array.from({ length: Math.max(0, headers.length - cells.length) }, (_, i) =>
      cells.every((c) => c === '') ? '' : (['à vérifier', '06 00'][i % 2] ?? ''),
    ),
  ]);
  const until = headers[random.int(0, headers.length - 1)] ?? '';
  const before = Array.from(
    { length: preamble },
    (_, i) =>
      [`Édité le 0${i + 1}/09, pour le groupement`, 'total : 12, 13, 14', '1,2,3,4,5,6,7,8'][i % 3] ?? '',
  );
  const mapped = columns.filter((column) => headed.get(column) !== column || column === doubled);
  const layout = {
    file: list.file,
    ...(preamble > 0 ? { preamble: { until } } : {}),
    columns: Object.fromEntries(
      mapped.map((column) => [
        column,
        column === doubled ? [headed.get(column) ?? column, 'En second'] : headed.get(column),
      ]),
    ),
    ...words.layout,
    ...(defaults.length > 0
      ? { defaults: Object.fromEntries(defaults.map((column) => [column, rows[0]?.[column] ?? ''])) }
      : {}),
    ...(filled === '' ? {} : { fill_down: [filled] }),
    ...(skip ? { skip_rows: { name: ['Total*'] } } : {}),
    ...(ignored ? { ignore_columns: random.chance(0.5) ? '*' : garbage.length > 0 ? garbage : '*' } : {}),
    ...names.layout,
    ...(declared === undefined ? {} : { numbers: { decimal: declared } }),
  };
  const lines = before.map((line) => [line]);
  // A header of two columns, one of them “Libellé, usuel”, has as many commas as separators outside quotes.
  const style = headers.length === 2 ? { ...list.style, quoteAll: true } : list.style;
  return { text: recordsText([...lines, headers, ...body], style), layout };
}

function isConstant(rows: readonly Row[], column: string): boolean {
  return rows.every((row) => (row[column] ?? '') === (rows[0]?.[column] ?? ''));
}

/** The cell in its own column or in the second one; where both are filled the first one counts. */
function doubledCells(cells: string[], at: number, random: Random): string[] {
  if (at < 0) return cells;
  const cell = cells[at] ?? '';
  const moved = random.chance(0.4);
  const own = cells.map((text, i) => (i === at && moved ? '' : text));
  return [...own, moved || cell === '' ? cell : random.pick(['', 'autre chose'])];
}

function totalCells(columns: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, i) => (columns[i] === 'name' ? 'Total du type' : ''));
}

/** A row of an establishment that the group does not know. */
function unknownCells(columns: readonly string[], row: Row, column: string, doubled: boolean): string[] {
  const cells = columns.map((name) => (name === column ? 'ailleurs 0999999Z' : (row[name] ?? '')));
  return doubled ? [...cells, ''] : cells;
}

interface Writing {
  readonly write: (column: string, value: string) => string;
  readonly layout: Readonly<Record<string, unknown>>;
}

/** Codes of the list in place of words and members. */
function wordsOf(rows: readonly Row[], columns: readonly string[], random: Random): Writing {
  const codes = new Map<string, Map<string, string>>();
  for (const column of ['type', 'kind', 'measure', 'category'].filter((name) => columns.includes(name))) {
    if (!random.chance(0.5)) continue;
    const values = [...new Set(rows.map((row) => row[column] ?? ''))].filter(
      (value) => value !== '' && value !== '*' && value !== 'à préciser',
    );
    codes.set(column, new Map(values.map((value, i) => [value, `Code ${i}-bis`])));
  }
  if (codes.size === 0) return { write: (_, value) => value, layout: {} };
  const patterns = [...codes].map(([column, byValue]) => [
    column,
    new Map([...byValue].map(([value, code], i) => [i % 2 ? code : `${code.slice(0, -3)}*`, value])),
  ]);
  return {
    write: (column, value) => codes.get(column)?.get(value) ?? value,
    layout: { values: Object.fromEntries(patterns) },
  };
}

/** Sites by their one UAI or name, members by their one name. */
function naming(
  list: ListModel,
  ws: GeneratedWorkspace,
  random: Random,
): Writing & { readonly unknown: string | undefined } {
  const rowsOf = (name: 'sites' | 'members' | 'grappes'): Row[] => [
    ...(ws.tables[name]?.rows ?? []),
    ...(ws.lists ?? []).filter(({ table }) => table === name).flatMap(({ rows }) => rows),
  ];
  const [sites, members, grappes] = [rowsOf('sites'), rowsOf('members'), rowsOf('grappes')];
  const memberColumns = list.table === 'members' || random.chance(0.5) ? [] : ['member', 'billed_to'];
  const column = list.table === 'accesses' ? 'serves' : 'site';
  const matched = list.table === 'measures' || list.table === 'grappes' || list.table === 'accesses';
  const ways =
    matched && random.chance(0.6) ? random.shuffle(['id', ...random.some(['uai', 'name'], 1)]) : ['id'];
  const unique = (id: string, way: 'uai' | 'name'): string | undefined => {
    const named = (list.table === 'accesses' && way === 'name' ? [...sites, ...grappes] : sites).map(
      (row) => ({
        id: row.site !== undefined && row.type !== undefined ? row.site : (row.grappe ?? ''),
        text: row[way] ?? '',
      }),
    );
    const text = named.find((row) => row.id === id)?.text ?? '';
    const same = named.filter((row) => loosely(row.text) === loosely(text));
    const taken = [...sites, ...grappes, ...members].some((row) =>
      [row.site, row.grappe, row.member].includes(text),
    );
    return text !== '' && !taken && same.every((row) => row.id === id) ? text : undefined;
  };
  const memberName = (id: string): string | undefined => {
    const name = members.find((row) => row.member === id)?.name ?? '';
    const same = members.filter((row) => row.name === name).every((row) => row.member === id);
    return name !== '' && same && !members.some((row) => row.member === name) ? name : undefined;
  };
  const unknown = matched && column === 'site' && list.rows.every((row) => row.site) && random.chance(0.3);
  return {
    write: (name, value) => {
      if (memberColumns.includes(name)) return random.chance(0.7) ? (memberName(value) ?? value) : value;
      if (name !== column || !matched || value === '*') return value;
      const way = random.pick(ways);
      return way === 'uai' || way === 'name'
        ? (nameWritten(way, unique(value, way), random) ?? value)
        : value;
    },
    layout: {
      ...(ways.length > 1 ? { match: { [column]: ways } } : {}),
      ...(unknown ? { only_known: ['site'] } : {}),
    },
    unknown: unknown ? 'site' : undefined,
  };
}

function loosely(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{Pd}\s_]/gu, '')
    .toLowerCase();
}

/** Names are written without their accents or in capitals now and then. */
function nameWritten(way: 'uai' | 'name', text: string | undefined, random: Random): string | undefined {
  if (text === undefined || way === 'uai') return text;
  return random.pick([
    text,
    text.toUpperCase(),
    text.normalize('NFD').replace(/\p{M}/gu, ''),
    text.replaceAll('-', ' '),
  ]);
}
