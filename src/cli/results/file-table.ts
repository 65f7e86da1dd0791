import type { InvoiceFile } from '../../invoices/invoice-file.ts';
import type { Computation } from '../../runs/computation.ts';
import { printable } from '../../text/printable.ts';
import type { FileReport, ListCounts } from '../../workspace/file-report.ts';
import type { InputReport } from '../../workspace/load.ts';
import type { Dialect } from '../../workspace/records/record-source.ts';
import type { Words } from '../messages/en.ts';
import { textTable } from '../terminal.ts';

/** How the files of a workspace were read, for programs. */
export function inputFiles({ loaded, files }: Computation) {
  return [
    ...loaded.files.map(({ fingerprint, dialect, form, rows, ...file }) => ({
      path: fingerprint.path,
      sha256: fingerprint.sha256,
      form,
      ...dialectJson(dialect),
      rows,
      ...('counts' in file
        ? {
            table: file.table,
            sheet: file.sheet ?? null,
            constants: file.constants ?? [],
            ...countsJson(file.counts),
          }
        : {}),
    })),
    ...files.map(({ file, selected, others, net }) => ({
      path: file.fingerprint.path,
      sha256: file.fingerprint.sha256,
      form: file.form,
      ...dialectJson(file.dialect),
      layout: file.layout?.files ?? null,
      rows: selected + others,
      net_amount: net,
      skipped_rows: file.skipped().rows,
      skipped_net_amount: file.skipped().net,
      skipped_vat_amount: file.skipped().vat,
      skipped_gross_amount: file.skipped().gross,
      filled_cells: file.filled?.() ?? 0,
      formula_cells: file.formulas ?? 0,
      sheet: file.sheets?.read ?? null,
      other_sheets: file.sheets?.others ?? [],
    })),
  ];
}

function countsJson({ skipped, unknown, replaced, filled, translated, formulas }: ListCounts) {
  return {
    skipped_rows: skipped,
    unknown_rows: unknown,
    replaced_rows: replaced,
    filled_cells: filled,
    translated_cells: translated,
    formula_cells: formulas,
  };
}

function dialectJson(dialect: Dialect | undefined) {
  return {
    encoding: dialect?.encoding ?? null,
    delimiter: dialect?.delimiter ?? null,
    line_end: dialect?.lineEnd ?? null,
  };
}

/** How the files of a workspace were read, for people (`check -v`). */
export function fileTable({ loaded, files }: Computation, text: Words): string {
  const dialectCells = (dialect: Dialect | undefined): readonly string[] => [
    dialect?.encoding ?? '',
    dialect === undefined ? '' : dialect.delimiter === '\t' ? text.tab : dialect.delimiter,
    dialect?.lineEnd ?? '',
  ];
  const ofDialect = [text.encoding, text.delimiter, text.lineEnd];
  const ofRows = [text.rows, text.sum, text.skippedRows, text.ofSkipped];
  const header = [text.file, text.form, ...ofDialect, text.layout, ...ofRows];
  const tables = loaded.files.map((file) => [
    file.place,
    file.form,
    ...dialectCells(file.dialect),
    'constants' in file && file.constants !== undefined ? listName(file) : '',
    file.form === 'YAML' ? '' : String(file.rows),
    '',
    '',
    '',
  ]);
  const invoices = files.map(({ file, selected, others, net }) => [
    file.fingerprint.path,
    file.form,
    ...dialectCells(file.dialect),
    file.layout?.files ?? '',
    String(selected + others),
    text.amount(net),
    String(file.skipped().rows),
    text.amount(file.skipped().net),
  ]);
  return [
    textTable(header, [...tables, ...invoices], 6),
    ...loaded.files.flatMap((file) => listLines(file, text)),
    ...files.flatMap(({ file }) => invoiceLines(file, text)),
  ].join('\n');
}

/** A list as its entry under `tables:` tells it from others of the same file: `measures, students, 2024-10-01`. */
function listName({ table, constants = [] }: Pick<FileReport, 'table' | 'constants'>): string {
  return [table, ...constants].join(', ');
}

/** What was changed in reading a file of a table: rows left aside, cells filled or translated. */
function listLines(file: InputReport, { listCounts: text }: Words): readonly string[] {
  if (file.form === 'YAML') return [];
  const counts = COUNTED.flatMap((name) => (file.counts[name] === 0 ? [] : [text[name](file.counts[name])]));
  if (counts.length === 0) return [];
  return [
    text.of(printable(file.place), printable(listName(file)), [text.read(file.rows), ...counts].join(', ')),
  ];
}

/** What was changed in reading a file of invoices: cells filled, values of formulas, sheets that are not read. */
function invoiceLines(file: InvoiceFile, { listCounts: text }: Words): readonly string[] {
  const { fingerprint, sheets, formulas = 0 } = file;
  const filled = file.filled?.() ?? 0;
  const said = [
    ...(sheets === undefined || sheets.others.length === 0
      ? []
      : [text.sheets(printable(sheets.read), printable(sheets.others.join(', ')))]),
    ...(filled === 0 ? [] : [text.filled(filled)]),
    ...(formulas === 0 ? [] : [text.formulas(formulas)]),
  ];
  return said.map((one) => text.ofInvoices(printable(fingerprint.path), one));
}

const COUNTED = ['skipped', 'unknown', 'replaced', 'filled', 'translated', 'formulas'] as const;
