import { inflateSync } from 'node:zlib';
import type { Budget, PdfDictionary, PdfValue } from './syntax.ts';

/** What a stream decodes to, or why it does not: beyond the budget, or not read. */
export type Decoded = Buffer | 'too-large' | 'unreadable';

/** Resolves what a dictionary holds under a name, references followed. */
export type Lookup = (dictionary: PdfDictionary, name: string) => PdfValue | undefined;

/**
 * Decodes a stream as it is, or FlateDecode (with a PNG predictor), the filters that PDF/A writers use for what is
 * read here. The output is counted while it is made: a small file cannot fill the memory.
 */
export function decodeStream(
  data: Buffer,
  dictionary: PdfDictionary,
  lookup: Lookup,
  budget: Budget,
): Decoded {
  const filters = listOf(lookup(dictionary, 'Filter'));
  const parameters = listOf(lookup(dictionary, 'DecodeParms'));
  if (filters === undefined || parameters === undefined) return 'unreadable';
  if (filters.length > 1) return 'unreadable';
  const [filter] = filters;
  if (filter === undefined) return data;
  if (filter.kind !== 'name' || filter.value !== 'FlateDecode') return 'unreadable';
  const inflated = inflate(data, budget);
  const [parameter] = parameters;
  if (!Buffer.isBuffer(inflated) || parameter?.kind !== 'dictionary') return inflated;
  return withoutPredictor(inflated, parameter, lookup);
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] | undefined {
  if (value === undefined || value.kind === 'null') return [];
  if (value.kind === 'array') return value.items;
  return value.kind === 'name' || value.kind === 'dictionary' ? [value] : undefined;
}

function inflate(data: Buffer, budget: Budget): Decoded {
  if (budget.decoded <= 0) return 'too-large';
  try {
    const inflated = inflateSync(data, { maxOutputLength: budget.decoded });
    budget.decoded -= inflated.length;
    return inflated;
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : 'unreadable';
  }
}

/** Undoes the PNG predictors (RFC 2083, 6), which tables of objects are compressed with. */
function withoutPredictor(data: Buffer, parameters: PdfDictionary, lookup: Lookup): Decoded {
  const number = (name: string, otherwise: number): number => {
    const value = lookup(parameters, name);
    return value?.kind === 'number' ? value.value : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return data;
  const columns = number('Columns', 1);
  const plain = number('Colors', 1) === 1 && number('BitsPerComponent', 8) === 8;
  if (predictor < 10 || !plain || !Number.isInteger(columns) || columns < 1) return 'unreadable';
  const rows = data.length / (columns + 1);
  if (!Number.isInteger(rows)) return 'unreadable';
  const output = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    const type = data[row * (columns + 1)] ?? 0;
    if (type > 4) return 'unreadable';
    for (let column = 0; column < columns; column++) {
      const place = row * columns + column;
      const left = column === 0 ? 0 : (output[place - 1] ?? 0);
      const up = row === 0 ? 0 : (output[place - columns] ?? 0);
      const corner = column === 0 || row === 0 ? 0 : (output[place - columns - 1] ?? 0);
      output[place] = (data[row * (columns + 1) + 1 + column] ?? 0) + predicted(type, left, up, corner);
    }
  }
  return output;
}

function predicted(type: number, left: number, up: number, corner: number): number {
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  return type === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const fromLeft = Math.abs(estimate - left);
  const fromUp = Math.abs(estimate - up);
  const fromCorner = Math.abs(estimate - corner);
  if (fromLeft <= fromUp && fromLeft <= fromCorner) return left;
  return fromUp <= fromCorner ? up : corner;
}
