/**
 * What two readers see of a PDF that share no code with grappe, with qpdf or with each other: pdf.js, by which Firefox
 * and its screen readers read, and poppler.
 */
import { readFileSync } from 'node:fs';
import { runTool } from './written-run.ts';

/** A text and the tag of the element to which it belongs, in the order in which it is read aloud. */
export type TaggedText = readonly [tag: string, text: string];

/** A PDF as pdf.js reads it. */
export interface PdfJsReading {
  readonly title: string;
  readonly language: string;
  readonly titleShown: boolean;
  readonly marked: boolean;
  /** The part of PDF/UA that the file says it keeps. */
  readonly pdfUaPart: string;
  readonly texts: readonly TaggedText[];
  /** Texts outside every mark, marks that no element claims, and elements that claim none. */
  readonly faults: readonly string[];
}

interface PdfJsPage {
  readonly getStructTree: () => Promise<PdfJsNode | null>;
  readonly getTextContent: (options: object) => Promise<{ readonly items: readonly PdfJsItem[] }>;
}

interface PdfJsNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly PdfJsNode[];
}

interface PdfJsItem {
  readonly type?: string;
  readonly tag?: string;
  readonly id?: string;
  readonly str?: string;
}

interface PdfJsDocument {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<PdfJsPage>;
  readonly getMetadata: () => Promise<{
    readonly info: Readonly<Record<string, string>>;
    readonly metadata: { readonly get: (name: string) => string | null };
  }>;
  readonly getMarkInfo: () => Promise<{ readonly Marked: boolean } | null>;
  readonly getViewerPreferences: () => Promise<{ readonly DisplayDocTitle: boolean } | null>;
  readonly destroy: () => Promise<void>;
}

const PDF_JS = '../../../validators/node_modules/pdfjs-dist/legacy/build/pdf.mjs';

export async function readWithPdfJs(path: string): Promise<PdfJsReading> {
  const { getDocument } = (await import(PDF_JS)) as {
    readonly getDocument: (source: object) => { readonly promise: Promise<PdfJsDocument> };
  };
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const texts: TaggedText[] = [];
  const faults: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const marks = marksOf(items, number, faults);
    for (const { tag, id } of claimedBy(await page.getStructTree())) {
      const mark = marks.get(id);
      if (mark === undefined) faults.push(`page ${number}: ${tag} claims ${id}, which is not there`);
      else if (mark.tag !== tag) faults.push(`page ${number}: ${tag} claims what is marked ${mark.tag}`);
      else texts.push([tag, plain(mark.text)]);
      marks.delete(id);
    }
    for (const [id, { text }] of marks) faults.push(`page ${number}: nothing claims ${id} “${text}”`);
  }
  const reading = {
    title: info['Title'] ?? '',
    language: info['Language'] ?? '',
    titleShown: (await pdf.getViewerPreferences())?.DisplayDocTitle ?? false,
    marked: (await pdf.getMarkInfo())?.Marked ?? false,
    pdfUaPart: metadata.get('pdfuaid:part') ?? '',
    texts,
    faults,
  };
  await pdf.destroy();
  return reading;
}

/** The marked contents of a page by their ids; an artifact is read by nobody. */
function marksOf(
  items: readonly PdfJsItem[],
  page: number,
  faults: string[],
): Map<string, { readonly tag: string; text: string }> {
  const marks = new Map<string, { readonly tag: string; text: string }>();
  const open: PdfJsItem[] = [];
  for (const item of items) {
    if (item.type === 'endMarkedContent') open.pop();
    else if (item.type !== undefined) {
      open.push(item);
      if (item.id !== undefined) marks.set(item.id, { tag: item.tag ?? '', text: '' });
    } else if (open.some(({ tag }) => tag === 'Artifact')) continue;
    else if (item.str?.trim() !== '') {
      const mark = marks.get(open.at(-1)?.id ?? '');
      if (mark === undefined) faults.push(`page ${page}: “${item.str}” stands in no mark`);
      else mark.text += item.str;
    }
  }
  return marks;
}

/** The marks that the elements of a page claim, in their order. */
function claimedBy(
  node: PdfJsNode | null,
  tag = '',
): readonly { readonly tag: string; readonly id: string }[] {
  if (node === null) return [];
  if (node.type === 'content') return [{ tag, id: node.id ?? '' }];
  return (node.children ?? []).flatMap((child) => claimedBy(child, node.role ?? ''));
}

/** A text with spaces of one kind: pdf.js reads those that do not break as plain ones. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ').trim();
}

/** The tagged texts of a PDF as poppler reads its tree. */
export function readWithPoppler(path: string): readonly TaggedText[] {
  const found: TaggedText[] = [];
  let tag = '';
  for (const line of runTool('pdfinfo', ['-struct-text', path]).stdout.split('\n')) {
    const [, text] = /^ *"(.*)"$/.exec(line) ?? [];
    if (text !== undefined) found.push([tag, plain(text)]);
    else tag = /^ *([A-Z]\w*)/.exec(line)?.[1] ?? tag;
  }
  return found;
}
