/** How a cell looks: its place in this list is its number in the workbook. */
const STYLES = {
  /** Of cells that say nothing else. */
  none: { format: 'general', font: 'plain' },
  text: { format: 'text', font: 'plain', wrap: true },
  amount: { format: 'amount', font: 'plain' },
  count: { format: 'count', font: 'plain' },
  day: { format: 'day', font: 'plain', align: 'left' },
  totalText: { format: 'text', font: 'bold', wrap: true, border: 'above' },
  totalAmount: { format: 'amount', font: 'bold', border: 'above' },
  totalCount: { format: 'count', font: 'bold', border: 'above' },
  totalDay: { format: 'day', font: 'bold', align: 'left', border: 'above' },
  headerLeft: { format: 'text', font: 'bold', wrap: true, align: 'left', border: 'below' },
  headerRight: { format: 'text', font: 'bold', wrap: true, align: 'right', border: 'below' },
  title: { format: 'text', font: 'title', wrap: true },
  heading: { format: 'text', font: 'heading', wrap: true },
  name: { format: 'text', font: 'bold', wrap: true },
  note: { format: 'text', font: 'italic', wrap: true },
  small: { format: 'text', font: 'small', wrap: true },
} satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;

interface Style {
  readonly format: keyof typeof FORMATS;
  readonly font: keyof typeof FONTS;
  readonly wrap?: boolean;
  readonly align?: 'left' | 'right';
  /** A rule below, and a shade, is that of a header; one above, that of a sum. */
  readonly border?: 'above' | 'below';
}

/** Formats of numbers that every spreadsheet has (ECMA-376 part 1, 18.8.30), and one of our own for days. */
const FORMATS = { general: 0, count: 1, amount: 4, text: 49, day: 164 };

const FONTS = {
  plain: '<sz val="10"/>',
  bold: '<b/><sz val="10"/>',
  italic: '<i/><sz val="10"/>',
  small: '<sz val="9"/>',
  heading: '<b/><sz val="12"/>',
  title: '<b/><sz val="16"/>',
};

const RULE = '<color rgb="FF9AA5B1"/>';
const NO_BORDER = '<border><left/><right/><top/><bottom/><diagonal/></border>';
const BORDERS = {
  none: NO_BORDER,
  above: NO_BORDER.replace('<top/>', `<top style="thin">${RULE}</top>`),
  below: NO_BORDER.replace('<bottom/>', `<bottom style="thin">${RULE}</bottom>`),
};

/** The first two are the same in every workbook; the third shades headers. */
const FILLS = [
  '<patternFill patternType="none"/>',
  '<patternFill patternType="gray125"/>',
  '<patternFill patternType="solid"><fgColor rgb="FFE4E9EF"/><bgColor indexed="64"/></patternFill>',
];

export function styleNumber(name: StyleName): number {
  return NUMBERS[name];
}

const NUMBERS = Object.fromEntries(Object.keys(STYLES).map((name, index) => [name, index])) as Readonly<
  Record<StyleName, number>
>;

/** The part of the workbook that says what its styles are; `dayFormat` as spreadsheets write it: `dd/mm/yyyy`. */
export function stylesXml(dayFormat: string): string {
  const fonts = Object.values(FONTS).map(
    (font) => `<font>${font}<name val="Calibri"/><family val="2"/></font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="${FORMATS.day}" formatCode="${dayFormat}"/></numFmts>${list('fonts', fonts)}${list(
    'fills',
    FILLS.map((fill) => `<fill>${fill}</fill>`),
  )}${list('borders', Object.values(BORDERS))}${list('cellStyleXfs', [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
  ])}${list(
    'cellXfs',
    Object.values(STYLES).map(styleXml),
  )}${list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>'])}</styleSheet>`;
}

function styleXml({ format, font, wrap = false, align, border }: Style): string {
  const numbers = [
    `numFmtId="${FORMATS[format]}"`,
    `fontId="${Object.keys(FONTS).indexOf(font)}"`,
    `fillId="${border === 'below' ? 2 : 0}"`,
    `borderId="${Object.keys(BORDERS).indexOf(border ?? 'none')}"`,
    'xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"',
  ].join(' ');
  const horizontal = align === undefined ? '' : ` horizontal="${align}"`;
  const vertical = ` vertical="${border === 'below' ? 'center' : 'top'}"`;
  return `<xf ${numbers}><alignment${horizontal}${vertical}${wrap ? ' wrapText="1"' : ''}/></xf>`;
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}
