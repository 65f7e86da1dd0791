/** Published vectors of other projects, shared by `grappe allocate` over members whose ids stand in the same order. */
import { describe, expect, test } from 'vitest';
import { formatCents } from '../../src/domain/numbers/money.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { invoice } from '../oracle/small-workspace.ts';
import { PUBLISHED_VECTORS, type PublishedVector } from './published-vectors.ts';
import { shares } from './shares.ts';

function workspaceOf({ amount, weights }: PublishedVector): WorkspaceFiles {
  const members = weights.map((_, i) => `M${i}`);
  const parts = weights.map((weight, i) => `M${i}: ${weight}`).join(', ');
  return {
    'convention.yaml': [
      'prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: M0',
      `rules: [{ id: r, applies_to: { target: group }, share: { by: fixed, parts: { ${parts} } } }]\n`,
    ].join('\n'),
    'members.csv': `member,name\n${members.map((member) => `${member},x\n`).join('')}`,
    'sites.csv': 'site,name,type,member\nS,x,college,M0\n',
    'grappes.csv': 'grappe,name,kind,site\nG,x,grappe,S\n',
    'invoices/a.csv': invoice(`*,other,,,${formatCents(amount)},0,`),
  };
}

/** Members without a share have no row. */
function rowsOf(parts: readonly bigint[], weights: readonly string[]): readonly string[] {
  return parts.flatMap((part, i) => (weights[i] === '0' ? [] : [`M${i} ${formatCents(part)}`]));
}

describe('published vectors', () => {
  test.each(PUBLISHED_VECTORS)('$amount over $weights ($source)', async (vector) => {
    const expected = vector.ours?.parts ?? vector.published;
    expect(await shares(workspaceOf(vector), 'member net_amount')).toEqual(rowsOf(expected, vector.weights));
  });

  test('where ours differ, both sum to the amount', () => {
    const total = (parts: readonly bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);
    for (const { amount, published, ours } of PUBLISHED_VECTORS) {
      expect(total(published)).toBe(amount);
      if (ours !== undefined) expect(ours.parts).not.toEqual(published);
      if (ours !== undefined) expect(total(ours.parts)).toBe(amount);
    }
  });
});
