/** Enumerated words of the convention are read as those of the tables are (DATA.md, "Reading"). */
import { expect, test } from 'vitest';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { convention } from '../oracle/small-workspace.ts';

test('without regard to case, accents, spaces and hyphens', () => {
  const { value, problems } = readConvention(
    convention('{ by: students, as_of: Latest, max_age_days: None }', {
      prorata: 'Daily',
      rounding: 'Largest remainder',
      vat: 'LINE',
      basis: '[{ to: 2025-06-30, value: Service }, { from: 2025-07-01, value: Invoice-date }]',
      undated: 'Invoice month',
      locale: 'FR',
      invoices: '[{ files: "*.csv", in_parts: Yes, numbers: { decimal: "," } }]',
    })
      .replace('target: group', 'target: Group')
      .replace(/share: [^\n]*\n$/, 'share: { by: equal, per: Member } }\n'),
  );
  expect(problems).toEqual([]);
  const { settings: all = [], locale, layouts = [], rules = [] } = value?.convention ?? {};
  expect({ locale, inParts: layouts[0]?.inParts, target: rules[1]?.appliesTo.target }).toEqual({
    locale: 'fr',
    inParts: true,
    target: 'group',
  });
  expect(rules[0]?.share).toMatchObject({ reference: { asOf: { kind: 'latest' }, maxAgeDays: undefined } });
  expect(rules[1]?.share).toEqual({ by: 'equal_members' });
  const settings = { prorata: 'daily', rounding: 'largest_remainder', vat: 'line', undated: 'invoice_month' };
  expect(all.map((turn) => turn.value)).toMatchObject([
    { ...settings, basis: 'service' },
    { ...settings, basis: 'invoice_date' },
  ]);
});

test('forms of dates that only hyphens tell apart are taken as written', () => {
  const read = (dates: string) =>
    readConvention(
      convention('{ by: equal, per: member }', { reports: `{ titres: { dates: "${dates}" } }` }),
    );
  expect(read('YYYYMMDD').value?.convention.reports.titres.dates).toBe('YYYYMMDD');
  expect(read('yyyymmdd').problems.map(({ code }) => code)).toEqual(['value-invalid']);
});

test.each([
  ['oui', true],
  ['Non', false],
  ['true', true],
])('in_parts: %s', (word, inParts) => {
  const { value, problems } = readConvention(
    convention('{ by: equal, per: member }', { invoices: `[{ files: "*.csv", in_parts: ${word} }]` }),
  );
  expect(problems).toEqual([]);
  expect(value?.convention.layouts[0]?.inParts).toBe(inParts);
});

test.each([
  '011',
  '012E',
  '1e3',
  '0x1F',
  '0o17',
  'on',
  'no',
  'yes',
  'true',
  '2025-09-01',
  '1_000',
  '12:30',
  '.5',
  '+1',
  '.inf',
])('a text that YAML may take for another value is taken as written: %s', (text) => {
  const { value, problems } = readConvention(
    convention(`{ by: fixed, parts: { ${text}: 1 } }`, {
      billed_to: text,
      tables: `{ imputations: { file: i.csv, defaults: { chapter: ${text} }, values: { nature: { ${text}: ${text} } } } }`,
    }),
  );
  expect(problems).toEqual([]);
  const { settings = [], rules = [], tables } = value?.convention ?? {};
  const [list] = tables?.get('imputations') ?? [];
  expect(settings[0]?.value.billedTo).toBe(text);
  expect(list?.defaults.get('chapter')).toBe(text);
  expect([...(list?.values.get('nature') ?? [])]).toEqual([[text, text]]);
  expect(rules[0]?.share).toMatchObject({ parts: new Map([[text, { numerator: 1n, denominator: 1n }]]) });
});

test.each(['', '""', '~', 'null'])('a key whose value is `%s` is a key left out', (nothing) => {
  const { value, problems } = readConvention(
    convention('{ by: equal }', { billed_to: nothing, title: nothing }),
  );
  expect([value?.convention.settings[0]?.value.billedTo, value?.convention.title, problems]).toEqual([
    undefined,
    undefined,
    [],
  ]);
});

test('runs of 0.1 took `null` for a text', () => {
  const { value } = readConvention(convention('{ by: equal }', { title: 'null' }), KEYS, [0, 1]);
  expect(value?.convention.title).toBe('null');
});

test('a quoted "null" is a text', () => {
  const { value } = readConvention(convention('{ by: equal }', { title: '"null"' }));
  expect(value?.convention.title).toBe('null');
});

test('a key that nothing knows is told though it has no value', () => {
  const text = convention('{ by: fixed, parts: { REGION: 1, MEUSE: }, foo: }', {
    title: '',
    coordinater: '',
    reconcile: '{ severity: { period-gaps: } }',
  });
  const { doubts, problems } = readConvention(text);
  expect(doubts).toBeDefined();
  expect(problems.map(({ code, place }) => `${code} ${place.row} ${place.column}`)).toEqual([
    'key-unknown 8 reconcile.severity.period-gaps',
    'key-unknown 10 rules[0].share.foo',
    'key-unknown 11 rules[1].share.foo',
    'key-unknown 7 coordinater',
  ]);
});

test('a key that no share knows is told with over, which each share of a rule may have', () => {
  const parts = 'parts: { REGION: 1 }';
  const of = `of: [{ part: 1, share: { by: fixed, ${parts}, ove: {} } }]`;
  for (const [share, told] of [
    [`{ by: fixed, ${parts}, foo: 1 }`, ' by, parts, absent, over'],
    [`{ by: mix, ${of} }`, 'over '],
    [`{ by: mix, of: [{ part: 1, share: { by: mix, ${of} } }] }`, ' by, parts, absent'],
  ] as const) {
    const { problems } = readConvention(convention(share));
    const unknown = problems.filter(({ code }) => code === 'key-unknown');
    expect([...new Set(unknown.map(({ args }) => `${args['nearest']} ${args['known']}`))]).toEqual([told]);
  }
});

test('a key of a share without a value is left out where another share has it', () => {
  const { value, problems } = readConvention(
    convention('{ by: equal, as_of: "", of: , max_age_days: , parts: }', { title: '' }),
  );
  expect(problems).toEqual([]);
  expect(value?.convention.rules[0]?.share).toMatchObject({ by: 'equal_members' });
});

test('runs of 0.1 passed over a key that nothing knows and that had no value', () => {
  const { problems } = readConvention(convention('{ by: equal }', { coordinater: '' }), KEYS, [0, 1]);
  expect(problems).toEqual([]);
});

test.each([
  ['euros', 'EUR'],
  ['eur', 'EUR'],
  ['€', 'EUR'],
  ['XYZ1', 'EUR'],
  ['usd', 'USD'],
  ['XPF', 'EUR'],
  ['tnd', 'EUR'],
])('the currency %s is refused, for %s: it is no code of ISO 4217, or has no cents', (written, expected) => {
  const text = convention('{ by: equal, per: member }', { currency: `"${written}"` });
  expect(readConvention(text).problems).toMatchObject([
    { code: 'value-invalid', place: { column: 'currency', value: written }, args: { expected } },
  ]);
  expect(readConvention(text, KEYS, [0, 1])).toMatchObject({
    value: { convention: { currency: written } },
    problems: [],
  });
});

test('a currency with cents is taken as written', () => {
  const read = (currency: string) =>
    readConvention(convention('{ by: equal, per: member }', { currency })).value?.convention.currency;
  expect(['EUR', 'CHF', '" USD "'].map(read)).toEqual(['EUR', 'CHF', 'USD']);
});
