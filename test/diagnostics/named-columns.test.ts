/** A message names a column as the tables of its language do, where no file at hand says how its own is called. */
import { expect, test } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.ts';
import { headerIn, type RowSchema } from '../../src/workspace/columns/table.ts';
import { invoiceLineSchema } from '../../src/workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../../src/workspace/tables.ts';

const SCHEMAS = new Map<string, RowSchema>([
  ...Object.entries(ALL_TABLES).map(([table, { schema }]) => [table, schema] as const),
  ['invoices', invoiceLineSchema],
]);

test.each(['en', 'fr'] as const)('%s', (language) => {
  const messages = Object.values(CODES).map((entry) => entry[language]);
  const named = [...JSON.stringify(messages).matchAll(/\{([a-z]+)\.([a-z_]+)\|([^}]*)\}/g)];
  expect(named.length).toBeGreaterThan(20);
  const wrong = named.filter(([, table = '', name = '', word]) => {
    const column = SCHEMAS.get(table)?.[name];
    return column === undefined || headerIn({ ...column, name }, language) !== word;
  });
  expect(wrong.map(([text]) => text)).toEqual([]);
});
