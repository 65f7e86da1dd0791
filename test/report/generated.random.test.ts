import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { bigWorkspace } from '../generators/big-workspace.ts';
import type { GeneratedWorkspace } from '../generators/model.ts';
import { render } from '../generators/render.ts';
import { workspaceArbitrary } from '../generators/workspace.ts';
import { inFolder } from '../properties/product.ts';

type Row = Readonly<Record<string, string>>;

/** The gross of each debtor and creditor in a file of the run. */
function grossByPair(text: string): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const row of parse<Row>(text, { columns: true })) {
    const pair = `${row.debtor} to ${row.creditor}`;
    sums.set(pair, (sums.get(pair) ?? 0n) + BigInt((row.gross_amount ?? '').replace('.', '')));
  }
  return new Map([...sums].filter(([, gross]) => gross !== 0n).sort());
}

/** The gross of each member in allocations.csv. */
function grossByMember(text: string): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { member = '', gross_amount = '' } of parse<Row>(text, { columns: true })) {
    sums.set(member, (sums.get(member) ?? 0n) + BigInt(gross_amount.replace('.', '')));
  }
  return sums;
}

/** The gross of all lines in the detail of a workbook, read from its XML: the column under that header. */
function detailGross(workbook: Uint8Array): bigint {
  const files = unzipSync(workbook);
  const xml = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const texts = [...xml('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, t]) => t,
  );
  const sheet = xml('xl/worksheets/sheet3.xml');
  const head = [...sheet.matchAll(/<c r="([A-Z]+)1" s="\d+" t="s"><v>(\d+)</g)].find(([, , title]) =>
    ['TTC', 'Gross'].includes(texts[Number(title)] ?? ''),
  );
  const cells = [...sheet.matchAll(new RegExp(`<c r="${head?.[1]}\\d+" s="\\d+"><v>([-\\d.e+]+)<`, 'g'))];
  return cells.reduce((sum, [, value]) => sum + BigInt(Math.round(Number(value) * 100)), 0n);
}

/** Allocates with every report; the statements hold themselves against their sums, titles against the debts. */
async function report(ws: GeneratedWorkspace): Promise<'written' | 'refused'> {
  return inFolder(render(ws), async (folder) => {
    const out = join(folder, 'out');
    const { exitCode, stderr } = await runCommand([
      'allocate',
      folder,
      '--out',
      out,
      '--reports',
      'csv,xlsx,pdf,html',
      '--no-pack',
    ]);
    if (exitCode === 2) return 'refused';
    expect(exitCode, stderr).toBe(0);
    const text = (name: string): string => readFileSync(join(out, name), 'utf8').replaceAll("'", '');
    expect(grossByPair(text('titres.csv'))).toEqual(grossByPair(text('settlement.csv')));
    for (const [member, gross] of grossByMember(text('allocations.csv'))) {
      const workbook = readFileSync(join(out, 'statements', `${member}.xlsx`));
      expect(detailGross(workbook), member).toBe(gross);
    }
    return 'written';
  });
}

describe('reports of generated workspaces', () => {
  it('hold together, and titles sum to the debts', async () => {
    const seen: string[] = [];
    await fc.assert(
      fc.asyncProperty(workspaceArbitrary({ keepErrors: 0 }), async (ws) => void seen.push(await report(ws))),
      { numRuns: 24, seed: 20250910 },
    );
    expect(seen.filter((outcome) => outcome === 'written').length).toBeGreaterThan(10);
  });

  it('hold together with 40 members, 120 sites and 10¹⁵ cents', async () => {
    expect(await report(bigWorkspace(1, { sites: 120, lines: 2 }))).toBe('written');
  });
});
