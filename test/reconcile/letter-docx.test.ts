/** The letter of dispute as a document of a word processor: what it says, where it stands, how it breaks over pages. */
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import type { Letter, LetterTable } from '../../src/reconcile/letter/letter.ts';
import { lettersOf } from '../../src/reconcile/letter/letters-of.ts';
import { letterDocx } from '../../src/reconcile/outputs/letter-docx.ts';
import { LANGUAGES, reconciled, workspaceOf } from './workspace.ts';

const TABLE: LetterTable = {
  columns: [
    { title: 'Invoice', width: 60, isAmount: false },
    { title: 'Net', width: 40, isAmount: true },
  ],
  rows: [
    [['F1', 'dated 2025-10-31'], ['5.00']],
    [[], ['7.00']],
  ],
};

const LETTER: Letter = {
  supplier: 'OP',
  title: 'Invoices in dispute',
  sender: ['A & B <c>', '1 place de l’Exemple'],
  addressee: ['Opérateur fictif', '75000 Paris'],
  placeAndDate: 'Metz, 5 December 2025',
  facts: [
    { label: 'Subject', text: 'invoices > 0' },
    { label: 'Amounts', text: '€5.00' },
  ],
  opening: ['Dear Sir or Madam,'],
  invoices: { title: 'The invoices concerned', table: TABLE, inAnnex: false },
  asked: { title: 'What we ask', items: ['a credit note;', 'an explanation.'] },
  closing: ['We await your answer.', 'Yours faithfully,'],
  signature: 'The director',
  annex: 'Annex',
  summary: { title: 'Summary', table: TABLE, note: 'Net amounts.' },
  sections: [
    { title: 'Prices', about: 'About prices.', table: TABLE, sum: 'Sum: €12.00.', asked: 'A credit note.' },
    { title: 'Items', about: 'About items.', table: TABLE, sum: undefined, asked: 'An explanation.' },
  ],
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** A part of the document, strictly parsed. */
function parsed(part: Uint8Array | undefined): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const say = (text: string): void => {
    for (const element of open) element.text += text;
  };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
    if (name === 'w:noBreakHyphen') say('-');
  });
  parser.on('text', say);
  parser.on('closetag', () => void open.pop());
  parser.write(new TextDecoder().decode(part)).close();
  return root;
}

/** All elements of a name within another, in order. */
function within(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...within(child, name),
  ]);
}

/** An attribute of the first element of a name, `undefined` where there is none. */
function attributeOf(element: Element, name: string, attribute = 'w:val'): string | undefined {
  return within(element, name)[0]?.attributes[attribute];
}

/** Of what is switched on where it stands, unless it says no. */
function isOn(element: Element, name: string): boolean {
  const [found] = within(element, name);
  return found !== undefined && !['false', 'off'].includes(found.attributes['w:val'] ?? '');
}

async function partsOf(letter: Letter, language: Language = 'en', date?: number) {
  const parts = unzipSync(await letterDocx(letter, language, date));
  const body = within(parsed(parts['word/document.xml']), 'w:body')[0];
  if (body === undefined) throw new Error('no body');
  const paragraph = (text: string): Element => {
    const found = within(body, 'w:p').find((item) => item.text === text);
    if (found === undefined) throw new Error(`not there: ${text}`);
    return found;
  };
  return { parts, body, paragraph };
}

/** What stands on the pages, one after the other: headings by their rank, tables by their rows. */
function outline(body: Element): readonly string[] {
  return body.children.flatMap((child) => {
    if (child.name === 'w:tbl') return `table of ${within(child, 'w:tr').length}`;
    if (child.name !== 'w:p') return [];
    const style = attributeOf(child, 'w:pStyle');
    const mark = { Heading1: '# ', Heading2: '## ', ListParagraph: '- ' }[style ?? ''] ?? '';
    return `${isOn(child, 'w:pageBreakBefore') ? '(new page) ' : ''}${mark}${child.text}`;
  });
}

const HEAD = [
  ...['A & B <c>', '1 place de l’Exemple', 'Opérateur fictif', '75000 Paris', 'Metz, 5 December 2025'],
  ...['# Invoices in dispute', 'Subject: invoices > 0', 'Amounts: €5.00', 'Dear Sir or Madam,'],
];
const INVOICES = ['## The invoices concerned', 'table of 3'];
const ASKED = [
  ...['## What we ask', '- a credit note;', '- an explanation.'],
  ...['We await your answer.', 'Yours faithfully,', 'The director'],
];
const REST = [
  ...['## Summary', 'table of 3', 'Net amounts.'],
  ...['## 1. Prices', 'About prices.', 'table of 3', 'Sum: €12.00. A credit note.'],
  ...['## 2. Items', 'About items.', 'table of 3', 'An explanation.'],
];

describe('a document', () => {
  test('says first who writes, to whom, what is asked; the lines follow as an annex on a page of its own', async () => {
    const { body } = await partsOf(LETTER);
    expect(outline(body)).toEqual([...HEAD, ...INVOICES, ...ASKED, '(new page) # Annex', ...REST]);
    const { body: many } = await partsOf({ ...LETTER, invoices: { ...LETTER.invoices, inAnnex: true } });
    expect(outline(many)).toEqual([...HEAD, ...ASKED, '(new page) # Annex', ...INVOICES, ...REST]);
  });

  test('has the addressee, the date and the signature in the right half, the sender in the left', async () => {
    const { paragraph } = await partsOf(LETTER);
    const left = (text: string): number => Number(attributeOf(paragraph(text), 'w:ind', 'w:left') ?? 0);
    // Twentieths of a point: 90 mm of the 170 between the margins.
    for (const text of ['Opérateur fictif', '75000 Paris', 'Metz, 5 December 2025', 'The director'])
      expect(left(text)).toBe(5100);
    for (const text of ['A & B <c>', '1 place de l’Exemple', 'Dear Sir or Madam,'])
      expect(left(text)).toBe(0);
    const isBold = (text: string): boolean => isOn(paragraph(text), 'w:b');
    expect(['A & B <c>', '1 place de l’Exemple', 'Opérateur fictif', '75000 Paris'].map(isBold)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    const room = (text: string): string | undefined => attributeOf(paragraph(text), 'w:spacing', 'w:before');
    expect([room('A & B <c>'), room('Opérateur fictif'), room('75000 Paris')]).toEqual(['0', '360', '0']);
    for (const text of [...LETTER.sender, ...LETTER.addressee])
      expect(attributeOf(paragraph(text), 'w:spacing', 'w:after')).toBe('0');
  });

  test('leaves room around the date, above the signature, and above what follows a table', async () => {
    const { paragraph } = await partsOf(LETTER);
    const room = (text: string) =>
      ['w:before', 'w:after'].map((side) => attributeOf(paragraph(text), 'w:spacing', side));
    expect(room('Metz, 5 December 2025')).toEqual(['240', '240']);
    // A hand signs there: 24 points.
    expect(room('The director')).toEqual(['480', '0']);
    expect(room('Yours faithfully,')).toEqual(['160', undefined]);
    for (const text of ['Net amounts.', 'An explanation.']) expect(room(text)).toEqual(['120', undefined]);
  });

  test('keeps on one page what belongs together', async () => {
    const { paragraph, body } = await partsOf(LETTER);
    const kept = body.children.filter((child) => child.name === 'w:p' && isOn(child, 'w:keepNext'));
    // A title with what follows; what is asked, down to the signature.
    expect(kept.map(({ text }) => text)).toEqual([
      ...['The invoices concerned', 'What we ask', 'a credit note;', 'an explanation.'],
      ...['We await your answer.', 'Yours faithfully,', 'Summary'],
      ...['1. Prices', 'About prices.', '2. Items', 'About items.'],
    ]);
    expect(isOn(paragraph('The director'), 'w:keepLines')).toBe(true);
  });

  test('has labels and sums in bold', async () => {
    const { paragraph } = await partsOf(LETTER);
    const bold = (text: string) =>
      within(paragraph(text), 'w:r').map((run) => [run.text, isOn(run, 'w:b')] as const);
    expect(bold('Subject: invoices > 0')).toEqual([
      ['Subject: ', true],
      ['invoices > 0', false],
    ]);
    expect(bold('Sum: €12.00. A credit note.')).toEqual([
      ['Sum: €12.00. ', true],
      ['A credit note.', false],
    ]);
    const { body } = await partsOf(LETTER, 'fr');
    expect(outline(body)).toContain('Subject\u00a0: invoices > 0');
  });

  test.each([
    ['en', 'en-GB', 'Page PAGE of NUMPAGES'],
    ['fr', 'fr-FR', 'Page PAGE sur NUMPAGES'],
  ] as const)('is an A4 page of Arial with its number at the foot (%s)', async (language, tag, foot) => {
    const { parts, body } = await partsOf(LETTER, language);
    expect([attributeOf(body, 'w:pgSz', 'w:w'), attributeOf(body, 'w:pgSz', 'w:h')]).toEqual([
      '11906',
      '16838',
    ]);
    // 20 mm.
    for (const side of ['w:top', 'w:right', 'w:bottom', 'w:left'])
      expect(attributeOf(body, 'w:pgMar', side)).toBe('1134');
    const styles = parsed(parts['word/styles.xml']);
    const [defaults] = within(styles, 'w:docDefaults');
    if (defaults === undefined) throw new Error('no defaults');
    expect([
      attributeOf(defaults, 'w:rFonts', 'w:ascii'),
      attributeOf(defaults, 'w:sz'),
      attributeOf(defaults, 'w:lang'),
      attributeOf(defaults, 'w:spacing', 'w:after'),
    ]).toEqual(['Arial', '20', tag, '120']);
    const titles = within(styles, 'w:style').filter(({ attributes }) =>
      ['Heading1', 'Heading2'].includes(attributes['w:styleId'] ?? ''),
    );
    expect(
      titles.map((style) => [
        attributeOf(style, 'w:sz'),
        isOn(style, 'w:b'),
        attributeOf(style, 'w:color'),
        attributeOf(style, 'w:spacing', 'w:before'),
        attributeOf(style, 'w:spacing', 'w:after'),
      ]),
    ).toEqual([
      ['28', true, '000000', '240', '160'],
      ['22', true, '000000', '280', '80'],
    ]);
    const footer = parsed(parts['word/footer1.xml']);
    expect(footer.text).toBe(foot);
    expect(attributeOf(footer, 'w:jc')).toBe('right');
    for (const run of within(footer, 'w:r')) expect(attributeOf(run, 'w:sz')).toBe('16');
  });

  test('has a bullet of the first level before each thing asked', async () => {
    const { paragraph } = await partsOf(LETTER);
    for (const text of LETTER.asked.items) expect(attributeOf(paragraph(text), 'w:ilvl')).toBe('0');
  });

  test('is in parts that each say that they are XML', async () => {
    const { parts } = await partsOf(LETTER);
    const texts = Object.values(parts).map((part) => new TextDecoder().decode(part));
    expect(texts.filter((text) => !text.startsWith('<?xml version="1.0" encoding="UTF-8"'))).toEqual([]);
  });

  test('has properties of the letter, none of the machine', async () => {
    const core = async (language: Language, date?: number) =>
      within(
        parsed((await partsOf(LETTER, language, date)).parts['docProps/core.xml']),
        'cp:coreProperties',
      )[0]?.children.map(({ name, text }) => `${name} ${text}`);
    expect(await core('en')).toEqual([
      'dc:title Invoices in dispute',
      'dc:subject invoices > 0',
      'dc:creator A & B <c>',
      'dc:language en',
    ]);
    expect(await core('fr', dayOf(2025, 12, 5))).toEqual([
      'dc:title Invoices in dispute',
      'dc:subject invoices > 0',
      'dc:creator A & B <c>',
      'dcterms:created 2025-12-05T00:00:00Z',
      'dcterms:modified 2025-12-05T00:00:00Z',
      'dc:language fr',
    ]);
    const hostile = await partsOf({ ...LETTER, sender: ['\u001b[2JA \ufffe"B"'] });
    expect(within(parsed(hostile.parts['docProps/core.xml']), 'dc:creator')[0]?.text).toBe('[2JA "B"');
    const anonymous = await partsOf({ ...LETTER, sender: [], facts: [] });
    expect(parsed(anonymous.parts['docProps/core.xml']).text).toBe('Invoices in disputeen');
  });

  test('is the same bytes for the same letter, whatever the time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    vi.setSystemTime(new Date(2025, 5, 1));
    const first = await letterDocx(LETTER, 'fr', undefined);
    vi.setSystemTime(new Date(2031, 0, 3));
    const second = await letterDocx(LETTER, 'fr', undefined);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test.each(LANGUAGES)('says what the letter says (%s)', async (language) => {
    const found = await reconciled(workspaceOf('grand-est', 'grand-est-errors'), '2025-11');
    const { letters } = lettersOf(found, language, { date: dayOf(2025, 12, 5), warnings: true });
    const [letter] = letters;
    if (letter === undefined) throw new Error('no letter');
    const { body } = await partsOf(letter, language);
    const tables = [
      ...letter.sections.map(({ table }) => table),
      letter.summary.table,
      letter.invoices.table,
    ];
    const cells = tables.flatMap(({ columns, rows }) => [
      ...columns.map(({ title }) => title),
      ...rows.flat(2),
    ]);
    const sections = letter.sections.flatMap(({ title, about, sum = '', asked }) => [
      ...[title, about, sum, asked],
    ]);
    const paragraphs = [
      ...[letter.title, ...letter.sender, ...letter.addressee, letter.placeAndDate, letter.signature],
      ...[...letter.facts.map(({ text }) => text), ...letter.opening, ...letter.closing],
      ...letter.asked.items,
    ];
    const shown = body.text.replaceAll('\u00a0', ' ');
    for (const said of [...cells, ...sections, ...paragraphs])
      expect(shown).toContain(said.replaceAll('\u00a0', ' '));
    expect(body.text).not.toContain('undefined');
    // No line of the letter ends before a sign.
    expect(body.text.match(/ [:;!?%»×]/gu)).toBeNull();
  });
});

describe('a table of the document', () => {
  async function tables(letter: Letter): Promise<readonly Element[]> {
    return within((await partsOf(letter)).body, 'w:tbl');
  }

  test('is as wide as the text, in columns by their share of it', async () => {
    const [table] = await tables(LETTER);
    if (table === undefined) throw new Error('no table');
    // 170 mm; 60 and 40 percent of it.
    expect(attributeOf(table, 'w:tblW', 'w:w')).toBe('9638');
    expect(within(table, 'w:gridCol').map(({ attributes }) => attributes['w:w'])).toEqual(['5783', '3855']);
    const widths = within(table, 'w:tcW').map(
      ({ attributes }) => `${attributes['w:w']} ${attributes['w:type']}`,
    );
    expect(widths).toEqual(['5783 dxa', '3855 dxa', '5783 dxa', '3855 dxa', '5783 dxa', '3855 dxa']);
    expect(attributeOf(table, 'w:tblW', 'w:type')).toBe('dxa');
  });

  test('has its header again on each page, and breaks within no row', async () => {
    for (const table of await tables(LETTER)) {
      const rows = within(table, 'w:tr');
      expect(rows.map((row) => isOn(row, 'w:tblHeader'))).toEqual([true, false, false]);
      expect(rows.map((row) => isOn(row, 'w:cantSplit'))).toEqual([true, true, true]);
      expect(rows.map((row) => within(row, 'w:shd').map(({ attributes }) => attributes['w:fill']))).toEqual([
        ['E8E8E8', 'E8E8E8'],
        [],
        [],
      ]);
    }
  });

  test('has lines around its cells, and room within', async () => {
    const [table] = await tables(LETTER);
    const borders = within(table as Element, 'w:tblBorders')[0]?.children ?? [];
    expect(borders.map(({ name }) => name).sort()).toEqual(
      ['w:bottom', 'w:insideH', 'w:insideV', 'w:left', 'w:right', 'w:top'].sort(),
    );
    for (const { attributes } of borders)
      expect(attributes).toEqual({ 'w:val': 'single', 'w:color': '999999', 'w:sz': '4' });
    const margins = within(table as Element, 'w:tcMar').map(({ children }) =>
      children.map(({ name, attributes }) => `${name} ${attributes['w:w']}`).sort(),
    );
    expect(margins).toEqual(Array(6).fill(['w:bottom 40', 'w:left 70', 'w:right 70', 'w:top 40']));
  });

  test('has amounts to the right, small print, each line of a cell on its own', async () => {
    const [table] = await tables(LETTER);
    const cells = within(table as Element, 'w:tc').map((cell) =>
      within(cell, 'w:p').map((line) => `${line.text} ${attributeOf(line, 'w:jc')}`),
    );
    expect(cells).toEqual([
      ...[['Invoice left'], ['Net right']],
      ...[['F1 left', 'dated 2025-10-31 left'], ['5.00 right']],
      ...[[' left'], ['7.00 right']],
    ]);
    for (const line of within(table as Element, 'w:p')) {
      expect(within(line, 'w:sz').map(({ attributes }) => attributes['w:val'])).toEqual(['16', '16']);
      expect(attributeOf(line, 'w:spacing', 'w:after')).toBe('0');
    }
  });

  test('has its header in bold, and the last row where it sums up the others', async () => {
    const [invoices, summary, ...sections] = await tables(LETTER);
    const bold = (table: Element | undefined) =>
      within(table as Element, 'w:tr').map((row) => within(row, 'w:r').every((run) => isOn(run, 'w:b')));
    expect([bold(invoices), bold(summary)]).toEqual([
      [true, false, true],
      [true, false, true],
    ]);
    for (const table of sections) expect(bold(table)).toEqual([true, false, false]);
  });

  test('stays on one page with the sentence under it where it is short', async () => {
    const [row = []] = TABLE.rows;
    const kept = async (count: number): Promise<readonly boolean[]> => {
      const table = { ...TABLE, rows: Array.from({ length: count }, () => row) };
      const [first] = await tables({ ...LETTER, invoices: { ...LETTER.invoices, table } });
      return [...new Set(within(first as Element, 'w:p').map((line) => isOn(line, 'w:keepNext')))];
    };
    expect(await kept(8)).toEqual([true]);
    expect(await kept(9)).toEqual([false]);
  });

  test.each([
    ['2025-10-31', '2025~10~31'],
    ['from 2025-10-22 to 2025-10-31.', 'from 2025~10~22 to 2025~10~31.'],
    ['F2025-0011', 'F2025-0011'],
    ['F2025-10-31', 'F2025-10-31'],
    ['2025-10-311', '2025-10-311'],
    ['12025-10-31', '12025-10-31'],
    ['2025-10', '2025-10'],
    ['a-b 1-2', 'a-b 1-2'],
  ])('breaks within no date: %s', async (text, shown) => {
    const table = { ...TABLE, rows: [[[text], []]] };
    const [first] = await tables({ ...LETTER, invoices: { ...LETTER.invoices, table } });
    const run = within(within(first as Element, 'w:tr')[1] as Element, 'w:r')[0];
    const parts = run?.children.map(({ name, text: own }) => (name === 'w:noBreakHyphen' ? '~' : own));
    expect(parts?.join('')).toBe(shown);
  });
});
