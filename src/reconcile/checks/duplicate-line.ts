import { EXAMPLE_LINE, type HistoryCheck } from '../check.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { otherInvoiceName, placeOfLine } from '../lines/line-store.ts';

/** The same line key twice, or one charge in two invoices; at stake: the amount. */
export const duplicateLine: HistoryCheck = {
  code: 'duplicate-line',
  severity: 'error',
  asks: 'credit',
  stakes: 'too high',
  credits: 'subtracted',
  example: { wording: 'duplicate-line/invoices', args: EXAMPLE_LINE },
  *find({ lines, duplicates }) {
    const { columns } = lines;
    for (const [index, original] of duplicates) {
      if (!has(columns, index, FLAG.selected)) continue;
      yield {
        about: index,
        atStake: columns.net.at(index),
        details: () => {
          const { invoice, line, file, row } = placeOfLine(lines, original);
          return {
            wording: has(columns, index, FLAG.repeated) ? 'duplicate-line/key' : 'duplicate-line/invoices',
            args: { line, invoice: otherInvoiceName(lines, original, index), place: `${file}:${row}` },
            column: 'line_number',
            actual: `${invoice} ${line}`,
          };
        },
      };
    }
  },
};
