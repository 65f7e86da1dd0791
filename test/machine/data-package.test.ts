/** The library of Frictionless Data accepts the worked examples by their datapackage.json, and refuses damaged ones as `check` does. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { parseCsv } from '../oracle/csv.ts';

interface Judgement {
  readonly rows: number;
  readonly resources: number;
  readonly found: readonly { readonly resource: string; readonly message: string }[];
}

let root = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'grappe-package-'));
  for (const language of ['fr', 'en']) {
    await runCommand(['init', join(root, language), '--lang', language, '-q']);
  }
  cpSync(join(root, 'fr'), join(root, 'year'), { recursive: true });
  cpSync('fixtures/grand-est-year', join(root, 'year'), { recursive: true });
  cpSync(join(root, 'fr'), join(root, 'tabs'), { recursive: true });
  for (const name of ['sites', 'invoices/2025-09']) {
    const path = join(root, 'tabs', name);
    writeFileSync(`${path}.tsv`, readFileSync(`${path}.csv`, 'utf8').replaceAll(';', '\t'));
    rmSync(`${path}.csv`);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function describedPackage(folder: string) {
  const { stdout } = await runCommand(['schema', '--package', folder]);
  writeFileSync(join(folder, 'datapackage.json'), stdout);
  return JSON.parse(stdout) as { readonly resources: readonly { readonly path: string }[] };
}

function judged(folder: string): Judgement {
  const path = join(folder, 'datapackage.json');
  return JSON.parse(execFileSync('node', ['validators/validate-package.js', path], { encoding: 'utf8' }));
}

describe('the worked example', () => {
  test.each(['fr', 'en', 'year', 'tabs'])('in %s holds, row for row', async (name) => {
    const folder = join(root, name);
    const { resources } = await describedPackage(folder);
    const rows = resources.map(
      ({ path }) =>
        parseCsv(readFileSync(join(folder, path), 'utf8').replace(/^\ufeff/u, '')).records.length - 1,
    );
    expect(judged(folder)).toEqual({
      rows: rows.reduce((sum, count) => sum + count, 0),
      resources: resources.length,
      found: [],
    });
  });

  test('in French has the French names of columns', async () => {
    const { stdout } = await runCommand(['schema', 'sites', '--headers', 'fr']);
    const { fields, foreignKeys } = JSON.parse(stdout);
    expect(fields.slice(0, 4).map(({ name }: { name: string }) => name)).toEqual([
      'site',
      'nom',
      'type',
      'membre',
    ]);
    expect(foreignKeys).toEqual([
      { fields: ['membre'], reference: { resource: 'members', fields: ['membre'] } },
    ]);
  });
});

const DAMAGES: readonly (readonly [what: string, file: string, text: RegExp, instead: string])[] = [
  ['a member without a name', 'members.csv', /^REGION;[^;]*/mu, 'REGION;'],
  ['a type that is none', 'sites.csv', /;college;/u, ';palais;'],
  ['a member that is none', 'sites.csv', /;MEUSE;/u, ';INCONNU;'],
  ['a site that is none', 'grappes.csv', /;STENAY-CLG;/u, ';STENAY-LEP;'],
  ['a count in letters', 'measures.csv', /;414;/u, ';quatre cents;'],
  ['an amount with an exponent', 'invoices/2025-09.csv', /;289,90;289,90;/u, ';289,90;1e3;'],
  ['an amount of three decimals', 'invoices/2025-09.csv', /;289,90;289,90;/u, ';289,90;289,905;'],
  ['a day of another form', 'invoices/2025-09.csv', /;2025-09-05;/u, ';5.9.2025;'],
  ['a category that is none', 'invoices/2025-09.csv', /;abonnement;/u, ';abonement;'],
  ['a row that is too long', 'members.csv', /^(REGION;.*)$/mu, '$1;;;;;;;'],
];

describe('refused by both:', () => {
  test.each(DAMAGES)('%s', async (_, file, text, instead) => {
    const folder = mkdtempSync(join(root, 'damaged-'));
    cpSync(join(root, 'fr'), folder, { recursive: true });
    await describedPackage(folder);
    const path = join(folder, file);
    const whole = readFileSync(path, 'utf8');
    const damaged = whole.replace(text, instead);
    expect(damaged).not.toBe(whole);
    writeFileSync(path, damaged);
    const { exitCode } = await runCommand(['check', folder, '-q']);
    expect([exitCode, judged(folder).found.length > 0]).toEqual([2, true]);
  });
});
