import type { Budgets } from './budgets.ts';
import type { Piece } from './press.ts';
import type { RowSplit } from './row-split.ts';

/**
 * Templates, each in one line of the processor's cache: a million lines look for theirs in no order, and what they
 * wait for is memory. The fields of a template are integers of a table, at its number times {@link FIELDS}.
 */
export interface Templates {
  /** The template for lines with these codes, on days within its reach; {@link NO_TEMPLATE}. */
  readonly find: (codes: TemplateCodes, from: number, to: number) => number;
  readonly add: (codes: TemplateCodes, template: Template) => number;
  readonly field: (template: number, field: number) => number;
  /** Undefined where one member bears all for one site, or for itself. */
  readonly split: (template: number) => RowSplit | undefined;
  readonly budgets: (template: number) => Budgets;
  readonly size: () => number;
}

/** What of a line decides how it is shared: codes of its cells, and the rules that its other cells allow. */
export interface TemplateCodes {
  access: number;
  serves: number;
  billedTo: number;
  ruleClass: number;
}

/** What lines have in common that are shared alike. */
export interface Template {
  readonly isForAllCosts: boolean;
  readonly from: number;
  readonly to: number;
  readonly split: RowSplit | undefined;
  readonly budgets: Budgets;
  /** `,access,serves,`. */
  readonly served: Piece;
  /** `rule,article,`, and of a sole row `member,site,share,`. */
  readonly ruled: Piece;
}

export const NO_TEMPLATE = -1;

/** Of a template that is for lines of all categories and items. */
export const ANY_CLASS = -1;

const FIELDS = 16;
const ACCESS = 0;
const SERVES = 1;
const BILLED_TO = 2;
const RULE_CLASS = 3;
const FROM = 4;
const TO = 5;
/** An older template in the same place. */
const NEXT = 6;
const SPLIT = 7;
const BUDGETS = 8;
export const SERVED = 9;
export const RULED = 10;

const PLACES = 1 << 14;

export function newTemplates(): Templates {
  const newest = new Int32Array(PLACES).fill(NO_TEMPLATE);
  const splits = numbering<RowSplit | undefined>();
  const allBudgets = numbering<Budgets>();
  let table = new Int32Array(FIELDS << 8);
  let size = 0;

  const placeOf = ({ access, serves }: TemplateCodes): number =>
    (access ^ Math.imul(serves, 0x9e37_79b1)) & (PLACES - 1);
  return {
    find(codes, from, to) {
      const { access, serves, billedTo, ruleClass } = codes;
      let template = newest[placeOf(codes)] ?? NO_TEMPLATE;
      while (template !== NO_TEMPLATE) {
        const at = template * FIELDS;
        if (
          table[at + ACCESS] === access &&
          table[at + SERVES] === serves &&
          table[at + BILLED_TO] === billedTo &&
          (table[at + RULE_CLASS] === ruleClass || table[at + RULE_CLASS] === ANY_CLASS) &&
          (table[at + FROM] ?? 0) <= from &&
          (table[at + TO] ?? 0) >= to
        ) {
          return template;
        }
        template = table[at + NEXT] ?? NO_TEMPLATE;
      }
      return NO_TEMPLATE;
    },
    add(codes, { isForAllCosts, from, to, split, budgets, served, ruled }) {
      const template = size++;
      const at = template * FIELDS;
      if (at === table.length) {
        const larger = new Int32Array(2 * table.length);
        larger.set(table);
        table = larger;
      }
      const place = placeOf(codes);
      const { access, serves, billedTo } = codes;
      const ruleClass = isForAllCosts ? ANY_CLASS : codes.ruleClass;
      const older = newest[place] ?? NO_TEMPLATE;
      const fields = [access, serves, billedTo, ruleClass, from, to, older];
      table.set([...fields, splits.numberOf(split), allBudgets.numberOf(budgets), served, ruled], at);
      newest[place] = template;
      return template;
    },
    field: (template, field) => table[template * FIELDS + field] ?? 0,
    split: (template) => splits.at(table[template * FIELDS + SPLIT] ?? 0),
    budgets: (template) => allBudgets.at(table[template * FIELDS + BUDGETS] ?? 0),
    size: () => size,
  };
}

/** Numbers objects as they are met. */
interface Numbering<T> {
  readonly numberOf: (item: T) => number;
  readonly at: (number: number) => T;
}

function numbering<T>(): Numbering<T> {
  const items: T[] = [];
  const numbers = new Map<T, number>();
  return {
    numberOf(item) {
      const number = numbers.get(item) ?? items.push(item) - 1;
      numbers.set(item, number);
      return number;
    },
    // A number that was given has an item.
    at: (number) => items[number] as T,
  };
}
