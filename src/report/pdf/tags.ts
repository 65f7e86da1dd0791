import { addTo } from '../../domain/lists.ts';

/** How a PDF describes its text for those who cannot see it (ISO 32000-1, 14.7 and 14.8). */
export type Tag = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';

export type Tags = ReturnType<typeof tags>;

/** Closes what {@link Tags.mark} opens. */
export const END_OF_MARK = 'EMC\n';

/** Objects of a tree that come before its parts: its root, and the list of pages. */
const HEAD = 2;

/**
 * The tree of the parts of a document: headings, tables, cells. A part contains either texts or other parts, and is
 * identified by its index among all parts: a long document has millions.
 */
export function tags() {
  const tagOf: Tag[] = ['Document'];
  /** The parent of each part; for parts that contain others, these, except for rows, whose cells follow. */
  const parents: number[] = [0];
  const kids = new Map<number, number[]>();
  /** The part of each text; the first text of each page. */
  const owners: number[] = [];
  const pageStarts: number[] = [0];
  let current: number | undefined = 0;
  const add = (tag: Tag, parent: number): number => {
    parents.push(parent);
    return tagOf.push(tag) - 1;
  };
  const addKid = (tag: Tag, parent: number): number => {
    const element = add(tag, parent);
    addTo(kids, parent, element);
    return element;
  };
  const kidsOf = (element: number): readonly number[] => {
    if (tagOf[element] !== 'TR') return kids.get(element) ?? [];
    const cells: number[] = [];
    for (let cell = element + 1; parents[cell] === element; cell += 1) cells.push(cell);
    return cells;
  };
  const during = (element: number | undefined, draw: () => void): void => {
    const before = current;
    current = element;
    draw();
    current = before;
  };
  return {
    /** A new part within the one that is being drawn. */
    element: (tag: Tag): number => addKid(tag, current ?? 0),
    /** A new row of a table, with so many cells: returns the number of the first, which the others follow. */
    row(table: number, cell: 'TH' | 'TD', count: number): number {
      const row = addKid('TR', table);
      for (let made = 0; made < count; made += 1) add(cell, row);
      return row + 1;
    },
    /** What `draw` draws is a new part within the one that is being drawn. */
    within: (tag: Tag, draw: () => void): void => during(addKid(tag, current ?? 0), draw),
    /** What `draw` draws belongs to the given part. */
    into: during,
    /** What `draw` draws is no part of the document: repeated on each page, or decoration. */
    aside: (draw: () => void): void => during(undefined, draw),
    /** What follows belongs to another part, until the current drawing ends. */
    moveTo(element: number): void {
      current = element;
    },
    /** What must precede a text that is drawn now. */
    mark(): string {
      if (current === undefined) return '/Artifact BMC\n';
      const number = owners.push(current) - 1 - (pageStarts.at(-1) ?? 0);
      return `/${tagOf[current]}<</MCID ${number}>>BDC\n`;
    },
    /** What follows is on the next page. */
    turnPage: (): void => void pageStarts.push(owners.length),
    /** The number of objects of the tree, in a document of so many pages. */
    count: (pages: number): number => HEAD + pages + tagOf.length,
    /** The objects of the tree, its root first, numbered from `first`. */
    *objects(first: number, pageIds: readonly number[]): Iterable<string> {
      const firstPart = first + HEAD + pageIds.length;
      const reference = (element: number): string => `${firstPart + element} 0 R`;
      const lists = pageIds.map((_, page) => `${page} ${first + HEAD + page} 0 R`);
      yield `<</Type/StructTreeRoot/K ${reference(0)}/ParentTree ${first + 1} 0 R/ParentTreeNextKey ${pageIds.length}>>`;
      yield `<</Nums[${lists.join(' ')}]>>`;
      for (const page of pageIds.keys()) {
        yield `[${owners
          .slice(pageStarts[page], pageStarts[page + 1])
          .map(reference)
          .join(' ')}]`;
      }
      const textsOf = textsByPart(owners, tagOf.length, pageStarts, pageIds);
      const held = (element: number): string =>
        textsOf(element) ?? `/K[${kidsOf(element).map(reference).join(' ')}]`;
      yield `<</S/Document/P ${first} 0 R${held(0)}>>`;
      let [tag, parent, head] = ['', 0, ''];
      for (let element = 1; element < tagOf.length; element += 1) {
        // Neighbours are mostly cells of one row, which begin alike.
        if (tagOf[element] !== tag || parents[element] !== parent) {
          [tag, parent] = [tagOf[element] ?? '', parents[element] ?? 0];
          const scope = tag === 'TH' ? '/A<</O/Table/Scope/Column>>' : '';
          head = `<</S/${tag}/P ${reference(parent)}${scope}`;
        }
        yield `${head}${held(element)}>>`;
      }
    },
  };
}

/** How a part says which texts are its own, if any is. Nearly all parts have one: only the others need lists. */
function textsByPart(
  owners: readonly number[],
  parts: number,
  pageStarts: readonly number[],
  pageIds: readonly number[],
): (element: number) => string | undefined {
  const firsts = new Int32Array(parts).fill(-1);
  const others = new Map<number, number[]>();
  const pageOf = new Int32Array(owners.length);
  for (const page of pageIds.keys()) pageOf.fill(page, pageStarts[page], pageStarts[page + 1]);
  for (let text = 0; text < owners.length; text += 1) {
    const owner = owners[text] ?? 0;
    if (firsts[owner] === -1) firsts[owner] = text;
    else addTo(others, owner, text);
  }
  const numberOf = (text: number): number => text - (pageStarts[pageOf[text] ?? 0] ?? 0);
  const on = pageIds.map((id) => `/Pg ${id} 0 R/K`);
  return (element) => {
    const text = firsts[element] ?? -1;
    if (text === -1) return undefined;
    const page = pageOf[text] ?? 0;
    const number = numberOf(text);
    const more = others.get(element);
    if (more === undefined) return `${on[page]} ${number}`;
    const numbers = more.map((other) => {
      const of = pageOf[other] ?? 0;
      return of === page ? numberOf(other) : `<</Type/MCR/Pg ${pageIds[of]} 0 R/MCID ${numberOf(other)}>>`;
    });
    return `${on[page]}[${[number, ...numbers].join(' ')}]`;
  };
}
