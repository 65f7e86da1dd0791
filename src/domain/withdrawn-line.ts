import type { LineKey } from './line-key.ts';

/** A line of a closed run that is no more: a row of withdrawn-lines.csv. */
export interface WithdrawnLine extends LineKey {
  /** The closed run that charged it. */
  readonly run: string;
  readonly row: number;
}
