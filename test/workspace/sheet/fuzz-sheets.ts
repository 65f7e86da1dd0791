/** Damages sheets of a workspace: each is read as a second reader reads it, or refused; grappe never breaks. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openSheet } from '../../../src/workspace/records/sheet/open-sheet.ts';
import { runCommand } from '../../cli/run-command.ts';
import { asFile, type CellTable } from '../lists/as-files.ts';
import { plainCells } from './plain-reader.ts';

export interface FuzzOutcome {
  readonly accepted: number;
  readonly refused: number;
  readonly failures: readonly string[];
  /** Milliseconds of the processor that the slowest took. */
  readonly slowest: number;
  /** The most bytes that the heap grew by. */
  readonly mostHeap: number;
}

const CONVENTION =
  'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\n' +
  'tables:\n  members: { file: FILE, columns: { joined_on: Adhésion }, ignore_columns: "*" }\n';

const day = (text: string, serial: number) => ({ day: text, serial, csv: text });

const MEMBERS: CellTable = {
  rows: [
    ['member', 'name', 'Adhésion', 'nombre', 'taux'],
    [
      'REGION',
      'Région « Grand Est » & Cie',
      day('2025-07-01', 45_839),
      { number: '289.89999999999998', csv: '' },
      { percent: '0.055', csv: '' },
    ],
    [
      'MEUSE',
      'Département de la Meuse',
      day('2025-09-15', 45_915),
      { number: '-1250', csv: '' },
      { percent: '0.2', csv: '' },
    ],
    ['CEA', '289,90', '', { number: '1E3', csv: '' }, ''],
  ],
};

/** What stands for a piece of a part, put in the place of some of its characters. */
const BITS = [
  ...[
    '<',
    '>',
    '"',
    '&',
    '/',
    '=',
    ' ',
    '&#65;',
    '&amp;',
    '&lt;',
    '<!-- x -->',
    '<![CDATA[y]]>',
    '</c>',
    '</row>',
  ],
  ...[
    '1e999',
    '-',
    '.',
    '7',
    '00',
    '9007199254740993',
    '0.1',
    ' r="ZZZZ9"',
    ' r="0"',
    ' t="s"',
    ' t="str"',
    ' s="2"',
  ],
  ...[
    ' hidden="1"',
    '<row r="2">',
    '<c r="B2"><v>5</v></c>',
    '<c><v>6</v></c>',
    '\u0000',
    'é',
    '\uFFFD',
    '<a/>',
  ],
  ...[
    ' office:value-type="float"',
    ' table:number-columns-repeated="3"',
    '<text:p>z</text:p>',
    '</table:table-cell>',
  ],
];

/** Damages so many sheets, xlsx and ods in turn; `seed` says how. */
export async function fuzzSheets(count: number, seed: number): Promise<FuzzOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-fuzz-sheets-'));
  const random = randomOf(seed);
  const failures: string[] = [];
  let accepted = 0;
  let refused = 0;
  let slowest = 0;
  let mostHeap = 0;
  try {
    writeFileSync(join(folder, 'sites.csv'), 'site,name,type,member\n');
    for (let round = 0; round < count; round++) {
      const form = round % 2 === 0 ? 'xlsx' : 'ods';
      const file = `list.${form}`;
      const bytes = damaged(asFile(MEMBERS, form), random);
      writeFileSync(join(folder, file), bytes);
      writeFileSync(join(folder, 'convention.yaml'), CONVENTION.replace('FILE', file));
      const [before, heap] = [process.cpuUsage(), process.memoryUsage().heapUsed];
      const { exitCode, stdout } = await runCommand(['check', folder, '--format', 'json']);
      const used = process.cpuUsage(before);
      slowest = Math.max(slowest, (used.user + used.system) / 1000);
      mostHeap = Math.max(mostHeap, process.memoryUsage().heapUsed - heap);
      rmSync(join(folder, file));
      if (exitCode === 0) accepted++;
      else refused++;
      if (exitCode !== 0 && exitCode !== 2)
        failures.push(`round ${round} of seed ${seed}: exit ${exitCode} ${stdout}`);
      if (exitCode === 0 && !isReadAlike(bytes, file))
        failures.push(`round ${round} of seed ${seed}: other cells than the second reader's`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { accepted, refused, failures, slowest, mostHeap };
}

function damaged(sound: Uint8Array, random: (below: number) => number): Uint8Array {
  if (random(5) === 0) {
    const bytes = sound.slice(0, random(4) === 0 ? random(sound.length) : sound.length);
    for (let left = 1 + random(4); left > 0 && bytes.length > 0; left--)
      bytes[random(bytes.length)] = random(256);
    return bytes;
  }
  const parts = unzipSync(sound);
  const names = ['content.xml', 'xl/worksheets/sheet1.xml'].filter((name) => parts[name] !== undefined);
  for (const name of names) {
    let text = strFromU8(parts[name] ?? new Uint8Array());
    // Digits of numbers and letters of texts change more often than tags: those sheets are still read.
    for (let left = 1 + random(3); left > 0; left--) {
      const places = random(3) === 0 ? [] : [...text.matchAll(/(?<=<v>|<t>|<text:p>|value=")[^<"]/g)];
      const at = places.length === 0 ? random(text.length) : (places[random(places.length)]?.index ?? 0);
      const bit = places.length === 0 ? (BITS[random(BITS.length)] ?? '') : String(random(10));
      text = text.slice(0, at) + bit + text.slice(at + random(3));
    }
    parts[name] = strToU8(text);
  }
  return zipSync(parts, { level: 0 });
}

/** Whether grappe's reader and the second one show the same cells within the columns of the header. */
function isReadAlike(bytes: Uint8Array, file: string): boolean {
  const source = openSheet(bytes, file, { decimalMark: '.' }, () => {});
  if (source === undefined) return false;
  const own = new Map<string, string>();
  const note = (row: number, cells: readonly string[]): void => {
    for (const [column, text] of cells.entries()) if (text !== '') own.set(`${row}:${column}`, text);
  };
  note(source.headerRow, source.header);
  for (const { firstRow, records } of source.batches(() => {})) {
    for (const [index, record] of records.entries()) note(firstRow + index, record);
  }
  const width = source.header.length;
  const other = [...plainCells(bytes)].filter(
    ([place, text]) => text !== '' && Number(place.split(':')[1]) < width,
  );
  return other.length === own.size && other.every(([place, text]) => own.get(place) === text);
}

function randomOf(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}
