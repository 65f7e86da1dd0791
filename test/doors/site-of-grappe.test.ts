import { describe, expect, test } from 'vitest';
import { allocateAsJson, runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

async function allocated(folder: string): Promise<readonly string[]> {
  const { exitCode, diagnostics, run } = await allocateAsJson(folder);
  if (exitCode !== 0)
    return diagnostics.map((found: { code: string; file: string }) => `${found.file} ${found.code}`);
  return run.members.map(
    ({ member, gross_amount }: { member: string; gross_amount: string }) => `${member} ${gross_amount}`,
  );
}

/** 289.90 at 414/677 and 263/677, VAT 57.98 apart. */
const SHARED = ['MEUSE 212.74', 'REGION 135.14'];

describe('a shared access that is named by the site where it stands', () => {
  test('is refused in the inventory', async () => {
    const { folder, write } = smallGroup();
    write('accesses.csv', 'access,serves\nA1,0550072E\n');
    expect(await allocated(folder)).toContain('accesses.csv grappe-site');
  });

  test('is refused on a line', async () => {
    const { folder, write } = smallGroup();
    write('invoices/2025-09.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '289.90', '1', ',0550072E'));
    expect(await allocated(folder)).toEqual(['invoices/2025-09.csv grappe-site']);
  });

  test('is refused though terminated before its grappe begins: that does not end what its row says', async () => {
    const { folder, write, edit } = smallGroup();
    write('accesses.csv', 'access,serves,terminated_on\nA1,0550072E,2025-10-17\n');
    edit('grappes.csv', '0550072E,,,,', '0550072E,,,2025-10-18,');
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).toContain('its last day as valid_to of its row (terminated_on does not end it)');
  });

  test('is told with what its lines come to', async () => {
    const { folder, write } = smallGroup();
    write('accesses.csv', 'access,serves\nA1,0550072E\n');
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.10'));
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).toContain('0550072E is served, and is in STENAY: is the site alone meant');
    expect(stderr).toContain('? 390.00 without VAT would go to one or to all');
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.10', '1', ',0550072E'));
    write('accesses.csv', 'access,serves\nA1,STENAY\n');
    const { stderr: french } = await runCommand(['check', folder, '--lang', 'fr']);
    expect(french).toContain('? 100,10 HT iraient à l’un ou à tous');
  });

  test('is reported with the sum of its lines on the days in doubt, without those of the years before', async () => {
    const { folder, write, edit } = smallGroup();
    write('accesses.csv', 'access,serves\nA1,0550072E\n');
    edit('grappes.csv', '0550072E,,,,', '0550072E,,,2025-10-18,');
    const { stderr: before } = await runCommand(['check', folder, '--lang', 'en']);
    expect(before).toContain('0550072E is served, and is in STENAY on 2025-10-18..: is the site alone meant');
    expect(before).not.toContain('would go');
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.10'));
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).toContain('? 100.10 without VAT would go to one or to all');
    // A line without days, and one of September that is dated in October, may be for these days too.
    const undated = 'OP,F3,2025-10-31,1,A1,,setup,,,7.00,20\n';
    const late = 'OP,F4,2025-10-31,1,A1,,subscription,2025-09-01,2025-09-30,1.00,20\n';
    write('invoices/2025-10-b.csv', LINES_HEADER + undated + late);
    const { stderr: more } = await runCommand(['check', folder, '--lang', 'en']);
    expect(more).toContain('? 108.10 without VAT would go to one or to all');
  });

  test('is shared with the grappe where the convention says so', async () => {
    const { folder, write, edit } = smallGroup();
    write('accesses.csv', 'access,serves\nA1,0550072E\n');
    edit('convention.yaml', 'rules:', 'site_of_grappe: grappe\nrules:');
    expect(await allocated(folder)).toEqual(SHARED);
  });

  test('is judged on the days for which the convention lists what is meant; on others each line is', async () => {
    const { folder, write, edit } = smallGroup();
    edit('convention.yaml', 'rules:', 'site_of_grappe: [{ from: 2025-09-01, value: grappe }]\nrules:');
    write('accesses.csv', 'access,serves\nA1,0550072E\n');
    expect(await allocated(folder)).toEqual(SHARED);
    edit('convention.yaml', '2025-09-01, value', '2025-10-01, value');
    expect(await allocated(folder)).toEqual(['invoices/2025-09.csv grappe-site']);
  });

  test('is judged by what the convention says on the days of its row', async () => {
    const { folder, write, edit } = smallGroup();
    edit(
      'convention.yaml',
      'rules:',
      'site_of_grappe: [{ to: 2025-08-31, value: error }, { from: 2025-09-01, value: grappe }]\nrules:',
    );
    write('accesses.csv', 'access,serves,valid_from\nA1,0550072E,2025-09-01\n');
    expect(await allocated(folder)).toEqual(SHARED);
    write('accesses.csv', 'access,serves,valid_from\nA1,0550072E,2025-08-31\n');
    const { diagnostics } = await allocateAsJson(folder);
    const found = diagnostics.find(({ code }: { code: string }) => code === 'grappe-site');
    expect(found.message).toContain('2025-08-31');
    expect(found.message).not.toContain('2025-08-31..');
  });

  test('is shared with the grappe where the layout says so, whatever the convention says', async () => {
    const { folder, write, edit } = smallGroup();
    write('invoices/2025-09.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '289.90', '1', ',0550072E'));
    edit('convention.yaml', 'rules:', 'invoices: [{ files: "*.csv", site_of_grappe: grappe }]\nrules:');
    expect(await allocated(folder)).toEqual(SHARED);
    edit('convention.yaml', 'rules:', 'site_of_grappe: site\nrules:');
    expect(await allocated(folder)).toEqual(SHARED);
  });

  test('is the site’s alone where its row says so, also where the line repeats the site', async () => {
    const { folder, write, edit } = smallGroup();
    write('accesses.csv', 'access,serves,alone\nA1,STENAY,\nA2,0550072E,yes\n');
    edit('convention.yaml', 'rules:', 'site_of_grappe: grappe\nrules:');
    for (const target of ['A2,', 'A2,0550072E']) {
      write('invoices/2025-09.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '289.90', '1', target));
      expect(await allocated(folder)).toEqual(['REGION 347.88']);
    }
  });

  test('is refused where two grappes hold the site', async () => {
    const { folder, write, edit } = smallGroup();
    edit('grappes.csv', 'STENAY,Stenay', 'G2,Autre,grappe,0550072E,,,,\nSTENAY,Stenay');
    edit('convention.yaml', 'rules:', 'site_of_grappe: grappe\nrules:');
    write('accesses.csv', 'access,serves\nA1,0550072E\nA2,G2\n');
    expect(await allocated(folder)).toContain('accesses.csv grappe-site');
  });
});

describe('a site that joins a grappe later', () => {
  const LATER =
    'grappe,name,kind,site,valid_from\nSTENAY,Stenay,cite_scolaire,0550020Y,\nSTENAY,Stenay,cite_scolaire,0550072E,2025-09-16\n';

  test('makes a line in doubt from that day on', async () => {
    const { folder, write } = smallGroup();
    write('grappes.csv', LATER);
    write('accesses.csv', 'access,serves,valid_to\nA1,STENAY,\nA2,0550072E,2025-09-15\n');
    write('invoices/2025-09.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '289.90', '1', ',0550072E'));
    const { exitCode, stderr } = await runCommand(['allocate', folder, '--lang', 'en']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('0550072E is served, and is in STENAY on 2025-09-16..2025-09-30');
  });

  test('makes its access in doubt', async () => {
    const { folder, write } = smallGroup();
    write('grappes.csv', LATER);
    write('accesses.csv', 'access,serves\nA1,STENAY\nA2,0550072E\n');
    expect(await allocated(folder)).toContain('accesses.csv grappe-site');
  });

  test('is shared from that day on where a site means its grappe', async () => {
    const { folder, write, edit } = smallGroup();
    write('grappes.csv', LATER);
    write('accesses.csv', 'access,serves\nA1,0550072E\nA2,STENAY\n');
    edit('convention.yaml', 'rules:', 'site_of_grappe: grappe\nrules:');
    // 15 of 30 days the lycée alone, 15 days 414/677 and 263/677: MEUSE bears 207/677, REGION 470/677.
    expect(await allocated(folder)).toEqual(['MEUSE 106.37', 'REGION 241.51']);
  });
});

test('a grappe that no access serves is told, with its days', async () => {
  const { folder, write } = smallGroup();
  write('accesses.csv', 'access,serves,valid_from\nA1,STENAY,2025-09-01\n');
  const { stderr } = await runCommand(['check', folder, '--lang', 'en', '-q']);
  expect(stderr).toContain('no access of accesses.csv serves STENAY on ..2025-08-31');
});
