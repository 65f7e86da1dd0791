/** What a remedy tells to write in convention.yaml is YAML that says just what was found, whatever a header or a cell holds. */
import { parse as parseCsv } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { problem } from '../../src/diagnostics/problem.ts';
import { toDiagnostic } from '../../src/diagnostics/render.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';

const AWKWARD = [
  '"Net" HT',
  'Net\\HT',
  'Net : HT',
  'Net # HT',
  'Net\nHT',
  '*Net',
  '&Net',
  '- Net',
  '{file} HT',
];
const FILE = { file: 'invoices/op.csv', row: 2 };

/** What the hints of problems with a text tell to write, read as YAML. */
function written(text: string): readonly unknown[] {
  const problems = [
    problem('header-below', FILE, { header: text, below: 5 }),
    problem('column-repeated', FILE, {
      column: 'net_amount',
      first: 'a',
      second: 'b',
      other: text,
      same: '',
    }),
    problem('header-repeated', FILE, { header: text }),
    problem('charge-negative', FILE, { charge: text, credit: 'b', signed: text, value: '-1' }),
    problem('vat-rate-beyond', FILE, { value: text }),
    problem('header-again', FILE, { column: 'label', header: text }),
    problem(
      'comment-in-text',
      { file: 'convention.yaml', row: 1 },
      { key: 'title', kept: text, comment: '#1' },
    ),
  ];
  return LANGUAGES.flatMap((language) =>
    problems.map((found) => {
      const { hint } = toDiagnostic(found, language);
      const [yaml = ''] = /(?<=`)(?:invoices|title): .*(?=`)/s.exec(hint) ?? [];
      return parse(yaml, { schema: 'failsafe' });
    }),
  );
}

test.each(AWKWARD)('%j', (text) => {
  const entry = (keys: object) => ({ invoices: [{ files: 'op.csv', ...keys }] });
  const told = [
    entry({ preamble: { until: text } }),
    entry({ ignore_columns: [text] }),
    entry({ ignore_columns: [text] }),
    entry({ columns: { net_amount: text } }),
    entry({ values: { vat_rate: { [text]: '…' } } }),
    entry({ skip_rows: { label: [text] } }),
    { title: `${text} #1` },
  ];
  expect(written(text)).toEqual([...told, ...told]);
});

test('a header in quotes that stands twice', async () => {
  const { folder, write } = smallGroup();
  write('invoices/2025-10.csv', '"Prix ""net""";"Prix ""net"""\n1;2\n');
  const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect(stderr).toContain(String.raw`ignore_columns: ["Prix \"net\""]`);
});

test.each(LANGUAGES.flatMap((language) => [',', ';'].map((delimiter) => [language, delimiter] as const)))(
  'a row of withdrawn-lines.csv is CSV that says just what was found (%s, %s)',
  (language, delimiter) => {
    const [supplier, invoice, line] = ['Orange, « SA »', 'F ; "1"', '1;2'];
    const args = { supplier, invoice, line, run: '2025-09' };
    for (const code of ['closed-line-vanished', 'closed-line-moved'] as const) {
      const found = problem(code, FILE, { ...args, other: 'b', at: 'c:2' });
      const called = { 'withdrawn-lines.delimiter': delimiter };
      const { hint } = toDiagnostic({ ...found, called }, language);
      const [, header = '', row = ''] =
        /`([^`]*run[^`]*)`[^`]*`([^`]*)`/.exec(hint.slice(hint.indexOf('csv ('))) ?? [];
      const cells: unknown = parseCsv(`${header}\n${row}`, { delimiter })[1];
      expect(cells).toEqual([supplier, invoice, line, '2025-09', expect.any(String)]);
    }
  },
);

test.each([
  ['csv', ';', 'OP;F1;1;2025-09;<the reason>'],
  ['tsv', '\t', 'OP<tab>F1<tab>1<tab>2025-09<tab><the reason>'],
])('a row of withdrawn-lines.%s is as that file has them', async (extension, delimiter, row) => {
  const { folder, write, edit, close } = smallGroup();
  await close('2025-09', '2025-10-20');
  const header = ['supplier', 'invoice_number', 'line_number', 'run', 'reason'];
  write(`withdrawn-lines.${extension}`, `${header.join(delimiter)}\n`);
  edit('invoices/2025-09.csv', 'F1', 'F2');
  const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect(stderr).toContain(`\`${row}\``);
  expect(stderr).toContain(`write the old name into withdrawn-lines.${extension} (`);
});
