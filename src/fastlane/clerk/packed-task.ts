import type { PrintTask } from './print.ts';

/** Texts as one, and how long each is: so they are handed to another thread much quicker than one by one. */
interface PackedTexts {
  readonly all: string;
  readonly lengths: readonly number[];
}

/** A task on its way to another thread. */
export interface PackedTask extends Omit<PrintTask, 'pieces' | 'between'> {
  readonly pieces: PackedTexts;
  readonly between: PackedTexts;
  /** Before which line each text comes. */
  readonly betweenLines: readonly number[];
}

export function packedTask({ pieces, between, ...others }: PrintTask): PackedTask {
  return {
    ...others,
    pieces: packed(pieces),
    between: packed(between.map(({ text }) => text)),
    betweenLines: between.map(({ line }) => line),
  };
}

export function unpackedTask({ pieces, between, betweenLines, ...others }: PackedTask): PrintTask {
  return {
    ...others,
    pieces: unpacked(pieces),
    between: unpacked(between).map((text, index) => ({ text, line: betweenLines[index] ?? 0 })),
  };
}

function packed(texts: readonly string[]): PackedTexts {
  return { all: texts.join(''), lengths: texts.map(({ length }) => length) };
}

function unpacked({ all, lengths }: PackedTexts): readonly string[] {
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return all.slice(at - length, at);
  });
}
