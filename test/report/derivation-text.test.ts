import { describe, expect, it } from 'vitest';
import type { SplitTrace } from '../../src/allocate/rounding/split-trace.ts';
import { amountsText, vatText } from '../../src/report/derivation/amounts-text.ts';
import { splitTable } from '../../src/report/derivation/split-table.ts';
import { reportWords } from '../../src/report/words/words.ts';

describe('a split as people read it', () => {
  // ALLOCATION.md §9: `carry`, the second line of 1.01, half each; the first left R half a cent short.
  const carried: SplitTrace = {
    policy: 'carry',
    amount: 101n,
    total: 2n,
    left: 1n,
    decidedBy: 'claim',
    parts: [
      {
        weight: 1n,
        base: 50n,
        remainder: 1n,
        gotCent: false,
        amount: 50n,
        account: { before: -500_000_000_000n, fraction: 500_000_000_000n, after: 0n },
      },
      {
        weight: 1n,
        base: 50n,
        remainder: 1n,
        gotCent: true,
        amount: 51n,
        account: { before: 500_000_000_000n, fraction: 500_000_000_000n, after: 0n },
      },
    ],
  };
  const told = (split: SplitTrace, names: readonly string[], language: 'fr' | 'en') =>
    splitTable(split, 'Membre', names, reportWords(language).derivation, language);

  it('shows the accounts of carry, and who was owed most', () => {
    expect(told(carried, ['CEA', 'REGION'], 'fr')).toEqual({
      head: [
        'Membre',
        'part exacte',
        'centime inférieur',
        'reste (centime)',
        'dû avant',
        'centime',
        'montant',
        'dû après',
      ],
      rows: [
        ['CEA', '1,01 × 1/2', '0,50', '1/2', '-0,5', '', '0,50', '0'],
        ['REGION', '1,01 × 1/2', '0,50', '1/2', '0,5', '+1', '0,51', '0'],
      ],
      left: '1 centime à attribuer\u00a0: REGION (à qui il est dû le plus, ce reste compris)',
    });
  });

  it.each([
    ['none', '1 cent left: B'],
    ['claim', '1 cent left: B (to the largest remainder)'],
    ['share', '1 cent left: B (a tie: to the larger share)'],
    ['id', '1 cent left: B (a tie: to the smaller id)'],
  ] as const)('says why somebody took a cent: %s', (decidedBy, text) => {
    const split = { ...carried, policy: 'largest_remainder', decidedBy } as const;
    expect(told(split, ['A', 'B'], 'en').left).toBe(text);
  });

  it('counts the cents that were left', () => {
    expect(told({ ...carried, left: 0n }, ['A', 'B'], 'en').left).toBe('no cent is left');
    expect(told({ ...carried, left: 2n }, ['A', 'B'], 'fr').left).toMatch(/^2 centimes à attribuer/);
  });

  it('sets the sign of a credit aside, but not under carry', () => {
    const exact = (policy: SplitTrace['policy']) =>
      told({ ...carried, policy, amount: -101n }, ['A', 'B'], 'en').rows.map(([, part]) => part);
    expect([exact('largest_remainder'), exact('carry')]).toEqual([
      ['1.01 × 1/2', '1.01 × 1/2'],
      ['-1.01 × 1/2', '-1.01 × 1/2'],
    ]);
  });
});

describe('the amounts of a line', () => {
  const { derivation } = reportWords('fr');
  // The second of two lines of 0.02, on an invoice that states 200.01 of VAT on 1,000.00.
  const line = {
    net: 2n,
    vatRate: '5.5',
    vat: 1n,
    gross: 3n,
    statedRateVat: { vat: 20_001n, net: 100_000n },
  };

  it('are written as a sum, with the rate in the language', () => {
    expect(amountsText(line, derivation, 'fr')).toBe('HT 0,02 + TVA 0,01 (5,5 %) = TTC 0,03');
  });

  it('say which VAT the invoice states, and what this line adds', () => {
    const trace = { kind: 'invoice', netBefore: 2n, netAfter: 4n, vatBefore: 0n, vatAfter: 1n } as const;
    expect(vatText(line, trace, derivation, 'fr')).toBe(
      [
        'TVA de la facture, arrondie une fois par taux ; la ligne reçoit ce qu’elle ajoute',
        'la facture indique 200,01 de TVA sur 1\u00a0000,00 à ce taux',
        'HT de ce taux avant la ligne 0,02, avec elle 0,04 ; TVA arrondie 0,01 − 0,00 = 0,01',
      ].join('\u00a0; '),
    );
    expect(vatText(line, { kind: 'stated' }, derivation, 'fr')).toBe('TVA indiquée par la ligne');
  });
});
