import PDFDocument from 'pdfkit';
import type { OnLacking } from '../renderer.ts';
import { CLOSE, type Density, USUAL } from './density.ts';
import { type FontName, openFont } from './fonts.ts';
import { type DocumentFacts, metadataText } from './metadata.ts';
import { type Completion, deflated, packedPdf } from './packed.ts';
import { type PageContent, pageContent } from './page-content.ts';
import { type Tags, tags } from './tags.ts';
import type { SetText } from './typeface.ts';
import type { Measure } from './wrap.ts';

/** A4 on its side, in points. */
const PAGE = { width: 841.89, height: 595.28, margin: 34, foot: 24 };
/** Between the margins. */
const WIDTH = PAGE.width - 2 * PAGE.margin;

/** The paper: where the next thing goes, and functions that draw; lengths in points. */
export type Pages = ReturnType<typeof createPages>;

interface TextStyle {
  readonly font: FontName;
  readonly size: number;
  readonly color?: string;
  readonly align?: 'left' | 'right';
}

export interface PaperInfo extends DocumentFacts {
  /** The text across each page: that it is a draft. */
  readonly across: string | undefined;
}

const ACROSS_SIZE = 130;
/** In points, along the slant: a longer text is set smaller, to stay on the page. */
const ACROSS_WIDTH = 840;
/** Visible on white and on the backgrounds of tables, and pale enough under small letters. */
const ACROSS_COLOR = '#f8e8d0';

/** Pages that were drawn: the deflated content of each, its number, and the foot of all of them. */
interface DrawnPages {
  readonly bodies: readonly Uint8Array[];
  readonly numbers: readonly Uint8Array[];
  readonly foot: Uint8Array;
}

/** The objects of a page: itself, its number, its body. */
const OF_A_PAGE = 3;

/** The foot, the pages with the names of their fonts, the tree of tags, and its entries in the catalog. */
function completion(
  { bodies, numbers, foot }: DrawnPages,
  fonts: string,
  tree: Tags,
  info: PaperInfo,
): Completion {
  const count = bodies.length;
  const idsAfter = (footId: number): readonly number[] =>
    Array.from({ length: count }, (_, index) => footId + 1 + OF_A_PAGE * index);
  const treeAfter = (footId: number): number => footId + 1 + OF_A_PAGE * count;
  return {
    count: 1 + OF_A_PAGE * count + tree.count(count),
    streams: 1 + (OF_A_PAGE - 1) * count,
    *objects(first, parent) {
      yield { content: foot, isDeflated: false };
      const ids = idsAfter(first);
      const shape = `/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Resources<</ProcSet[/PDF/Text]/Font<<${fonts}>>>>/Tabs/S`;
      for (const [index, id] of ids.entries()) {
        const contents = [first, id + 1, id + 2].map((stream) => `${stream} 0 R`).join(' ');
        yield `<</Type/Page/Parent ${parent} 0 R${shape}/StructParents ${index}/Contents[${contents}]>>`;
        yield { content: numbers[index] as Uint8Array, isDeflated: false };
        yield { content: bodies[index] as Uint8Array, isDeflated: true };
      }
      yield* tree.objects(treeAfter(first), ids);
    },
    metadata: metadataText(info),
    catalog: (first) => `/MarkInfo<</Marked true>>/StructTreeRoot ${treeAfter(first)} 0 R`,
    pageTree: (first) =>
      `<</Type/Pages/Count ${count}/Kids[${idsAfter(first)
        .map((id) => `${id} 0 R`)
        .join(' ')}]>>`,
  };
}

/** The vertical axis of the pages drawn here points down. */
const DOWNWARDS = `1 0 0 -1 0 ${PAGE.height} cm\n`;

/** A constant, so that the bytes of a document do not depend on when it was made. */
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));

const INK = '#1b2733';
export const FAINT = '#5a6673';

/** A last page filled less than this part is avoided if all can be drawn closer. Longer papers are not drawn twice. */
const HARDLY_ANYTHING = 0.6;
const SHORT_PAPER = 12;
/** A paper with more lines is drawn closer from the start: one of 300 lines has at most 12 pages. */
const MANY_LINES = 200;

/**
 * Draws a paper with so many lines of detail. If its last page would be nearly empty, it is drawn closer where that
 * saves the page. If not, the second of two pages has all details, and the first what is signed.
 */
export function paperOf(info: PaperInfo, lines: number, draw: (pages: Pages) => void): Pages {
  if (lines > MANY_LINES) {
    const closer = createPages(info, CLOSE);
    draw(closer);
    return closer;
  }
  const pages = createPages(info, USUAL);
  draw(pages);
  const used = (pages.y - PAGE.margin) / (pages.bottom - PAGE.margin);
  const count = pages.count();
  if (count === 1 || count > SHORT_PAPER || used > HARDLY_ANYTHING) return pages;
  const closer = createPages(info, CLOSE);
  draw(closer);
  if (closer.count() < count) return closer;
  if (count > 2) return pages;
  const apart = createPages(info, USUAL, true);
  draw(apart);
  return apart.count() === count ? apart : pages;
}

/** An empty document, tagged to be read aloud, packed by fflate: the bytes of Node's zlib change between versions. */
function createPages(info: PaperInfo, density: Density, detailsApart = false) {
  const { title, language, creator, across } = info;
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    compress: false,
    autoFirstPage: false,
    lang: language,
    displayTitle: true,
    pdfVersion: '1.7',
    font: '',
    info: { Title: title, Creator: creator, Producer: creator, CreationDate: FIXED_DATE },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
  const fonts = { regular: openFont(document, 'regular'), bold: openFont(document, 'bold') };
  const tree = tags();
  const begun = (): PageContent => {
    const content = pageContent();
    if (across !== undefined) {
      const { id, set } = fonts.bold;
      const text = set(across, ACROSS_SIZE);
      const size = Math.floor(Math.min(ACROSS_SIZE, (1000 * ACROSS_WIDTH) / text.width));
      const width = (text.width * size) / 1000;
      const middle = { x: PAGE.width / 2, y: PAGE.height / 2 };
      const style = { font: id, size, color: ACROSS_COLOR };
      content.slanted(text, middle.x - width * 0.433 + 20, middle.y + width / 4 + 20, style);
    }
    return content;
  };
  /** The texts with letters that the font lacks. */
  const lacking = new Map<string, readonly string[]>();
  let now = begun();
  /** The content of the previous pages, deflated: a long document would not fit in memory as text. */
  const bodies: Uint8Array[] = [];
  const body = (): Uint8Array => deflated(Buffer.from(now.finished(), 'latin1'));
  /** Draws one line of text, unbroken, its top at `y`; it ends at `x` where it is aligned to the right. */
  const put = (line: string, x: number, y: number, style: TextStyle): void => {
    if (line === '') return;
    const { font, size, color = INK, align = 'left' } = style;
    const { id, ascender, set } = fonts[font];
    const text = set(line, size);
    if (text.lacking.length > 0) lacking.set(line, text.lacking);
    const start = align === 'left' ? x : x - (text.width * size) / 1000;
    now.text(text, start, y + (ascender * size) / 1000, { font: id, size, color }, tree.mark());
  };
  const pages = {
    /** From the top of the page; moved by those who draw. */
    y: PAGE.margin,
    top: PAGE.margin,
    left: PAGE.margin,
    width: WIDTH,
    bottom: PAGE.height - PAGE.margin - PAGE.foot,
    /** Changed only while a part is drawn closer. */
    density,
    /** Whether the details begin on a page of their own. */
    detailsApart,
    count: (): number => bodies.length + 1,
    measure:
      (font: FontName, size: number): Measure =>
      (line) =>
        (fonts[font].set(line, size).width * size) / 1000,
    set: (line: string, font: FontName, size: number): SetText => fonts[font].set(line, size),
    text: put,
    rule(y: number, color: string, x = PAGE.margin, width = WIDTH): void {
      now.rule(x, y, width, color);
    },
    fill(y: number, height: number, color: string, x = PAGE.margin, width = WIDTH): void {
      now.fill(x, y, width, height, color);
    },
    /** The roles of the texts that are drawn. */
    tags: tree,
    next(): void {
      bodies.push(body());
      tree.turnPage();
      now = begun();
      pages.y = pages.top;
    },
    /** Completes the document: `foot` and a number below each page; `onLacking` gets the texts not drawn whole. */
    finish(
      foot: string,
      numberOf: (page: number, pages: number) => string,
      onLacking: OnLacking,
    ): Promise<Uint8Array> {
      bodies.push(body());
      const style = { font: 'regular', size: 7, color: FAINT } as const;
      const y = PAGE.height - PAGE.margin - 9;
      const aside = (start: string, line: string, x: number, align: 'left' | 'right'): Uint8Array => {
        now = pageContent(start);
        tree.aside(() => put(line, x, y, { ...style, align }));
        return Buffer.from(now.finished(), 'latin1');
      };
      const drawn = {
        bodies,
        foot: aside(DOWNWARDS, foot, PAGE.margin, 'left'),
        numbers: bodies.map((_, index) =>
          aside('', numberOf(index + 1, bodies.length), PAGE.width - PAGE.margin, 'right'),
        ),
      };
      for (const [text, letters] of lacking) onLacking(text, letters);
      const names = Object.values(fonts).map(({ id, reference }) => `/${id} ${reference.id} 0 R`);
      return new Promise((resolve, reject) => {
        document.on('end', () =>
          resolve(packedPdf(Buffer.concat(chunks), completion(drawn, names.join(''), tree, info))),
        );
        document.on('error', reject);
        document.end();
      });
    },
  };
  return pages;
}
