/** How a PDF tells what its text is, for those who cannot see it (ISO 32000-1, 14.7 and 14.8). */
export type Tag = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';

/** A part of the document: a heading, a table, a cell. */
export interface TagElement {
  readonly tag: Tag;
  readonly parent: TagElement | undefined;
  readonly kids: (TagElement | MarkedContent)[];
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
  /** The objects of the tree, the first of which is its root, numbered from `first`. */
  readonly objects: (first: number, pageIds: readonly number[]) => readonly string[];
}

/** Closes what {@link Tags.mark} opens. */
export const END_OF_MARK = 'EMC\n';

export function tags(): Tags {
  const root: TagElement = { tag: 'Document', parent: undefined, kids: [] };
  const all: TagElement[] = [root];
  const byPage: TagElement[][] = [];
  let current: TagElement | undefined = root;
  const during = (element: TagElement | undefined, draw: () => void): void => {
    const before = current;
    current = element;
    draw();
    current = before;
  };
  return {
    element(tag) {
      const made: TagElement = { tag, parent: current, kids: [] };
      current?.kids.push(made);
      all.push(made);
      return made;
    },
    into: during,
    aside: (draw) => during(undefined, draw),
    mark(page) {
      if (current === undefined) return '/Artifact BMC\n';
      byPage[page] ??= [];
      const marked = byPage[page];
      const number = marked.length;
      marked.push(current);
      current.kids.push({ page, number });
      return `/${current.tag}<</MCID ${number}>>BDC\n`;
    },
    objects(first, pageIds) {
      const ids = new Map(all.map((element, index) => [element, first + 2 + index]));
      const reference = (element: TagElement | undefined): string =>
        `${element === undefined ? first : ids.get(element)} 0 R`;
      const pages = pageIds.map((_, page) => `${page}[${(byPage[page] ?? []).map(reference).join(' ')}]`);
      return [
        `<</Type/StructTreeRoot/K ${reference(root)}/ParentTree ${first + 1} 0 R/ParentTreeNextKey ${pageIds.length}>>`,
        `<</Nums[${pages.join(' ')}]>>`,
        ...all.map((element) => elementText(element, reference, pageIds)),
      ];
    },
  };
}

function elementText(
  { tag, parent, kids }: TagElement,
  reference: (element: TagElement | undefined) => string,
  pageIds: readonly number[],
): string {
  const [first] = kids;
  if (tag === 'TD' && kids.length < 2) {
    if (first === undefined) return `<</S/TD/P ${reference(parent)}>>`;
    if ('page' in first)
      return `<</S/TD/P ${reference(parent)}/Pg ${pageIds[first.page]} 0 R/K ${first.number}>>`;
  }
  const page = kids.find((kid) => 'page' in kid)?.page;
  const kidText = (kid: TagElement | MarkedContent): string => {
    if (!('page' in kid)) return reference(kid);
    return kid.page === page
      ? String(kid.number)
      : `<</Type/MCR/Pg ${pageIds[kid.page]} 0 R/MCID ${kid.number}>>`;
  };
  const on = page === undefined ? '' : `/Pg ${pageIds[page]} 0 R`;
  const scope = tag === 'TH' ? '/A<</O/Table/Scope/Column>>' : '';
  return `<</S/${tag}/P ${reference(parent)}${on}${scope}/K[${kids.map(kidText).join(' ')}]>>`;
}
