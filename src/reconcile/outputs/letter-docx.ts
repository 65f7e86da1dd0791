import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  NoBreakHyphen,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { type Language, NOTATION } from '../../domain/language.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import { unbroken } from '../../text/line-breaks.ts';
import { holdable, XML_HEAD, xmlText } from '../../text/markup.ts';
import type { Letter, LetterColumn, LetterSection, LetterTable } from '../letter/letter.ts';
import { letterWords } from '../messages/letter-words.ts';

/** Twentieths of a point. A4 with margins of 20 mm leaves text 170 mm wide. */
const MARGIN = 1134;
const TEXT_WIDTH = 9638;
/** The addressee, the date and the signature are in the right half. */
const RIGHT_HALF = 5100;

/** Half points. */
const BODY = 20;
const SMALL = 16;

/** A letter as a document of a word processor: A4, table headers repeated, the same bytes for the same letter. */
export async function letterDocx(
  letter: Letter,
  language: Language,
  date: Day | undefined,
): Promise<Uint8Array> {
  const document = new Document({
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: BODY, language: { value: NOTATION[language].tag } },
          paragraph: { spacing: { after: 120 } },
        },
        heading1: {
          run: { size: 28, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 160 } },
        },
        heading2: {
          run: { size: 22, bold: true, color: '000000' },
          paragraph: { spacing: { before: 280, after: 80 } },
        },
      },
    },
    sections: [section(letter, language)],
  });
  const packed = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(letter, language, date) },
  ]);
  // Packed again, because the library dates the parts by the machine's clock: this is one day in every time zone.
  return zipSync(unzipSync(new Uint8Array(packed)), { mtime: new Date(1980, 0, 2) });
}

function section(letter: Letter, language: Language): ISectionOptions {
  const words = letterWords(language);
  const page = { children: [`${words.page} `, PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES] };
  const invoices = [heading(letter.invoices.title), table(letter.invoices.table, true)];
  return {
    properties: {
      page: {
        margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
      },
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [new TextRun({ ...page, size: SMALL })],
          }),
        ],
      }),
    },
    children: [
      ...address(letter.sender, 0),
      ...address(letter.addressee, RIGHT_HALF),
      paragraph(letter.placeAndDate, {
        indent: { left: RIGHT_HALF },
        spacing: { before: 240, after: 240 },
      }),
      paragraph(letter.title, { heading: HeadingLevel.HEADING_1 }),
      ...letter.facts.map(
        ({ label, text }) =>
          new Paragraph({
            children: [run(`${label}${words.colon} `, { bold: true }), run(text)],
          }),
      ),
      ...letter.opening.map((text) => paragraph(text)),
      ...(letter.invoices.inAnnex ? [] : invoices),
      heading(letter.asked.title),
      ...letter.asked.items.map((text) => paragraph(text, { bullet: { level: 0 }, keepNext: true })),
      ...letter.closing.map((text) => paragraph(text, { keepNext: true, spacing: { before: 160 } })),
      paragraph(letter.signature, {
        indent: { left: RIGHT_HALF },
        spacing: { before: 480, after: 0 },
        keepLines: true,
      }),
      paragraph(letter.annex, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
      ...(letter.invoices.inAnnex ? invoices : []),
      heading(letter.summary.title),
      table(letter.summary.table, true),
      paragraph(letter.summary.note, { spacing: { before: 120 } }),
      ...letter.sections.flatMap((item, index) => findings(item, index + 1)),
    ],
  };
}

function address(lines: readonly string[], left: number): readonly Paragraph[] {
  return lines.map(
    (text, index) =>
      new Paragraph({
        children: [run(text, { bold: index === 0 })],
        indent: { left },
        spacing: { before: index === 0 && left > 0 ? 360 : 0, after: 0 },
      }),
  );
}

function heading(text: string): Paragraph {
  return paragraph(text, { heading: HeadingLevel.HEADING_2, keepNext: true });
}

function paragraph(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: [run(text)] });
}

/** A text whose lines break only where they may, and not within a date. */
function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, children: withWholeDates(unbroken(holdable(text))) });
}

function findings({ title, about, table: found, sum, asked }: LetterSection, number: number) {
  return [
    heading(`${number}. ${title}`),
    paragraph(about, { keepNext: true }),
    table(found, false),
    new Paragraph({
      children: [...(sum === undefined ? [] : [run(`${sum} `, { bold: true })]), run(asked)],
      spacing: { before: 120 },
    }),
  ];
}

/** A table of up to this many rows stays on one page, with the sentence under it. */
const SHORT_TABLE = 8;

/** A table as wide as the text; `totals`: its last row is the sum of the others. */
function table({ columns, rows }: LetterTable, totals: boolean): Table {
  const widths = columns.map(({ width }) => Math.round((TEXT_WIDTH * width) / 100));
  const together = rows.length <= SHORT_TABLE;
  const cell = (column: LetterColumn, at: number, lines: readonly string[], bold: boolean, shaded = false) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      ...(shaded ? { shading: { type: ShadingType.CLEAR, fill: 'E8E8E8', color: 'auto' } } : {}),
      children: (lines.length === 0 ? [''] : lines).map(
        (text) =>
          new Paragraph({
            alignment: column.isAmount ? AlignmentType.RIGHT : AlignmentType.LEFT,
            spacing: { after: 0 },
            keepNext: together,
            run: { size: SMALL },
            children: [run(text, { bold, size: SMALL })],
          }),
      ),
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: '999999' };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, at) => cell(column, at, [column.title], true, true)),
      }),
      ...rows.map(
        (row, index) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, at) =>
              cell(column, at, row[at] ?? [], totals && index === rows.length - 1),
            ),
          }),
      ),
    ],
  });
}

/** Prevents line breaks within a date such as 2025-10-31. */
function withWholeDates(text: string): readonly (string | NoBreakHyphen)[] {
  return text
    .split(/(?<=\b\d{4})(-)(?=\d\d-\d\d\b)|(?<=\b\d{4}-\d\d)(-)(?=\d\d\b)/)
    .flatMap((part) => (part === '-' ? new NoBreakHyphen() : (part ?? [])));
}

/** The properties of the document, independent of the machine's clock. */
function coreProperties({ title, sender, facts }: Letter, language: Language, date: Day | undefined): string {
  const moment = (name: string): string =>
    date === undefined
      ? ''
      : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${formatDay(date)}T00:00:00Z</dcterms:${name}>`;
  return [
    XML_HEAD,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(title)}</dc:title>`,
    `<dc:subject>${xmlText(facts[0]?.text ?? '')}</dc:subject>`,
    `<dc:creator>${xmlText(sender[0] ?? '')}</dc:creator>`,
    moment('created'),
    moment('modified'),
    `<dc:language>${language}</dc:language>`,
    '</cp:coreProperties>',
  ].join('');
}
