import type { FindingRecord } from '../../domain/finding.ts';
import { csvRow } from '../../report/csv/csv.ts';
import { harmlessText } from '../../text/spreadsheet.ts';
import { type FindingJson, findingJson, findingSchema } from './json.ts';
import { type Output, recordsOf } from './output.ts';

const COLUMNS = Object.keys(findingSchema.shape) as readonly (keyof FindingJson)[];

/** One row a finding, without accepted ones, which a script would count. */
export const csvOutput: Output = function* (reconciliation, { language }) {
  yield csvRow(COLUMNS);
  for (const record of recordsOf(reconciliation, language).findings) yield csvRow(cells(record));
};

function cells(record: FindingRecord): readonly string[] {
  const fields = findingJson(record);
  return COLUMNS.map((column) => {
    const field = String(fields[column] ?? '');
    return FIGURES.includes(column) ? figureOrText(field) : harmlessText(field);
  });
}

/** The columns that may hold figures. */
const FIGURES: readonly string[] = ['expected', 'actual', 'at_stake'] satisfies (keyof FindingJson)[];

/** A figure below zero is not one of the texts that a spreadsheet would take for a formula. */
function figureOrText(text: string): string {
  return /^-\d+(\.\d+)?$/.test(text) ? text : harmlessText(text);
}
