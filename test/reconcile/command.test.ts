import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { words } from '../../src/cli/messages/words.ts';
import { FINDING_CODES } from '../../src/domain/finding.ts';
import { FORMATS } from '../../src/reconcile/outputs/formats.ts';
import { ALL_CHECKS } from '../../src/reconcile/reconciliation.ts';
import { runCommand } from '../cli/run-command.ts';
import { billed, JUNE, MAY, settle } from './billed.ts';
import { workspaceOf } from './workspace.ts';

const careless = (): string => workspaceOf('grand-est', 'grand-est-errors');
const warned = (): string => workspaceOf('reconcile/base', 'reconcile/item-mismatch/trigger');

afterEach(() => void vi.unstubAllEnvs());

describe('grappe reconcile', () => {
  test('ends with 0 where nothing is wrong', async () => {
    const folder = workspaceOf('grand-est');
    const reconcile = ['reconcile', folder, '--period', '2025-10'];
    const { exitCode, stdout, stderr } = await runCommand(reconcile);
    expect(exitCode).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toBe(
      'Contrôle non fait : Factures tardives (late-line), car aucun calcul n’est clos.\nContrôle non fait : Acceptations sans écart (acceptance-unused), car accepted-findings.csv est absent.\n',
    );
    const toFile = await runCommand([...reconcile, '--out', join(folder, 'found.txt')]);
    expect([toFile.stderr, readFileSync(join(folder, 'found.txt'), 'utf8')]).toEqual([stderr, stdout]);
  });

  test('ends with 1 where an error was found', async () => {
    const { exitCode } = await runCommand(['reconcile', careless(), '--period', '2025-11']);
    expect(exitCode).toBe(1);
  });

  test('ends with 0 where only warnings were found, with 1 when asked to fail on them', async () => {
    const folder = warned();
    expect((await runCommand(['reconcile', folder])).exitCode).toBe(0);
    expect((await runCommand(['reconcile', folder, '--fail-on', 'warning'])).exitCode).toBe(1);
  });

  test('tells accesses of which it says the same in one sentence; other formats have each', async () => {
    const folder = workspaceOf('grand-est');
    const october = join(folder, 'invoices/2025-10.csv');
    const [header = '', ...rows] = readFileSync(october, 'utf8').trimEnd().split('\n');
    writeFileSync(october, `${header}\n${rows.at(-1)}\n`);
    const asked = ['reconcile', folder, '--period', '2025-10'];
    for (const [lang, more] of [
      ['en', 'FTTO-0013 and 28 more (--format csv has them all)'],
      ['fr', 'FTTO-0013 et 28 de plus (--format csv les a tous)'],
    ] as const) {
      const { stdout } = await runCommand([...asked, '--lang', lang]);
      const [head, first, sentence, next] = stdout.split('\n');
      expect(head).toMatch(/unbilled-access .*40/);
      expect(first).toMatch(/^ {2}accesses\.csv:2:acces {2}FTTO-0001, FTTO-0002, /);
      expect(first?.endsWith(more)).toBe(true);
      expect([sentence?.startsWith('    '), next]).toEqual([true, '']);
    }
    const { stdout } = await runCommand([...asked, '--format', 'csv']);
    expect(stdout.split('\n').filter((row) => row.startsWith('unbilled-access,'))).toHaveLength(40);
  });

  test('does not fail on what is accepted', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/acceptance-unused/near-miss');
    const { exitCode, stdout } = await runCommand(['reconcile', folder, '--lang', 'en']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'Prices that are not those of the schedule (price-mismatch): unit price 105.00, but 100.00 in the price schedule (accepted: accord de mai)',
    );
  });

  test('ends with 2 on input that cannot be read, in json as one document', async () => {
    const folder = careless();
    writeFileSync(join(folder, 'prices.csv'), 'code_article\nFTTO-100\n');
    const { exitCode, stdout } = await runCommand(['reconcile', folder, '--format', 'json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'column-missing' }],
    });
  });

  test('writes its one document in json into the file of --out, and nothing to stdout', async () => {
    const folder = careless();
    const out = join(folder, 'grappe.json');
    const { exitCode, stdout } = await runCommand([
      ...['reconcile', folder, '--period', '2025-11', '--format', 'json', '--out', out],
    ]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ ok: false, over_billed: '1292.67' });
  });

  test('is not stopped by what a line lacks for its sharing alone, as allocate is', async () => {
    const folder = workspaceOf('grand-est');
    writeFileSync(join(folder, 'imputations.csv'), 'membre,chapitre,fonction,nature\nCEA,011,221,6262\n');
    const [period, quiet] = [
      ['--period', '2025-10'],
      ['--reports', 'none', '--no-reconcile'],
    ];
    expect((await runCommand(['reconcile', folder, ...period])).exitCode).toBe(0);
    const { exitCode, stderr } = await runCommand(['allocate', folder, ...period, ...quiet]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('[imputation-missing]')]);
  });

  test('ends with 2 on a period that is none', async () => {
    expect((await runCommand(['reconcile', careless(), '--period', '2025-13'])).exitCode).toBe(2);
  });

  test.each([
    ['junit', ['--period', '2025-13'], /<error message="&#34;2025-13&#34; is no period\. /],
    ['junit', ['--fail-on', 'nothing'], /<error message="--fail-on takes one of /],
    ['github', ['--period', '2025-13'], /^::error title=grappe::"2025-13" is no period\. .*\n$/],
    ['github', ['--fail-on', 'nothing'], /^::error title=grappe::--fail-on takes one of .*%0ASee: .*\n$/],
  ])('prints a document of %s on a mistake of the command line: %j', async (format, asked, document) => {
    const command = ['reconcile', careless(), ...asked, '--format', format, '--lang', 'en'];
    const { exitCode, stdout, stderr } = await runCommand(command);
    expect([exitCode, stdout]).toEqual([2, expect.stringMatching(document)]);
    expect(stderr).not.toBe('');
  });

  test('writes that document into the file of --out', async () => {
    const folder = careless();
    const out = join(folder, 'grappe.xml');
    const { stdout } = await runCommand([
      ...['reconcile', folder, '--period', '2025-13', '--format', 'junit', '--out', out],
    ]);
    expect([stdout, readFileSync(out, 'utf8')]).toEqual(['', expect.stringContaining('errors="1"')]);
  });

  test('ends with 2 on a period without an invoice', async () => {
    const { exitCode, stderr } = await runCommand(['reconcile', careless(), '--period', '2024']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no-lines');
  });

  test('prints one document in json, amounts as strings', async () => {
    const { stdout } = await runCommand(['reconcile', careless(), '--period', '2025-11', '--format', 'json']);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      ok: false,
      lines: 90,
      over_billed: '1292.67',
      owed_to_operator: '75.00',
    });
    expect(document.findings).toHaveLength(20);
    expect(document.accepted).toHaveLength(1);
    expect(document.checks).toContainEqual({
      code: 'late-line',
      ran: false,
      reason: 'aucun calcul n’est clos',
      findings: 0,
    });
  });

  test('describes each check with an example, without a workspace', async () => {
    const { exitCode, stdout } = await runCommand(['reconcile', '--list', '--lang', 'en']);
    expect(exitCode).toBe(0);
    expect(stdout.match(/Example:/g)).toHaveLength(FINDING_CODES.length);
    const json = await runCommand(['reconcile', '--list', '--format', 'json', '--lang', 'fr']);
    expect(JSON.parse(json.stdout)).toHaveLength(FINDING_CODES.length);
  });

  test('names files from the root of the repository that GitHub checked out, wherever the command runs', async () => {
    const folder = careless();
    const places = async (root: string) => {
      vi.stubEnv('GITHUB_WORKSPACE', root);
      const { stdout } = await runCommand(['reconcile', folder, '--period', '2025-11', '--format', 'github']);
      return new Set(stdout.match(/(?<=^::error file=)[^,]*/gmu));
    };
    expect(await places(dirname(folder))).toContain(`${basename(folder)}/invoices/2025-11.csv`);
    const elsewhere = await places(join(folder, 'invoices'));
    expect(elsewhere).toContain(`${folder.replaceAll('\\', '/')}/invoices/2025-11.csv`);
    writeFileSync(join(folder, 'members.csv'), 'member\n');
    expect(await places(dirname(folder))).toContain(`${basename(folder)}/members.csv`);
  });

  test('adds to the step summary of GitHub where there is one', async () => {
    const folder = careless();
    const summary = join(folder, 'summary.md');
    writeFileSync(summary, 'before\n');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    const reconcile = ['reconcile', folder, '--period', '2025-11', '--format', 'github'];
    const { stderr } = await runCommand([...reconcile, '--lang', 'en']);
    const added = readFileSync(summary, 'utf8');
    expect(added).toMatch(/^before\n## grappe reconcile: 20 findings in 90 lines/);
    expect(stderr).toContain('step summary');
    writeFileSync(summary, 'before\n');
    const out = join(folder, 'found.txt');
    const toFile = await runCommand([...reconcile, '--out', out, '-q', '--lang', 'en']);
    expect(toFile.stderr).toMatch(/^Reconcile: 20 findings, of which .* See .*found\.txt\. .*\n$/);
    expect(readFileSync(summary, 'utf8')).toBe(added);
  });

  test('adds the problems of an input in doubt to the step summary', async () => {
    const folder = careless();
    const summary = join(folder, 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    const rows = readFileSync(join(folder, 'measures.csv'), 'utf8');
    writeFileSync(join(folder, 'measures.csv'), rows.replace(';414;', ';4|4;'));
    const reconcile = ['reconcile', folder, '--format', 'github'];
    expect((await runCommand([...reconcile, '--out', join(folder, 'found.txt')])).exitCode).toBe(2);
    expect((await runCommand([...reconcile, '--lang', 'en'])).exitCode).toBe(2);
    const [french, , , , row, , english] = readFileSync(summary, 'utf8').split('\n');
    expect(french).toBe(
      '## grappe reconcile: données douteuses, 1 problème : les factures n’ont pas été contrôlées',
    );
    expect(row).toMatch(
      /^\| `number-invalid` \| measures\.csv:2:valeur \| nombre attendu, trouvé « 4\\\|4 » \| .+ \|$/,
    );
    expect(english).toBe('## grappe reconcile: input in doubt, 1 problem: the invoices were not checked');
  });

  test('ends by its findings where the step summary cannot be written', async () => {
    const folder = careless();
    vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'no-such-folder/summary.md'));
    const found = await runCommand(['reconcile', folder, '--period', '2025-11', '--format', 'github']);
    expect([found.exitCode, found.stderr]).toEqual([1, expect.stringContaining('ENOENT')]);
  });
});

describe('grappe allocate', () => {
  const allocate = (folder: string, ...options: readonly string[]) =>
    runCommand(['allocate', folder, '--period', '2025-11', '--reports', 'none', ...options]);

  test('says in one line what reconcile found, and ends as it would without', async () => {
    const { exitCode, stdout } = await allocate(workspaceOf('grand-est'));
    expect(exitCode).toBe(0);
    const { length } = ALL_CHECKS.filter(({ onlyIfAsked }) => onlyIfAsked !== true);
    expect(stdout).toContain(
      `Rapprochement : rien à redire sur 84 lignes ; contrôles faits : ${length - 2} sur ${length}.\n`,
    );
  });

  test('fails on errors of the operator with --strict only', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/price-mismatch/trigger');
    const june = ['allocate', folder, '--period', '2025-06', '--reports', 'none', '--lang', 'en', '--force'];
    const loose = await runCommand(june);
    expect(loose.exitCode).toBe(0);
    expect(loose.stdout).toContain(
      'Reconcile: 2 findings, of which 2 errors; over-billed €45.00, owed to the operator €0.00 (net).',
    );
    expect((await runCommand([...june, '--strict'])).exitCode).toBe(1);
    const neither = await runCommand([...june, '--strict', '--no-reconcile', '--lang', 'en']);
    expect(neither).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--strict and --no-reconcile exclude each other.'),
    });
  });

  test('leaves it out with --no-reconcile', async () => {
    const { stdout } = await allocate(workspaceOf('grand-est'), '--no-reconcile');
    expect(stdout).not.toContain('Rapprochement');
  });

  test('shows the findings in report.html, and verify finds the same page again', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/price-mismatch/trigger');
    await runCommand(['allocate', folder, '--period', '2025-06', '--reports', 'html']);
    const run = join(folder, 'runs', '2025-06');
    expect(readdirSync(run)).toContain('findings.json');
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('contre 100,00 au bordereau des prix');
    expect((await runCommand(['verify', run])).exitCode).toBe(0);
  });

  test('keeps no findings where no page shows them', async () => {
    const folder = workspaceOf('grand-est');
    await allocate(folder);
    expect(existsSync(join(folder, 'runs', '2025-11', 'findings.json'))).toBe(false);
  });
});

describe('grappe reconcile --out', () => {
  const letterArgs = (folder: string, out: string, ...more: readonly string[]) => [
    'reconcile',
    folder,
    '--period',
    '2025-11',
    '--format',
    'letter',
    '--out',
    out,
    '--lang',
    'en',
    ...more,
  ];

  test('refuses to write what would be read the next time: into invoices/, or over a table', async () => {
    const folder = careless();
    const before = readFileSync(join(folder, 'sites.csv'), 'utf8');
    const tables = ['sites.csv', 'convention.yaml', 'advances.csv', 'suppliers.tsv'];
    for (const out of ['invoices/found.csv', 'invoices/new/found.csv', ...tables]) {
      const csv = [
        'reconcile',
        folder,
        '--format',
        'csv',
        '--force',
        '--lang',
        'en',
        '--out',
        join(folder, out),
      ];
      const { exitCode, stderr } = await runCommand(csv);
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringContaining('would be read by grappe the next time'),
      ]);
    }
    expect(readdirSync(join(folder, 'invoices'))).not.toContain('found.csv');
    expect(readFileSync(join(folder, 'sites.csv'), 'utf8')).toBe(before);
  });

  test('writes a letter as a document, says who has no address, and counts what was left out', async () => {
    const folder = careless();
    const out = join(folder, 'dispute.DOCX');
    const { exitCode, stdout, stderr } = await runCommand(letterArgs(folder, out, '--date', '2025-12-05'));
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect(stderr).toContain('The letter to the operator 99900421100010 has no address:');
    expect(stderr).toContain(
      '5 findings of severity warning are in no letter; --with-warnings includes them.',
    );
    expect(stderr).toContain(`Written: ${out}\n`);
  });

  test('says how an address is given in YAML that is one, whatever the operator is called', () => {
    const supplier = 'Réseaux "Est"';
    for (const language of ['en', 'fr'] as const) {
      const said = words(language).reconcile.withoutAddress(supplier);
      const [address = ''] = /to: \{.*\}/.exec(said) ?? [];
      expect(Object.keys(parse(address).to)).toEqual([supplier]);
    }
  });

  test('writes Markdown where the file is no document, and warnings where asked', async () => {
    const folder = careless();
    const out = join(folder, 'dispute.md');
    const { stderr } = await runCommand(letterArgs(folder, out, '--with-warnings', '-q'));
    expect(stderr).not.toContain('severity warning');
    expect(readFileSync(out, 'utf8')).toContain('## 18. Amounts that moved\n');
  });

  test('writes over nothing, but with --force', async () => {
    const folder = careless();
    const out = join(folder, 'dispute.docx');
    writeFileSync(out, 'mine');
    const { exitCode, stderr } = await runCommand(letterArgs(folder, out));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${out} already exists: add --force to replace it.`);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await runCommand(letterArgs(folder, out, '--force'))).exitCode).toBe(1);
    expect(readFileSync(out, 'utf8')).not.toBe('mine');
  });

  test('writes a file for each operator, named by it as file systems can, none over another', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/unknown-access/trigger');
    const header =
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,service_date,net_amount,vat_rate,gross_amount';
    const lines = ['A/É', 'AE-2', 'a.e', '//', 'B'].map(
      (supplier, n) => `${supplier},F${n},2025-06-05,1,A1,VISITE,usage,2025-06-03,80.00,20,97.00`,
    );
    writeFileSync(join(folder, 'invoices', 'lines.csv'), `${[header, ...lines].join('\n')}\n`);
    const out = join(folder, 'to.send', 'x.docx');
    mkdirSync(join(folder, 'to.send'));
    const args = ['reconcile', folder, '--format', 'letter', '--out', out, '--lang', 'en'];
    expect((await runCommand(args)).exitCode).toBe(1);
    expect(readdirSync(join(folder, 'to.send')).sort()).toEqual([
      'x-AE-2.docx',
      'x-AE.docx',
      'x-B.docx',
      'x-ae-3.docx',
      'x-x.docx',
    ]);
  });

  test('says of letters to other operators, or to one alone, that were there before that they are not of today', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/unknown-access/trigger');
    const header =
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,service_date,net_amount,vat_rate,gross_amount';
    const write = (...gross: readonly (readonly [supplier: string, gross: string])[]): void => {
      const lines = gross.map(
        ([supplier, amount], n) =>
          `${supplier},F${n},2025-06-05,1,A1,VISITE,usage,2025-06-0${n + 1},80.00,20,${amount}`,
      );
      writeFileSync(join(folder, 'invoices', 'lines.csv'), `${[header, ...lines].join('\n')}\n`);
    };
    const out = join(folder, 'x.docx');
    const args = ['reconcile', folder, '--format', 'letter', '--out', out, '--force', '--lang', 'en'];
    const older = async (): Promise<readonly string[]> =>
      [...(await runCommand(args)).stderr.matchAll(/([\w-]+\.docx) was there before/g)].map(
        ([, name = '']) => name,
      );
    writeFileSync(join(folder, 'x-notes.docx'), 'mine');
    write(['A', '97.00'], ['B', '97.00']);
    expect(await older()).toEqual([]);
    write(['A', '97.00'], ['B', '96.00']);
    expect(await older()).toEqual(['x-A.docx', 'x-B.docx']);
    write(['A', '97.00'], ['B', '97.00']);
    expect(await older()).toEqual(['x.docx']);
    write(['A', '96.00'], ['B', '96.00']);
    expect(await older()).toEqual(['x.docx', 'x-A.docx', 'x-B.docx']);
  });

  test('writes no letter over a list that the workspace reads', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/unknown-access/trigger');
    const header =
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,service_date,net_amount,vat_rate,gross_amount';
    const lines = ['A', 'B'].map(
      (supplier, n) => `${supplier},F${n},2025-06-05,1,A1,VISITE,usage,2025-06-03,80.00,20,97.00`,
    );
    writeFileSync(join(folder, 'invoices', 'lines.csv'), `${[header, ...lines].join('\n')}\n`);
    const [list, out] = [join(folder, 'list-B.csv'), join(folder, 'list.csv')];
    renameSync(join(folder, 'prices.csv'), list);
    appendFileSync(join(folder, 'convention.yaml'), 'tables: { prices: { file: list-B.csv } }\n');
    const before = readFileSync(list, 'utf8');
    const args = ['reconcile', folder, '--format', 'letter', '--out', out, '--force', '--lang', 'en'];
    const { exitCode, stderr } = await runCommand(args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`${list} would be read`)]);
    expect(readFileSync(list, 'utf8')).toBe(before);
    expect(existsSync(join(folder, 'list-A.csv'))).toBe(false);
  });

  test('says beside CSV, which has no place for it, which checks did not run, printed or written', async () => {
    const folder = warned();
    const args = ['reconcile', folder, '--lang', 'en', '--format', 'csv'];
    const said = 'Check that did not run: Invoices that came late (late-line), since no run is closed.\n';
    const printed = await runCommand(args);
    expect(printed.stderr).toContain(said);
    expect(printed.stdout).not.toContain('late-line');
    expect((await runCommand([...args, '--out', join(folder, 'runs', 'found.csv')])).stderr).toContain(said);
    expect((await runCommand(['-q', ...args])).stderr).toBe('');
  });

  test('says beside CSV how many findings were accepted, which it leaves out', async () => {
    const folder = billed(MAY, JUNE.replace('100.00,100.00', '105.00,105.00'));
    writeFileSync(join(folder, 'accepted-findings.csv'), 'code,reason\nprice-mismatch,agreed\n');
    const args = ['reconcile', folder, '--lang', 'en', '--format', 'csv'];
    const { stdout, stderr } = await runCommand(args);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(
      'Accepted, and not counted as findings: 1 (over-billed €5.00, owed to the operator €0.00, net).\n',
    );
    expect((await runCommand(['-q', ...args])).stderr).toBe('');
  });

  test('tells in every format how many charges no check of prices judged, and their net', async () => {
    const noItem = JUNE.replace('FIBRE-100', '');
    const noPrice = MAY.replace('1,100.00,100.00', ',,20.50').replace(',1,A1', ',2,A1');
    const credit = JUNE.replace('1,100.00,100.00', ',,-5.00').replace(',1,A1', ',3,A1');
    const free = noPrice.replace('20.50', '0.00').replace(',2,A1', ',4,A1');
    const folder = billed(MAY, noItem, noPrice, credit, free);
    const said =
      'Price not judged: 2 lines without an item or a unit price (columns item_code, unit_price), €120.50 net.';
    for (const format of ['text', 'csv', 'github', 'junit']) {
      const { stdout, stderr } = await runCommand(['reconcile', folder, '--lang', 'en', '--format', format]);
      expect([format, stdout + stderr]).toEqual([format, expect.stringContaining(said)]);
    }
    const priceOf = async (...args: readonly string[]): Promise<unknown> => {
      const { stdout } = await runCommand(['reconcile', folder, '--format', 'json', ...args]);
      return JSON.parse(stdout).price_not_judged;
    };
    expect(await priceOf()).toEqual({ lines: 2, net_amount: '120.50' });
    expect(await priceOf('--period', '2025-06')).toEqual({ lines: 1, net_amount: '100.00' });
    settle(folder, 'severity: { price-mismatch: off }');
    expect(await priceOf()).toBeNull();
  });

  test('tells in every format which charges no check of markets judged, and why it judged none', async () => {
    const folder = billed(MAY, JUNE, 'OP,F2,2025-06-05,2,A1,VISITE,usage,,,2025-06-03,1,80.00,80.00,20,');
    const prices = (visit: string, fibre: string): void =>
      writeFileSync(
        join(folder, 'prices.csv'),
        `item_code,unit_price,market\nFIBRE-100,100.00,${fibre}\nVISITE,80.00,${visit}\n`,
      );
    const all = ['text', 'csv', 'github', 'junit'];
    const told = async (format: string): Promise<string> => {
      const { stdout, stderr } = await runCommand(['reconcile', folder, '--lang', 'en', '--format', format]);
      return stdout + stderr;
    };
    const json = async (): Promise<unknown> => {
      const { checks, market_not_judged: market } = JSON.parse(await told('json'));
      const { ran, reason } = checks.find(({ code }: { code: string }) => code === 'outside-market');
      return [ran, reason, market];
    };
    prices('M2026', 'M2025');
    for (const format of all)
      expect([format, await told(format)]).toEqual([
        format,
        expect.stringContaining(
          'Market not judged: 1 line of a market of prices.csv that the convention does not name (M2026), €80.00 net.',
        ),
      ]);
    expect(await json()).toEqual([true, null, { lines: 1, net_amount: '80.00', markets: ['M2026'] }]);
    prices('M2026', 'M2026');
    const why =
      'the convention gives the dates of the market of no charge: name each market as prices.csv does, with its dates, under `reconcile: markets`';
    for (const format of all)
      expect([format, await told(format)]).toEqual([format, expect.stringContaining(why)]);
    expect(await told('text')).not.toMatch(/Checks that ran: .*Served outside the market/);
    expect(await json()).toEqual([false, why, null]);
  });

  test('writes any other format too', async () => {
    const folder = careless();
    const out = join(folder, 'findings.csv');
    const args = ['reconcile', folder, '--period', '2025-11', '--format', 'csv', '--out', out];
    expect(await runCommand(args)).toMatchObject({ exitCode: 1, stdout: '' });
    expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(22);
    expect((await runCommand(args)).exitCode).toBe(2);
    expect((await runCommand([...args, '--force'])).exitCode).toBe(1);
  });

  test('refuses a document that is no letter, and a date that is none', async () => {
    const folder = careless();
    const docx = await runCommand(['reconcile', folder, '--out', join(folder, 'x.docx'), '--lang', 'en']);
    expect(docx.exitCode).toBe(2);
    expect(docx.stderr).toContain('Add --format letter.');
    expect(existsSync(join(folder, 'x.docx'))).toBe(false);
    const dated = await runCommand(letterArgs(folder, join(folder, 'x.docx'), '--date', '2025-13-01'));
    expect(dated.exitCode).toBe(2);
    expect(dated.stderr).toContain('"2025-13-01" is no day.');
  });

  test('writes no letter where there is nothing to dispute, and says that an older one is not of today', async () => {
    const folder = workspaceOf('grand-est');
    const out = join(folder, 'x.docx');
    const args = letterArgs(folder, out).with(3, '2025-10');
    const nothing = 'Nothing to object to: there is no letter to write.\n';
    const none = await runCommand(args);
    expect([none.exitCode, none.stdout]).toEqual([0, nothing]);
    expect(none.stderr).not.toContain('was there before');
    expect(existsSync(out)).toBe(false);
    writeFileSync(out, 'an older one');
    const older = await runCommand(args);
    expect([older.exitCode, older.stdout]).toEqual([0, nothing]);
    expect(older.stderr).toContain(`${out} was there before`);
    expect(readFileSync(out, 'utf8')).toBe('an older one');
  });
});

test('every format is offered by the command line, and named in its help', () => {
  const option = COMMANDS.find(({ name }) => name === 'reconcile')?.options.find(({ flags }) =>
    flags.startsWith('--format '),
  );
  expect(option?.choices).toEqual(FORMATS);
  for (const language of ['en', 'fr'] as const) {
    const said = option?.about(words(language)).match(/\p{Ll}+/gu) ?? [];
    expect(said).toEqual(expect.arrayContaining([...FORMATS]));
  }
});
