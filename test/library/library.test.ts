// As another program would: the built package, by its name.
import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allocate, formatCents, parsePeriod, readInvoiceLines, readWorkspace } from 'grappe';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Selection } from '../../src/index.ts';
import { inFolder } from '../audit/workspace.ts';

const EXAMPLE = 'fixtures/grand-est';

describe('the library', () => {
  test('reads a workspace and shares a month of it', async () => {
    const loaded = readWorkspace(EXAMPLE);
    const period = parsePeriod('2025-09');
    if (loaded.workspace === undefined || period === undefined) throw new Error('the example is right');
    // What is pending only closed runs tell.
    expectTypeOf<Extract<Selection['kind'], 'pending'>>().toBeNever();

    const { value: lines, problems } = await readInvoiceLines(loaded, { kind: 'period', period });
    const outcomes = allocate(loaded.workspace, lines);

    expect(problems).toEqual([]);
    // Stenay, FTTO-0001: 289.90 over 414 and 263 pupils (worked out in ALLOCATION.md §9).
    const stenay = outcomes.find(({ line }) => line.access === 'FTTO-0001');
    if (stenay?.kind !== 'allocated') throw new Error('the line can be shared');
    expect(
      stenay.rows.map(({ member, share, net, vat }) => [member, share, formatCents(net), formatCents(vat)]),
    ).toEqual([
      ['MEUSE', '414/677', '177.28', '35.46'],
      ['REGION', '263/677', '112.62', '22.52'],
    ]);
  });

  test('tells what is wrong with a workspace instead of throwing', () => {
    const { workspace, problems } = readWorkspace('fixtures/no-such-folder');
    expect(workspace).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['workspace-missing']);
  });

  test('tells of an invoice that its lines do not come to its total', async () => {
    await inFolder(async (folder) => {
      for (const name of ['base', 'declared-total'])
        cpSync(join('fixtures/diagnostics', name), folder, { recursive: true });
      const { problems } = await readInvoiceLines(readWorkspace(folder));
      expect(problems.map(({ code }) => code)).toEqual(['declared-total']);
    });
  });
});

/** The packages that a published declaration names, and those that it imports name. */
function packagesNamed(file: string, seen: Set<string> = new Set()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const named = [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'([^']+)'/g)].map(
    ([, name = '']) => name,
  );
  return named.flatMap((name) =>
    name.startsWith('.') ? packagesNamed(join(dirname(file), name.replace(/\.ts$/, '.d.ts')), seen) : [name],
  );
}

test('its types name no package, since none is installed with it', () => {
  expect(packagesNamed('dist/types/index.d.ts')).toEqual([]);
});
