import { plainText } from '../../text/plain-form.ts';
import type { CellReader } from '../../workspace/columns/cell-reader.ts';
import type { Column } from '../../workspace/columns/table.ts';
import { octoberOf } from '../../workspace/written/count-day.ts';

/** The words for cells whose meaning is plain, and the other cells. */
export interface ValueMap {
  readonly meant: ReadonlyMap<string, string>;
  readonly open: readonly string[];
}

/** The meaning of cells of a column that its table does not know: types, throughputs, school years. */
export function valueMap(column: Column, read: CellReader, cells: Iterable<string>): ValueMap {
  const isRead = (text: string): boolean => 'value' in read(text);
  return meanings(cells, isRead, (cell) => {
    const word = MEANINGS[column.name]?.(cell);
    return word !== undefined && isRead(word) ? word : undefined;
  });
}

/** The words for the cells that are not read as they are. */
export function meanings(
  cells: Iterable<string>,
  isRead: (cell: string) => boolean,
  wordFor: (cell: string) => string | undefined,
): ValueMap {
  const meant = new Map<string, string>();
  const open: string[] = [];
  for (const cell of new Set(cells)) {
    if (cell === '' || isRead(cell)) continue;
    const word = wordFor(cell);
    if (word === undefined) open.push(cell);
    else meant.set(cell, word);
  }
  return { meant, open };
}

/** By the column: the meaning of a text; undefined where it may have several. */
const MEANINGS: Readonly<Record<string, (text: string) => string | undefined>> = {
  type: siteType,
  site_type: siteType,
  billing,
  bandwidth_mbps: throughput,
  as_of: (text) => octoberOf(text.replace(/^rentr[ée]e ?/i, '')),
  head: mark,
};

function siteType(text: string): string | undefined {
  const plain = plainText(text);
  if (/\bcollege\b/.test(plain) && /\blycee\b/.test(plain)) return undefined;
  if (/^(?:clg|college)\b/.test(plain)) return 'college';
  if (/^(?:(?:lp|sep)\b|lyc(?:ee)? (?:d enseignement )?pro)/.test(plain)) return 'lycee_pro';
  if (/^(?:lgt|legt|lpo|lg|lt|lyc|lycee)\b/.test(plain)) return 'lycee';
  return ['erea', 'cfa'].find((word) => plain.startsWith(word));
}

/** `1000/1000`, `100 Mb/s`, `1 Gbit/s` in Mbit/s; undefined where both directions differ, and for bytes. */
function throughput(text: string): string | undefined {
  const match = /^(\d+)(?: ?\/ ?(\d+))?(?: ?(g|m)(?:b|bit|bits|bps)?(?:\/s|ps)?)?$/i.exec(text);
  if (match === null || /[GMgm]B(?:$|\/|ps)/.test(text)) return undefined;
  const { 1: down = '', 2: up, 3: unit } = match;
  if (up !== undefined && up !== down) return undefined;
  return unit?.toLowerCase() === 'g' ? `${down}000` : down;
}

function billing(text: string): string | undefined {
  const plain = plainText(text);
  if (/^(?:mensuel|mois$|par mois$|monthly)/.test(plain)) return 'monthly';
  if (/^(?:trimestr|par trimestre$|quarter)/.test(plain)) return 'quarterly';
  if (/^(?:annuel|an$|par an$|yearly|annual)/.test(plain)) return 'yearly';
  return /^(?:unique|ponctuel|forfait$|une fois|one)/.test(plain) ? 'once' : undefined;
}

function mark(text: string): string | undefined {
  return /^(?:x|✓|✔|1)$/i.test(text) ? 'yes' : undefined;
}
