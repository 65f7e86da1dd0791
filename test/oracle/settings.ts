/** Settings of the convention that may be dated (AUDIT.md): one value, or values that follow each other. */
import { type Day, holds, parseDay, type Validity } from './days.ts';
import type { Reasons } from './table.ts';
import { type Node, reader } from './yaml-node.ts';

/** In order of time, without gap or overlap; never empty. */
export type Setting = readonly (Validity & { readonly value: string })[];

function always(value: string): Setting {
  return [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, value }];
}

/** The value on a day: for a line, on the date of its invoice. */
export function settingOn(setting: Setting, day: Day): string {
  return setting.find((dated) => holds(dated, day))?.value ?? '';
}

/** `allowed` undefined: any text. `fallback` undefined: the setting is required. */
export function readSetting(
  top: Node,
  key: string,
  allowed: readonly string[] | undefined,
  fallback: string | undefined,
  reasons: Reasons,
): Setting {
  const at = reader(top, 'top', undefined, reasons);
  const wrong = (what: string): void => {
    reasons.push(`convention.yaml: ${key}: ${what}`);
  };
  const judged = (value: string): string => {
    if (allowed !== undefined && !allowed.includes(value)) wrong(`none of ${allowed.join(', ')}`);
    return value;
  };
  if (!at.has(key) || (at.isText(key) && at.text(key) === '')) return always(judged(fallback ?? ''));
  if (at.isText(key)) return always(judged(at.text(key)));
  const dated = at.list(key).map((item, i) => {
    const entry = reader(item, `${key}[${i}]`, ['from', 'to', 'value'], reasons);
    const day = (name: string, open: Day): Day => {
      const text = entry.text(name);
      const parsed = text === '' ? open : parseDay(text);
      if (parsed === undefined) wrong(`${name}: no date`);
      return parsed ?? open;
    };
    return {
      from: day('from', Number.NEGATIVE_INFINITY),
      to: day('to', Number.POSITIVE_INFINITY),
      value: judged(entry.text('value')),
    };
  });
  const sorted = [...dated].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  sorted.forEach(({ from, to }, i) => {
    const next = sorted[i + 1];
    if (to < from || (next !== undefined && next.from !== to + 1)) wrong('a gap or an overlap');
  });
  if (sorted.length === 0) wrong('no value');
  return sorted;
}

/** Only `numbers`: the tables need it before the rest of the convention can be held against them. */
export function readDecimal(node: Node, reasons: Reasons): '.' | ',' | undefined {
  const top = reader(node, 'top', undefined, []);
  if (!top.has('numbers')) return undefined;
  const mark = reader(top.map('numbers'), 'numbers', ['decimal'], reasons).oneOf(
    'decimal',
    ['.', ','],
    undefined,
  );
  return mark === ',' ? ',' : '.';
}
