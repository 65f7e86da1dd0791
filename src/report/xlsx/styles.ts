import { XML_HEAD, xmlText } from '../../text/markup.ts';
import { MAIN } from './xml.ts';

/** The look of a cell; properties that are left out are plain. */
interface Look {
  readonly bold?: true;
  readonly italic?: true;
  /** In points; undefined: 10. */
  readonly size?: number;
  /** The color of its letters: `51606E`; undefined: black. */
  readonly color?: string;
  /** Behind headers and what is owed. */
  readonly filled?: true;
  readonly line?: 'top' | 'bottom';
  readonly format: NumberFormat;
  readonly align?: 'left' | 'right' | 'center';
  readonly indent?: number;
  readonly middle?: true;
  /** On one line, however long: it does not make its row taller. */
  readonly oneLine?: true;
}

/** `day`, `amount` and `money` are written as the language does. */
type NumberFormat = 'text' | 'amount' | 'count' | 'day' | 'money';

const AMOUNT = { format: 'amount' } as const;
const COUNT = { format: 'count' } as const;
const DAY = { format: 'day', align: 'left' } as const;
const TEXT = { format: 'text' } as const;
const FAINT = '51606E';
const STATE = { ...TEXT, bold: true, size: 14, align: 'right', middle: true } as const;
const TOTAL = { bold: true, line: 'top' } as const;
const HEADER = { ...TEXT, bold: true, filled: true, line: 'bottom', middle: true } as const;

const STYLES = {
  text: TEXT,
  amount: AMOUNT,
  count: COUNT,
  day: DAY,
  textFolded: { ...TEXT, oneLine: true },
  /** Next to a column of figures, with a space between. */
  textApart: { ...TEXT, align: 'left', indent: 1 },
  totalText: { ...TEXT, ...TOTAL },
  totalApart: { ...TEXT, ...TOTAL, align: 'left', indent: 1 },
  totalAmount: { ...AMOUNT, ...TOTAL },
  totalCount: { ...COUNT, ...TOTAL },
  totalDay: { ...DAY, ...TOTAL },
  headerLeft: { ...HEADER, align: 'left' },
  headerApart: { ...HEADER, align: 'left', indent: 1 },
  headerRight: { ...HEADER, align: 'right' },
  title: { ...TEXT, bold: true, size: 16 },
  subject: { ...TEXT, color: FAINT, size: 12 },
  draftState: { ...STATE, color: '8A4B00' },
  finalState: { ...STATE, color: '0B5CAD' },
  heading: { ...TEXT, bold: true, size: 12 },
  name: { ...TEXT, bold: true },
  note: { ...TEXT, italic: true },
  noteApart: { ...TEXT, italic: true, align: 'left', indent: 1 },
  owedText: { ...TEXT, bold: true, size: 16, filled: true, middle: true },
  owedSum: { format: 'money', bold: true, size: 16, filled: true, align: 'right', middle: true },
  owedHead: { ...TEXT, bold: true, size: 11, color: FAINT, filled: true, middle: true },
  correctionText: { ...TEXT, filled: true, middle: true },
  correctionSum: { format: 'money', filled: true, align: 'right', middle: true },
  owedWords: { ...TEXT, color: FAINT, filled: true },
} satisfies Record<string, Look>;

export type StyleName = keyof typeof STYLES;

const NAMES = Object.keys(STYLES) as StyleName[];

/** The number by which cells name a style; 0 is that of cells without one. */
export const STYLE_NUMBERS = Object.fromEntries(NAMES.map((name, index) => [name, index + 1])) as Readonly<
  Record<StyleName, number>
>;

/** How a language writes days, amounts and sums of money, in the notation of spreadsheets: `dd/mm/yyyy`. */
export interface Formats {
  readonly day: string;
  readonly amount: string;
  readonly money: string;
}

const FIRST_FORMAT = 164;

/** The part `xl/styles.xml`. */
export function stylesXml({ day, amount, money }: Formats): string {
  const formats = { amount, count: '0', day, money };
  const codes = Object.keys(formats);
  const looks: readonly Look[] = NAMES.map((name) => STYLES[name]);
  const fonts = ['<font><sz val="10"/><name val="Calibri"/><family val="2"/></font>'];
  const numberIn = (list: string[], xml: string): number => {
    if (!list.includes(xml)) list.push(xml);
    return list.indexOf(xml);
  };
  const cells = looks.map((look) => {
    const font = numberIn(fonts, fontXml(look));
    // 49 is the format of text; 2 is the first fill that is not one of the two in all workbooks.
    const format = look.format === 'text' ? 49 : FIRST_FORMAT + codes.indexOf(look.format);
    const border = look.line === undefined ? 0 : look.line === 'top' ? 1 : 2;
    const align = look.align === undefined ? '' : ` horizontal="${look.align}"`;
    const indent = look.indent === undefined ? '' : ` indent="${look.indent}"`;
    const wrap = look.format === 'text' && !look.oneLine ? ' wrapText="1"' : '';
    const alignment = `<alignment${align}${indent} vertical="${look.middle ? 'center' : 'top'}"${wrap}/>`;
    return `<xf numFmtId="${format}" fontId="${font}" fillId="${look.filled ? 2 : 0}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
  });
  const formatsXml = Object.values(formats)
    .map((code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${xmlText(code)}"/>`)
    .join('');
  return `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${codes.length}">${formatsXml}</numFmts><fonts count="${fonts.length}">${fonts.join('')}</fonts>${FILLS}${BORDERS}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function fontXml({ bold, italic, size = 10, color }: Look): string {
  const ink = color === undefined ? '' : `<color rgb="FF${color}"/>`;
  return `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/>${ink}<name val="Calibri"/><family val="2"/></font>`;
}

const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4E9EF"/><bgColor indexed="64"/></patternFill></fill></fills>';

const LINE = 'style="thin"><color rgb="FF9AA5B1"/>';
const BORDERS = `<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top ${LINE}</top><bottom/><diagonal/></border><border><left/><right/><top/><bottom ${LINE}</bottom><diagonal/></border></borders>`;
