import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Explanation } from '../../src/audit/explanation.ts';
import { runCommand } from '../cli/run-command.ts';
import { conventionOf, INVOICE_HEADER, inFolder, inSmall, makeSmall, must } from './workspace.ts';

/** What the small workspace was billed, in one line: the grappe of S1 (C), S2 and S3 (R), for September. */
const LINE = 'G,subscription,2025-09-01,2025-09-30,10.01,20';

const ASKED = ['--invoice', 'F1', '--line', '1'];

async function explained(workspace: string): Promise<{ json: Explanation; text: string }> {
  const { stdout: json } = await runCommand(['explain', workspace, ...ASKED, '--format', 'json']);
  const { stdout: text } = await runCommand(['explain', workspace, ...ASKED, '--lang', 'en']);
  return { json: JSON.parse(json) as Explanation, text };
}

const figures = ({ rows }: Explanation) =>
  rows.map(({ member, site, share, net_amount, vat_amount }) =>
    [member, site, share, net_amount, vat_amount].join(' '),
  );

// Students: S1 7, S2 4, S3 1.5, in all 12.5. C pays for S1, R for S2 and S3.
test('mix: a quarter by students, three quarters by fixed parts', async () => {
  const share =
    '{ by: mix, of: [{ part: "1/4", share: { by: students, as_of: latest, max_age_days: none } }, { part: "3/4", share: { by: fixed, parts: { C: 1, R: 3 } } }] }';
  await inSmall(conventionOf('largest_remainder', share), [LINE], async (workspace) => {
    const { json, text } = await explained(workspace);
    // Shares: S1 1/4 × 14/25 + 3/4 × 1/4 = 131/400. R’s 3/4 is halved over its two sites:
    // S2 1/4 × 8/25 + 3/4 × 3/8 = 289/800, S3 1/4 × 3/25 + 3/4 × 3/8 = 249/800; R in all 269/400.
    // Net, 1001 cents: C 131131/400 = 327 and 331/400, R 269269/400 = 673 and 69/400: the cent left goes to C.
    // R’s 673: S2 673 × 289/538 = 361 and 279/538, S3 311 and 259/538: the cent left goes to S2.
    // VAT, 200 cents: C 65 and 1/2, R 134 and 1/2, a tie: the larger share, R, gets the cent.
    // R’s 135: S2 72 and 279/538, S3 62 and 259/538: the cent left goes to S2.
    expect(figures(json)).toEqual([
      'C S1 131/400 3.28 0.65',
      'R S2 289/800 3.62 0.73',
      'R S3 249/800 3.11 0.62',
    ]);
    expect(json.rounding?.net.members.decided_by).toBe('claim');
    expect(json.rounding?.vat.members.decided_by).toBe('share');
    expect(text).toMatch(/S1 +C +7 +14\/25 .*measures\.csv:2$/m);
    expect(text).toContain('R S2: 30/30 × 2/25 + 30/30 × 9/32 = 289/800');
    expect(text).toMatch(/C +10\.01 × 131\/400 +3\.27 +331\/400 +\+1 +3\.28$/m);
    expect(text).toMatch(/R +2\.00 × 269\/400 +1\.34 +1\/2 +\+1 +1\.35$/m);
    expect(text).toContain('1 cent left: R (a tie: to the larger share)');
    expect(text).toMatch(/S2 +1\.35 × 289\/538 +0\.72 +279\/538 +\+1 +0\.73$/m);
  });
});

test('majority: the member with most students in all pays, though another has the largest site', async () => {
  const share = '{ by: majority, of: students, as_of: latest, max_age_days: none }';
  await inSmall(conventionOf('largest_remainder', share), [LINE], async (workspace) => {
    const measures = join(workspace, 'measures.csv');
    writeFileSync(measures, readFileSync(measures, 'utf8').replace('S3,2024-10-01,1.5', 'S3,2024-10-01,4'));
    const { json, text } = await explained(workspace);
    // C 7 students, R 4 + 4 = 8: R bears the line, in halves over S2 and S3.
    // Net: 1001 / 2 = 500 and 1/2 each, and of equal shares the smaller id, S2, gets the cent. VAT: 100 each.
    expect(figures(json)).toEqual(['R S2 1/2 5.01 1.00', 'R S3 1/2 5.00 1.00']);
    expect(json.rounding?.net.sites.map(({ decided_by }) => decided_by)).toEqual(['id']);
    expect(text).toContain('key the member with most “students” bears all');
    expect(text).toContain('1 cent left: S2 (a tie: to the smaller id)');
  });
});

test('unallocated: the days that could be shared are derived, the others say what is missing', async () => {
  const share = '{ by: floor_area, as_of: latest, max_age_days: none }';
  await inSmall(conventionOf('carry', share), [LINE], async (workspace) => {
    writeFileSync(
      join(workspace, 'measures.csv'),
      'measure,site,as_of,value\nfloor_area,S1,2025-09-11,6\nfloor_area,S2,2024-01-01,3\nfloor_area,S3,2024-01-01,3\n',
    );
    const { json, text } = await explained(workspace);
    // S1 is not measured before the 11th: 10 days without shares, then 20 with 6, 3 and 3 out of 12.
    expect(json.runs.map(({ from, to, days }) => [from, to, days])).toEqual([
      ['2025-09-11', '2025-09-30', 20],
    ]);
    expect(json.runs[0]?.shares.map((part) => `${part.member} ${part.site} ${part.share}`)).toEqual([
      'C S1 1/2',
      'R S2 1/4',
      'R S3 1/4',
    ]);
    expect([json.outcome, json.rows, json.rounding, json.check]).toEqual(['unallocated', [], null, null]);
    expect(text).toContain('Shares from 2025-09-11 to 2025-09-30 (20 days)');
    expect(text).toContain('No share from 2025-09-01 to 2025-09-10 (10 days)');
    expect(text).toContain('[measure-missing] no floor_area of S1 is known on 2025-09-01 (rule r)');
    expect(text).not.toContain('Rounding');
  });
});

test('--supplier tells apart two suppliers that use one invoice number', async () => {
  await inFolder(async (workspace) => {
    const line = (supplier: string, net: string): string =>
      `${supplier},F1,2025-09-30,1,S1,subscription,2025-09-01,2025-09-30,${net},20\n`;
    makeSmall(workspace, conventionOf('carry', '{ by: equal, per: site }'), {
      'a.csv': INVOICE_HEADER + line('ALPHA', '10.00'),
      'b.csv': INVOICE_HEADER + line('BETA', '30.00'),
    });
    const asked = ['explain', workspace, ...ASKED];
    const either = await runCommand([...asked, '--lang', 'en']);
    expect([either.exitCode, either.stdout]).toEqual([2, '']);
    expect(either.stderr).toContain(
      'Several suppliers use the number F1; add --supplier with one of: ALPHA, BETA.',
    );
    // S1 is C’s alone: the whole line, and 20 % of 30.00 is 6.00.
    const beta = JSON.parse(await must(...asked, '--supplier', 'BETA', '--format', 'json')) as Explanation;
    expect([beta.line.supplier, beta.line.file]).toEqual(['BETA', 'invoices/b.csv']);
    expect(figures(beta)).toEqual(['C S1 1/1 30.00 6.00']);
    const other = await runCommand([...asked, '--supplier', 'GAMMA', '--lang', 'en']);
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toContain('GAMMA has no invoice F1. Suppliers that have: ALPHA, BETA.');
    writeFileSync(join(workspace, 'invoices/c.csv'), INVOICE_HEADER + line('', '50.00'));
    const nameless = await runCommand([...asked, '--lang', 'en']);
    expect(nameless.stderr).toContain('add --supplier with one of: "", ALPHA, BETA.');
  });
});

test('a line that one of two suppliers has, and has twice, needs no --supplier', async () => {
  await inFolder(async (workspace) => {
    const line = (supplier: string, number: string): string =>
      `${supplier},F1,2025-09-30,${number},S1,subscription,2025-09-01,2025-09-30,10.00,20\n`;
    makeSmall(workspace, conventionOf('carry', '{ by: equal, per: site }'), {
      'a.csv': INVOICE_HEADER + line('ALPHA', '2'),
      'b.csv': INVOICE_HEADER + line('BETA', '1') + line('BETA', '1'),
    });
    const { exitCode, stdout, stderr } = await runCommand(['explain', workspace, ...ASKED, '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('invoices/b.csv:3:line_number: error[line-repeated]'),
    ]);
    expect(stdout).toContain('BETA');
  });
});

// Under `carry` the members share −10.01 as it is, rounded down: C −5.005 to −5.01, R likewise, and a cent is given to C.
// R’s −5.01 is shared over its two sites without the sign (ALLOCATION §7), and the sentence that says so stands there.
test('a credit under carry: the sign is set aside over the sites only', async () => {
  const credit = LINE.replace('10.01', '-10.01');
  await inSmall(conventionOf('carry', '{ by: equal, per: member }'), [credit], async (workspace) => {
    const { json, text } = await explained(workspace);
    expect(figures(json)).toEqual(['C S1 1/2 -5.00 -1.00', 'R S2 1/4 -2.51 -0.50', 'R S3 1/4 -2.50 -0.50']);
    const net = text.slice(text.indexOf('Rounding of the net'), text.indexOf('Rounding of the VAT'));
    const aside = '    The sign is set aside for the split and given back at the end.';
    expect(net.split('\n').filter((line) => line.includes('sign is set aside'))).toEqual([aside]);
    expect(net.indexOf(aside)).toBeGreaterThan(net.indexOf('R over its sites'));
    expect(net).toMatch(/S2 +5\.01 × 1\/2 +2\.50 +1\/2 +\+1 +-2\.51$/m);
  });
});
