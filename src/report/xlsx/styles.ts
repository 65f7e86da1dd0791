import type { CellObject } from 'write-excel-file/node';

/** Of every cell: workbooks have no other font. */
const FONT = { fontFamily: 'Calibri', fontSize: 10 };

const TEXT = { ...FONT, type: String, format: '@', wrap: true, alignVertical: 'top' } satisfies CellObject;
const AMOUNT = { ...FONT, type: Number, format: '#,##0.00', alignVertical: 'top' } satisfies CellObject;
const COUNT = { ...AMOUNT, format: '0' };
const DAY = { ...AMOUNT, align: 'left' } satisfies CellObject;

const RULE = '#9aa5b1';
const TOTAL = { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: RULE } satisfies CellObject;
const HEADER = {
  ...TEXT,
  alignVertical: 'center',
  fontWeight: 'bold',
  backgroundColor: '#e4e9ef',
  bottomBorderStyle: 'thin',
  bottomBorderColor: RULE,
} satisfies CellObject;

/** How a cell looks, and whether it holds a text or a number. */
const STYLES = {
  text: TEXT,
  amount: AMOUNT,
  count: COUNT,
  day: DAY,
  totalText: { ...TEXT, ...TOTAL },
  totalAmount: { ...AMOUNT, ...TOTAL },
  totalCount: { ...COUNT, ...TOTAL },
  totalDay: { ...DAY, ...TOTAL },
  headerLeft: { ...HEADER, align: 'left' },
  headerRight: { ...HEADER, align: 'right' },
  title: { ...TEXT, fontWeight: 'bold', fontSize: 16 },
  heading: { ...TEXT, fontWeight: 'bold', fontSize: 12 },
  name: { ...TEXT, fontWeight: 'bold' },
  note: { ...TEXT, fontStyle: 'italic' },
  small: { ...TEXT, fontSize: 9 },
} satisfies Record<string, CellObject>;

export type StyleName = keyof typeof STYLES;

/** The styles by name; days are shown as `dayFormat` says, in the notation of spreadsheets: `dd/mm/yyyy`. */
export function cellStyles(format: string): Readonly<Record<StyleName, CellObject>> {
  return { ...STYLES, day: { ...DAY, format }, totalDay: { ...STYLES.totalDay, format } };
}
