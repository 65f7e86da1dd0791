import type { AllocatedLine } from '../allocate/allocator.ts';
import type { LineTerms } from '../allocate/line-terms.ts';
import type { Cents } from '../domain/money.ts';
import { type Amounts, NOTHING } from './totals.ts';

/** The sums of lines of the same terms: how many they are, and what each of their rows comes to. */
export interface TermsSums {
  readonly lines: number;
  readonly rows: readonly { readonly net: Cents; readonly vat: Cents }[];
}

/** What a row of the terms comes to. */
export function rowSums({ rows }: TermsSums, index: number): Amounts {
  const { net, vat } = rows[index] ?? NOTHING;
  return { net, vat, gross: net + vat };
}

/** Sums lines by their terms, so that accounts are looked up once for many lines. */
export interface LineSums {
  readonly add: (line: AllocatedLine) => void;
  /** Hands on what is summed and was not yet. */
  readonly flush: () => void;
}

/** A sum of each amount: one of safe integers, and one of what they cannot hold. */
interface RowSum {
  net: number;
  vat: number;
  largeNet: Cents;
  largeVat: Cents;
}

/** How many terms are summed before their sums are handed on. */
const TERMS = 4096;

/** Sums that go to `take` when many terms have come, and at a flush. */
export function lineSums(take: (terms: LineTerms, sums: TermsSums) => void): LineSums {
  const byTerms = new Map<LineTerms, { lines: number; readonly rows: readonly RowSum[] }>();
  const flush = (): void => {
    for (const [terms, { lines, rows }] of byTerms) {
      take(terms, {
        lines,
        rows: rows.map(({ net, vat, largeNet, largeVat }) => ({
          net: BigInt(net) + largeNet,
          vat: BigInt(vat) + largeVat,
        })),
      });
    }
    byTerms.clear();
  };
  return {
    flush,
    add({ terms, rows }) {
      let sums = byTerms.get(terms);
      if (sums === undefined) {
        if (byTerms.size === TERMS) flush();
        sums = { lines: 0, rows: rows.map(() => ({ net: 0, vat: 0, largeNet: 0n, largeVat: 0n })) };
        byTerms.set(terms, sums);
      }
      sums.lines++;
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index];
        const sum = sums.rows[index];
        if (row !== undefined && sum !== undefined) grow(sum, row.net, row.vat);
      }
    },
  };
}

function grow(sum: RowSum, net: Cents, vat: Cents): void {
  const [ofNet, ofVat] = [Number(net), Number(vat)];
  const areSafe = Number.isSafeInteger(ofNet) && Number.isSafeInteger(ofVat);
  if (areSafe && Number.isSafeInteger(sum.net + ofNet) && Number.isSafeInteger(sum.vat + ofVat)) {
    sum.net += ofNet;
    sum.vat += ofVat;
  } else {
    sum.largeNet += net;
    sum.largeVat += vat;
  }
}
