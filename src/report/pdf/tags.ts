/** How a PDF tells what its text is, for those who cannot see it (ISO 32000-1, 14.7 and 14.8). */
export type Tag = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';

/**
 * The tree of the parts of a document: headings, tables, cells. A part holds texts or other parts, and is known by its
 * number, its place among all of them: a long document has millions.
 */
export interface Tags {
  /** A new part of the one that is being drawn. */
  readonly element: (tag: Tag) => number;
  /** A new row of a table, with so many cells: the number of the first, which the others follow. */
  readonly row: (table: number, cell: 'TH' | 'TD', count: number) => number;
  /** Whatever `draw` draws belongs to the part. */
  readonly into: (element: number, draw: () => void) => void;
  /** Whatever `draw` draws is no part of the document: what a page repeats, and what only decorates it. */
  readonly aside: (draw: () => void) => void;
  /** What is drawn next belongs to another part, until what is drawn now ends. */
  readonly moveTo: (element: number) => void;
  /** What must stand around a text that is drawn now. */
  readonly mark: () => string;
  /** What is drawn next stands on the next page. */
  readonly turnPage: () => void;
  /** How many objects the tree is, where the document has so many pages. */
  readonly count: (pages: number) => number;
  /** The objects of the tree, the first of which is its root, numbered from `first`. */
  readonly objects: (first: number, pageIds: readonly number[]) => Iterable<string>;
}

/** Closes what {@link Tags.mark} opens. */
export const END_OF_MARK = 'EMC\n';

/** Objects of a tree before its parts: its root, and the list of pages. */
const HEAD = 2;

export function tags(): Tags {
  const tagOf: Tag[] = ['Document'];
  /** Of each part after the first, that which holds it; of each text, the part that it belongs to. */
  const parents: number[] = [];
  const owners: number[] = [];
  /** The first text of each page. */
  const pageStarts: number[] = [0];
  let current: number | undefined = 0;
  const add = (tag: Tag, parent: number): number => {
    parents.push(parent);
    return tagOf.push(tag) - 1;
  };
  const during = (element: number | undefined, draw: () => void): void => {
    const before = current;
    current = element;
    draw();
    current = before;
  };
  return {
    element: (tag) => add(tag, current ?? 0),
    row(table, cell, count) {
      const row = add('TR', table);
      for (let made = 0; made < count; made += 1) add(cell, row);
      return row + 1;
    },
    into: during,
    aside: (draw) => during(undefined, draw),
    moveTo(element) {
      current = element;
    },
    mark() {
      if (current === undefined) return '/Artifact BMC\n';
      const number = owners.push(current) - 1 - (pageStarts.at(-1) ?? 0);
      return `/${tagOf[current]}<</MCID ${number}>>BDC\n`;
    },
    turnPage: () => void pageStarts.push(owners.length),
    count: (pages) => HEAD + pages + tagOf.length,
    *objects(first, pageIds) {
      const firstPart = first + HEAD + pageIds.length;
      const reference = (element: number): string => `${firstPart + element} 0 R`;
      const lists = pageIds.map((_, page) => `${page} ${first + HEAD + page} 0 R`);
      yield `<</Type/StructTreeRoot/K ${reference(0)}/ParentTree ${first + 1} 0 R/ParentTreeNextKey ${pageIds.length}>>`;
      yield `<</Nums[${lists.join(' ')}]>>`;
      const pageOf = new Int32Array(owners.length);
      for (const page of pageIds.keys()) {
        const [start, end] = [pageStarts[page], pageStarts[page + 1]];
        pageOf.fill(page, start, end);
        yield `[${owners.slice(start, end).map(reference).join(' ')}]`;
      }
      const texts = itemsByOwner(owners, tagOf.length);
      const parts = itemsByOwner(parents, tagOf.length);
      const numberOf = (text: number): number => text - (pageStarts[pageOf[text] ?? 0] ?? 0);
      const textsOf = (element: number): string => {
        const own = texts(element);
        const first = own[0];
        if (first === undefined) return '';
        const page = pageOf[first] ?? 0;
        const on = `/Pg ${pageIds[page]} 0 R/K`;
        if (own.length === 1) return `${on} ${numberOf(first)}`;
        const numbers = Array.from(own, (text) => {
          const at = pageOf[text] ?? 0;
          return at === page ? numberOf(text) : `<</Type/MCR/Pg ${pageIds[at]} 0 R/MCID ${numberOf(text)}>>`;
        });
        return `${on}[${numbers.join(' ')}]`;
      };
      const partsOf = (element: number): string => {
        const own = parts(element);
        return own.length === 0 ? '' : `/K[${Array.from(own, (part) => reference(part + 1)).join(' ')}]`;
      };
      for (const [element, tag] of tagOf.entries()) {
        const parent = element === 0 ? `${first} 0 R` : reference(parents[element - 1] ?? 0);
        const scope = tag === 'TH' ? '/A<</O/Table/Scope/Column>>' : '';
        yield `<</S/${tag}/P ${parent}${scope}${textsOf(element)}${partsOf(element)}>>`;
      }
    },
  };
}

const NONE = new Int32Array();

/** The items of each owner, in their order; `owners` says whose each of them is. */
function itemsByOwner(owners: readonly number[], count: number): (owner: number) => Int32Array {
  const ends = new Int32Array(count + 1);
  for (const owner of owners) ends[owner + 1] = (ends[owner + 1] ?? 0) + 1;
  for (let owner = 0; owner < count; owner += 1)
    ends[owner + 1] = (ends[owner + 1] ?? 0) + (ends[owner] ?? 0);
  const starts = ends.slice();
  const items = new Int32Array(owners.length);
  for (const [item, owner] of owners.entries()) {
    const end = ends[owner] ?? 0;
    items[end] = item;
    ends[owner] = end + 1;
  }
  return (owner) => {
    const [start, end] = [starts[owner], starts[owner + 1]];
    return start === end ? NONE : items.subarray(start, end);
  };
}
