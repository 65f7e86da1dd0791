/** What the cells of a column mean, by the codes of their bytes: equal cells are read once. */
export interface Meanings<T> {
  /** Reads the next cell; whether it was understood. */
  readonly learn: (text: string) => boolean;
  /** Whether the cell with a code was understood. */
  readonly knows: (code: number) => boolean;
  /** Of a cell that was. */
  readonly valueOf: (code: number) => T;
  readonly size: () => number;
}

/** What a cell means; undefined where it was not understood. */
export type ReadCell<T> = (text: string) => { readonly value: T } | undefined;

export function meanings<T>(read: ReadCell<T>): Meanings<T> {
  const values: T[] = [];
  const unknown = new Set<number>();
  return {
    learn(text) {
      const reading = read(text);
      if (reading === undefined) unknown.add(values.length);
      // Nobody asks for the value of a cell that was not understood.
      values.push(reading?.value as T);
      return reading !== undefined;
    },
    knows: (code) => !unknown.has(code),
    valueOf: (code) => values[code] as T,
    size: () => values.length,
  };
}
