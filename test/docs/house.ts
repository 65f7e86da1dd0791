import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slashed } from '../windows.ts';

const CELL = 26;
const LEFT = 110;
const TOP = 96;

/**
 * docs/design/house.svg: which room of src imports which. Rooms are in an order in which each imports only those before
 * it, as far as there is one; a dot to the right of the diagonal would be an import of a later room, and is drawn in
 * red.
 */
export function houseSvg(): string {
  const knows = importsOfRooms();
  const rooms = inOrder(knows);
  const size = rooms.length * CELL;
  const at = (room: string): number => rooms.indexOf(room);
  const middle = (index: number): number => index * CELL + CELL / 2;
  const parts: string[] = [];
  for (const room of rooms) {
    const y = TOP + middle(at(room));
    parts.push(`<text x="${LEFT - 10}" y="${y + 4}" text-anchor="end">${room}</text>`);
    const x = LEFT + middle(at(room));
    parts.push(`<text transform="translate(${x + 4} ${TOP - 10}) rotate(-60)">${room}</text>`);
    parts.push(`<path d="M${LEFT} ${y}H${LEFT + size}M${x} ${TOP}V${TOP + size}" class="line"/>`);
    parts.push(`<rect x="${x - 8}" y="${y - 8}" width="16" height="16" class="self"/>`);
    for (const known of rooms.filter((other) => knows.get(room)?.has(other))) {
      const back = at(known) > at(room) ? ' class="back"' : '';
      parts.push(`<circle cx="${LEFT + middle(at(known))}" cy="${y}" r="6"${back}/>`);
    }
  }
  const width = LEFT + size + 40;
  const height = TOP + size + 44;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<title>Which room of src imports which</title>
<style>.line{stroke:#ddd}.self{fill:#ccc}circle{fill:#1f5fa8}.back{fill:#c00}text{fill:#222}</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${parts.join('\n')}
<text x="${LEFT}" y="${TOP + size + 28}">Read a row: the room imports those that have a dot.</text>
</svg>
`;
}

function importsOfRooms(): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(folders.map(({ name }) => [name, roomsImportedBy(name)]));
}

function roomsImportedBy(room: string): ReadonlySet<string> {
  const known = new Set<string>();
  for (const path of readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const depth = slashed(path).split('/').length;
    const text = readFileSync(join('src', room, path), 'utf8');
    for (const [, up = '', other = ''] of text.matchAll(/from '((?:\.\.\/)+)([\w-]+)\//gu)) {
      if (up.length / 3 === depth && other !== room) known.add(other);
    }
  }
  return known;
}

/** Rooms that import only earlier ones first; if rooms import each other, the one with the fewest imports. */
function inOrder(knows: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const left = new Map([...knows].sort(([a], [b]) => (a < b ? -1 : 1)));
  const order: string[] = [];
  const open = (room: string): number =>
    [...(left.get(room) ?? [])].filter((known) => left.has(known)).length;
  while (left.size > 0) {
    const next = [...left.keys()].reduce((best, room) => (open(room) < open(best) ? room : best));
    order.push(next);
    left.delete(next);
  }
  return order;
}
