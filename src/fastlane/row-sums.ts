import type { DayRange } from '../domain/calendar.ts';
import { budgetCells } from '../report/allocations.ts';
import type { Alike } from '../report/charges.ts';
import type { Amounts } from '../report/totals.ts';
import type { Piece, Press } from './press.ts';

/** What the rows of lines got that go to the same budgets. */
export interface RowSums {
  readonly like: Alike;
  /** The first days of such lines. */
  readonly reach: DayRange;
  /** `,billed_to,chapter,function,nature` of each row, with its line end. */
  readonly budgets: readonly Piece[];
  /** Lines since the last settlement, and the cents that each row got of them. */
  lines: number;
  readonly nets: Float64Array;
  readonly vats: Float64Array;
}

/** Sums of cents below it stay safe integers when one more amount is added. */
export const MOST_SUM = 2 ** 52;

export function newSums(like: Alike, reach: DayRange, piece: Press['piece']): RowSums {
  const { billedTo, rows } = like;
  return {
    like,
    reach,
    budgets: rows.map((row) => piece(`,${budgetCells(billedTo, row)}\n`)),
    lines: 0,
    nets: new Float64Array(rows.length),
    vats: new Float64Array(rows.length),
  };
}

/** Adds a line whose rows got these cents, which sum to its amounts. Whether it is time to settle. */
export function addLine(
  sums: RowSums,
  net: number,
  vat: number,
  nets: Float64Array,
  vats: Float64Array,
): boolean {
  let netLeft = net;
  let vatLeft = vat;
  let most = 0;
  for (let index = 0; index < sums.nets.length; index++) {
    const ofNet = nets[index] ?? 0;
    const ofVat = vats[index] ?? 0;
    netLeft -= ofNet;
    vatLeft -= ofVat;
    const netSum = (sums.nets[index] ?? 0) + ofNet;
    const vatSum = (sums.vats[index] ?? 0) + ofVat;
    sums.nets[index] = netSum;
    sums.vats[index] = vatSum;
    most = Math.max(most, Math.abs(netSum), Math.abs(vatSum));
  }
  if (netLeft !== 0 || vatLeft !== 0) throw new Error('the rows of a line do not sum to it');
  sums.lines++;
  return most >= MOST_SUM;
}

/** What each row got since the last settlement; they begin anew. */
export function settledRows(sums: RowSums): readonly Amounts[] {
  const { nets, vats } = sums;
  const rows = Array.from(nets, (net, index): Amounts => {
    const vat = BigInt(vats[index] ?? 0);
    return { net: BigInt(net), vat, gross: BigInt(net) + vat };
  });
  sums.lines = 0;
  nets.fill(0);
  vats.fill(0);
  return rows;
}
