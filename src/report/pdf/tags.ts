/** How a PDF tells what its text is, for those who cannot see it (ISO 32000-1, 14.7 and 14.8). */
export type Tag = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';

/** A part of the document: a heading, a table, a cell. Most hold one text, which costs no list. */
export interface TagElement {
  readonly tag: Tag;
  readonly parent: TagElement | undefined;
  /** Its place among all parts of the document. */
  readonly index: number;
  /** Its only text, or none. */
  text: MarkedContent | undefined;
  /** Where it holds more than one text, or other parts: all of them, in their order. */
  kids: (TagElement | MarkedContent)[] | undefined;
}

/** Text on a page that belongs to an element. */
interface MarkedContent {
  readonly page: number;
  readonly number: number;
}

export interface Tags {
  /** A new part of the one that is being drawn. */
  readonly element: (tag: Tag) => TagElement;
  /** Whatever `draw` draws belongs to the element. */
  readonly into: (element: TagElement, draw: () => void) => void;
  /** Whatever `draw` draws is no part of the document: what a page repeats, and what only decorates it. */
  readonly aside: (draw: () => void) => void;
  /** What must stand around a text that is drawn on a page now. */
  readonly mark: (page: number) => string;
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
  const root: TagElement = { tag: 'Document', parent: undefined, index: 0, text: undefined, kids: [] };
  const all: TagElement[] = [root];
  /** By page and number of the text, the element that it belongs to. */
  const byPage: number[][] = [];
  let current: TagElement | undefined = root;
  const during = (element: TagElement | undefined, draw: () => void): void => {
    const before = current;
    current = element;
    draw();
    current = before;
  };
  return {
    element(tag) {
      const made = { tag, parent: current, index: all.length, text: undefined, kids: undefined };
      if (current !== undefined) kidsOf(current).push(made);
      all.push(made);
      return made;
    },
    into: during,
    aside: (draw) => during(undefined, draw),
    mark(page) {
      if (current === undefined) return '/Artifact BMC\n';
      byPage[page] ??= [];
      const marked = byPage[page];
      const text = { page, number: marked.length };
      marked.push(current.index);
      if (current.kids === undefined && current.text === undefined) current.text = text;
      else kidsOf(current).push(text);
      return `/${current.tag}<</MCID ${text.number}>>BDC\n`;
    },
    count: (pages) => HEAD + pages + all.length,
    *objects(first, pageIds) {
      const firstPart = first + HEAD + pageIds.length;
      const reference = (index: number): string => `${firstPart + index} 0 R`;
      const lists = pageIds.map((_, page) => `${page} ${first + HEAD + page} 0 R`);
      const next = pageIds.length;
      yield `<</Type/StructTreeRoot/K ${reference(0)}/ParentTree ${first + 1} 0 R/ParentTreeNextKey ${next}>>`;
      yield `<</Nums[${lists.join(' ')}]>>`;
      for (const page of pageIds.keys()) yield `[${(byPage[page] ?? []).map(reference).join(' ')}]`;
      for (const element of all) {
        const parent = element.parent === undefined ? `${first} 0 R` : reference(element.parent.index);
        yield elementText(element, parent, reference, pageIds);
      }
    },
  };
}

function kidsOf(element: TagElement): (TagElement | MarkedContent)[] {
  element.kids ??= element.text === undefined ? [] : [element.text];
  element.text = undefined;
  return element.kids;
}

function elementText(
  { tag, text, kids }: TagElement,
  parent: string,
  reference: (index: number) => string,
  pageIds: readonly number[],
): string {
  const scope = tag === 'TH' ? '/A<</O/Table/Scope/Column>>' : '';
  const head = `<</S/${tag}/P ${parent}${scope}`;
  if (text !== undefined) return `${head}/Pg ${pageIds[text.page]} 0 R/K ${text.number}>>`;
  if (kids === undefined) return `${head}>>`;
  const page = kids.find((kid) => 'page' in kid)?.page;
  const kidText = (kid: TagElement | MarkedContent): string => {
    if (!('page' in kid)) return reference(kid.index);
    return kid.page === page
      ? String(kid.number)
      : `<</Type/MCR/Pg ${pageIds[kid.page]} 0 R/MCID ${kid.number}>>`;
  };
  const on = page === undefined ? '' : `/Pg ${pageIds[page]} 0 R`;
  return `${head}${on}/K[${kids.map(kidText).join(' ')}]>>`;
}
