import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, inFolder, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { closeMonth, INVOICE_HEADER, invoiceOf, makeGroup, rowsOf } from './workspace.ts';

const SEPTEMBER = { '2025-09.csv': invoiceOf('2025-09') };

/** A group whose inventory or prices say something else. */
async function inGroup<T>(
  files: Readonly<Record<string, string>>,
  use: (workspace: string) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    makeGroup(folder, SEPTEMBER);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return use(folder);
  });
}

async function linesOf(
  workspace: string,
  period: string,
): Promise<readonly (readonly (string | undefined)[])[]> {
  await must('forecast', workspace, '--period', period, '-q');
  return rowsOf(join(workspace, 'forecasts', period, 'lines.csv')).map((row) => [
    row['access'],
    row['period_start'],
    row['period_end'],
    row['part'],
    row['net_amount'],
  ]);
}

const ACCESSES = 'access,serves,item_code,billed_to,activated_on,terminated_on\n';
const PRICES = 'item_code,category,unit_price,vat_rate,billing,valid_from,valid_to\n';

test('a list that is read as several tables is one input of a forecast', () =>
  inGroup({ 'counts.csv': 'site,a,b\n' }, async (workspace) => {
    const list = (measure: string) =>
      `    - { file: counts.csv, columns: { value: ${measure} }, ignore_columns: "*", defaults: { measure: ${measure}, as_of: 2024-10-01 } }\n`;
    appendFileSync(join(workspace, 'convention.yaml'), `\ntables:\n  measures:\n${list('a')}${list('b')}`);
    await must('forecast', workspace, '--period', '2025-09', '-q');
    const manifest = readFileSync(join(workspace, 'forecasts/2025-09/manifest.json'), 'utf8');
    const { inputs } = JSON.parse(manifest) as { readonly inputs: readonly { readonly path: string }[] };
    expect(inputs.filter(({ path }) => path === 'counts.csv')).toHaveLength(1);
  }));

test('the identifier of a forecast is also of the invoices and closed runs that it is shown with', () =>
  inGroup({ 'budget.csv': 'member,year,net_amount\nC,2025,400.00\n' }, async (workspace) => {
    const path = join(workspace, 'invoices/2025-09.csv');
    const made = async (...options: readonly string[]) => {
      await must('forecast', workspace, '--period', '2025-10', '--force', '-q', ...options);
      const manifest = readFileSync(join(workspace, 'forecasts/2025-10/manifest.json'), 'utf8');
      const { forecast_id: id, inputs } = JSON.parse(manifest);
      return { id, paths: inputs.map((input: { readonly path: string }) => input.path) };
    };
    const billed = await made();
    appendFileSync(path, 'OP,F2025-09,2025-09-30,3,A1,DATA,usage,2025-09-01,2025-09-30,4.20,20\n');
    const beyond = await made();
    const voted = await made('--budget');
    await closeMonth(workspace, '2025-09');
    const spent = await made('--budget');
    expect(new Set([billed, beyond, voted, spent].map(({ id }) => id)).size).toBe(4);
    expect(billed.paths).toContain('invoices/2025-09.csv');
    expect(spent.paths).toContain('runs/closed.csv');
  }));

test('a month whose inventory and prices do not change is forecast as it is shared', () =>
  inGroup({}, async (workspace) => {
    await must('forecast', workspace, '--period', '2025-09', '-q');
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q', '--no-reconcile');
    const sums = (rows: readonly Readonly<Record<string, string>>[]) =>
      rows.map((row) => [
        row['member'],
        row['category'],
        row['net_amount'],
        row['vat_amount'],
        row['gross_amount'],
      ]);
    const charges = sums(rowsOf(join(workspace, 'runs/2025-09/charges.csv')));
    const expense = sums(rowsOf(join(workspace, 'forecasts/2025-09/expense.csv')));
    // Charges tell who paid as well: R bears 112.62 that it paid and 49.90 that C paid.
    expect(charges.map(([member, , net]) => [member, net])).toEqual([
      ['C', '177.28'],
      ['R', '49.90'],
      ['R', '112.62'],
    ]);
    expect(expense).toEqual([
      ['C', 'subscription', '177.28', '35.46', '212.74'],
      ['R', 'subscription', '162.52', '32.50', '195.02'],
    ]);
  }));

test('service that starts or ends within a month is counted by the day', () =>
  inGroup({ 'accesses.csv': `${ACCESSES}A1,G,FTTO,,2026-01-16,2026-02-10\n` }, async (workspace) => {
    // 289.90 × 16/31 = 149.6258…; 289.90 × 10/28 = 103.5357…
    expect(await linesOf(workspace, '2026')).toEqual([
      ['A1', '2026-01-16', '2026-01-31', '16/31', '149.63'],
      ['A1', '2026-02-01', '2026-02-10', '5/14', '103.54'],
    ]);
  }));

test('an access of which the inventory names no item is told as such', () =>
  inGroup({ 'accesses.csv': `${ACCESSES}A1,G,,,,\nA2,S2,NONE,,,\n` }, async (workspace) => {
    const { exitCode, stderr } = await runCommand([
      'forecast',
      workspace,
      '--period',
      '2026',
      '--lang',
      'en',
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      ': the inventory names no item of the access on 2026-01-01: the access cannot be',
    );
    expect(stderr).toContain(': no price of the item "NONE" on 2026-01-01: the access cannot be');
  }));

test('a quarter and a year are billed in their first month, and what is paid once at activation', () =>
  inGroup(
    {
      'accesses.csv': `${ACCESSES}A1,G,QUARTER,,2026-02-01,\nA2,S2,YEAR,,,\nA3,S2,ONCE,,2026-05-12,\n`,
      'prices.csv': `${PRICES}QUARTER,service,90.00,20,quarterly,,\nYEAR,service,365.00,20,yearly,,\nONCE,setup,950.00,20,once,,\n`,
    },
    async (workspace) => {
      const lines = await linesOf(workspace, '2026');
      // From 1 February a quarter of 90 days has 59.
      expect(lines).toEqual([
        ['A1', '2026-02-01', '2026-03-31', '59/90', '59.00'],
        ['A1', '2026-04-01', '2026-06-30', '1/1', '90.00'],
        ['A1', '2026-07-01', '2026-09-30', '1/1', '90.00'],
        ['A1', '2026-10-01', '2026-12-31', '1/1', '90.00'],
        ['A2', '2026-01-01', '2026-12-31', '1/1', '365.00'],
        ['A3', '2026-05-12', '2026-05-12', '1/1', '950.00'],
      ]);
    },
  ));

test('a price revision that is announced counts from its day', () =>
  inGroup(
    {
      'accesses.csv': `${ACCESSES}A2,S2,FTTH,C,,\n`,
      'prices.csv': `${PRICES}FTTH,subscription,49.90,20,monthly,,2026-06-30\nFTTH,subscription,51.40,20,monthly,2026-07-01,\n`,
    },
    async (workspace) => {
      const nets = (await linesOf(workspace, '2026-06..2026-07')).map((line) => line[4]);
      expect(nets).toEqual(['49.90', '51.40']);
    },
  ));

test('VAT is forecast as it is settled on the day, where that is dated', () =>
  inGroup(
    {
      'accesses.csv': `${ACCESSES}A1,S2,FTTO,C,,\nA2,S2,FTTO,C,,\n`,
      'prices.csv': `${PRICES}FTTO,subscription,0.10,5.5,monthly,,\n`,
    },
    async (workspace) => {
      const convention = join(workspace, 'convention.yaml');
      const turns = '[{ to: 2026-12-31, value: line }, { from: 2027-01-01, value: invoice }]';
      writeFileSync(convention, readFileSync(convention, 'utf8').replace('vat: line', `vat: ${turns}`));
      const vatOf = async (month: string) => {
        await must('forecast', workspace, '--period', month, '-q');
        return rowsOf(join(workspace, 'forecasts', month, 'expense.csv')).map((row) => row['vat_amount']);
      };
      // 0.10 × 5.5 % is 0.0055, a cent a line; 0.20 × 5.5 % is 0.011, a cent in all.
      expect(await vatOf('2026-12')).toEqual(['0.02']);
      expect(await vatOf('2027-01')).toEqual(['0.01']);
    },
  ));

test('the forecast of two halves is the forecast of the whole', () =>
  inGroup(
    { 'accesses.csv': `${ACCESSES}A1,G,FTTO,,2026-03-16,2026-09-10\nA2,S2,FTTH,C,,\n` },
    async (workspace) => {
      const halves = [
        ...(await linesOf(workspace, '2026-01..2026-06')),
        ...(await linesOf(workspace, '2026-07..2026-12')),
      ];
      const whole = await linesOf(workspace, '2026');
      expect([...halves].sort()).toEqual([...whole].sort());
    },
  ));

test('a member that joins within the year bears from its day', () =>
  inGroup(
    {
      'members.csv': 'member,name,joined_on\nC,Alsace,2025-01-01\nR,Région,2025-01-01\nM,Meuse,2026-07-01\n',
      'sites.csv': 'site,name,type,member\nS1,Un,college,C\nS2,Deux,lycee,R\nS3,Trois,college,M\n',
      'grappes.csv':
        'grappe,name,kind,site,valid_from\nG,La grappe,grappe,S1,\nG,La grappe,grappe,S2,\nG,La grappe,grappe,S3,2026-07-01\n',
      'measures.csv':
        'measure,site,as_of,value\nstudents,S1,2025-10-01,100\nstudents,S2,2025-10-01,100\nstudents,S3,2025-10-01,200\n',
    },
    async (workspace) => {
      await must('forecast', workspace, '--period', '2026-06..2026-07', '-q');
      const rows = rowsOf(join(workspace, 'forecasts/2026-06..2026-07/expense.csv'));
      expect(rows.map((row) => [row['member'], row['month'], row['net_amount']])).toEqual([
        ['C', '2026-06', '144.95'],
        ['C', '2026-07', '72.48'],
        ['M', '2026-07', '144.95'],
        // Half of 289.90, then a quarter (72.47 after the cent that went to C), and 49.90 twice.
        ['R', '2026-06', '194.85'],
        ['R', '2026-07', '122.37'],
      ]);
    },
  ));

test('an access for which there is nothing is named once, and counted on the page', () =>
  inGroup(
    {
      'accesses.csv':
        'access,serves,item_code,activated_on,valid_from\nA1,S1,DATA,2025-01-01,\nA2,S1,FEE,2026-01-10,2026-02-01\n',
      'prices.csv': `${PRICES}DATA,usage,0.10,20,,,2026-01-31\nDATA,usage,0.20,20,,2026-02-01,\nFEE,setup,50.00,20,once,,\n`,
    },
    async (workspace) => {
      const forecast = ['forecast', workspace, '--period', '2026-01..2026-03', '--lang', 'en'];
      const { stderr } = await runCommand(forecast);
      expect(stderr).toContain('accesses of the inventory (1) are priced as usage');
      expect(stderr).toContain('accesses (1) are billed once');
      const page = readFileSync(join(workspace, 'forecasts/2026-01..2026-03/forecast.html'), 'utf8');
      expect(page).toContain(
        'Nothing is counted for accesses of the inventory that are priced as usage (1).',
      );
      expect(page).toContain('were activated before the first day of their row (1).');
    },
  ));

test('an observation that is not there yet: the last one, said once; a run refuses it', () =>
  inGroup({}, async (workspace) => {
    const { exitCode, stderr } = await runCommand(['forecast', workspace, '--period', '2028', '-q', '--all']);
    expect(exitCode).toBe(0);
    const { stdout } = await runCommand([
      'forecast',
      workspace,
      '--period',
      '2028',
      '--force',
      '--format',
      'json',
    ]);
    const codes = JSON.parse(stdout).diagnostics.map(({ code }: { readonly code: string }) => code);
    // It touches money: -q does not silence it.
    expect([stderr, codes]).toEqual([expect.stringContaining('measure-ahead'), ['measure-ahead']]);
    const page = readFileSync(join(workspace, 'forecasts/2028/forecast.html'), 'utf8');
    expect(page).toContain('Observations of “students” are not there yet');
    expect(page).toContain('What each member would owe, month by month (gross)');
    expect(page).not.toContain('What each member owes');
    // 400 and 300 pupils of October 2025: 289.90 × 4/7 = 165.66.
    const rows = rowsOf(join(workspace, 'forecasts/2028/expense.csv'));
    expect(rows[0]?.['net_amount']).toBe('165.66');
    writeFileSync(join(workspace, 'invoices/2028-01.csv'), invoiceOf('2028-01'));
    const run = await runCommand(['allocate', workspace, '--period', '2028-01', '--reports', 'none']);
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining('measure-stale')]);
  }));

test('so it is where the last is of a year before, which a run counts with a warning: the forecast says it too', () =>
  inGroup({}, async (workspace) => {
    const { exitCode, stderr } = await runCommand(['forecast', workspace, '--period', '2027', '-q']);
    expect([exitCode, stderr.match(/\[measure-ahead\]/g)?.length]).toEqual([0, 1]);
    const page = readFileSync(join(workspace, 'forecasts/2027/forecast.html'), 'utf8');
    expect(page).toContain('Observations of “students” are not there yet');
    // 400 and 300 pupils of October 2025 in the place of those of October 2026: 289.90 × 4/7 = 165.66.
    expect(rowsOf(join(workspace, 'forecasts/2027/expense.csv'))[0]?.['net_amount']).toBe('165.66');
    const { stderr: ofNow } = await runCommand(['forecast', workspace, '--period', '2026', '-q']);
    expect(ofNow).toBe('');
  }));

test('voted, forecast and closed so far stand side by side, by the vote that names most', () =>
  inGroup(
    {
      'budget.csv':
        'member,year,chapter,nature,net_amount,gross_amount\nC,2025,,,,500.00\nR,2025,,,400.00,\n',
    },
    async (workspace) => {
      await closeMonth(workspace, '2025-09');
      await must('forecast', workspace, '--period', '2025-09..2025-10', '--budget', '-q');
      expect(readFileSync(join(workspace, 'forecasts/2025-09..2025-10/budget.csv'), 'utf8')).toBe(
        [
          'member,year,chapter,function,nature,counts,voted,forecast,closed,difference',
          'C,2025,,,,gross,500.00,425.48,212.74,74.52',
          'R,2025,,,,net,400.00,325.04,162.52,74.96\n',
        ].join('\n'),
      );
    },
  ));

test('beside a vote of the year it is said where only a part of the year is forecast and closed', () =>
  inGroup({ 'budget.csv': 'member,year,gross_amount\nC,2025,500.00\n' }, async (workspace) => {
    const said = 'The vote is that of the whole year; what is forecast and what is closed are those of';
    const shown = async (period: string) => {
      const asked = ['forecast', workspace, '--period', period, '--budget', '--lang', 'en'];
      const { stdout } = await runCommand(asked);
      const page = readFileSync(join(workspace, `forecasts/${period}/forecast.html`), 'utf8');
      return [stdout, page].map((text) => text.includes(said));
    };
    expect(await shown('2025-09..2025-10')).toEqual([true, true]);
    expect(await shown('2025')).toEqual([false, false]);
  }));

test('a vote by hand takes the place of the list’s of its year and imputation, and of no other vote of the member', () => {
  const header = 'member,year,chapter,nature,net_amount';
  return inGroup(
    {
      'votes.csv': `${header}\nC,2025,011,62878,100.00\nC,2025,011,6262,200.00\nC,2024,011,62878,300.00\nC,2025,,,400.00\n`,
      'budget.csv': `${header}\nC,2025,011,62878,150.00\nC,2025,,,450.00\n`,
    },
    async (workspace) => {
      appendFileSync(join(workspace, 'convention.yaml'), 'tables: { budget: { file: votes.csv } }\n');
      await must('forecast', workspace, '--period', '2025-09..2025-10', '--budget', '-q');
      const rows = rowsOf(join(workspace, 'forecasts/2025-09..2025-10/budget.csv'));
      const voted = rows.filter(({ member, voted: sum }) => member === 'C' && sum !== '');
      expect(voted.map(({ nature, voted: sum }) => [nature, sum])).toEqual([
        ['62878', '150.00'],
        ['', '450.00'],
        ['6262', '200.00'],
      ]);
    },
  );
});

test.each(['invoices', 'no-such-file.csv'])('a vote is a file: %s is none', (name) =>
  inGroup({}, async (workspace) => {
    const asked = ['forecast', workspace, '--period', '2025-09', '--budget', name, '--lang', 'en'];
    expect(await runCommand(asked)).toMatchObject({ exitCode: 2, stderr: `There is no file ${name}.\n` });
  }),
);

test('a vote that is asked for and stands nowhere is missing, not nought', () =>
  inGroup({}, async (workspace) => {
    const run = await runCommand(['forecast', workspace, '--period', '2025-09', '--budget', '--lang', 'en']);
    expect([run.exitCode, run.stderr]).toEqual([
      2,
      expect.stringContaining('budget.csv: error[table-missing]'),
    ]);
  }));

test('a vote is net or gross, and says no amount twice', () =>
  inGroup(
    { 'budget.csv': 'member,year,net_amount,gross_amount\nC,2025,400.00,500.00\nR,2025,,\n' },
    async (workspace) => {
      const run = await runCommand(['forecast', workspace, '--period', '2025-09', '--budget']);
      expect([run.exitCode, run.stderr]).toEqual([
        2,
        expect.stringMatching(/:2:gross_amount.*either-both.*400\.00.*500\.00/),
      ]);
      expect(run.stderr).toMatch(/budget\.csv:3:net_amount.*either-empty/);
    },
  ));

test('the advances that are proposed sum to the forecast of each pair, one a month at most, and write no table', () =>
  inGroup({}, async (workspace) => {
    const months = ['advances', workspace, '--period', '2025-09..2025-11'];
    const csv = await must(...months, '--parts', '3');
    expect(csv).toBe(
      [
        'debtor,creditor,called_on,gross_amount,period,reference,due_on',
        'C,R,2025-09-01,212.74,2025-09..2025-11,,',
        'C,R,2025-10-01,212.74,2025-09..2025-11,,',
        'C,R,2025-11-01,212.74,2025-09..2025-11,,',
        'R,C,2025-09-01,59.88,2025-09..2025-11,,',
        'R,C,2025-10-01,59.88,2025-09..2025-11,,',
        'R,C,2025-11-01,59.88,2025-09..2025-11,,\n',
      ].join('\n'),
    );
    expect(await must(...months)).toBe(csv);
    const { exitCode, stderr } = await runCommand([...months, '--parts', '4', '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('no more than the period has months (3)'),
    ]);
    expect((await runCommand(['check', workspace])).exitCode).toBe(0);
    writeFileSync(join(workspace, 'advances.csv'), csv);
    expect((await runCommand(['check', workspace])).exitCode).toBe(0);
  }));

test('the advances that are proposed in French are a table as French officers write and open it', () =>
  inGroup({}, async (workspace) => {
    const csv = await must('advances', workspace, '--period', '2025-09', '--parts', '1', '--lang', 'fr');
    expect(csv).toBe(
      [
        'debiteur;creancier;appele_le;montant_ttc;periode;reference;echeance',
        'C;R;01/09/2025;212,74;2025-09;;',
        'R;C;01/09/2025;59,88;2025-09;;\n',
      ].join('\n'),
    );
    const path = join(workspace, 'convention.yaml');
    writeFileSync(path, `numbers: { decimal: "." }\n${readFileSync(path, 'utf8')}`);
    const proposed = ['advances', workspace, '--period', '2025-09', '--parts', '1', '--lang', 'fr'];
    writeFileSync(join(workspace, 'advances.csv'), await must(...proposed));
    const check = await runCommand(['check', workspace]);
    expect([check.exitCode, check.stderr]).toEqual([0, '']);
  }));

test('what was billed as forecast is not named, and what was not is', () =>
  inGroup({}, async (workspace) => {
    const same = await runCommand(['forecast', workspace, '--check', '2025-09']);
    expect([same.exitCode, same.stdout]).toEqual([0, expect.stringContaining('as forecast')]);
    const path = join(workspace, 'invoices/2025-09.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('289.90', '299.90'));
    const other = await runCommand(['forecast', workspace, '--check', '2025-09', '--format', 'json']);
    const { differences } = JSON.parse(other.stdout);
    expect([
      other.exitCode,
      differences.map((item: Record<string, string>) => [item['kind'], item['access'], item['difference']]),
    ]).toEqual([1, [['amount', 'A1', '10.00']]]);
    const { stdout } = await runCommand(['forecast', workspace, '--check', '2025-09', '--lang', 'en']);
    expect(stdout).toMatch(/^other amount +A1 +FTTO +289\.90 +299\.90 +10\.00 /m);
  }));

test('a word of an invoice that nothing knows is told with the entry of the file that would explain it', () =>
  inGroup({}, async (workspace) => {
    const path = join(workspace, 'invoices/2025-09.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('subscription', 'lease'));
    const { stderr } = await runCommand(['forecast', workspace, '--check', '2025-09', '--lang', 'en']);
    expect(stderr).toContain('`invoices: [{ files: "2025-09.csv", values: { category: { "lease": … } } }]`');
  }));

test('one amount that was billed in two lines is named as other lines, of no other amount', () =>
  inGroup({}, async (workspace) => {
    const path = join(workspace, 'invoices/2025-09.csv');
    const credit = 'OP,F2025-09,2025-09-30,9,A1,FTTO,subscription,2025-09-01,2025-09-30,-10.00,20\n';
    writeFileSync(path, readFileSync(path, 'utf8').replace('289.90', '299.90') + credit);
    const { exitCode, stdout } = await runCommand([
      'forecast',
      workspace,
      '--check',
      '2025-09',
      '--lang',
      'en',
    ]);
    expect([exitCode, stdout]).toEqual([
      1,
      expect.stringMatching(/^other lines +A1 +FTTO +289\.90 +289\.90 +0\.00 /m),
    ]);
  }));

test('what was billed in the last month beyond the inventory is reported with its euros, and shown on the page', () =>
  inGroup({}, async (workspace) => {
    const path = join(workspace, 'invoices/2025-09.csv');
    const more = (index: number, item: string, category: string, net: string) =>
      `OP,F2025-09,2025-09-30,${index},A1,${item},${category},2025-09-01,2025-09-30,${net},20\n`;
    const taken = more(5, 'OLD', 'service', '12.00') + more(6, 'OLD', 'service', '-12.00');
    writeFileSync(
      path,
      readFileSync(path, 'utf8') +
        more(3, 'SEC', 'service', '35.00') +
        more(4, 'DATA', 'usage', '4.20') +
        taken,
    );
    const { exitCode, stdout } = await runCommand([
      ...['forecast', workspace, '--period', '2025-10', '--format', 'json', '--lang', 'en'],
    ]);
    const found = JSON.parse(stdout).diagnostics.map((item: Record<string, string>) => [
      item['code'],
      item['value'],
      item['message'],
    ]);
    expect([exitCode, found]).toEqual([
      0,
      [
        [
          'billed-beyond',
          '2025-09',
          'the operator billed in 2025-09 what the inventory does not announce and the forecast lacks: accesses and items (1), 35.00 net; usage and others, 4.20 net',
        ],
      ],
    ]);
    const page = readFileSync(join(workspace, 'forecasts/2025-10/forecast.html'), 'utf8');
    expect(page).toContain(
      'accesses and items (1), 35.00 net, and usage and others, 4.20 net: 39.20 net for a month',
    );
  }));

/** Words of one's own for a service, a subscription and usage, and an invoice that writes them. */
const OWN_WORDS = {
  'accesses.csv': `${ACCESSES}A1,G,FTTO,,2025-01-01,\nA2,S2,VPN,,2025-01-01,\nA3,S1,POWER,,2025-01-01,\n`,
  'prices.csv': `${PRICES}FTTO,line,289.90,20,monthly,,\nVPN,vpn,600.00,20,monthly,,\nPOWER,power,0.20,20,monthly,,\n`,
  'invoices/2025-09.csv': [
    INVOICE_HEADER.trim(),
    ...[
      'A1,,line,2025-09-01,2025-09-30,289.90',
      'A2,VPN,vpn,2025-09-01,2025-09-30,600.00',
      'A1,CTA,cta,2025-09-01,2025-09-30,11.33',
      'A3,POWER,power,2025-09-01,2025-09-30,75.00',
    ].map((line, index) => `OP,F2025-09,2025-09-30,${index + 1},${line},20`),
    '',
  ].join('\n'),
};

/** Uses a group that has the words of {@link OWN_WORDS}. */
async function withOwnWords<T>(use: (workspace: string) => Promise<T>): Promise<T> {
  return inGroup(OWN_WORDS, (workspace) => {
    appendFileSync(
      join(workspace, 'convention.yaml'),
      'own_categories: { line: subscription, vpn: service, power: usage, cta: subscription }\n',
    );
    return use(workspace);
  });
}

test('a category of one’s own is forecast, and held against what was billed, as the word that it stands for', () =>
  withOwnWords(async (workspace) => {
    const { exitCode, stdout } = await runCommand([
      ...['forecast', workspace, '--check', '2025-09', '--format', 'json'],
    ]);
    const { forecast, billed, differences } = JSON.parse(stdout);
    expect({ exitCode, forecast, billed }).toEqual({ exitCode: 1, forecast: '889.90', billed: '901.23' });
    expect(differences).toMatchObject([
      { kind: 'not-forecast', access: 'A1', item_code: 'CTA', billed: '11.33' },
    ]);
    expect(await linesOf(workspace, '2025-10')).toEqual([
      ['A1', '2025-10-01', '2025-10-31', '1/1', '289.90'],
      ['A2', '2025-10-01', '2025-10-31', '1/1', '600.00'],
    ]);
  }));

test.each(['forecast', 'advances'])('what was billed beyond the inventory is told by %s', (command) =>
  withOwnWords(async (workspace) => {
    const { exitCode, stderr } = await runCommand([
      command,
      workspace,
      '--period',
      '2025-10',
      '--lang',
      'en',
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('accesses and items (1), 11.33 net; usage and others, 75.00 net');
    expect(stderr).toContain('"grappe forecast --check 2025-09" names each access and item.');
  }),
);

test('a category that the inventory announces is held against what was billed, whichever it is', () =>
  inGroup(
    { 'prices.csv': `${PRICES}FTTO,other,289.90,20,monthly,,\nFTTH,subscription,49.90,20,monthly,,\n` },
    async (workspace) => {
      const path = join(workspace, 'invoices/2025-09.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replace('FTTO,subscription', 'FTTO,other'));
      const { exitCode, stdout } = await runCommand([
        'forecast',
        workspace,
        '--check',
        '2025-09',
        '--lang',
        'en',
      ]);
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('339.80')]);
    },
  ));

test('where nothing but usage was billed beyond the inventory, no comparison is named: none lists usage', () =>
  inGroup({}, async (workspace) => {
    const line = 'OP,F2025-09,2025-09-30,3,A1,DATA,usage,2025-09-01,2025-09-30,4.20,20\n';
    appendFileSync(join(workspace, 'invoices/2025-09.csv'), line);
    const { stderr } = await runCommand(['forecast', workspace, '--period', '2025-10', '--lang', 'en']);
    expect(stderr).toContain(': usage and others, 4.20 net');
    expect(stderr).toContain('Usage, penalties and discounts are never announced');
    expect(stderr).not.toContain('--check');
  }));

test('where invoices have errors, a forecast says on its page that it cannot know what they bill beyond it', () =>
  inGroup({}, async (workspace) => {
    const line = 'OP,F2025-09,2025-09-30,3,A1,SEC,service,2025-09-01,2025-09-30,3x,20\n';
    appendFileSync(join(workspace, 'invoices/2025-09.csv'), line);
    const { exitCode, stderr } = await runCommand(['forecast', workspace, '--period', '2025-10', '-q']);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('[billed-unread]')]);
    const page = readFileSync(join(workspace, 'forecasts/2025-10/forecast.html'), 'utf8');
    expect(page).toContain('Invoices have errors: what was billed beyond the inventory is not known.');
    rmSync(join(workspace, 'invoices/2025-09.csv'));
    const without = await runCommand(['forecast', workspace, '--period', '2025-11', '-q']);
    expect([without.exitCode, without.stderr]).toEqual([0, expect.not.stringContaining('billed-unread')]);
  }));

test('what was billed by the quarter beyond the inventory is reported for the next year, and shown on the page', () =>
  inGroup({}, async (workspace) => {
    const path = join(workspace, 'invoices/2025-09.csv');
    const more = (index: number, item: string, days: string, net: string) =>
      `OP,F2025-09,2025-09-30,${index},A1,${item},service,${days},${net},20\n`;
    const lines = [
      more(3, 'SEC', '2025-07-01,2025-09-30', '105.00'),
      more(4, 'OLD', '2024-07-01,2024-09-30', '90.00'),
      more(5, 'BACK', '2025-07-01,2025-09-30', '-50.00'),
    ];
    writeFileSync(path, readFileSync(path, 'utf8') + lines.join(''));
    const forecast = async (period: string) => {
      const { stderr } = await runCommand(['forecast', workspace, '--period', period, '--lang', 'en']);
      return stderr.split('\n').filter((line) => line.includes('warning[billed'));
    };
    expect(await forecast('2026')).toEqual([
      'accesses.csv: warning[billed-longer]: in the year before the period, the operator billed for more than a month at a time what the inventory does not announce and the forecast lacks: A1 SEC, 105.00 net',
    ]);
    expect(readFileSync(join(workspace, 'forecasts/2026/forecast.html'), 'utf8')).toContain(
      'for more than a month at a time, in the year before: accesses and items (1), 105.00 net.',
    );
    expect(await forecast('2027')).toEqual([]);
  }));

test('the last bills of several units of one access are reported, as long as the inventory still has it', () =>
  inGroup({}, async (workspace) => {
    const path = join(workspace, 'invoices/2025-09.csv');
    const text = readFileSync(path, 'utf8');
    const forecast = async (period: string) => {
      const { stderr } = await runCommand(['forecast', workspace, '--period', period, '--lang', 'en']);
      return stderr.split('\n').filter((line) => line.includes('warning[billed'));
    };
    expect(await forecast('2025-10')).toEqual([]);
    const august = text.split('\n').find((line) => line.includes(',A1,')) ?? '';
    const more = august
      .replace('F2025-09,2025-09-30', 'F2025-08,2025-08-31')
      .replace('2025-09-01,2025-09-30', '2025-08-01,2025-08-31')
      .replace('289.90', '1000.00');
    writeFileSync(path, `${text.replace('289.90', '869.70')}${more}\n`);
    expect(await forecast('2025-11')).toEqual([
      'accesses.csv: warning[billed-more]: the last bills of accesses of the inventory came to more than the forecast counts for the same days: A1 FTTO, 579.80 net more',
    ]);
    expect(readFileSync(join(workspace, 'forecasts/2025-11/forecast.html'), 'utf8')).toContain(
      'the last bills of accesses of the inventory (1) came to 579.80 net more for the same days.',
    );
    expect(await forecast('2026-11')).toEqual([]);
    const rows = 'A1,G,FTTO,,2025-01-01,2025-11-30\nA2,S2,FTTH,C,2025-01-01,\n';
    writeFileSync(join(workspace, 'accesses.csv'), ACCESSES + rows);
    expect(await forecast('2025-12')).toEqual([]);
  }));

test.each([
  ['SEC', 'service', '35.00', 'accesses and items (1), 35.00 net'],
  ['DATA', 'usage', '4.20', 'usage and others, 4.20 net'],
])(
  'what the last month was billed beyond the inventory is told without what there is nothing of: %s',
  (item, category, net, said) =>
    inGroup({}, async (workspace) => {
      const path = join(workspace, 'invoices/2025-09.csv');
      const more = `OP,F2025-09,2025-09-30,3,A1,${item},${category},2025-09-01,2025-09-30,${net},20\n`;
      writeFileSync(path, readFileSync(path, 'utf8') + more);
      const { stderr } = await runCommand(['forecast', workspace, '--period', '2025-10', '--lang', 'en']);
      expect(stderr).toContain(`and the forecast lacks: ${said}\n`);
      const page = readFileSync(join(workspace, 'forecasts/2025-10/forecast.html'), 'utf8');
      expect(page).toContain(`these were ${said} for a month.`);
    }),
);

test('on the worked example every difference of the inventory is named, and nothing else', () =>
  inFolder(async (folder) => {
    cpSync(EXAMPLE, folder, { recursive: true });
    const { stdout } = await runCommand(['forecast', folder, '--check', '2025-10', '--format', 'json']);
    const { differences } = JSON.parse(stdout) as { readonly differences: readonly Record<string, string>[] };
    // The inventory holds accesses only: firewalls, filters, common services and setup fees are not in it.
    expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['not-forecast']));
    const items = new Set(differences.map((item) => item['item_code']?.split('-')[0]));
    expect([...items].sort()).toEqual(['FAS', 'SEC', 'SRV']);
  }));

test('what was billed is not as forecast where the input is in error', () =>
  inGroup({}, async (workspace) => {
    writeFileSync(join(workspace, 'sites.csv'), 'x\n', { flag: 'a' });
    const { exitCode, stdout } = await runCommand([
      'forecast',
      workspace,
      ...['--check', '2025-09', '--format', 'json'],
    ]);
    expect([exitCode, JSON.parse(stdout).ok]).toEqual([2, false]);
  }));

test('a forecast is never under runs/, and is neither verified nor closed', () =>
  inGroup({}, async (workspace) => {
    const asked = ['forecast', workspace, '--period', '2025-09', '--lang', 'en'];
    const inRuns = await runCommand([...asked, '--out', join(workspace, 'runs/2025-09')]);
    expect([inRuns.exitCode, inRuns.stderr]).toEqual([2, expect.stringContaining('is in runs/')]);
    expect(existsSync(join(workspace, 'runs'))).toBe(false);
    await must(...asked, '--out', join(workspace, 'runs-forecast'), '-q');
    for (const command of [['verify'], ['close', '--on', '2026-01-01']]) {
      const [name = '', ...options] = command;
      const refused = await runCommand([name, join(workspace, 'runs-forecast'), ...options, '--lang', 'en']);
      expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('is a forecast')]);
    }
  }));

test('a price that lacks something is told at its row, once for all its accesses, in the words of its list', () =>
  inGroup(
    {
      'accesses.csv': `${ACCESSES}A1,G,FTTO,,2026-01-01,\nA2,S2,FTTO,C,2026-01-01,\n`,
      'tarifs.csv': 'Article,unit_price,vat_rate,billing\nFTTO,289.90,,monthly\n',
    },
    async (workspace) => {
      rmSync(join(workspace, 'prices.csv'));
      appendFileSync(
        join(workspace, 'convention.yaml'),
        'tables:\n  prices: { file: tarifs.csv, columns: { item_code: Article } }\n',
      );
      const told = async (...args: readonly string[]): Promise<readonly string[]> =>
        (await runCommand([...args, '--lang', 'en'])).stderr.split('\n').filter((line) => line !== '');
      const hint = (column: string): string =>
        `    Fill in ${column} in its row of tarifs.csv, as the contract says; if the file lacks the column, add it, or write in the entry of the file in convention.yaml what applies to all its rows: \`tables: { prices: { file: "tarifs.csv", defaults: { ${column}: … } } }\`.`;
      const expected = (day: string): readonly string[] => [
        `tarifs.csv:2:Article: error[price-incomplete]: the price of FTTO on ${day} has no category: its accesses cannot be forecast`,
        hint('category'),
        `tarifs.csv:2:Article: error[price-incomplete]: the price of FTTO on ${day} has no vat_rate: its accesses cannot be forecast`,
        hint('vat_rate'),
      ];
      for (const [day, args] of [
        ['2026-01-01', ['forecast', workspace, '--period', '2026']],
        ['2026-03-01', ['forecast', workspace, '--check', '2026-03']],
        ['2026-01-01', ['advances', workspace, '--period', '2026', '--parts', '4']],
      ] as const) {
        const text = await told(...args);
        expect([args, text.slice(0, 4)]).toEqual([args, expected(day)]);
        expect(text.filter((line) => line.includes('error['))).toHaveLength(2);
      }
    },
  ));
