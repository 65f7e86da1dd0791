/** Headers of a column whose letters or signs say on which side of an account a row is. */
export const OF_SIDES = /(?<!\p{L})(?:sens|signe|sign|d\/c|s\/h|d[ée]bit ?\/ ?cr[ée]dit)(?!\p{L})/iu;

const SIDES = [
  ['charge', /^[DS+]$/i],
  // `H` is the credit of SAP (Haben), as `S` is its debit (Soll).
  ['credit', /^[CH−-]$/i],
] as const;

/** The side that such a cell names, in the operator's accounts; undefined where it names none. */
export function sideOf(cell: string): 'charge' | 'credit' | undefined {
  return SIDES.find(([, letters]) => letters.test(cell.trim()))?.[0];
}
