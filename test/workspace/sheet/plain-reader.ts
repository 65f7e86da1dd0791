/**
 * A second reader of small workbooks, of another make than grappe's: whole parts unpacked at once, tags by a regular
 * expression, numbers by decimal.js. It knows only what the workbooks of these tests hold, and trusts that they are XML.
 */
import { Decimal } from 'decimal.js';
import { strFromU8, unzipSync } from 'fflate';

/** The cells that hold something, by `row:column` from 1 and 0. */
export type PlainCells = ReadonlyMap<string, string>;

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kind: 'open' | 'close' | 'empty' | 'text';
  readonly text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/\s*([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;

function* tags(xml: string): Generator<Tag> {
  for (const [, cdata, closed, opened, attributes = '', slash, text] of xml.matchAll(TOKEN)) {
    const none = { attributes: {}, text: '' };
    if (cdata !== undefined) yield { ...none, name: '', kind: 'text', text: lines(cdata) };
    else if (closed !== undefined) yield { ...none, name: closed, kind: 'close' };
    else if (text !== undefined) yield { ...none, name: '', kind: 'text', text: decoded(lines(text)) };
    else if (opened !== undefined) {
      const pairs = [...attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
      const values = pairs.map(([, name = '', a, b]) => [name, decoded((a ?? b ?? '').replace(/\s/g, ' '))]);
      yield {
        ...none,
        name: opened,
        attributes: Object.fromEntries(values),
        kind: slash === '/' ? 'empty' : 'open',
      };
    }
  }
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
}

/** A number with more zeros than these behind or before its digits is none that anyone typed, and stays as it is written. */
const MOST_ZEROS = { behind: 30, before: 45 };

/** A number at 15 significant digits, in full. */
function number(source: string, factor: number): string {
  const text = source.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/.test(text)) return source;
  const value = new Decimal(text).times(factor).toSignificantDigits(15, Decimal.ROUND_HALF_UP);
  if (value.isZero()) return '0';
  const zeros = value.e + 1 - value.precision();
  return zeros > MOST_ZEROS.behind || -zeros > MOST_ZEROS.before ? source : value.toFixed();
}

const PARTS = ['content.xml', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'];

/** The first sheet of a workbook of the tests, whose style 1 is a day and style 2 a percentage. */
export function plainCells(bytes: Uint8Array): PlainCells {
  const parts = unzipSync(bytes, { filter: ({ name }) => PARTS.includes(name) });
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  if (parts['content.xml'] !== undefined) return odsCells(part('content.xml'));
  return xlsxCells(part('xl/worksheets/sheet1.xml'), sharedTexts(part('xl/sharedStrings.xml')));
}

function sharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let inText = false;
  for (const { name, kind, text } of tags(xml)) {
    if (name === 'si' && kind !== 'close') texts.push('');
    if (name === 't') inText = kind === 'open';
    if (kind === 'text' && inText) texts.push((texts.pop() ?? '') + text);
  }
  return texts;
}

function xlsxCells(xml: string, shared: readonly string[]): PlainCells {
  const cells = new Map<string, string>();
  let row = 0;
  let column = -1;
  let attributes: Tag['attributes'] = {};
  let within = '';
  let value = '';
  for (const tag of tags(xml)) {
    if (tag.name === 'row' && tag.kind !== 'close') {
      row = tag.attributes['r'] === undefined ? row + 1 : Number(tag.attributes['r']);
      column = -1;
    } else if (tag.name === 'c' && tag.kind === 'open') {
      const letters = /^\$?([A-Z]+)/.exec(tag.attributes['r'] ?? '')?.[1];
      column = letters === undefined ? column + 1 : columnOf(letters);
      attributes = tag.attributes;
      value = '';
    } else if (tag.name === 'c' && tag.kind === 'empty') {
      const letters = /^\$?([A-Z]+)/.exec(tag.attributes['r'] ?? '')?.[1];
      column = letters === undefined ? column + 1 : columnOf(letters);
    } else if (tag.name === 'v' || tag.name === 't') {
      within = tag.kind === 'open' ? tag.name : '';
    } else if (tag.kind === 'text' && within !== '') {
      value += tag.text;
    } else if (tag.name === 'c' && tag.kind === 'close' && value !== '') {
      cells.set(`${row}:${column}`, shown(value, attributes, shared));
    }
  }
  return cells;
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function shown(value: string, { t = 'n', s = '0' }: Tag['attributes'], shared: readonly string[]): string {
  if (t === 's') return shared[Number(value)] ?? '';
  if (t === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (t !== 'n') return value;
  const style = s.trim();
  if (style === '1') return day(value);
  return number(value, style === '2' ? 100 : 1);
}

/** Days since 1900 as sheets count them; only those after February of that year occur here, and what damage makes none. */
function day(value: string): string {
  const serial = Number(value);
  if (serial === 0) return '1900-01-00';
  if (serial < 0 || serial > 2_958_465) return '#####';
  if (!/^\d+\.?$/.test(value) || serial <= 60 || serial > 2_958_465) return value;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

function odsCells(xml: string): PlainCells {
  const cells = new Map<string, string>();
  let row = 1;
  let column = 0;
  let rowsRepeated = 1;
  let own: (readonly [column: number, text: string])[] = [];
  let cell: { attributes: Tag['attributes']; paragraphs: string[] } | undefined;
  let depth = 0;
  const close = (attributes: Tag['attributes'], text: string): void => {
    const repeated = Number(attributes['table:number-columns-repeated'] ?? 1);
    for (let left = repeated; left > 0; left--) {
      if (text !== '') own.push([column, text]);
      column++;
    }
  };
  for (const tag of tags(xml)) {
    const { name, kind, attributes } = tag;
    if (name === 'table:table-row' && kind === 'open') {
      rowsRepeated = Number(attributes['table:number-rows-repeated'] ?? 1);
      column = 0;
      own = [];
    } else if (name === 'table:table-row' && kind === 'close') {
      for (let left = rowsRepeated; left > 0; left--) {
        for (const [at, text] of own) cells.set(`${row}:${at}`, text);
        row++;
      }
    } else if (name === 'table:table-row') {
      row += Number(attributes['table:number-rows-repeated'] ?? 1);
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      const isCovered = name !== 'table:table-cell';
      if (kind === 'empty') close(attributes, isCovered ? '' : odsText(attributes, []));
      else if (kind === 'open') cell = { attributes, paragraphs: [] };
      else if (cell !== undefined) {
        close(cell.attributes, isCovered ? '' : odsText(cell.attributes, cell.paragraphs));
        cell = undefined;
      }
    } else if (name === 'text:p' && cell !== undefined) {
      if (kind === 'open') cell.paragraphs.push('');
      depth = kind === 'open' ? 1 : 0;
    } else if (kind === 'text' && cell !== undefined && depth > 0) {
      cell.paragraphs.push((cell.paragraphs.pop() ?? '') + tag.text);
    }
  }
  return cells;
}

function odsText(attributes: Tag['attributes'], paragraphs: readonly string[]): string {
  const value = attributes['office:value'] ?? '';
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
      return number(value, 1);
    case 'percentage':
      return number(value, 100);
    case 'date':
      return (attributes['office:date-value'] ?? '').replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ');
    case 'boolean':
      return ['true', '1'].includes(attributes['office:boolean-value'] ?? '') ? 'TRUE' : 'FALSE';
    case 'string':
      return attributes['office:string-value'] ?? paragraphs.join('\n');
    default:
      return attributes['office:value-type'] === undefined
        ? paragraphs.join('\n')
        : (attributes['office:string-value'] ?? paragraphs.join('\n'));
  }
}
