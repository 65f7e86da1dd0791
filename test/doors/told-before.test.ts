/** A warning of what a closed run has charged was told while that run was a draft: it is counted from then on. */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

/** A line at a rate that reads as a fraction of a percent, which is warned of. */
const doubted = (...of: Parameters<typeof lineOf>): string => lineOf(...of).replace(/20\n$/, '0.2\n');

/** What a command warns of, `code file:row`, and how many warnings it says that it does not repeat. */
async function toldBy(...argv: readonly string[]) {
  const { stderr } = await runCommand([...argv, '--lang', 'en', '--all']);
  const codes = [...stderr.matchAll(/^(\S+?:\d+)\S* warning\[(.*?)\]/gm)].map(
    ([, place, code]) => `${code} ${place}`,
  );
  return { codes, before: /^\d+ warnings? given before/m.exec(stderr)?.[0] };
}

const ONE = '1 warning given before';
/** A rule for a kind of grappe that no table has. */
const UNMET =
  '  - { id: campus, article: "9", applies_to: { target: grappe, kinds: [campus] }, share: { by: equal, per: site } }\n';

const OF_SEPTEMBER = 'vat-rate-fraction invoices/2025-09-doubted.csv:2';
const OF_OCTOBER = 'vat-rate-fraction invoices/2025-10.csv:2';

/** A group whose September is closed with a doubted line; October has one too. */
async function doubtedGroup() {
  const group = smallGroup();
  group.write('invoices/2025-09-doubted.csv', LINES_HEADER + doubted('F2', '2025-09-30', '10.00'));
  await group.close('2025-09', '2025-10-20');
  group.write('invoices/2025-10.csv', LINES_HEADER + doubted('F3', '2025-10-31', '10.00'));
  const october = ['allocate', group.folder, '--period', '2025-10', '--reports', 'none', '--force'];
  return { ...group, allocateOctober: (...more: readonly string[]) => toldBy(...october, ...more) };
}

test('a warning of the tables is counted once a run of the same is closed, and told again where one of them changes', async () => {
  const group = smallGroup();
  const { folder, close, edit } = group;
  const check = () => toldBy('check', folder);
  edit('convention.yaml', 'title:', '# A rule that nothing meets.\ntitle:');
  edit('convention.yaml', 'rules:\n', `rules:\n${UNMET}`);
  const warned = await check();
  expect(warned.codes).toEqual([expect.stringMatching(/^rule-never-applies convention\.yaml:\d+$/)]);
  await close('2025-09', '2025-10-20');
  for (const command of ['check', 'status', 'reconcile'])
    expect([command, await toldBy(command, folder)]).toEqual([command, { codes: [], before: ONE }]);
  expect((await toldBy('check', folder, '-v')).codes).toEqual(warned.codes);
  edit('convention.yaml', '# A rule that nothing meets.', '# A rule that nothing meets yet.');
  expect(await check()).toEqual(warned);
});

describe('warnings about a file all of whose lines are in closed runs', () => {
  test('are told while their run is a draft', async () => {
    const { folder, write } = smallGroup();
    write('invoices/2025-09-doubted.csv', LINES_HEADER + doubted('F2', '2025-09-30', '10.00'));
    await runCommand(['allocate', folder, '--period', '2025-09', '--reports', 'none']);
    expect(await toldBy('check', folder)).toEqual({ codes: [OF_SEPTEMBER], before: undefined });
  });

  test('are counted once it is closed, and check -v lists them', async () => {
    const { folder, allocateOctober } = await doubtedGroup();
    const counted = { codes: [OF_OCTOBER], before: ONE };
    expect(await allocateOctober()).toEqual(counted);
    for (const command of ['check', 'status', 'reconcile'])
      expect([command, await toldBy(command, folder)]).toEqual([command, counted]);
    const { codes, before } = await toldBy('check', folder, '-v');
    expect([codes, before]).toEqual([[OF_SEPTEMBER, OF_OCTOBER], undefined]);
  });

  test('are not counted for who asks for quiet', async () => {
    const { allocateOctober } = await doubtedGroup();
    expect(await allocateOctober('--quiet')).toEqual({ codes: [OF_OCTOBER], before: undefined });
  });

  test('are told by the JSON of check -v alone', async () => {
    const { folder } = await doubtedGroup();
    const places = async (...options: readonly string[]): Promise<readonly string[]> => {
      const { stdout } = await runCommand(['check', folder, '--format', 'json', ...options]);
      return JSON.parse(stdout).diagnostics.map(({ file }: { readonly file: string }) => file);
    };
    expect(await places()).toEqual(['invoices/2025-10.csv']);
    expect(await places('-v')).toEqual(['invoices/2025-09-doubted.csv', 'invoices/2025-10.csv']);
  });

  test('are told again with the correction of their run', async () => {
    const { edit, allocateOctober } = await doubtedGroup();
    edit('invoices/2025-09-doubted.csv', '10.00', '12.00');
    const { codes, before } = await allocateOctober('--pending', '--regularise', '2025-09');
    expect([codes, before]).toEqual([[OF_SEPTEMBER, OF_OCTOBER], undefined]);
  });

  test('are told of all lines of their file as long as one is open: those that are alike are told at the first', async () => {
    const { write, allocateOctober } = await doubtedGroup();
    const [closed, late] = [doubted('F2', '2025-09-30', '10.00'), doubted('F4', '2025-10-31', '5.00')];
    write('invoices/2025-09-doubted.csv', LINES_HEADER + closed + late);
    expect(await allocateOctober()).toEqual({ codes: [OF_SEPTEMBER, OF_OCTOBER], before: undefined });
  });

  test('are those of its columns too', async () => {
    const { folder, write, close } = smallGroup();
    const lines = LINES_HEADER + lineOf('F2', '2025-09-30', '10.00');
    const remarked = lines.replace(/\n/g, ',x\n').replace('vat_rate,x', 'vat_rate,remark');
    write('invoices/2025-09-doubted.csv', remarked);
    const ofColumn = 'column-unknown invoices/2025-09-doubted.csv:1';
    expect(await toldBy('check', folder)).toEqual({ codes: [ofColumn], before: undefined });
    await close('2025-09', '2025-10-20');
    expect(await toldBy('check', folder)).toEqual({ codes: [], before: ONE });
  });

  test('do not fall silent where an open invoice may be the same', async () => {
    const { folder, write, close } = smallGroup();
    write('invoices/2025-09-z.csv', LINES_HEADER + lineOf('G-7', '2025-09-30', '10.00'));
    await close('2025-09', '2025-10-20');
    write('invoices/2025-09-a.csv', LINES_HEADER + lineOf('G7', '2025-09-30', '10.00'));
    const { codes } = await toldBy('check', folder);
    expect(codes).toContain('invoice-perhaps-twice invoices/2025-09-z.csv:2');
  });
});
