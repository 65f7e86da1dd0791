import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFraction, fraction, sum } from '../../src/domain/numbers/fraction.ts';
import { EXAMPLE, inFolder, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { INVOICE_HEADER, invoiceOf, makeGroup } from './workspace.ts';

/** The worked example with another key beside its convention: grappes by member, other fixed parts. */
async function inExample<T>(use: (workspace: string, other: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const workspace = join(folder, 'grand-est');
    cpSync(EXAMPLE, workspace, { recursive: true });
    const other = join(folder, 'other.yaml');
    const text = readFileSync(join(workspace, 'convention.yaml'), 'utf8');
    writeFileSync(
      other,
      text
        .replace('by: equal, per: site', 'by: equal, per: member')
        .replace('REGION: 60, CEA: 35', 'REGION: 50, CEA: 45'),
    );
    return use(workspace, other);
  });
}

function parseShare(text: string) {
  const [part = '', whole = ''] = text.split('/');
  return fraction(BigInt(part), BigInt(whole));
}

interface View {
  readonly member: string;
  readonly before: { readonly net_amount: string; readonly vat_amount: string };
  readonly after: readonly {
    readonly net_amount: string;
    readonly vat_amount: string;
    readonly difference: Readonly<Record<string, string>>;
  }[];
}

/** What a run on a copy of the workspace charges to each member. */
async function chargedBy(workspace: string, convention: string): Promise<unknown> {
  return inFolder(async (folder) => {
    const copy = join(folder, 'copy');
    cpSync(workspace, copy, { recursive: true });
    writeFileSync(join(copy, 'convention.yaml'), readFileSync(convention));
    await must('allocate', copy, '--period', '2025-Q4', '--reports', 'none', '-q', '--no-reconcile');
    const { members } = JSON.parse(readFileSync(join(copy, 'runs/2025-Q4/manifest.json'), 'utf8'));
    return members.map(({ member, net_amount, vat_amount }: Record<string, string>) => [
      member,
      net_amount,
      vat_amount,
    ]);
  });
}

test('another convention may have the VAT of the invoice, and then the sums differ by cents', () =>
  inFolder(async (folder) => {
    // 8.31 at 20 % are 1.66 of VAT; three such lines 4.98, their invoice, 24.93, 4.99.
    const line = (number: string): string =>
      `OP,F1,2025-09-30,${number},A2,FTTH,subscription,2025-09-01,2025-09-30,8.31,20\n`;
    makeGroup(folder, { '2025-09.csv': INVOICE_HEADER + ['1', '2', '3'].map(line).join('') });
    const convention = readFileSync(join(folder, 'convention.yaml'), 'utf8');
    const other = join(folder, 'other.yaml');
    writeFileSync(other, convention.replace('vat: line', 'vat: invoice'));
    const text = await must('compare', folder, '--with', other, '--period', '2025-09', '--lang', 'en');
    expect(text).toMatch(/^total +29\.91 +100\.00% +29\.92 +100\.00% +0\.01$/m);
  }));

test('the convention itself changes nothing', () =>
  inExample(async (workspace) => {
    const itself = join(workspace, 'convention.yaml');
    const text = await must('compare', workspace, '--with', itself, '--period', '2025', '--format', 'json');
    const { members, categories, grappes } = JSON.parse(text) as Record<string, readonly View[]>;
    const differences = [members, categories, grappes].flatMap((rows = []) =>
      rows.flatMap(({ after }) => after.flatMap(({ difference }) => Object.values(difference))),
    );
    expect(differences.length).toBeGreaterThan(30);
    expect(new Set(differences)).toEqual(new Set(['0.00']));
  }));

test('another key gives what two runs on copies give', () =>
  inExample(async (workspace, other) => {
    const text = await must('compare', workspace, '--with', other, '--period', '2025-Q4', '--format', 'json');
    const { members, total } = JSON.parse(text) as {
      readonly members: readonly View[];
      readonly total: { readonly lines: number };
    };
    // 82 lines of October, 84 of November, 84 of December, most of them borne by several members.
    expect(total.lines).toBe(250);
    expect(members.map(({ member, before }) => [member, before.net_amount, before.vat_amount])).toEqual(
      await chargedBy(workspace, join(workspace, 'convention.yaml')),
    );
    expect(members.map(({ member, after }) => [member, after[0]?.net_amount, after[0]?.vat_amount])).toEqual(
      await chargedBy(workspace, other),
    );
  }));

/** A month with a line of an unknown access; and a convention whose only rule does not share the grappe's line either. */
async function inHalfKnownMonth<T>(use: (workspace: string, other: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const stray = 'OP,F2025-09,2025-09-30,3,A9,FTTH,subscription,2025-09-01,2025-09-30,10.00,20\n';
    makeGroup(folder, { '2025-09.csv': invoiceOf('2025-09', stray) });
    const other = join(folder, 'other.yaml');
    const convention = readFileSync(join(folder, 'convention.yaml'), 'utf8');
    writeFileSync(other, convention.replace('target: grappe', 'target: grappe, categories: [setup]'));
    return use(folder, other);
  });
}

test('lines that one of the conventions cannot share are left aside on its side, on request', () =>
  inHalfKnownMonth(async (workspace, other) => {
    const compared = (...more: readonly string[]) =>
      runCommand(['compare', workspace, '--with', other, '--period', '2025-09', '--lang', 'en', ...more]);
    expect((await compared()).exitCode).toBe(2);
    // 10.00 of the stray line on both sides; 289.90 of the grappe on that of the other convention.
    const text = await compared('--allow-unallocated');
    expect([text.exitCode, text.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^Under convention\.yaml:\n1 line left aside, 12\.00 with VAT.*\nUnder .*other\.yaml, which is meant below where convention\.yaml is named:\n2 lines left aside, 359\.88 with VAT/s,
      ),
    ]);
    expect(text.stdout).toMatch(/^\(unallocated\) +12\.00 +2\.86% +359\.88 +85\.7\d% +347\.88$/m);
    expect(text.stdout).toMatch(/^total +419\.76 .* 419\.76 +100\.00% +0\.00$/m);
    const json = await compared('--allow-unallocated', '--format', 'json');
    const { members, total } = JSON.parse(json.stdout);
    expect([json.exitCode, total.lines, members[0]]).toMatchObject([
      1,
      3,
      {
        member: '',
        before: { lines: 1, gross_amount: '12.00' },
        after: [{ lines: 2, gross_amount: '359.88', difference: { gross_amount: '347.88' } }],
      },
    ]);
    const csv = await compared('--allow-unallocated', '--format', 'csv');
    expect(csv.stdout).toMatch(/^[^,]+,,subscription,,2,10\.00,2\.00,12\.00,299\.90,59\.98,359\.88,/m);
    const html = await compared('--allow-unallocated', '--format', 'html');
    expect(html.stdout).toContain('>not allocated<');
  }));

test('closed runs do not stand in the way, and nothing is written', () =>
  inExample(async (workspace, other) => {
    await must('allocate', workspace, '--period', '2025-10', '--reports', 'none', '-q', '--no-reconcile');
    await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-20', '-q');
    const { exitCode, stdout } = await runCommand([
      'compare',
      workspace,
      '--with',
      other,
      '--period',
      '2025-Q4',
    ]);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('GR-GUEBWILLER')]);
  }));

test('several conventions stand side by side', () =>
  inExample(async (workspace, other) => {
    const itself = join(workspace, 'convention.yaml');
    const withs = ['--with', other, '--with', itself];
    const csv = await must('compare', workspace, ...withs, '--period', '2025-09', '--format', 'csv');
    const withNames = new Set(
      csv
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',')[0]),
    );
    expect([...withNames]).toEqual([other, itself]);
  }));

test('the share of the whole is exact for programs, in percent on the page', () =>
  inExample(async (workspace, other) => {
    const as = (format: string): Promise<string> =>
      must('compare', workspace, '--with', other, '--period', '2025-09', '--format', format);
    const [header = '', ...rows] = (await as('csv')).trimEnd().split('\n');
    const parts = rows.map((row) =>
      row
        .split(',')
        .slice(-2)
        .map((text) => parseShare(text)),
    );
    expect(header).toMatch(/,before_share,after_share$/);
    expect([0, 1].map((way) => formatFraction(sum(parts.flatMap((part) => part[way] ?? []))))).toEqual([
      '1/1',
      '1/1',
    ]);
    // 7,378.84 of 24,633.73.
    expect(JSON.parse(await as('json')).members[0]).toMatchObject({
      member: 'CEA',
      before: { gross_amount: '7378.84', share: '737884/2463373' },
    });
    const page = await as('html');
    expect(page).toContain('>29,95\u00a0%<');
    // Each share beside the sum that it is of.
    const titles = [...page.matchAll(/<th [^>]*>([^<]*)/g)].slice(0, 6).map(([, title]) => title);
    expect(titles).toEqual([
      'Membre',
      'Convention',
      'Part dans le total',
      'Autre clé',
      'Part dans le total',
      'Différence',
    ]);
  }));

test('what is wrong with the other convention is said of its file', () =>
  inExample(async (workspace, other) => {
    writeFileSync(other, readFileSync(other, 'utf8').replace('by: students', 'by: studens'));
    const { exitCode, stderr } = await runCommand([
      'compare',
      workspace,
      '--with',
      other,
      '--period',
      '2025-09',
    ]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/other\.yaml:\d+:.*measure-unknown/)]);
  }));

test('a file that is not there is called so, and no table of the workspace', async () => {
  const argv = ['compare', EXAMPLE, '--with', 'nowhere.yaml', '--period', '2025-09', '--lang', 'en'];
  const { exitCode, stderr } = await runCommand(argv);
  expect([exitCode, stderr]).toEqual([2, 'There is no file nowhere.yaml.\n']);
});

test('quiet leaves what may make an amount wrong', () =>
  inExample(async (workspace, other) => {
    writeFileSync(other, readFileSync(other, 'utf8').replace('REGION: 50, CEA: 45', 'REGION: 50, CEA: 44'));
    const { stderr } = await runCommand(['compare', workspace, '--with', other, '--period', '2025-09', '-q']);
    expect(stderr).toMatch(/other\.yaml:\d+:.*parts-sum/);
  }));

test('its page names the rules that the other convention changes, and its differences sum to nothing', () =>
  inExample(async (workspace, other) => {
    const html = await must('compare', workspace, '--with', other, '--period', '2025-09', '--format', 'html');
    const said = (html.split('</ul>')[0] ?? '').replaceAll(/<[^>]*>/g, '');
    expect(said).toContain(
      '(grappes)\u00a0: à parts égales entre établissements → à parts égales entre membres',
    );
    expect(said).toContain('(services-communs)\u00a0: même clé, avec d’autres paramètres');
    expect(said).not.toContain('(cite-scolaire)');
    const totals = [...html.matchAll(/<tfoot>.*?<\/tfoot>/gs)].map(([foot]) =>
      [...foot.matchAll(/amount"[^>]*>([^<]*)/g)].map(([, sum]) => sum),
    );
    expect(totals).toHaveLength(3);
    for (const [before, after, difference] of totals) expect([after, difference]).toEqual([before, '0,00']);
  }));

test('its page says once the name of a grappe that is its id', () =>
  inExample(async (workspace, other) => {
    writeFileSync(other, readFileSync(other, 'utf8').replace(/by: students.*/, 'by: equal }'));
    const page = () => must('compare', workspace, '--with', other, '--period', '2025-09', '--format', 'html');
    expect(await page()).toContain('(CS-STENAY)');
    const path = join(workspace, 'grappes.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^CS-STENAY;[^;]*/gm, 'CS-STENAY;CS-STENAY'));
    const said = await page();
    expect(said).toContain('CS-STENAY');
    expect(said).not.toContain('(CS-STENAY)');
  }));

test.each([
  ['a line', ['50.00'], [], 'lines: 2, net: 339.80) than that of the workspace (lines: 3, net: 389.80)'],
  [
    'a line and its credit',
    ['5.00', '-5.00'],
    [],
    'lines: 2, net: 339.80) than that of the workspace (lines: 4,',
  ],
  [
    'a line in the place of another',
    ['50.00'],
    ['6.00'],
    'lines: 3, net: 345.80) than that of the workspace',
  ],
  ['no line', [], [], ''],
])('%s that only one of the conventions reads is told', (_, ofOwn, ofOther, said) =>
  inFolder(async (folder) => {
    const lines = (nets: readonly string[]): string =>
      nets.map((net, index) => `OP,F9,2025-09-30,${index + 1},A1,,setup,,,${net},20\n`).join('');
    const late = { 'own.csv': lines(ofOwn), 'other.csv': lines(ofOther) };
    const files = Object.entries(late).filter(([, text]) => text !== '');
    const workspace = makeGroup(join(folder, 'group'), {
      '2025-09.csv': invoiceOf('2025-09'),
      ...Object.fromEntries(files.map(([name, text]) => [name, INVOICE_HEADER + text])),
    });
    const [own, other] = [join(workspace, 'convention.yaml'), join(folder, 'other.yaml')];
    const convention = readFileSync(own, 'utf8');
    writeFileSync(other, `${convention}ignore_files: { "own.csv": "late" }\n`);
    writeFileSync(own, `${convention}ignore_files: { "other.csv": "late" }\n`);
    const argv = ['compare', workspace, '--with', other, '--period', '2025-09', '--lang', 'en'];
    const { exitCode, stderr } = await runCommand(argv);
    expect(exitCode).toBe(0);
    expect(stderr.includes('[compare-lines]')).toBe(said !== '');
    expect(stderr).toContain(said);
  }),
);

test('its page names rules that are new, dropped, of other conditions or in another order', () =>
  inExample(async (workspace, other) => {
    const convention = readFileSync(join(workspace, 'convention.yaml'), 'utf8');
    const [head = '', ...rules] = convention.split(/^ {2}(?=- id: )/m);
    const [last = '', rest = ''] = (rules.pop() ?? '').split(/^(?=reconcile:)/m);
    const [cite = '', fees = '', verdun = '', grappes = ''] = rules;
    const changed = [
      grappes.replace('id: grappes', 'id: les-grappes'),
      verdun
        .replace('from: 2025-07-01', 'from: 2025-08-01')
        .replace('by: floor_area, as_of: latest, max_age_days: none', 'by: equal, per: member'),
      cite,
      fees.replace('from: 2025-07-01', 'from: 2025-08-01'),
      last,
    ];
    writeFileSync(other, head + changed.map((rule) => `  ${rule}`).join('') + rest);
    const html = await must('compare', workspace, '--with', other, '--period', '2025-09', '--format', 'html');
    const items = [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, item = '']) =>
      item.replaceAll(/<[^>]*>/g, '').replace(/^.*\((?=\S+\)\u00a0:)/, '('),
    );
    expect(items).toEqual([
      '(les-grappes)\u00a0: nouvelle règle',
      '(grappe-verdun)\u00a0: au prorata de «\u00a0surface (floor_area)\u00a0» → à parts égales entre membres\u00a0; d’autres jours, dépenses ou membres',
      '(cite-scolaire-frais)\u00a0: d’autres jours, dépenses ou membres',
      '(grappes)\u00a0: supprimée',
      'Les règles sont dans un autre ordre\u00a0: la première qui convient s’applique.',
    ]);
  }));

test('its page calls a grappe by its name, with its id', () =>
  inExample(async (workspace, other) => {
    const html = await must('compare', workspace, '--with', other, '--period', '2025-11', '--format', 'html');
    expect(html).toContain(
      '>Grappe de Guebwiller (accès commun inventé) <span class="code">(GR-GUEBWILLER)</span></td>',
    );
  }));
