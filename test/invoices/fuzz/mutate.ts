/** A generator of numbers below a limit, the same on every machine (Lehmer). */
export type Numbers = (below: number) => number;

export function numbers(seed: number): Numbers {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const INSERTED = [
  '0',
  '-',
  ',',
  '.',
  ';',
  '"',
  '\n',
  '\r\n',
  ' ',
  '\u00a0',
  '<',
  '&amp;',
  '€',
  '\0',
  '9',
  'é',
];

type Change = (bytes: Buffer, at: number, next: Numbers) => Buffer;

const CHANGES: readonly Change[] = [
  // A bit flips.
  (bytes, at, next) => replaced(bytes, at, Buffer.from([(bytes[at] ?? 0) ^ (1 << next(8))]), 1),
  // A digit becomes another: what is damaged may still be read.
  (bytes, _, next) => otherDigit(bytes, next),
  (bytes, _, next) => otherDigit(bytes, next),
  // Some bytes are lost, or all from here on.
  (bytes, at, next) => replaced(bytes, at, Buffer.alloc(0), 1 + next(40)),
  (bytes, at) => bytes.subarray(0, at),
  // Some bytes are repeated, at their place or elsewhere.
  (bytes, at, next) => replaced(bytes, at, bytes.subarray(at, at + 1 + next(200)), 0),
  (bytes, at, next) => replaced(bytes, next(bytes.length + 1), bytes.subarray(at, at + 1 + next(60)), 0),
  // A character that means something is put in.
  (bytes, at, next) => replaced(bytes, at, Buffer.from(INSERTED[next(INSERTED.length)] ?? ''), 0),
  (bytes, at, next) => wholeLineTwice(bytes, at, next),
];

/** The file with one thing changed, seldom two or three: what is hardly damaged may still be read. */
export function mutated(original: Buffer, next: Numbers): Buffer {
  let bytes = original;
  for (let times = next(4) === 0 ? 1 + next(3) : 1; times > 0; times--) {
    const change = CHANGES[next(CHANGES.length)];
    if (change !== undefined && bytes.length > 0) bytes = change(bytes, next(bytes.length), next);
  }
  return bytes;
}

function replaced(bytes: Buffer, at: number, piece: Uint8Array, removed: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + removed)]);
}

function otherDigit(bytes: Buffer, next: Numbers): Buffer {
  const places = [...bytes.keys()].filter((at) => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39);
  const at = places[next(Math.max(1, places.length))];
  return at === undefined ? bytes : replaced(bytes, at, Buffer.from([0x30 + next(10)]), 1);
}

function wholeLineTwice(bytes: Buffer, at: number, next: Numbers): Buffer {
  const start = bytes.lastIndexOf(0x0a, at) + 1;
  const end = bytes.indexOf(0x0a, at) + 1;
  if (end === 0) return bytes;
  const line = bytes.subarray(start, end);
  return next(2) === 0
    ? replaced(bytes, start, line, 0)
    : replaced(bytes, start, Buffer.alloc(0), line.length);
}
