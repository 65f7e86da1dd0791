import { expect, test } from 'vitest';
import { generalHint } from '../../src/diagnostics/render.ts';
import { publishedSchemas } from '../../src/schema/list.ts';

test('the remedy for an attachment with lines names the schema of lines, not that of invoices.csv', () => {
  for (const language of ['en', 'fr'] as const) {
    const [, name = ''] = /`grappe schema (\w+)`/.exec(generalHint('attachment-unread', language)) ?? [];
    expect(publishedSchemas().get(name)?.()).toMatchObject({ path: 'invoices/*.csv' });
  }
});
