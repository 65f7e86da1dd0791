import { covers } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Period } from '../domain/period.ts';
import { compareText } from '../domain/text-order.ts';

/** Which lines a run is about (DATA.md, "Periods"). */
export type Selection =
  | { readonly kind: 'all' }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'invoices'; readonly numbers: readonly string[] };

/** Whether a line is selected; all lines of an invoice are, or none. */
export function selects(selection: Selection, line: InvoiceLine): boolean {
  switch (selection.kind) {
    case 'all':
      return true;
    case 'period':
      return covers(selection.period.days, line.invoiceDate);
    case 'invoices':
      return selection.numbers.includes(line.invoiceNumber);
  }
}

/** The name of the run folder. */
export function runName(selection: Selection): string {
  switch (selection.kind) {
    case 'all':
      return 'all';
    case 'period':
      return selection.period.name;
    case 'invoices':
      return `invoice-${[...selection.numbers].sort(compareText).map(asFileName).join('+')}`;
  }
}

function asFileName(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 64);
}

/** What the run was asked for, as the manifest and `run_id` state it. */
export function selectionText(selection: Selection): string {
  switch (selection.kind) {
    case 'all':
      return 'all';
    case 'period':
      return selection.period.name;
    case 'invoices':
      return [...selection.numbers]
        .sort(compareText)
        .map((number) => JSON.stringify(number))
        .join(' ');
  }
}
