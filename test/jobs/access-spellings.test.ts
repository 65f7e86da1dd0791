import { describe, expect, it } from 'vitest';
import { accessSpellings } from '../../src/jobs/problems/access-spellings.ts';
import { runCommand } from '../cli/run-command.ts';
import { inWorkspace, STENAY } from '../invoices/temporary-workspace.ts';
import { line } from '../settle/values.ts';

const told = (...accesses: readonly (string | undefined)[]) => {
  const spellings = accessSpellings();
  spellings.see(accesses.map((access, index) => line({ access, row: index + 2 })));
  return spellings.problems().map(({ place, args }) => [place.row, args['id'], args['other']]);
};

describe('spellings of accesses in lines', () => {
  it.each([
    ['FTTO-01', 'FTTO 01'],
    ['FTTO-01', 'ftto01'],
    ['L 12-3', 'l12/3'],
    ['ABC_1', 'ABC_1 bis', 'ABC-1'],
  ])('are told where they differ in capitals, blanks and marks only: %s, %s', (...accesses) => {
    const last = accesses.at(-1);
    expect(told(accesses[0], ...accesses, last)).toEqual([[accesses.length + 2, last, accesses[0]]]);
  });

  it.each([
    ['L1-12', 'L11-2'],
    ['FTTO-01', 'FTTO-1'],
    ['A', undefined],
  ])('are not where they may be of two: %s, %s', (...accesses) => expect(told(...accesses)).toEqual([]));

  it('are told by check where no table lists accesses, and read alike by its remedy', async () => {
    const HEADER =
      'supplier,invoice_number,invoice_date,line_number,access,serves,category,period_start,period_end,net_amount,vat_rate';
    const row = (number: number, access: string) =>
      `OP,F1,2025-09-05,${number},${access},STENAY,subscription,2025-09-01,2025-09-30,289.90,20`;
    const invoices = { 'invoices/op.csv': `${[HEADER, row(1, 'A1'), row(2, 'a 1')].join('\n')}\n` };
    const { 'accesses.csv': listed = '', 'convention.yaml': convention = '', ...files } = STENAY;
    const check = (layout: string, more = {}) =>
      inWorkspace({ ...files, ...invoices, ...more, 'convention.yaml': layout + convention }, (folder) =>
        runCommand(['check', folder, '--lang', 'en']),
      );
    const { exitCode, stderr } = await check('');
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringContaining('invoices/op.csv:3:access: warning[id-look-alike]: a 1 looks like A1'),
    ]);
    const entry = `${/`(invoices: .*?)`/.exec(stderr)?.[1]}\n`;
    expect((await check(entry)).stderr).not.toContain('id-look-alike');
    const { stderr: ofListed } = await check('', { 'accesses.csv': listed });
    expect(ofListed).not.toContain('id-look-alike');
  });
});
