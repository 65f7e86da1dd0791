import type { Check } from '../check.ts';
import { aboutLine } from '../finding.ts';

/** The same line key twice, or one charge in two invoices; at stake: the amount. */
export const duplicateLine: Check = {
  code: 'duplicate-line',
  severity: 'error',
  needs: [],
  judges: 'line',
  find: ({ selected, duplicates }) =>
    selected.flatMap((entry) => {
      const original = duplicates.get(entry);
      if (original === undefined) return [];
      const { invoiceNumber: invoice, lineNumber: line, file, row } = original;
      const fact = aboutLine(entry, {
        wording: entry.repeats === undefined ? 'duplicate-line/invoices' : 'duplicate-line/key',
        args: { line, invoice, place: `${file}:${row}` },
        column: 'line_number',
        actual: `${invoice} ${line}`,
        atStake: entry.line.net,
      });
      return [fact];
    }),
};
