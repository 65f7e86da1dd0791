import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from './tables.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall, must, ran } from './workspace.ts';

const STUDENTS = '{ by: students, as_of: { date: "10-01", year: previous } }';
const EQUAL = '{ by: equal, per: member }';

const english = (...argv: readonly string[]): Promise<string> => must(...argv, '--lang', 'en');

function invoice(number: string, date: string, net: string): string {
  const month = date.slice(0, 7);
  return `${INVOICE_HEADER}OP,${number},${date},1,G,subscription,${month}-01,${month}-28,${net},0\n`;
}

/** The table of the year of a member's statement: what closed runs charged, and the total with this one, gross. */
function yearOf(workspace: string, run: string, member: string): readonly string[] {
  const text = readFileSync(join(workspace, 'runs', run, `statements/${member}.html`), 'utf8');
  const table = text.slice(text.search(/Year \d{4}: closed runs/));
  return [...table.slice(0, table.indexOf('</table>')).matchAll(/<tr>.*?<\/tr>/gs)]
    .map(
      ([row]) =>
        row
          .replaceAll(/<[^>]+>/g, ' ')
          .trim()
          .split(/\s{2,}/)
          .at(-1) ?? '',
    )
    .slice(1);
}

async function close(workspace: string, run: string, on: string): Promise<void> {
  await english('close', join(workspace, 'runs', run), '--on', on, '-q');
}

/** Closes October, counts more pupils, and corrects it with November: the chapters of the titles of both, which verify. */
async function titlesCorrected(workspace: string): Promise<readonly (string | undefined)[]> {
  await english('allocate', workspace, '--period', '2025-10', '--reports', 'csv', '-q');
  await close(workspace, '2025-10', '2025-11-01');
  const measures = join(workspace, 'measures.csv');
  writeFileSync(measures, readFileSync(measures, 'utf8').replace(',7\n', ',17\n'));
  const november = ['--pending', '--period', '2025-11', '--regularise', '2025-10'];
  await english('allocate', workspace, ...november, '--reports', 'csv', '-q');
  await english('verify', join(workspace, 'runs/2025-11'));
  return ['2025-10', '2025-11'].flatMap((run) =>
    rowsOf(join(workspace, 'runs', run), 'titres.csv').map((row) => row['chapter']),
  );
}

test('a year counts the invoices dated in it, whatever closed runs were asked for', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', EQUAL), {
      'a.csv': invoice('F24', '2024-12-31', '2.00'),
      'b.csv': invoice('F1', '2025-10-05', '20.00'),
      'c.csv': invoice('F2', '2025-11-05', '200.00'),
      'd.csv': invoice('F3', '2025-12-05', '2000.00'),
    });
    await english('allocate', workspace, '--invoice', 'F24', '--invoice', 'F1', '--reports', 'none', '-q');
    await close(workspace, 'invoice-F1+F24', '2025-10-10');
    const november = ['allocate', workspace, '--pending', '--period', '2025-11', '--force', '-q'];
    await english(...november, '--reports', 'html,csv');
    await close(workspace, '2025-11', '2025-12-01');
    await english('allocate', workspace, '--pending', '--period', '2025-12', '--reports', 'html,csv', '-q');
    expect(yearOf(workspace, '2025-11', 'C')).toEqual(['10.00', '110.00']);
    expect(yearOf(workspace, '2025-12', 'C')).toEqual(['110.00', '1,110.00']);
    await english('verify', join(workspace, 'runs/2025-12'));
  });
});

test('a year counts the runs of all lines, and of all that were pending', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', EQUAL), {
      'a.csv': invoice('F1', '2025-09-05', '20.00'),
    });
    await english('allocate', workspace, '--reports', 'none', '-q');
    await close(workspace, 'all', '2025-10-10');
    writeFileSync(join(workspace, 'invoices/b.csv'), invoice('F2', '2025-10-05', '200.00'));
    await english('allocate', workspace, '--pending', '--reports', 'none', '-q');
    await close(workspace, 'pending', '2025-11-10');
    writeFileSync(join(workspace, 'invoices/c.csv'), invoice('F3', '2025-11-05', '2000.00'));
    await english('allocate', workspace, '--period', '2025-11', '--reports', 'html', '--no-reconcile', '-q');
    expect(yearOf(workspace, '2025-11', 'C')).toEqual(['110.00', '1,110.00']);
  });
});

test('a correction counts in the year of the invoice that it corrects', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', STUDENTS), {
      'a.csv': invoice('F24', '2024-12-31', '120.00').replace(
        '2024-12-01,2024-12-28',
        '2025-01-01,2025-01-28',
      ),
      'b.csv': invoice('F1', '2025-10-05', '20.00'),
      'c.csv': invoice('F2', '2025-11-05', '200.00'),
    });
    await english('allocate', workspace, '--period', '2024-12', '--reports', 'none', '-q');
    await close(workspace, '2024-12', '2025-01-10');
    const measures = join(workspace, 'measures.csv');
    writeFileSync(measures, readFileSync(measures, 'utf8').replace(',7\n', ',17\n'));
    // Whatever date that invoice has borne since.
    const december = join(workspace, 'invoices/a.csv');
    writeFileSync(december, readFileSync(december, 'utf8').replace('2024-12-31', '2025-01-02'));
    const october = ['--pending', '--period', '2025-10', '--regularise', '2024-12'];
    await english('allocate', workspace, ...october, '--reports', 'none', '-q');
    await close(workspace, '2025-10', '2025-11-01');
    const own = rowsOf(join(workspace, 'runs/2025-10'), 'allocations.csv');
    const charged = own.find(({ member }) => member === 'C')?.['gross_amount'];
    writeFileSync(measures, readFileSync(measures, 'utf8').replace(',17\n', ',27\n'));
    const november = [
      '--pending',
      '--period',
      '2025-11',
      '--regularise',
      '2024-12',
      '--regularise',
      '2025-10',
    ];
    await english('allocate', workspace, ...november, '--reports', 'html,csv', '-q');
    // Of the year 2025 in November: its own lines and what corrects those of October, not what corrects 2024.
    const ofNovember = ['allocations.csv', 'regularisations.csv'].flatMap((file) =>
      rowsOf(join(workspace, 'runs/2025-11'), file).filter(
        ({ member, run }) => member === 'C' && run !== '2024-12',
      ),
    );
    const cents = [charged, ...ofNovember.map(({ gross_amount }) => gross_amount)].map((amount) =>
      Math.round(Number(amount) * 100),
    );
    expect(ofNovember).toHaveLength(2);
    const sum = cents.reduce((before, amount) => before + amount, 0);
    expect(yearOf(workspace, '2025-11', 'C')).toEqual([charged, (sum / 100).toFixed(2)]);
    await english('verify', join(workspace, 'runs/2025-11'));
  });
});

test.each([
  // The service is of September, the invoice of October: its day decides.
  ['basis: invoice_date', ',2025-09-01,2025-09-28,', 'NEW'],
  // No day on the line: all days of the month of its invoice, from the first one on.
  ['basis: service\nundated: invoice_month', ',,,', 'OLD'],
])(
  '%s: a correction looks the revenue up on the day on which its title did',
  async (settings, period, chapter) => {
    const convention = conventionOf('largest_remainder', STUDENTS).replace('basis: service', settings);
    await inFolder(async (workspace) => {
      const imputations =
        'member,flow,chapter,function,nature,valid_from,valid_to\n' +
        'R,paid,P,F,N,,\nC,reimbursed,P,F,N,,\nR,recovered,OLD,F,N,,2025-10-01\nR,recovered,NEW,F,N,2025-10-02,\n';
      makeSmall(workspace, convention, {
        'a.csv': invoice('F1', '2025-10-02', '120.00').replace(',2025-10-01,2025-10-28,', period),
        'b.csv': invoice('F2', '2025-11-05', '200.00'),
      });
      writeFileSync(join(workspace, 'imputations.csv'), imputations);
      expect(await titlesCorrected(workspace)).toEqual([chapter, 'NEW', chapter]);
    });
  },
);

test('a correction looks the revenue up by the type that the site had when the debtor came to own it, as its title did', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', STUDENTS), {
      'a.csv': invoice('F1', '2025-10-02', '120.00'),
      'b.csv': invoice('F2', '2025-11-05', '200.00'),
    });
    // R, who pays the operator, hands S2 over to C on the day on which the lycée becomes a collège.
    writeFileSync(
      join(workspace, 'sites.csv'),
      'site,name,type,member,valid_from,valid_to\nS1,Un,college,C,,\nS3,Trois,lycee,R,,\n' +
        'S2,Deux,lycee,R,,2025-10-14\nS2,Deux,college,C,2025-10-15,\n',
    );
    writeFileSync(
      join(workspace, 'imputations.csv'),
      'member,flow,site_type,chapter,function,nature\nR,paid,,P,F,N\nC,reimbursed,,P,F,N\n' +
        'R,recovered,lycee,LYCEE,F,N\nR,recovered,college,COLLEGE,F,N\n',
    );
    expect(await titlesCorrected(workspace)).toEqual(['COLLEGE', 'COLLEGE', 'COLLEGE']);
  });
});

test('a member that a merger has ended is corrected by the name that the closed run knew', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', STUDENTS), {
      'a.csv': invoice('F1', '2025-10-02', '120.00'),
      'b.csv': invoice('F2', '2025-11-05', '200.00'),
    });
    await english('allocate', workspace, '--period', '2025-10', '--reports', 'csv', '-q');
    await close(workspace, '2025-10', '2025-11-01');
    writeFileSync(join(workspace, 'members.csv'), 'member,name\nCEA,Alsace réunie\nR,Région\n');
    const sites = join(workspace, 'sites.csv');
    writeFileSync(sites, readFileSync(sites, 'utf8').replace('college,C', 'college,CEA'));
    const november = ['--pending', '--period', '2025-11', '--regularise', '2025-10'];
    await english('allocate', workspace, ...november, '--reports', 'html,csv', '-q');
    const statement = readFileSync(join(workspace, 'runs/2025-11/statements/C.html'), 'utf8');
    expect(statement).toContain('Alsace');
    await english('verify', join(workspace, 'runs/2025-11'));
    await close(workspace, '2025-11', '2025-12-01');
    await english('verify', '--all', workspace);
    const account = join(workspace, 'accounts/2025-10..2025-11');
    await english('account', workspace, '--period', '2025-10..2025-11', '--reports', 'html,csv');
    expect(readFileSync(join(account, 'statements/C.html'), 'utf8')).toContain('Alsace');
    await english('verify', account);
    expect((await ran('status', workspace)).exitCode).toBeLessThan(2);
    const runs = ['2025-10', '2025-11'].map((run) => join(workspace, 'runs', run));
    expect((await ran('diff', ...runs)).exitCode).toBe(1);
  });
});
