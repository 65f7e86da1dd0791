import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { draftsOf } from '../../src/jobs/status/months.ts';
import { closedRunsOf } from '../../src/runs/closed/closed-runs.ts';
import { shellWord } from '../../src/text/shell-word.ts';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { workspaceOf } from '../reconcile/workspace.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

async function statusOf(folder: string, ...options: readonly string[]) {
  const result = await runCommand(['status', folder, '--format', 'json', ...options]);
  return { exitCode: result.exitCode, ...JSON.parse(result.stdout) };
}

describe('grappe status', () => {
  test('says which months are closed, drafts and absent, and which lines are in no closed run', async () => {
    const { folder, write, close } = smallGroup();
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
    write('invoices/2025-12.csv', LINES_HEADER + lineOf('F3', '2025-12-31', '10.00'));
    await close('2025-09', '2025-10-20');
    await runCommand(['allocate', folder, '--period', '2025-10', '--reports', 'none']);
    const { exitCode, ok, status } = await statusOf(folder);
    expect([exitCode, ok]).toEqual([0, true]);
    expect(status.months).toEqual([
      { month: '2025-09', closed: ['2025-09'], drafts: [] },
      { month: '2025-10', closed: [], drafts: ['2025-10'] },
      { month: '2025-11', closed: [], drafts: [] },
      { month: '2025-12', closed: [], drafts: [] },
    ]);
    expect(status.open).toMatchObject([
      { month: '2025-10', late: false, lines: 1, gross_amount: '120.00' },
      { month: '2025-12', late: false, lines: 1, gross_amount: '12.00' },
    ]);
  });

  test('says of a group without invoices only that it has none, not that each of them is closed', async () => {
    const { folder } = smallGroup();
    rmSync(join(folder, 'invoices'), { recursive: true });
    const { stdout } = await runCommand(['status', folder, '--lang', 'en']);
    expect(stdout).toContain('There is no invoice line yet.');
    expect(stdout).not.toContain('Every line');
  });

  test('says all that is known where a line cannot be shared, and why it cannot', async () => {
    const { folder, write, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00', '1', ',*'));
    const { exitCode, ok, diagnostics, status } = await statusOf(folder);
    expect([exitCode, ok]).toEqual([2, false]);
    expect(diagnostics).toMatchObject([{ code: 'no-rule', file: 'invoices/2025-10.csv' }]);
    expect(status.open).toMatchObject([{ month: '2025-10', lines: 1, gross_amount: '120.00' }]);
    const { stdout, stderr } = await runCommand(['status', folder, '--lang', 'en']);
    expect(stderr).toContain('error[no-rule]');
    expect(stdout).toContain('Lines in no closed run');
  });

  test('says nothing of what closed runs hold where none is closed', async () => {
    const { folder, close } = smallGroup();
    const said = async (...options: readonly string[]): Promise<string> =>
      (await runCommand(['status', folder, '--lang', 'en', ...options])).stdout;
    const open = [await said(), await said('--quick')];
    expect(open.filter((text) => text.includes('Lines in no closed run'))).toEqual(open);
    expect(open.filter((text) => /closed runs/.test(text))).toEqual([]);
    await close('2025-09', '2025-10-20');
    expect(await said()).toContain('Today’s inputs give what the closed runs hold.');
    expect(await said('--quick')).toContain('Whether closed runs would change');
  });

  test('says that something changes where no amount does: imputations that a spreadsheet cut the zeros off', async () => {
    const { folder, write, edit, close } = smallGroup();
    const imputations = ['MEUSE', 'REGION'].map((member) => `${member},011,221,6262\n`).join('');
    write('imputations.csv', `member,chapter,function,nature\n${imputations}`);
    await close('2025-09', '2025-10-20');
    const said = async (lang: string): Promise<string> =>
      (await runCommand(['status', folder, '--lang', lang])).stdout;
    edit('imputations.csv', 'MEUSE,011', 'MEUSE,11');
    expect(await said('en')).toMatch(/ MEUSE +0\.00 +0\.00 +0\.00\n.*another imputation/);
    expect(await said('fr')).toMatch(/ MEUSE +0,00 +0,00 +0,00\n.*autre imputation/);
    edit('measures.csv', ',414', ',514');
    expect(await said('en')).not.toContain('another imputation');
  });

  test('a month whose lines a run of another month took is closed by that run, once none of them is open', async () => {
    const { folder, write, close } = smallGroup();
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
    await close('2025-10', '2025-11-20', '--pending');
    expect((await statusOf(folder)).status.months).toEqual([
      { month: '2025-09', closed: ['2025-10'], drafts: [] },
      { month: '2025-10', closed: ['2025-10'], drafts: [] },
    ]);
    write('invoices/2025-09-late.csv', LINES_HEADER + lineOf('F3', '2025-09-30', '10.00'));
    expect((await statusOf(folder)).status.months[0]).toEqual({ month: '2025-09', closed: [], drafts: [] });
  });

  test('lists the month of a run of corrections alone, which no invoice is dated in', async () => {
    const { folder, edit, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    edit('measures.csv', '414', '420');
    await close('2025-11', '2025-12-20', '--regularise', '2025-09');
    expect((await statusOf(folder)).status.months).toEqual([
      { month: '2025-09', closed: ['2025-09'], drafts: [] },
      { month: '2025-10', closed: [], drafts: [] },
      { month: '2025-11', closed: ['2025-11'], drafts: [] },
    ]);
  });

  test('lists the months of runs where no invoice is left', async () => {
    const { folder, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    rmSync(join(folder, 'invoices/2025-09.csv'));
    const { exitCode, status } = await statusOf(folder);
    expect([exitCode, status.months]).toEqual([1, [{ month: '2025-09', closed: ['2025-09'], drafts: [] }]]);
  });

  test('names the lines that are gone from the files of an invoice once, or each where asked', async () => {
    const { folder, write, close } = smallGroup();
    const lines = ['1', '2', '3'].map((line) => lineOf('F2', '2025-09-30', '10.00', line));
    write('invoices/F2.csv', LINES_HEADER + lines.join(''));
    await close('2025-09', '2025-10-20');
    rmSync(join(folder, 'invoices/F2.csv'));
    const said = async (...options: readonly string[]): Promise<readonly string[]> =>
      (await runCommand(['status', folder, '--lang', 'en', ...options])).stdout
        .split('\n')
        .filter((line) => /error\[|rows in all/.test(line))
        .map((line) => line.trim().replace(/: line .*/, ''));
    const [first] = await said();
    expect(await said()).toEqual([
      expect.stringMatching(/error\[closed-line-vanished\]$/),
      expect.stringMatching(/^also in rows .*\(3 rows in all\)$/),
    ]);
    expect([first, (await said('--all')).length]).toEqual([(await said('--all'))[0], 3]);
  });

  test('names the list that has the accesses, as check does, where a closed line has none any more', async () => {
    const { folder, write, edit, close } = smallGroup();
    rmSync(join(folder, 'accesses.csv'));
    edit('convention.yaml', 'rules:', 'tables: { accesses: { file: lignes.csv } }\nrules:');
    write('lignes.csv', 'access,serves\nA1,STENAY\nA2,STENAY\n');
    await close('2025-09', '2025-10-20');
    write('lignes.csv', 'access,serves\nA2,STENAY\n');
    for (const command of ['check', 'status']) {
      const { stdout, stderr } = await runCommand([command, folder, '--lang', 'en']);
      expect(stdout + stderr).toContain('the access A1 is not in lignes.csv');
      expect(stdout + stderr).not.toContain('accesses.csv');
    }
  });

  test('reports the withdrawn lines that do not hold, as check does', async () => {
    const { folder, write, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    const header = 'supplier,invoice_number,line_number,run,reason\n';
    write('withdrawn-lines.csv', `${header}OP,F1,1,2025-09,x\nOP,F1,9,2025-09,x\n`);
    const { exitCode, ok, diagnostics, status } = await statusOf(folder);
    expect([exitCode, ok, status.changed]).toEqual([2, false, []]);
    expect(diagnostics).toMatchObject([
      { code: 'withdrawn-line-present', row: 2 },
      { code: 'withdrawn-line-unknown', row: 3 },
    ]);
    const checked = await runCommand(['check', folder, '--format', 'json']);
    expect(JSON.parse(checked.stdout).diagnostics).toEqual(diagnostics);
  });

  test('names what lies in runs/ and is no run, takes a copy of a closed run for no draft, and waits for nobody because of them', async () => {
    const { folder, write, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    const runs = join(folder, 'runs');
    cpSync(join(runs, '2025-09'), join(runs, '2025-09 - Copie'), { recursive: true });
    for (const path of ['notes.txt', '2025-09.zip', 'brouillons/liste.csv', '2025-10/manifest.json'])
      write(`runs/${path}`, 'x');
    for (const path of [
      'closed.csv.sig',
      'closed.csv.asc',
      'closed-2025-10-20.csv.sig',
      'closed.tsq',
      'closed.csv.tsr',
    ])
      write(`runs/${path}`, 'x');
    for (const path of ['README.md', 'LISEZ-MOI.txt', 'readme/liste.csv']) write(`runs/${path}`, 'x');
    for (const path of ['Thumbs.db', 'desktop.ini', '.DS_Store', '.gitkeep', '~$2025-09.xlsx'])
      write(`runs/${path}`, 'x');
    write('runs/closed-2024.csv', 'x');
    const { exitCode, ok, diagnostics, status } = await statusOf(folder, '--lang', 'en');
    expect([exitCode, ok]).toEqual([0, true]);
    expect(diagnostics).toMatchObject([{ code: 'runs-unread', severity: 'warning', file: 'runs' }]);
    expect(diagnostics[0].message).toMatch(
      /: 2025-09 - Copie\/ \(a copy of 2025-09\), 2025-09\.zip, 2025-10\/, brouillons\/, closed-2024\.csv, notes\.txt, readme\/$/,
    );
    expect(status.months).toEqual([{ month: '2025-09', closed: ['2025-09'], drafts: [] }]);
  });

  test('takes a copy of a run that 0.1 closed, which does not say so itself, for no draft', () => {
    const { folder } = smallGroup();
    const runs = join(folder, 'runs');
    cpSync('fixtures/audit/0.1.0/runs', runs, { recursive: true });
    cpSync(join(runs, '2025-10'), join(runs, '2025-10 - Copie'), { recursive: true });
    expect(draftsOf(folder, closedRunsOf(folder).value)).toEqual([]);
  });

  test('ends with 1 where a late line waits, and names it first', async () => {
    const { folder, write, close } = smallGroup();
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
    await close('2025-10', '2025-11-20');
    const { exitCode, status } = await statusOf(folder);
    expect(exitCode).toBe(1);
    expect(status.open).toMatchObject([{ month: '2025-09', late: true, gross_amount: '347.88' }]);
    const { stdout } = await runCommand(['status', folder, '--lang', 'fr']);
    expect(stdout).toContain('2025-09  tardive       1  347,88');
    expect(stdout).toContain('Quelque chose attend votre décision.');
  });

  test('proposes the run of late lines that check proposes, whatever their month, in its workspace', async () => {
    const { folder, write, close } = smallGroup();
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
    await close('2025-10', '2025-11-20');
    const of = (name: string): string => `--period 2025-10 --pending --out ${name}`;
    const placed = (name: string) => of(shellWord(join(folder, 'runs', name)));
    const [english, french] = ['en', 'fr'].map((language) =>
      runCommand(['status', folder, '--lang', language]),
    );
    expect((await english)?.stdout).toContain(
      `: grappe allocate ${shellWord(folder)} ${placed('2025-10-late')}\n`,
    );
    expect((await french)?.stdout).toContain(
      ` : grappe allocate ${shellWord(folder)} ${placed('2025-10-tardives')}\n`,
    );
    const checked = await runCommand(['check', folder, '--lang', 'en']);
    expect(checked.stderr).toContain(`grappe allocate ${of('runs/2025-10-late')}`);
  });

  test('proposes another name for late lines once a run of late lines is closed, and so does the refusal of that name', async () => {
    const { folder, write, close } = smallGroup();
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
    await close('2025-10', '2025-11-20');
    const late = (name: string) => [
      ...['allocate', folder, '--period', '2025-10', '--pending', '--reports', 'none', '--lang', 'fr'],
      ...['--out', join(folder, 'runs', name)],
    ];
    await runCommand(late('2025-10-tardives'));
    await runCommand(['close', join(folder, 'runs/2025-10-tardives'), '--on', '2025-11-21']);
    write('invoices/later.csv', LINES_HEADER + lineOf('F4', '2025-09-30', '10.00'));
    for (const command of ['status', 'check']) {
      const { stdout, stderr } = await runCommand([command, folder, '--lang', 'fr']);
      expect([command, stdout + stderr]).toEqual([
        command,
        expect.stringMatching(/--period 2025-10 --pending --out \S*runs[\\/]2025-10-tardives-2(?!\d)/),
      ]);
    }
    const refused = await runCommand(late('2025-10-tardives'));
    expect([refused.exitCode, refused.stderr]).toEqual([
      2,
      expect.stringContaining('-tardives-2 ou -correction-2'),
    ]);
    expect((await runCommand(late('2025-10-tardives-2'))).exitCode).toBe(0);
  });

  test('lists a file of which a closed line was changed, and names the runs in the command that corrects them', async () => {
    const { folder, edit, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    const text = async (): Promise<string> => (await runCommand(['status', folder, '--lang', 'en'])).stdout;
    expect(await text()).not.toMatch(/^ +invoices\//m);
    edit('invoices/2025-09.csv', '289.90', '299.90');
    expect(await text()).toMatch(/^ +invoices\/2025-09\.csv/m);
    const correcting = `grappe allocate ${shellWord(folder)} --period MONTH --pending --regularise 2025-09\n`;
    expect(await text()).toContain(correcting);
    const run = join(folder, 'runs/2025-09-correction');
    const argv = [
      '--period',
      '2025-09',
      '--pending',
      '--regularise',
      '2025-09',
      '--out',
      run,
      '--reports',
      'none',
    ];
    const shared = await runCommand(['allocate', folder, ...argv, '--lang', 'en']);
    expect([shared.exitCode, shared.stdout]).toEqual([0, expect.not.stringContaining('Reconcile:')]);
    const closed = await must('close', run, '--on', '2025-11-20', '--lang', 'en');
    expect(closed).toContain('0 lines and 2 rows of regularisations.csv, gross €12.00');
  });

  test('counts the files of which closed runs hold all lines, and lists the others, or all where asked', async () => {
    const { folder, write, close } = smallGroup();
    const text = async (...options: readonly string[]): Promise<string> =>
      (await runCommand(['status', folder, '--lang', 'en', ...options])).stdout;
    const counted = 'all of whose lines are in closed runs';
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
    write('invoices/none.csv', LINES_HEADER);
    expect(await text()).not.toContain(counted);
    await close('2025-09', '2025-10-20');
    const said = await text();
    expect(said).toContain(`\n  1 other file, ${counted} (-v lists it).`);
    expect(said.match(/invoices\/\S+csv/g)).toEqual(['invoices/2025-10.csv', 'invoices/none.csv']);
    expect((await text('-v')).match(/invoices\/\S+csv/g)).toHaveLength(3);
    expect((await statusOf(folder)).status.files).toHaveLength(3);
  });

  test('tells of a line that a closed run left unallocated, and goes on', async () => {
    const { folder, write } = smallGroup();
    const known = lineOf('F2', '2025-09-30', '100.00');
    write('invoices/F2.csv', LINES_HEADER + known + lineOf('F2', '2025-09-30', '10.00', '2', 'A9,'));
    expect((await runCommand(['status', folder, '--lang', 'en'])).exitCode).toBe(2);
    await runCommand(['allocate', folder, '--period', '2025-09', '--allow-unallocated', '--reports', 'none']);
    await must('close', join(folder, 'runs/2025-09'), '--on', '2025-10-20');
    const { exitCode, stdout, stderr } = await runCommand(['status', folder, '--lang', 'fr']);
    expect([exitCode, stderr]).toEqual([1, expect.not.stringContaining('erreur[')]);
    expect(stdout).toContain('2025-09  tardive       1  12,00');
    expect(stderr).toContain(
      'runs/2025-09/unallocated.csv: avertissement[lines-left]: lignes laissées de côté par le calcul clos 2025-09, qui ne sont encore imputées à personne : 1, pour 12,00 TTC, dont 1 parmi les lignes tardives',
    );
  });

  test.each([
    ['all', []],
    ['pending', ['--pending']],
  ])(
    'calls late what came after the run %s, which took all lines: as check and reconcile do',
    async (run, options) => {
      const { folder, write } = smallGroup();
      await must('allocate', folder, ...options, '--reports', 'none', '-q');
      await must('close', join(folder, 'runs', run), '--on', '2025-10-20');
      write('invoices/late.csv', LINES_HEADER + lineOf('F2', '2025-09-30', '10.00'));
      const { exitCode, status } = await statusOf(folder);
      expect([exitCode, status.open]).toEqual([
        1,
        [expect.objectContaining({ month: '2025-09', late: true })],
      ]);
      const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
      expect(stderr).toContain('warning[lines-uncharged]');
      const { stdout } = await runCommand(['reconcile', folder, '--format', 'csv']);
      expect(stdout).toContain(`late-line,warning,OP,F2,,,,${run},10.00,`);
      const { stdout: document } = await runCommand(['reconcile', folder, '--format', 'json']);
      expect(JSON.parse(document)).toMatchObject({ late: '10.00', over_billed: '0.00' });
    },
  );

  test('says what today’s inputs would change in a closed run, unless asked to be quick', async () => {
    const { folder, edit, close } = smallGroup();
    await close('2025-09', '2025-10-20');
    edit('measures.csv', '414', '415');
    const { exitCode, status } = await statusOf(folder);
    expect(exitCode).toBe(1);
    // 347.88 at 414/677 is 212.74, at 415/678 212.94.
    expect(status.changed).toMatchObject([
      {
        run: '2025-09',
        lines: 1,
        gross_amount: '0.00',
        members: [{ member: 'MEUSE' }, { member: 'REGION' }],
      },
    ]);
    const [meuse, region] = status.changed[0].members;
    expect([meuse.gross_amount, region.gross_amount]).toEqual(['0.20', '-0.20']);
    const { stdout } = await runCommand(['status', folder, '--lang', 'en']);
    // Net and VAT by themselves: 177.28 to 177.45, 35.46 to 35.49.
    expect(stdout).toMatch(/^ {2}2025-09 +all members +0\.00 +0\.00 +0\.00\n +MEUSE +0\.17 +0\.03 +0\.20\n/m);
    const quick = await statusOf(folder, '--quick');
    expect([quick.exitCode, quick.status.changed]).toEqual([0, null]);
  });

  test('says what each file holds', async () => {
    const { folder, write } = smallGroup();
    write(
      'invoices/more.csv',
      LINES_HEADER + lineOf('F2', '2025-10-31', '100.00') + lineOf('F3', '2025-11-30', '-1.50'),
    );
    const { status } = await statusOf(folder);
    expect(status.files).toMatchObject([
      { path: 'invoices/2025-09.csv', lines: 1, invoices: 1, net_amount: '289.90' },
      {
        path: 'invoices/more.csv',
        lines: 2,
        invoices: 2,
        first: '2025-10-31',
        last: '2025-11-30',
        net_amount: '98.50',
      },
    ]);
  });

  test('names the advances of each period beside what its closed runs owe, and what no line met', async () => {
    const { folder, write, edit, close } = smallGroup();
    write(
      'advances.csv',
      'debtor,creditor,called_on,gross_amount,period\n' +
        'MEUSE,REGION,2025-09-01,200.00,2025\nMEUSE,REGION,2026-01-05,50.00,2026\nMEUSE,REGION,2025-10-01,10.00,2025-Q4\n',
    );
    edit(
      'convention.yaml',
      'rules:',
      'rules:\n  - { id: never, applies_to: { target: group }, share: { by: equal } }',
    );
    write('accesses.csv', 'access,serves,alone\nA1,STENAY,\nA2,0550072E,yes\n');
    await close('2025-09', '2025-10-20');
    const { status } = await statusOf(folder);
    expect(status.advances).toEqual([
      {
        period: '2025',
        debtor: 'MEUSE',
        creditor: 'REGION',
        owed: '212.74',
        advances: '210.00',
        balance: '2.74',
      },
      {
        period: '2026',
        debtor: 'MEUSE',
        creditor: 'REGION',
        owed: '0.00',
        advances: '50.00',
        balance: '-50.00',
      },
    ]);
    expect(status.unreached).toEqual({
      rules: ['never'],
      grappes: [],
      accesses: ['A2'],
      members: [],
    });
  });

  test('names the files that the convention leaves aside, and waits for nobody because of them', async () => {
    const { folder, write, edit } = smallGroup();
    write('invoices/avis.txt', 'x');
    const globs = '"*.txt": accusés du portail, "devis-*": autre dossier';
    edit('convention.yaml', 'rules:', `ignore_files: { ${globs} }\nrules:`);
    const { exitCode, status } = await statusOf(folder);
    expect([exitCode, status.ignored]).toEqual([
      0,
      [
        { files: '*.txt', reason: 'accusés du portail', names: ['invoices/avis.txt'] },
        { files: 'devis-*', reason: 'autre dossier', names: [] },
      ],
    ]);
    const { stdout } = await runCommand(['status', folder, '--lang', 'en']);
    expect(stdout).toContain('devis-* (autre dossier): no file has such a name');
  });

  test('names the parts of a workbook that is left aside as an archive, each once', async () => {
    const { folder, write, edit } = smallGroup();
    const parts = ['[Content_Types].xml', 'xl/workbook.xml'];
    write('invoices/op.zip', zipSync(Object.fromEntries(parts.map((part) => [part, new Uint8Array([60])]))));
    edit('convention.yaml', 'rules:', 'ignore_files: { "*.xml": "of a workbook" }\nrules:');
    const { status } = await statusOf(folder);
    expect(status.ignored[0].names).toEqual(parts.map((part) => `invoices/op.zip/${part}`));
  });

  test('ends with 2 where the lines of an invoice do not come to the total that its file states', async () => {
    const folder = workspaceOf('diagnostics/base', 'diagnostics/declared-total');
    const { exitCode, ok, diagnostics } = await statusOf(folder);
    expect([exitCode, ok, diagnostics]).toEqual([
      2,
      false,
      [expect.objectContaining({ code: 'declared-total' })],
    ]);
  });

  test('ends with 2, and says why, where the workspace cannot be read', async () => {
    const { folder, write } = smallGroup();
    write('members.csv', 'member\n');
    const { exitCode, status, diagnostics } = await statusOf(folder);
    expect([exitCode, status]).toEqual([2, null]);
    expect(diagnostics).toMatchObject([{ code: 'column-missing' }]);
  });
});
