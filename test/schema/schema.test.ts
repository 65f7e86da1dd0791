import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishedSchemas } from '../../src/schema/list.ts';
import { OUTPUTS } from '../../src/schema/output-schema.ts';
import { ALL_TABLES } from '../../src/workspace/tables.ts';
import { inExample, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

interface Field {
  readonly name: string;
  readonly title?: string;
  readonly constraints: {
    readonly required: boolean;
    readonly enum?: readonly string[];
    readonly pattern?: string;
  };
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly dialect: { readonly delimiter: string };
}

function fieldsOf(name: string): readonly Field[] {
  const schema = publishedSchemas().get(name)?.() as { readonly fields: readonly Field[] };
  return schema.fields;
}

test.each([
  ['acomptes', 'advances'],
  ['membres.csv', 'members'],
  ['lignes', 'lines'],
  ['Accès', 'accesses'],
  ['lignes retirées', 'withdrawn-lines'],
  ['manifeste', 'manifest'],
])('a table is asked for by its French name too: %s', async (french, name) => {
  expect(await must('schema', french)).toBe(await must('schema', name));
});

test('a folder that is no workspace has no package', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['schema', '--package', 'docs', '--lang', 'en']);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('convention.yaml: error[table-missing]: convention.yaml is not in the workspace');
});

test('a package names invoices as the disk does, which may have decomposed the accents of their names', () =>
  inExample(async (workspace) => {
    const [name, decomposed] = ['2025-09.csv', `E\u0301vry/2025-09.csv`];
    mkdirSync(join(workspace, 'invoices', dirname(decomposed)));
    renameSync(join(workspace, 'invoices', name), join(workspace, 'invoices', decomposed));
    const { resources } = JSON.parse(await must('schema', '--package', workspace));
    const paths = resources.map(({ path }: { path: string }) => path);
    expect(paths).toContain(`invoices/${decomposed}`);
    expect(paths).not.toContain(`invoices/${name}`);
  }));

test('a package has the tables and invoices between tabs, under the names of their tables', () =>
  inExample(async (workspace) => {
    for (const path of ['sites', 'invoices/2025-09'].map((name) => join(workspace, name))) {
      const text = readFileSync(`${path}.csv`, 'utf8');
      writeFileSync(`${path}.tsv`, text.replaceAll(text.includes(';') ? ';' : ',', '\t'));
      rmSync(`${path}.csv`);
    }
    const { resources } = JSON.parse(await must('schema', '--package', workspace));
    const described = resources.flatMap(({ name, path, dialect }: Resource) =>
      dialect.delimiter === '\t' ? [[name, path, dialect.delimiter]] : [],
    );
    expect(described).toEqual([
      ['sites', 'sites.tsv', '\t'],
      ['lines-invoices-2025-09.tsv', 'invoices/2025-09.tsv', '\t'],
    ]);
  }));

describe('published schemas', () => {
  test('every table has one, and so have the lines, the convention, the manifest and what is written', () => {
    const tables = Object.values(ALL_TABLES).map(({ name }) => name);
    expect([...publishedSchemas().keys()]).toEqual([
      ...tables,
      'lines',
      'convention',
      'manifest',
      'account-manifest',
      'forecast-manifest',
      ...OUTPUTS.map(({ name }) => name),
    ]);
  });

  test('a table says its columns with their French names and what is required', () => {
    // DATA.md: member (membre), name (nom), siret, service_code (code_service), joined_on (entree_le), left_on (sortie_le).
    expect(
      fieldsOf('members').map(({ name, title, constraints }) => [name, title, constraints.required]),
    ).toEqual([
      ['member', 'membre', true],
      ['name', 'nom', true],
      ['siret', undefined, false],
      ['service_code', 'code_service', false],
      ['joined_on', 'entree_le', false],
      ['left_on', 'sortie_le', false],
    ]);
  });

  test('a choice lists its words in both languages', () => {
    const category = fieldsOf('lines').find(({ name }) => name === 'category');
    expect(category?.constraints.enum).toEqual([
      'subscription',
      'service',
      'setup',
      'usage',
      'penalty',
      'other',
      'abonnement',
      'frais_acces',
      'consommation',
      'penalite',
      'autre',
    ]);
  });

  test('a dated table may repeat its key on other days, and names the tables that it refers to', () => {
    const sites = publishedSchemas().get('sites')?.();
    expect(sites).toMatchObject({
      uniqueKeys: [['site', 'valid_from']],
      foreignKeys: [{ fields: ['member'], reference: { resource: 'members', fields: ['member'] } }],
    });
    expect(publishedSchemas().get('members')?.()).not.toHaveProperty('foreignKeys');
  });

  test.each([
    ['2025-09-01', true],
    ['01/09/2025', true],
    ['1/9/2025', false],
    ['2025-09', false],
  ])('a day may be written %s: %s', (text, read) => {
    const day = fieldsOf('lines').find(({ name }) => name === 'invoice_date');
    expect(new RegExp(day?.constraints.pattern ?? '', 'u').test(text)).toBe(read);
  });

  test.each([
    ['1234.50', true],
    ['-1 234,50 €', true],
    ['1\u202f234,5', true],
    ['1e3', false],
    ['1234.505', false],
    ['(12.00)', false],
  ])('an amount may be written %s: %s', (text, read) => {
    const amount = fieldsOf('lines').find(({ name }) => name === 'net_amount');
    expect(new RegExp(amount?.constraints.pattern ?? '', 'u').test(text)).toBe(read);
  });

  test('the convention says which keys it must have and their words', () => {
    const schema = publishedSchemas().get('convention')?.() as {
      readonly required: readonly string[];
      readonly properties: {
        readonly title: { readonly type: readonly string[] };
        readonly rounding: { readonly anyOf: readonly { readonly enum?: readonly string[] }[] };
      };
    };
    expect(schema.required).toEqual(['prorata', 'rounding', 'vat', 'basis']);
    // An editor sees a number where grappe reads the text 2025.
    expect(schema.properties.title.type).toEqual(['string', 'number', 'boolean']);
    expect(schema.properties.rounding.anyOf[0]?.enum).toEqual(['largest_remainder', 'carry']);
  });
});
