/** How dense a page is: distances in points, `line` in multiples of the font size. */
export interface Density {
  /** From line to line in a table. */
  readonly line: number;
  /** Above and below the text of a cell; letters have room of their own above them. */
  readonly above: number;
  readonly below: number;
  /** Above a heading. */
  readonly section: number;
  /** From line to line of a note. */
  readonly note: number;
  readonly isClose: boolean;
}

export const USUAL: Density = { line: 1.2, above: 1.4, below: 1.4, section: 12, note: 10, isClose: false };
export const CLOSE: Density = { line: 1.12, above: 0, below: 1.6, section: 6, note: 9, isClose: true };
