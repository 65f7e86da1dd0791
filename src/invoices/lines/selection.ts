import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { covers } from '../../domain/time/calendar.ts';
import { type Period, parsePeriod } from '../../domain/time/period.ts';
import { shellText } from '../../text/shell-word.ts';
import { compareText } from '../../text/text-order.ts';

/** Which lines a run is about (DATA.md, "Periods"). */
export type Selection =
  | { readonly kind: 'all' }
  | { readonly kind: 'period'; readonly period: Period }
  /** The lines that no closed run holds, up to the end of the period. */
  | { readonly kind: 'pending'; readonly period: Period | undefined }
  | { readonly kind: 'invoices'; readonly numbers: readonly string[] };

/** Whether a line is selected, whatever closed runs hold; an invoice is selected with all its lines or not at all. */
export function selects(
  selection: Selection,
  line: Pick<InvoiceLine, 'invoiceDate' | 'invoiceNumber'>,
): boolean {
  switch (selection.kind) {
    case 'all':
      return true;
    case 'period':
      return covers(selection.period.days, line.invoiceDate);
    case 'pending':
      return selection.period === undefined || line.invoiceDate <= selection.period.days.to;
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
    case 'pending':
      return selection.period?.name ?? 'pending';
    case 'invoices':
      return `invoice-${shortEnough([...selection.numbers].sort(compareText).map(asFileName))}`;
  }
}

const LONGEST_NAME = 120;

/** File names are limited in length: of many invoices the first are named, and their number. */
function shortEnough(names: readonly string[]): string {
  const all = names.join('+');
  return all.length <= LONGEST_NAME ? all : `${all.slice(0, LONGEST_NAME)}+${names.length}`;
}

function asFileName(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 64);
}

/** The selection as the manifest and `run_id` state it. */
export function selectionText(selection: Selection): string {
  switch (selection.kind) {
    case 'all':
      return 'all';
    case 'period':
      return selection.period.name;
    case 'pending':
      return selection.period === undefined ? 'pending' : `pending ${selection.period.name}`;
    case 'invoices':
      return [...selection.numbers]
        .sort(compareText)
        .map((number) => JSON.stringify(number))
        .join(' ');
  }
}

/** The options of the command that selects these lines. */
export function selectionOptions(selection: Selection): readonly string[] {
  if (selection.kind === 'all') return [];
  if (selection.kind === 'invoices')
    return selection.numbers.map((number) => `--invoice ${shellText(number)}`);
  const period = selection.period === undefined ? [] : [`--period ${selection.period.name}`];
  return selection.kind === 'pending' ? [...period, '--pending'] : period;
}

/** The period of a run, as its manifest and statements state it. */
export function periodName(selection: Selection): string {
  return selection.kind === 'pending' ? runName(selection) : selectionText(selection);
}

/** Reads what {@link selectionText} wrote; undefined for any other text. */
export function parseSelection(text: string): Selection | undefined {
  if (text === 'all') return { kind: 'all' };
  if (text === 'pending') return { kind: 'pending', period: undefined };
  if (text.startsWith('"')) return parseNumbers(text);
  const pending = text.startsWith('pending ');
  const period = parsePeriod(pending ? text.slice('pending '.length) : text);
  if (period === undefined) return undefined;
  return pending ? { kind: 'pending', period } : { kind: 'period', period };
}

function parseNumbers(text: string): Selection | undefined {
  const found = text.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  if (found.join(' ') !== text) return undefined;
  return { kind: 'invoices', numbers: found.map((item): string => JSON.parse(item)) };
}
