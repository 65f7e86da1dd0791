import PDFDocument from 'pdfkit';
import { readAsset } from '../../assets.ts';
import { type Measure, rememberedMeasure } from './wrap.ts';

export type FontName = 'regular' | 'bold';

/** IBM Plex Sans Condensed (SIL Open Font License 1.1): French accents, `€`, digits of one width. */
const FONT_FILES: Record<FontName, string> = {
  regular: 'IBMPlexSansCondensed-Regular.ttf',
  bold: 'IBMPlexSansCondensed-SemiBold.ttf',
};

/** A4 on its side, in points. */
export const PAGE = { width: 841.89, height: 595.28, margin: 34, foot: 24 } as const;

/** The paper: where the next thing goes, and how things are put there. */
export interface Pages {
  /** From the top of the page, in points; moved by whoever draws. */
  y: number;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  readonly measure: (font: FontName, size: number) => Measure;
  /** One line of text, its top at `y`; it is not broken. */
  readonly text: (line: string, x: number, y: number, style: TextStyle) => void;
  readonly rule: (y: number, color: string, x?: number, width?: number) => void;
  readonly fill: (y: number, height: number, color: string) => void;
  readonly next: () => void;
  /** The finished document; `foot` says what stands under each page. */
  readonly finish: (
    foot: (page: number, pages: number) => readonly [left: string, right: string],
  ) => Promise<Uint8Array>;
}

export interface TextStyle {
  readonly font: FontName;
  readonly size: number;
  readonly color?: string;
}

export interface PaperInfo {
  readonly title: string;
  readonly language: string;
  readonly creator: string;
}

/** A constant, so that the bytes of a document do not depend on when it was made. */
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));

export const INK = '#1b2733';
export const FAINT = '#5a6673';

/** An empty document; uncompressed, because the bytes of Node's zlib change between its versions. */
export function createPages({ title, language, creator }: PaperInfo): Pages {
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    compress: false,
    bufferPages: true,
    autoFirstPage: true,
    lang: language,
    displayTitle: true,
    pdfVersion: '1.7',
    font: '',
    info: { Title: title, Creator: creator, Producer: creator, CreationDate: FIXED_DATE },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
  for (const name of ['regular', 'bold'] as const) document.registerFont(name, fontBytes(name));
  const measures = new Map<string, Measure>();
  const put = (line: string, x: number, y: number, { font, size, color = INK }: TextStyle): void => {
    document.font(font).fontSize(size).fillColor(color).text(printable(line), x, y, { lineBreak: false });
  };
  const pages: Pages = {
    y: PAGE.margin,
    left: PAGE.margin,
    width: PAGE.width - 2 * PAGE.margin,
    bottom: PAGE.height - PAGE.margin - PAGE.foot,
    measure(font, size) {
      const id = `${font} ${size}`;
      const known =
        measures.get(id) ??
        rememberedMeasure((line) => document.font(font).fontSize(size).widthOfString(printable(line)));
      measures.set(id, known);
      return known;
    },
    text: put,
    rule(y, color, x = PAGE.margin, width = PAGE.width - 2 * PAGE.margin) {
      document
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .strokeColor(color)
        .stroke();
    },
    fill(y, height, color) {
      document.rect(PAGE.margin, y, PAGE.width - 2 * PAGE.margin, height).fill(color);
    },
    next() {
      document.addPage();
      pages.y = PAGE.margin;
    },
    finish(foot) {
      const { count } = document.bufferedPageRange();
      const style = { font: 'regular', size: 7, color: FAINT } as const;
      const y = PAGE.height - PAGE.margin - 9;
      for (let page = 0; page < count; page++) {
        document.switchToPage(page);
        const [left, right] = foot(page + 1, count);
        put(left, PAGE.margin, y, style);
        put(right, PAGE.width - PAGE.margin - pages.measure('regular', 7)(right), y, style);
      }
      return new Promise((resolve, reject) => {
        document.on('end', () => resolve(Buffer.concat(chunks)));
        document.on('error', reject);
        document.end();
      });
    },
  };
  return pages;
}

function fontBytes(name: FontName): Buffer {
  return Buffer.from(readAsset(`fonts/${FONT_FILES[name]}`));
}

/** The font has no narrow no-break space, and control characters have no shape. */
function printable(line: string): string {
  return line.replaceAll('\u202f', '\u00a0').replace(/\p{Cc}/gu, ' ');
}
